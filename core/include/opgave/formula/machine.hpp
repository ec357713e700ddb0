// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/program.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace opgave {

/// The values of one instruction: one a lane, or one for all lanes.
struct lane_values {
    const std::int64_t* values     = nullptr;
    const std::uint8_t* known      = nullptr;
    std::uint32_t       step       = 0; ///< 0 where one value serves all lanes
    std::uint32_t       known_step = 0;

    [[nodiscard]] std::int64_t value(std::size_t lane) const noexcept { return values[lane * step]; }
    [[nodiscard]] bool         is_known(std::size_t lane) const noexcept { return known[lane * known_step] != 0; }
};

/// A program, the figures it reads, and the memory it works in. Owns nothing.
class machine {
public:
    /// How much memory an evaluation of the program needs; exactly that much suffices. Aligned as for 64-bit numbers.
    [[nodiscard]] static constexpr std::uint64_t workspace_bytes(const program_view& program) noexcept {
        const std::uint64_t words = program.value_count + 2 * program.range_count + 7 * program.scratch;
        const std::uint64_t bytes = program.value_count + program.instructions.size();
        return words * sizeof(std::int64_t) + (bytes + 7) / 8 * 8;
    }

    /// @pre `workspace` has `workspace_bytes(program)` bytes and is aligned for 64-bit numbers
    machine(const program_view& program, const figures_view& figures, std::span<std::byte> workspace) noexcept
        : program_(&program), figures_(&figures) {
        auto* words = reinterpret_cast<std::int64_t*>(workspace.data());
        values_     = words;
        ranges_     = reinterpret_cast<interval*>(words + program.value_count);
        scratch_    = words + program.value_count + 2 * program.range_count;
        known_      = reinterpret_cast<std::uint8_t*>(scratch_ + 7 * program.scratch);
        marks_      = known_ + program.value_count;
    }

    [[nodiscard]] const program_view& program() const noexcept { return *program_; }
    [[nodiscard]] const figures_view& figures() const noexcept { return *figures_; }

    [[nodiscard]] lane_values read(std::uint32_t index) const noexcept {
        static constexpr std::uint8_t always = 1;
        const instruction&            step   = program_->instructions[index];
        const std::uint32_t           stride = step.shape == shape::one ? 0 : 1;
        switch (step.place) {
        case storage::table: return {figures_->values + step.at, figures_->known + step.at, stride, stride};
        case storage::pool: return {program_->pool.data() + step.at, &always, stride, 0};
        case storage::workspace: break;
        }
        return {values_ + step.at, known_ + step.at, stride, stride};
    }

    [[nodiscard]] std::int64_t* values_of(const instruction& step) noexcept { return values_ + step.at; }
    [[nodiscard]] std::uint8_t* known_of(const instruction& step) noexcept { return known_ + step.at; }
    [[nodiscard]] interval*     ranges_of(const instruction& step) const noexcept { return ranges_ + step.range_at; }
    [[nodiscard]] std::uint8_t& mark(std::uint32_t index) const noexcept { return marks_[index]; }

    /// The value, or its range once the ranges were evaluated.
    [[nodiscard]] interval range(std::uint32_t index, std::size_t lane) const noexcept {
        const instruction& step = program_->instructions[index];
        return ranges_of(step)[step.shape == shape::one ? 0 : lane];
    }

    /// Is the figure of that lane stated?
    [[nodiscard]] bool is_stated(const instruction& figure, std::size_t lane) const noexcept {
        return figure.place == storage::table && figures_->stated[figure.at + lane] != 0;
    }

    /// What the figure of that lane may be.
    [[nodiscard]] interval figure_range(const instruction& figure, std::size_t lane) const noexcept {
        if (figure.place != storage::table) return figure.bounds;
        const std::uint64_t cell = figure.at + lane;
        if (figures_->known[cell] != 0) return interval::exactly(figures_->values[cell]);
        if (figures_->stated[cell] == 0) return figures_->outer[cell / figures_->lanes.count()];
        const stated_range* last = figures_->ranges + figures_->range_count;
        const stated_range* found =
            std::lower_bound(figures_->ranges, last, cell,
                             [](const stated_range& one, std::uint64_t wanted) { return one.cell < wanted; });
        return found->ends;
    }

    /// Memory of an apportionment: its shares, then five parts of one word a member (two of scratch, keys, floors, caps).
    [[nodiscard]] interval*     share_scratch() const noexcept { return reinterpret_cast<interval*>(scratch_); }
    [[nodiscard]] std::int64_t* word_scratch(std::size_t part) const noexcept {
        return scratch_ + (2 + part) * program_->scratch;
    }

private:
    const program_view* program_;
    const figures_view* figures_;
    std::int64_t*       values_;
    interval*           ranges_;
    std::int64_t*       scratch_;
    std::uint8_t*       known_;
    std::uint8_t*       marks_;
};

} // namespace opgave
