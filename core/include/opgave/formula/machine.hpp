// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/program.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace opgave {

/// A program, the figures it reads, and the memory it works in. Owns nothing.
///
/// Values are 32 or 64 bits wide, as their bounds ask for. A lane is `lane_width` numbers: one, or one for each of
/// `lane_block` tables that are evaluated side by side. A column of more than one number fills whole blocks; what lies
/// beyond its lanes is computed with the rest and means nothing.
class machine {
public:
    /// How much memory an evaluation of the program needs; exactly that much suffices. Aligned as for 64-bit numbers.
    [[nodiscard]] static constexpr std::uint64_t workspace_bytes(const program_view& program) noexcept {
        const std::uint64_t words =
            program.wide_count + lane_block + 2 * program.range_count + 8 * program.scratch + pointer_words(program);
        const std::uint64_t narrow     = program.narrow_count + lane_block;    // a sum may look beyond the last column
        const std::uint64_t half_words = narrow + program.instructions.size(); // numbers, and which steps are open
        const std::uint64_t bytes = narrow + program.wide_count + open_count(program) + 2 * program.instructions.size()
                                    + program.runs.size() + program.requirements.size();
        return words * sizeof(std::int64_t) + (half_words * sizeof(std::int32_t) + bytes + 7) / 8 * 8;
    }

    /// @pre `workspace` has `workspace_bytes(program)` bytes and is aligned for 64-bit numbers
    machine(const program_view& program, const figures_view& figures, std::span<std::byte> workspace) noexcept
        : program_(&program), figures_(&figures) {
        auto* const words  = reinterpret_cast<std::int64_t*>(workspace.data());
        ranges_            = reinterpret_cast<interval*>(words + program.wide_count + lane_block);
        scratch_           = words + program.wide_count + lane_block + 2 * program.range_count;
        operands_          = reinterpret_cast<const void**>(scratch_ + 8 * program.scratch);
        auto* const narrow = reinterpret_cast<std::int32_t*>(scratch_ + 8 * program.scratch + pointer_words(program));
        open_steps_        = reinterpret_cast<std::uint32_t*>(narrow + program.narrow_count + lane_block);
        known_             = reinterpret_cast<std::uint8_t*>(open_steps_ + program.instructions.size());
        open_              = known_ + program.narrow_count + lane_block + program.wide_count;
        careful_           = open_ + open_count(program); // these three as `marks_at_start` has them
        careful_runs_      = careful_ + program.instructions.size();
        listings_          = reinterpret_cast<listing*>(careful_runs_ + program.runs.size());
        marks_             = careful_runs_ + program.runs.size() + program.requirements.size();
        narrow_            = {narrow, figures.narrow, program.narrow_pool.data()};
        wide_              = {words, figures.wide, program.wide_pool.data()};
        out_narrow_        = narrow;
        out_wide_          = words;
    }

    [[nodiscard]] const program_view& program() const noexcept { return *program_; }
    [[nodiscard]] const figures_view& figures() const noexcept { return *figures_; }
    [[nodiscard]] std::uint32_t       lane_width() const noexcept { return program_->lane_width; }

    [[nodiscard]] std::span<const program_operand> operands_of(const instruction& step) const noexcept {
        return {program_->operands.data() + step.first_operand, step.operand_count};
    }
    [[nodiscard]] const instruction& operator[](std::uint32_t index) const noexcept {
        return program_->instructions.data()[index];
    }
    [[nodiscard]] std::uint32_t index_of(const instruction& step) const noexcept {
        return static_cast<std::uint32_t>(&step - program_->instructions.data());
    }

    /// An instruction as its values are computed.
    [[nodiscard]] const program_step& step(std::uint32_t index) const noexcept { return program_->steps.data()[index]; }
    /// Where the operands begin that `bind` found, one after another.
    [[nodiscard]] const void* const* bound_operands() const noexcept { return operands_; }

    /// The same of a requirement: its slack, its condition, and so on for those that follow it.
    [[nodiscard]] const void* const* bound_sides(std::uint32_t requirement) const noexcept {
        return operands_ + program_->operands.size() + std::size_t{2} * requirement;
    }

    /// Finds out where all addresses of the program lie, before anything is computed.
    void bind() noexcept {
        const address* const addresses = program_->addresses.data();
        for (std::size_t i = 0; i < program_->addresses.size(); ++i) operands_[i] = lies_at(addresses[i]);
    }
    /// The same when only the table lies elsewhere.
    void bind_table() noexcept {
        narrow_[static_cast<std::size_t>(storage::table)] = figures_->narrow;
        wide_[static_cast<std::size_t>(storage::table)]   = figures_->wide;
        const table_operands_view& of                     = program_->table_operands;
        bind_cells(0, of.narrow, figures_->narrow);
        bind_cells(of.narrow, of.narrow + of.wide, figures_->wide);
        bind_cells(of.narrow + of.wide, of.operands.size(), figures_->stated);
    }

    // --- values ------------------------------------------------------------------------------------------------------

    template <class Word>
    [[nodiscard]] const Word* values(address of) const noexcept {
        if constexpr (std::is_same_v<Word, std::int32_t>)
            return narrow_[of.place()] + of.at();
        else
            return wide_[of.place()] + of.at();
    }
    template <class Word>
    [[nodiscard]] const Word* values(const instruction& of) const noexcept {
        return values<Word>(address(of.place, of.at, of.wide));
    }
    template <class Word, class Step>
    [[nodiscard]] Word* out(const Step& of) const noexcept {
        if constexpr (std::is_same_v<Word, std::int32_t>)
            return out_narrow_ + of.at;
        else
            return out_wide_ + of.at;
    }
    /// The value at `position` numbers from the first; 0 where it is not known.
    [[nodiscard]] std::int64_t value(const instruction& step, std::size_t position) const noexcept {
        return step.wide ? values<std::int64_t>(step)[position] : values<std::int32_t>(step)[position];
    }

    // --- what is known -----------------------------------------------------------------------------------------------

    /// Is a lane of it not known? The marks of an instruction that is not open say nothing.
    [[nodiscard]] bool is_open(const program_operand& of) const noexcept { return open_[of.open_at] != 0; }
    [[nodiscard]] bool is_open(const judged_side& of) const noexcept { return open_[of.open_at] != 0; }
    [[nodiscard]] bool is_open(std::uint32_t index) const noexcept { return open_[open_at(index)] != 0; }
    void               set_open(std::uint32_t index, bool open) noexcept { open_[open_at(index)] = open ? 1 : 0; }
    [[nodiscard]] std::uint8_t* open_marks() noexcept { return open_; }

    /// Marks of what is known, 255 or 0, one a value. @pre it is open
    [[nodiscard]] const std::uint8_t* known(const instruction& step) const noexcept {
        return step.place == storage::table ? figures_->known + step.at : known_ + step.known_at;
    }
    [[nodiscard]] const std::uint8_t* known(const program_operand& of) const noexcept { return known((*this)[of.of]); }
    [[nodiscard]] std::uint8_t*       known_out(const instruction& step) noexcept { return known_ + step.known_at; }

    [[nodiscard]] bool is_known(std::uint32_t index, std::size_t position) const noexcept {
        const instruction& step = (*this)[index];
        return step.place == storage::pool || !is_open(index) || known(step)[position] != 0;
    }

    /// May an operand of it not be known?
    [[nodiscard]] bool is_careful(std::uint32_t index) const noexcept { return careful_[index] != 0; }
    /// One a run: 1 where a lane of it may not be known.
    [[nodiscard]] const std::uint8_t* careful_runs() const noexcept { return careful_runs_; }
    /// How each requirement is listed.
    [[nodiscard]] const listing* listings() const noexcept { return listings_; }

    /// As if all that is read were known: one copy of whether each step is open, which of them ask for care, which runs do,
    /// and how requirements are listed.
    void take_no_care() noexcept {
        open_step_count_ = 0;
        std::copy_n(program_->marks_at_start.data(), program_->marks_at_start.size(),
                    open_ + std::size_t{3} * program_->columns);
    }
    /// @param reader as in `program_source`
    void take_care_of(std::uint32_t reader) noexcept {
        const std::size_t steps = program_->instructions.size();
        if (reader >= steps) {
            listings_[reader - steps] = listing::careful;
            return;
        }
        careful_[reader]                   = 1;
        careful_runs_[(*this)[reader].run] = 1;
    }

    /// The steps of which an evaluation found that a lane is not known, in ascending order.
    [[nodiscard]] std::span<const std::uint32_t> open_steps() const noexcept { return {open_steps_, open_step_count_}; }
    void add_open_step(std::uint32_t index) noexcept { open_steps_[open_step_count_++] = index; }

    // --- ranges ------------------------------------------------------------------------------------------------------

    [[nodiscard]] interval* ranges_of(const instruction& step) const noexcept { return ranges_ + step.range_at; }
    /// One an instruction: 1 where its ranges were evaluated.
    [[nodiscard]] std::uint8_t* marks() const noexcept { return marks_; }
    [[nodiscard]] std::uint8_t& mark(std::uint32_t index) const noexcept { return marks_[index]; }

    /// The value, or its range once the ranges were evaluated.
    [[nodiscard]] interval range(std::uint32_t index, std::size_t position) const noexcept {
        const instruction& step = (*this)[index];
        if (is_known(index, position)) return interval::exactly(value(step, position));
        return step.op == operation::figure ? figure_range(step, position) : ranges_of(step)[position];
    }

    /// What the figure at that position may be.
    [[nodiscard]] interval figure_range(const instruction& figure, std::size_t position) const noexcept {
        return figure.place == storage::table ? figures_->at(figure.at + position) : figure.bounds;
    }

    /// The value of an instruction for one lane, as an evaluation left it: exact, or what it may be. One value serves every
    /// lane. @pre `lane_width` is 1
    [[nodiscard]] interval at(std::uint32_t index, std::size_t lane) const noexcept {
        const instruction& step     = (*this)[index];
        const std::size_t  position = step.shape == shape::one ? 0 : lane;
        if (is_known(index, position)) return interval::exactly(value(step, position));
        if (step.op == operation::figure) return figure_range(step, position);
        return mark(index) != 0 ? ranges_of(step)[position] : step.bounds;
    }

    /// Memory of an apportionment: its shares, then six parts of one word a member (two of scratch, keys, floors, caps, and
    /// the order of a draw).
    [[nodiscard]] interval*     share_scratch() const noexcept { return reinterpret_cast<interval*>(scratch_); }
    [[nodiscard]] std::int64_t* word_scratch(std::size_t part) const noexcept {
        return scratch_ + (2 + part) * program_->scratch;
    }

private:
    static_assert(sizeof(void*) <= sizeof(std::int64_t));
    static_assert(sizeof(listing) == sizeof(std::uint8_t));
    [[nodiscard]] static constexpr std::uint64_t pointer_words(const program_view& program) noexcept {
        return program.addresses.size();
    }
    template <class Cell>
    void bind_cells(std::size_t from, std::size_t to, const Cell* cells) noexcept {
        const void** const         bound    = operands_;
        const std::uint32_t* const operands = program_->table_operands.operands.data();
        const std::uint64_t* const at       = program_->table_operands.cells.data();
        constexpr std::size_t      four     = 4; // at once, for there are many and each is little work
        for (; from + four <= to; from += four)
            for (std::size_t i = from; i < from + four; ++i) {
                bound[operands[i]] = cells + at[i];
                __builtin_prefetch(cells + at[i]); // of a table that was not read lately all lines come at once then
            }
        for (; from < to; ++from) bound[operands[from]] = cells + at[from];
    }
    [[nodiscard]] const void* lies_at(address at) const noexcept {
        if (at.is_wide()) return wide_[at.place()] + at.at();
        return at.is_stated_marks() ? static_cast<const void*>(figures_->stated + at.at())
                                    : static_cast<const void*>(narrow_[at.place()] + at.at());
    }

    /// The marks of the table's scopes and columns come first, then one an instruction.
    [[nodiscard]] static constexpr std::uint64_t open_count(const program_view& program) noexcept {
        return 3 * std::uint64_t{program.columns} + program.instructions.size();
    }
    [[nodiscard]] std::size_t open_at(std::uint32_t index) const noexcept {
        const instruction& step = (*this)[index];
        return step.place == storage::table
                   ? static_cast<std::size_t>(step.second) * program_->columns + static_cast<std::size_t>(step.first)
                   : std::size_t{3} * program_->columns + index;
    }

    const program_view*                program_;
    const figures_view*                figures_;
    std::array<const std::int32_t*, 3> narrow_; ///< by storage
    std::array<const std::int64_t*, 3> wide_;
    std::int32_t*                      out_narrow_;
    std::int64_t*                      out_wide_;
    interval*                          ranges_;
    std::int64_t*                      scratch_;
    const void**                       operands_;
    std::uint32_t*                     open_steps_;
    std::size_t                        open_step_count_ = 0;
    std::uint8_t*                      known_;
    std::uint8_t*                      open_;
    std::uint8_t*                      marks_;
    std::uint8_t*                      careful_;
    std::uint8_t*                      careful_runs_;
    listing*                           listings_;
};

} // namespace opgave
