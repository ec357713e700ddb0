// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/rounding.hpp>
#include <opgave/formula/apportion_method.hpp>
#include <opgave/formula/operation.hpp>
#include <opgave/model/layout.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace opgave {

/// Where the values of an instruction lie.
enum class storage : std::uint8_t {
    workspace, ///< computed by each evaluation
    table,     ///< a column of the figures, read in place
    pool,      ///< constant, computed when the rulebook was compiled
};

/// What computes an instruction: its operator, by the same number, or one of these, which lowering alone writes.
enum class step_kind : std::uint8_t {
    splat            = operation_count,     ///< one value for each of many lanes
    widen            = operation_count + 1, ///< the same numbers in 64 bits
    difference       = operation_count + 2, ///< a - b
    signed_sum       = operation_count + 3, ///< the same of any number: a constant, and terms added or taken away
    minus_magnitude  = operation_count + 4, ///< the lesser of x and -x
    minus_distance   = operation_count + 5, ///< the lesser of a - b and b - a
    times_reciprocal = operation_count + 6, ///< a rounded division by multiplication
};
inline constexpr std::size_t step_kind_count = operation_count + 7;

[[nodiscard]] constexpr step_kind kind_of(operation op) noexcept { return static_cast<step_kind>(op); }

/// Whether lanes of a step can be unknown although every figure that it reads is known.
enum class openness : std::uint8_t {
    closed, ///< they cannot
    maybe,  ///< a share that is tied; a choice that may fall on what lies outside the frame
    always, ///< it reads what lies outside the frame
};

/// Where numbers begin: in which storage, of which width, and how many of these from its first.
class address {
public:
    constexpr address() = default;
    constexpr address(storage place, std::uint64_t at, bool wide) noexcept
        : bits_(static_cast<std::uint64_t>(place) << place_shift | (wide ? wide_bit : 0) | at) {}

    /// The marks of what is stated, beside the numbers of a figure.
    [[nodiscard]] static constexpr address stated_marks(std::uint64_t at) noexcept {
        address of;
        of.bits_ = std::uint64_t{3} << place_shift | at;
        return of;
    }

    [[nodiscard]] constexpr bool        is_stated_marks() const noexcept { return place() == 3; }
    [[nodiscard]] constexpr bool        is_wide() const noexcept { return (bits_ & wide_bit) != 0; }
    [[nodiscard]] constexpr std::size_t place() const noexcept {
        return static_cast<std::size_t>(bits_ >> place_shift);
    }
    [[nodiscard]] constexpr std::uint64_t at() const noexcept { return bits_ & (wide_bit - 1); }

private:
    static constexpr unsigned      place_shift = 62;
    static constexpr std::uint64_t wide_bit    = std::uint64_t{1} << 61;

    std::uint64_t bits_ = 0;
};

/// What an instruction reads.
struct program_operand {
    std::uint32_t of      = 0; ///< an earlier instruction
    std::uint32_t open_at = 0; ///< where it stands whether a lane of it is not known
    std::int64_t  factor  = 1;
};

/// What an evaluation of values alone asks of an instruction, apart from the rest so that it stays in the cache. Its
/// operands stand in `program_view::addresses`. Within a run each step's operands follow those of the one before it, and
/// so do its numbers.
struct program_step {
    std::uint64_t at            = 0; ///< its first number, in the workspace
    std::uint32_t first_operand = 0;
    std::uint32_t operand_count = 0;
    std::uint32_t blocks        = 0; ///< as `instruction::blocks`
    std::uint32_t positive      = 0; ///< of a `signed_sum`: how many of its operands are added
    std::int64_t  first         = 0; ///< as `instruction::first`; of a `times_reciprocal` its `detail`
};

/// One step of an evaluation: one formula for all its lanes. Details are those of the graph's node, but that lists of
/// members are places in the program's lists.
struct instruction {
    operation        op            = operation::poison; ///< of the graph; poison for what lowering added
    step_kind        kind          = kind_of(operation::poison);
    opgave::sort     sort          = sort::number;
    opgave::shape    shape         = shape::one;
    storage          place         = storage::workspace;
    bool             wide          = false; ///< values of 64 bits instead of 32
    bool             wide_operands = false; ///< the same of what it reads; of a condition these may differ
    bool             side_by_side  = false; ///< of a sum: the members of each of its lists
    openness         open          = openness::closed;
    rounding         rounded{};
    apportion_method method{};
    std::uint32_t    lanes  = 1; ///< how many values; a formula of members has one more, for what is unattributed
    std::uint32_t    blocks = 0; ///< the same in blocks of `lane_block` numbers; 0 for a single number
    std::uint32_t    first_operand = 0;
    std::uint32_t    operand_count = 0;
    std::uint32_t    run           = 0; ///< which of `program_view::runs` it belongs to
    std::int64_t     first         = 0;
    std::int64_t     second        = 0; ///< as the node's; of a `signed_sum`: how many of its operands are added
    std::uint64_t    list          = 0; ///< where its list of members begins; of groups' figures: their first lane
    std::uint64_t    detail = 0; ///< of a `times_reciprocal`: where its numbers begin, among the wide ones of the pool
    std::uint64_t    at     = 0; ///< its first number: among those of its width, of its storage
    std::uint64_t    known_at = 0; ///< the same among the marks of what is known
    std::uint64_t    range_at = 0; ///< where its first range lies
    interval         bounds;       ///< what an unknown value may be at most
};

/// Which numbers the steps of a run have.
enum class run_form : std::uint8_t {
    number, ///< one each, of 32 bits
    block,
    blocks,
    wide, ///< something of it has 64 bits
};
inline constexpr std::size_t run_form_count = 4;

/// What computes a run, among the kernels of all forms and kinds.
[[nodiscard]] constexpr std::uint16_t run_kernel_of(run_form form, step_kind kind) noexcept {
    return static_cast<std::uint16_t>(static_cast<std::size_t>(form) * step_kind_count
                                      + static_cast<std::size_t>(kind));
}

/// Instructions that stand side by side and are computed alike: of one kind, width and length, none reads another.
struct program_run {
    step_kind     kind{};
    openness      open   = openness::closed;
    std::uint16_t kernel = 0; ///< see `run_kernel_of`
    std::uint32_t first  = 0;
    std::uint32_t count  = 0;
};

/// What reads a column and scope, and what must not be there for all its values to be known. A reader is an instruction by
/// its number, or a requirement by its number after those of all instructions.
struct program_source {
    std::uint32_t reader              = 0;
    std::uint8_t  trouble             = 0; ///< of `figures_view::open`
    std::uint8_t  trouble_for_verdict = 0; ///< the same, where only verdicts are asked for
};

/// What an evaluation is for. A rule that asks whether a figure is stated does not apply where it is not: for verdicts
/// alone, what its slack would be then need not be known.
enum class evaluation_goal : std::uint8_t { everything, verdicts };

/// Addresses that lie in the table: all there is to find anew when another table is evaluated. First those of 32-bit
/// numbers, then of 64-bit ones, then of marks.
struct table_operands_view {
    std::span<const std::uint32_t> operands;   ///< which of `program_view::addresses`
    std::span<const std::uint64_t> cells;      ///< where each begins, in cells
    std::size_t                    narrow = 0; ///< how many are the first
    std::size_t                    wide   = 0;
};

/// An instruction that is computed anew after an edit.
struct dependent {
    std::uint32_t instruction = 0;
    bool          all_lanes   = false; ///< not only in the lane of the cell
};

/// Where one side of a requirement stands: the instruction, and what a pass over all verdicts asks of it.
struct judged_side {
    std::uint32_t instruction = 0;
    std::uint32_t open_at     = 0;
    address       at;
    bool          is_one = false; ///< one value serves all subjects
};

/// How the findings of a requirement are listed: as its sides stand, unless something of it is not known.
enum class listing : std::uint8_t {
    single,     ///< there is one subject, and a slack of 32 bits
    single_if,  ///< the same with a condition
    members,    ///< as many subjects as members, who fit a block; each has a slack of its own, of 32 bits
    members_if, ///< the same, and a condition
    lanes,      ///< the same of any number of subjects
    lanes_if,
    mixed,   ///< all others: 64 bits, or one number for all subjects
    careful, ///< something may not be known
};

/// Lanes of a block, a bit each: of its first half, and of the other.
struct block_lanes {
    std::uint8_t low  = 0;
    std::uint8_t high = 0;

    [[nodiscard]] static constexpr block_lanes all() noexcept { return first(lane_block); }
    [[nodiscard]] static constexpr block_lanes first(std::uint32_t count) noexcept {
        const std::uint32_t bits = (std::uint32_t{1} << count) - 1;
        return {static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> lane_block / 2)};
    }
};

/// A requirement as the evaluator judges it. Its subjects are the lanes of its shape, without what is unattributed.
struct judged {
    judged_side   slack;                   ///< met where it is at least 0
    judged_side   applies;                 ///< a condition: whether the rule is about a subject
    bool          is_conditional  = false; ///< there is such a condition; else it stands for the slack
    bool          only_when_known = false; ///< where it is not known there is none
    std::uint32_t subjects        = 1;
    block_lanes   last_lanes      = {}; ///< those of subjects in the last block
    std::uint32_t first_finding   = 0;  ///< of all requirements together
};

/// Which requirement and subject a finding is about.
struct finding_place {
    std::uint32_t requirement = 0; ///< in the order of the program, which is that of the rulebook
    std::uint32_t lane        = 0; ///< the member in frame order, the group's place in its grouping, or 0 for the whole

    friend constexpr auto operator<=>(const finding_place&, const finding_place&) = default;
};

/// A requirement whose verdict may change with a cell.
struct judged_dependent {
    std::uint32_t requirement  = 0;
    bool          all_subjects = false; ///< not only that of the cell
};

/// A compiled rulebook as the evaluator sees it: arrays that somebody else owns.
struct program_view {
    std::span<const instruction>     instructions; ///< operands before what uses them
    std::span<const program_step>    steps;        ///< one an instruction
    std::span<const program_operand> operands;
    table_operands_view              table_operands;
    std::span<const address>         addresses;      ///< one an operand, then two a requirement: of slack and condition
    std::span<const program_run>     runs;           ///< all instructions that are computed, in their order
    std::span<const std::uint8_t>    marks_at_start; ///< see `machine::take_no_care`
    std::span<const std::uint8_t>    troubles; ///< for each `scope * columns + column` what troubles any of its sources
    std::span<const std::uint8_t>    troubles_for_verdicts;
    std::span<const std::uint32_t>   sources_at; ///< the same: where its sources begin, and one more
    std::span<const program_source>  sources;
    std::span<const std::uint32_t>   readers_at; ///< for each instruction where those begin that read it, and one more
    std::span<const std::uint32_t>   readers;    ///< as `program_source::reader`
    std::span<const std::int32_t>    narrow_pool;
    std::span<const std::int64_t>    wide_pool;
    std::span<const std::uint32_t>   lists;     ///< each: how many, then that many lanes
    std::span<const std::uint32_t>   results;   ///< instructions whose ranges are wanted when they are not known
    std::span<const std::uint32_t>   shown;     ///< those of them that are not asked for a verdict alone
    std::span<const std::uint8_t>    is_result; ///< one an instruction: 1 or 0
    std::span<const judged>          requirements;
    std::span<const std::uint32_t>   dependents_at; ///< for `scope * columns + column` where its dependents begin
    std::span<const dependent>       dependents;    ///< of each column and scope, in the order of the instructions
    std::span<const std::uint32_t>   judged_dependents_at; ///< the same for requirements
    std::span<const judged_dependent> judged_dependents;
    std::span<const std::uint32_t>    columns_read; ///< of the table, in ascending order
    lane_layout                       lanes;
    std::uint32_t                     lane_width   = 1; ///< numbers to a lane: 1, or `lane_block` tables side by side
    std::uint32_t                     columns      = 0; ///< of the table it reads
    std::uint32_t                     findings     = 0; ///< of all requirements
    std::uint64_t                     narrow_count = 0; ///< numbers of 32 bits in the workspace
    std::uint64_t                     wide_count   = 0;
    std::uint64_t                     range_count  = 0;
    std::uint64_t                     scratch      = 0; ///< members of the largest apportionment

    [[nodiscard]] std::span<const program_operand> operands_of(const instruction& step) const noexcept {
        return operands.subspan(step.first_operand, step.operand_count);
    }
    /// @pre `finding < findings`
    [[nodiscard]] finding_place place_of(std::uint32_t finding) const noexcept {
        const auto after =
            std::upper_bound(requirements.begin(), requirements.end(), finding,
                             [](std::uint32_t wanted, const judged& one) { return wanted < one.first_finding; });
        const auto index = static_cast<std::uint32_t>(after - requirements.begin() - 1);
        return {index, finding - requirements[index].first_finding};
    }

    /// What depends on the cells of a column that stand for one scope.
    [[nodiscard]] std::span<const dependent> dependents_of(std::uint32_t column, scope of) const noexcept {
        const std::size_t i = static_cast<std::size_t>(of) * columns + column;
        return dependents.subspan(dependents_at[i], dependents_at[i + 1] - dependents_at[i]);
    }
    [[nodiscard]] std::span<const judged_dependent> judged_dependents_of(std::uint32_t column,
                                                                         scope         of) const noexcept {
        const std::size_t i = static_cast<std::size_t>(of) * columns + column;
        return judged_dependents.subspan(judged_dependents_at[i],
                                         judged_dependents_at[i + 1] - judged_dependents_at[i]);
    }
};

} // namespace opgave
