// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion.hpp>
#include <opgave/formula/apportion_operands.hpp>
#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/intervals.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

/// Evaluation of the operators that go from members to groups or the whole and back. Their results are wanted entire:
/// the window of an edit says nothing to them.
namespace opgave::detail {

/// A list of the program: how many, then that many lanes.
struct lane_list {
    const std::uint32_t* first = nullptr;
    std::size_t          count = 0;

    explicit lane_list(const std::uint32_t* at) noexcept : first(at + 1), count(*at) {}
    [[nodiscard]] const std::uint32_t* begin() const noexcept { return first; }
    [[nodiscard]] const std::uint32_t* end() const noexcept { return first + count; }
};

/// The place of the group of a member that has none.
inline constexpr std::uint32_t no_group = std::numeric_limits<std::uint32_t>::max();

[[nodiscard]] inline const std::uint32_t* lists_of(const machine& on, const instruction& step) noexcept {
    return on.program().lists.data() + step.list;
}

// --- sums ------------------------------------------------------------------------------------------------------------

/// For each of the lanes of a block, all ones while it is below a number and 0 from there on: the marks of so many lanes
/// begin at `lane_block` minus that number.
template <class Word>
inline constexpr std::array<bits<Word>, 2 * lane_block> first_lanes = [] {
    std::array<bits<Word>, 2 * lane_block> marks{};
    for (std::size_t i = 0; i < lane_block; ++i) marks[i] = ~bits<Word>{0};
    return marks;
}();

/// The sum of numbers that stand side by side. Looks at whole blocks, of which there is one at least.
template <class Word>
[[nodiscard]] Word sum_side_by_side(const Word* x, std::size_t count) noexcept {
    using Half          = half_block<bits<Word>>;
    constexpr auto half = static_cast<std::size_t>(lane_block / 2);
    const auto*    from = unsigned_of(x);
    Half           sums(first_lanes<Word>.data() + lane_block); // nothing yet: zeroes
    for (; count > lane_block; count -= lane_block, from += lane_block)
        sums.value += Half(from).value + Half(from + half).value;
    const auto* const marks = first_lanes<Word>.data() + (lane_block - count);
    sums.value += (Half(from).value & Half(marks).value) + (Half(from + half).value & Half(marks + half).value);
    sums.value += __builtin_shufflevector(sums.value, sums.value, 4, 5, 6, 7, 0, 1, 2, 3);
    sums.value += __builtin_shufflevector(sums.value, sums.value, 2, 3, 0, 1, 6, 7, 4, 5);
    return static_cast<Word>(sums.value[0] + sums.value[1]);
}

/// Sums lanes into the lane `into`: numbers of one table, or one each of those that are side by side.
template <class Word, class LaneAt>
void sum_lanes(const machine& on, const Word* x, std::size_t count, LaneAt lane_at, Word* into) noexcept {
    if (on.lane_width() == 1) {
        bits<Word> sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum += static_cast<bits<Word>>(x[lane_at(i)]);
        *into = static_cast<Word>(sum);
        return;
    }
    std::array<bits<Word>, lane_block> sums{};
    for (std::size_t i = 0; i < count; ++i) {
        const Word* const lane = x + std::size_t{lane_at(i)} * lane_block;
        for (std::size_t j = 0; j < lane_block; ++j) sums[j] += static_cast<bits<Word>>(lane[j]);
    }
    for (std::size_t j = 0; j < lane_block; ++j) into[j] = static_cast<Word>(sums[j]);
}

/// Over which lanes each lane of a sum goes: `visit(into, count, lane at i)`.
template <class Visit>
void each_sum(const machine& on, const instruction& step, Visit visit) noexcept {
    const auto as_listed = [](const lane_list& of) {
        return [first = of.first](std::size_t i) { return std::size_t{first[i]}; };
    };
    if (step.kind == kind_of(operation::sum_whole)) {
        visit(std::size_t{0}, static_cast<std::size_t>(step.first), [](std::size_t i) { return i; });
        return;
    }
    const std::uint32_t* at = lists_of(on, step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const lane_list of(at);
        visit(lane, of.count, as_listed(of));
        at = of.end();
    }
}

/// Calls `body` with each instruction of a range and a number of its width.
template <class Body>
void each_instruction(const machine& on, step_range of, Body body) noexcept {
    for (std::uint32_t index = of.first; index < of.first + of.count; ++index)
        in_words(on[index].wide, [&](auto word) { body(on[index], word); });
}

/// Writes 0 beyond the numbers of a step.
template <class Word>
void clear_rest(const machine& on, const instruction& step, Word* out) noexcept {
    std::fill(out + numbers_of(on, step), out + places_of(step), Word{0});
}

OPGAVE_KERNEL inline void sum(machine& on, step_range of, window) noexcept {
    each_instruction(on, of, [&](const instruction& step, auto word) {
        using Word            = decltype(word);
        const Word* const x   = on.values<Word>(on[on.operands_of(step)[0].of]);
        Word* const       out = on.out<Word>(step);
        if (step.side_by_side && on.lane_width() == 1) { // asked once, and not of each sum
            const std::uint32_t* at = lists_of(on, step);
            for (std::size_t lane = 0; lane < step.lanes; ++lane) {
                const lane_list members(at);
                out[lane] = sum_side_by_side(x + (members.count == 0 ? 0 : members.first[0]), members.count);
                at        = members.end();
            }
        } else {
            each_sum(on, step, [&](std::size_t into, std::size_t count, auto lane_at) {
                sum_lanes(on, x, count, lane_at, out + into * on.lane_width());
            });
        }
        clear_rest(on, step, out);
    });
}

OPGAVE_KERNEL inline void sum_whole(machine& on, step_range of, window) noexcept {
    if (on.lane_width() != 1) {
        sum(on, of, {});
        return;
    }
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        each_step_of<Word, 1>(on, of, {}, [&](const auto& step, const auto&) {
            *step.out() = sum_side_by_side(step.template operand<Word>(0), static_cast<std::size_t>(step->first));
        });
    });
}

OPGAVE_KERNEL inline void sum_known(machine& on, const instruction& step, window) noexcept {
    const known_marks   x(on, on.operands_of(step)[0]);
    std::uint8_t* const known = on.known_out(step);
    std::fill_n(known, places_of(step), std::uint8_t{0});
    each_sum(on, step, [&](std::size_t into, std::size_t count, auto lane_at) {
        for (std::size_t j = 0; j < on.lane_width(); ++j) {
            bool all = true;
            for (std::size_t i = 0; i < count; ++i) all = all && x[lane_at(i) * on.lane_width() + j];
            known[into * on.lane_width() + j] = all ? 255 : 0;
        }
    });
    finish_known(on, step, {});
}

// --- back to members -------------------------------------------------------------------------------------------------

/// The list holds for each member the position of its group, or `no_group`.
OPGAVE_KERNEL inline void broadcast(machine& on, step_range of, window) noexcept {
    each_instruction(on, of, [&](const instruction& step, auto word) {
        using Word                          = decltype(word);
        const Word* const          x        = on.values<Word>(on[on.operands_of(step)[0].of]);
        Word* const                out      = on.out<Word>(step);
        const std::uint32_t* const group_of = lists_of(on, step);
        const std::size_t          width    = on.lane_width();
        for (std::size_t lane = 0; lane < step.lanes; ++lane)
            for (std::size_t j = 0; j < width; ++j)
                out[lane * width + j] = group_of[lane] == no_group ? 0 : x[group_of[lane] * width + j];
        clear_rest(on, step, out);
    });
}

inline void broadcast_known(machine& on, const instruction& step, window) noexcept {
    const known_marks          x(on, on.operands_of(step)[0]);
    std::uint8_t* const        known    = on.known_out(step);
    const std::uint32_t* const group_of = lists_of(on, step);
    const std::size_t          width    = on.lane_width();
    std::fill_n(known, places_of(step), std::uint8_t{0});
    for (std::size_t lane = 0; lane < step.lanes; ++lane)
        for (std::size_t j = 0; j < width; ++j)
            known[lane * width + j] = group_of[lane] == no_group || x[group_of[lane] * width + j] ? 255 : 0;
    finish_known(on, step, {});
}

// --- apportionment ---------------------------------------------------------------------------------------------------

/// For each total of an apportionment: its lane, how many members share in it, and which is the i-th of them.
template <class Visit>
void each_total(const machine& on, const instruction& apportionment, Visit visit) noexcept {
    const instruction& total = on[on.operands_of(apportionment)[0].of];
    if (total.shape != shape::groups) {
        visit(std::size_t{0}, std::size_t{on.program().lanes.members}, [](std::size_t i) { return i; });
        return;
    }
    const std::uint32_t* at = lists_of(on, apportionment);
    for (std::size_t group = 0; group < total.lanes; ++group) {
        const lane_list members(at);
        visit(group, members.count, [&](std::size_t i) { return std::size_t{members.first[i]}; });
        at = members.end();
    }
}

/// What an apportionment reads of each member: a column of 64-bit numbers, in place where nothing has to be picked out.
class member_column {
public:
    member_column(const machine& on, const program_operand& of, std::size_t table, std::int64_t* memory) noexcept
        : on_(&on), of_(of.of), table_(table), first_(on.values<std::int64_t>(on[of.of])), memory_(memory),
          is_open_(on.is_open(of)) {}

    /// @return the numbers of those members, and whether all are known
    template <class MemberAt>
    [[nodiscard]] std::span<const std::int64_t> of(std::size_t count, MemberAt member_at, bool are_all_members,
                                                   bool& all_known) const noexcept {
        const std::size_t width = on_->lane_width();
        if (are_all_members && width == 1 && !is_open_) return {first_, count};
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t position = member_at(i) * width + table_;
            memory_[i]                 = first_[position];
            all_known                  = all_known && on_->is_known(of_, position);
        }
        return {memory_, count};
    }

private:
    const machine*      on_;
    std::uint32_t       of_;
    std::size_t         table_;
    const std::int64_t* first_;
    std::int64_t*       memory_;
    bool                is_open_;
};

/// The places of a draw as `apportion_rule` has them: who was not drawn comes after all that were.
inline std::span<const std::int64_t> drawn(std::span<const std::int64_t> places, std::int64_t* memory) noexcept {
    std::transform(places.begin(), places.end(), memory,
                   [](std::int64_t place) { return place == 0 ? std::numeric_limits<std::int64_t>::max() : place; });
    return {memory, places.size()};
}

/// One apportionment over all members, or one a group over its own, of the `table`-th of those side by side; `divide`
/// gives the shares of one. Where a key, floor or cap is itself not known nothing is divided.
template <class Divide, class Store>
void each_apportionment(machine& on, const instruction& step, std::size_t table, Divide divide, Store store) noexcept {
    const auto               operands = on.operands_of(step);
    const apportion_operands at(step.second);
    const bool               is_whole = on[operands[0].of].shape != shape::groups;
    const member_column      keys(on, operands[1], table, on.word_scratch(2));
    const member_column      floors(on, operands[std::max<std::size_t>(at.floors, 1)], table, on.word_scratch(3));
    const member_column      caps(on, operands[std::max<std::size_t>(at.caps, 1)], table, on.word_scratch(4));
    const member_column      order(on, operands[std::max<std::size_t>(at.order, 1)], table, on.word_scratch(5));

    each_total(on, step, [&](std::size_t total, std::size_t count, auto member_at) {
        bool           all_known = true;
        const auto     part     = [&](const member_column& of) { return of.of(count, member_at, is_whole, all_known); };
        const auto     own_keys = part(keys);
        apportion_rule rule{.method = step.method, .rounded = step.rounded};
        if (at.floors != 0) rule.floors = part(floors);
        if (at.caps != 0) rule.caps = part(caps);
        if (at.order != 0) rule.tie_order = drawn(part(order), on.word_scratch(5));
        const std::span<interval> shares{on.share_scratch(), count};
        const bool                divided =
            all_known && divide(total, own_keys, rule, shares, std::span<std::int64_t>{on.word_scratch(0), 2 * count});
        for (std::size_t i = 0; i < count; ++i) store(member_at(i), divided, shares[i]);
    });
}

/// Has a table the totals, and the keys where these are figures, of the one before it?
[[nodiscard]] inline bool divides_the_same(const machine& on, const instruction& step, std::size_t table) noexcept {
    for (const program_operand& one : on.operands_of(step)) {
        const instruction& read = on[one.of];
        if (read.place == storage::pool) continue; // the same for every table
        for (std::size_t lane = 0; lane < read.lanes; ++lane) {
            const std::size_t at = lane * on.lane_width() + table;
            if (on.is_known(one.of, at) != on.is_known(one.of, at - 1) || on.value(read, at) != on.value(read, at - 1))
                return false;
        }
    }
    return true;
}

/// One total over few members, by largest remainders alone: by far the commonest.
/// @return false where it is something else, or somebody is tied: the numbers mean nothing then
inline bool apportioned_at_once(machine& on, const instruction& step) noexcept {
    const auto         operands = on.operands_of(step);
    const instruction& total    = on[operands[0].of];
    const bool         is_plain = step.second == 0 && on.lane_width() == 1 && total.shape != shape::groups;
    if (!is_plain || step.wide || total.wide || on.is_open(operands[0]) || on.is_open(operands[1])) return false;
    const std::int64_t places = on.value(total, 0);
    const division     by({on.values<std::int64_t>(on[operands[1].of]), on.program().lanes.members},
                          {.method = step.method, .rounded = step.rounded});
    if (!by.is_by_remainders_alone() || !by.fits_block() || by.status_of(places) != apportion_status::ok) return false;
    auto* const out = on.out<std::int32_t>(step);
    if (!by.divide_block(places, out)) return false;
    std::fill(out + lane_block, out + places_of(step), 0); // whose lanes may be one more than the members
    on.set_open(on.index_of(step), false);
    return true;
}

/// A tied member's share is not known, and neither is one of a total that cannot be divided.
inline void apportioned(machine& on, const instruction& step, window) noexcept {
    if (apportioned_at_once(on, step)) return;
    const std::uint32_t total_at = on.operands_of(step)[0].of;
    const instruction&  total    = on[total_at];
    const std::size_t   width    = on.lane_width();
    std::uint8_t* const known    = on.known_out(step);
    std::fill_n(known, places_of(step), std::uint8_t{255});
    in_words(step.wide, [&](auto word) {
        using Word      = decltype(word);
        Word* const out = on.out<Word>(step);
        std::fill_n(out, places_of(step), Word{0});
        for (std::size_t table = 0; table < width; ++table) {
            if (table > 0 && divides_the_same(on, step, table)) { // as most have: what is divided is seldom what varies
                for (std::size_t lane = 0; lane < step.lanes; ++lane) {
                    known[lane * width + table] = known[lane * width + table - 1];
                    out[lane * width + table]   = out[lane * width + table - 1];
                }
                continue;
            }
            each_apportionment(
                on, step, table,
                [&](std::size_t group, auto keys, const apportion_rule& rule, auto shares, auto scratch) {
                    const std::size_t position = group * width + table;
                    return on.is_known(total_at, position)
                           && apportion(on.value(total, position), keys, rule, shares, scratch).status
                                  == apportion_status::ok;
                },
                [&](std::size_t lane, bool divided, interval share) {
                    const bool is_known         = divided && share.is_exact();
                    known[lane * width + table] = is_known ? 255 : 0;
                    out[lane * width + table]   = is_known ? static_cast<Word>(share.least) : 0;
                });
        }
    });
    finish_known(on, step, {});
}

/// A member is tied where all that decides its share is known, there is something to divide by, and its share is open all
/// the same. A share that is open because there is no key is no tie: nobody's claim equals another's.
inline void tied(machine& on, const instruction& step, window) noexcept {
    const std::uint32_t index         = on.operands_of(step)[0].of;
    const instruction&  apportionment = on[index];
    const std::uint32_t totals        = on.operands_of(apportionment)[0].of;
    const std::size_t   width         = on.lane_width();
    std::int32_t* const out           = on.out<std::int32_t>(step);
    std::uint8_t* const known         = on.known_out(step);
    std::fill_n(out, places_of(step), 0);
    if (!on.is_open(index)) { // every share is settled
        on.set_open(on.index_of(step), false);
        return;
    }
    std::fill_n(known, places_of(step), std::uint8_t{255}); // who shares in no total is not tied
    for (std::size_t table = 0; table < width; ++table) {
        each_apportionment(
            on, apportionment, table,
            [&](std::size_t group, auto keys, const apportion_rule& rule, auto can_be_tied, auto) {
                const std::size_t position = group * width + table;
                if (!on.is_known(totals, position)) return false;
                const bool divides =
                    division{keys, rule}.status_of(on.value(on[totals], position)) == apportion_status::ok;
                std::fill(can_be_tied.begin(), can_be_tied.end(), divides ? intervals::yes : intervals::no);
                return true;
            },
            [&](std::size_t lane, bool is_decided, interval can_be_tied) {
                const std::size_t position  = lane * width + table;
                const bool        has_share = on.is_known(index, position);
                known[position]             = has_share || is_decided ? 255 : 0;
                out[position]               = !has_share && is_decided && can_be_tied == intervals::yes ? 1 : 0;
            });
    }
    finish_known(on, step, {});
}

} // namespace opgave::detail
