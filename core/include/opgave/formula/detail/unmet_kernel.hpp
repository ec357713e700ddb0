// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/any_processor.hpp>
#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace opgave::detail {

/// What the condition of a requirement's rule may be for one subject: whether the rule applies to it.
[[nodiscard]] inline interval applies_to(const machine& on, const judged& requirement, std::size_t subject) noexcept {
    return requirement.is_conditional ? on.at(requirement.applies.instruction, subject) : intervals::yes;
}

/// Lists the lanes of a block whose numbers are below 0, among those that are asked and, if there are conditions, where these
/// hold.
/// @tparam Processor see `any_processor`
/// @return how many
template <class Processor, bool IsConditional, class Word>
std::size_t list_negative(block_lanes asked, const Word* block, const std::int32_t* conditions, std::uint32_t first,
                          std::uint32_t* into) noexcept {
    const auto short_of = [=](std::size_t half) {
        if constexpr (IsConditional)
            return Processor::negative_where(conditions + half, block + half);
        else
            return Processor::negative(block + half);
    };
    return Processor::list(short_of(0) & asked.low, short_of(half_lanes) & asked.high, first, into);
}

/// Lists the verdicts of a requirement of which nothing is unknown, where each subject has a number of its own and, if there
/// is a condition, one of these too: block by block, the last one as far as there are subjects.
template <class Processor, bool IsConditional, class Word>
std::size_t list_unmet_lanes(const judged& one, const Word* slack, const std::int32_t* applies,
                             std::uint32_t* into) noexcept {
    std::size_t   found = 0;
    std::uint32_t at    = 0;
    const auto    list  = [&](block_lanes asked) {
        found += list_negative<Processor, IsConditional>(asked, slack + at, applies + at, one.first_finding + at,
                                                         into + found);
    };
    for (; at + lane_block < one.subjects; at += lane_block) list(block_lanes::all());
    list(one.last_lanes);
    return found;
}

/// The same of one subject.
template <bool IsConditional>
std::size_t list_unmet_single(const judged& one, const std::int32_t* slack, const std::int32_t* applies,
                              std::uint32_t* into) noexcept {
    into[0]             = one.first_finding;
    const auto short_of = static_cast<std::size_t>(*slack < 0);
    return IsConditional ? short_of & static_cast<std::size_t>(*applies) : short_of;
}

/// The same in 64 bits, or where one number or one condition serves all subjects.
template <class Processor, class Word>
std::size_t list_unmet_of(const judged& one, const Word* slack, const std::int32_t* applies,
                          std::uint32_t* into) noexcept {
    const bool is_shared = one.slack.is_one || (one.is_conditional && one.applies.is_one);
    if (!is_shared && !one.is_conditional) return list_unmet_lanes<Processor, false>(one, slack, applies, into);
    if (!is_shared) return list_unmet_lanes<Processor, true>(one, slack, applies, into);
    std::size_t found = 0;
    for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
        into[found]            = one.first_finding + subject;
        const bool falls_short = slack[one.slack.is_one ? 0 : subject] < 0;
        const bool is_asked    = !one.is_conditional || applies[one.applies.is_one ? 0 : subject] != 0;
        found += falls_short && is_asked ? 1U : 0U;
    }
    return found;
}
/// Apart, as `list_unmet_carefully` is: both are seldom asked for, and the others need the registers.
template <class Processor>
[[gnu::noinline]] OPGAVE_KERNEL std::size_t
list_unmet_mixed(const judged& one, const void* slack, const std::int32_t* applies, std::uint32_t* into) noexcept {
    if (one.slack.at.is_wide())
        return list_unmet_of<Processor>(one, static_cast<const std::int64_t*>(slack), applies, into);
    return list_unmet_of<Processor>(one, static_cast<const std::int32_t*>(slack), applies, into);
}

/// The same where something may not be known. Conditions whose ranges settle them are known by then.
[[gnu::noinline]] OPGAVE_KERNEL inline std::size_t list_unmet_carefully(const machine& on, const judged& one,
                                                                        std::uint32_t* into) noexcept {
    std::size_t found = 0;
    for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
        const verdict said =
            verdict_of(on.at(one.slack.instruction, subject), applies_to(on, one, subject), one.only_when_known);
        into[found] = one.first_finding + subject;
        found += said == verdict::not_met ? 1 : 0;
    }
    return found;
}

/// Lists the requirements that are not met, one number a finding (`judged::first_finding` plus the subject), in ascending
/// order. A requirement without a verdict is not one of them.
/// @param into has place for one number a finding, and a block more
/// @return how many
template <class Processor = any_processor>
OPGAVE_KERNEL std::size_t list_unmet(const machine& on, std::uint32_t* into) noexcept {
    const judged*       one    = on.program().requirements.data();
    const judged* const end    = one + on.program().requirements.size();
    const void* const*  sides  = on.bound_sides(0);
    const listing*      listed = on.listings();
    std::uint32_t*      next   = into;

    // Those that follow each other and are listed alike, by turns: what is asked of each takes as long as listing it.
    const auto list_alike = [&](auto list) {
        const listing how = *listed;
        do {
            next += list(*one, static_cast<const std::int32_t*>(sides[0]), static_cast<const std::int32_t*>(sides[1]),
                         next);
            ++one;
            sides += 2;
            ++listed;
        } while (one != end && *listed == how);
    };
    const auto members = block_lanes::first(std::min(on.program().lanes.members, lane_block));
    while (one != end) {
        switch (*listed) {
        case listing::single: list_alike([](const auto&... of) { return list_unmet_single<false>(of...); }); break;
        case listing::single_if: list_alike([](const auto&... of) { return list_unmet_single<true>(of...); }); break;
        case listing::members:
            list_alike([=](const judged& of, const auto* slack, const auto* applies, auto* to) {
                return list_negative<Processor, false>(members, slack, applies, of.first_finding, to);
            });
            break;
        case listing::members_if:
            list_alike([=](const judged& of, const auto* slack, const auto* applies, auto* to) {
                return list_negative<Processor, true>(members, slack, applies, of.first_finding, to);
            });
            break;
        case listing::lanes:
            list_alike([](const auto&... of) { return list_unmet_lanes<Processor, false>(of...); });
            break;
        case listing::lanes_if:
            list_alike([](const auto&... of) { return list_unmet_lanes<Processor, true>(of...); });
            break;
        case listing::mixed: list_alike([](const auto&... of) { return list_unmet_mixed<Processor>(of...); }); break;
        case listing::careful: list_alike([&](const auto&...) { return list_unmet_carefully(on, *one, next); }); break;
        }
    }
    return static_cast<std::size_t>(next - into);
}

/// Adds one for each subject of a requirement that is not met, to each of the tables that are evaluated side by side.
template <class Word>
void count_unmet_of(const machine& on, const judged& one, std::int32_t* into) noexcept {
    const Word* const         slack        = on.values<Word>(one.slack.at);
    const std::int32_t* const applies      = one.is_conditional ? on.values<std::int32_t>(one.applies.at) : nullptr;
    const std::size_t         of_slack     = one.slack.is_one ? 0 : lane_block;
    const std::size_t         of_condition = one.applies.is_one ? 0 : lane_block;
    for (std::size_t half = 0; half < lane_block; half += lane_block / 2) {
        half_block<std::int32_t> unmet(into + half);
        for (std::size_t subject = 0; subject < one.subjects; ++subject) {
            const Word* const x = slack + subject * of_slack + half;
            if constexpr (sizeof(Word) == sizeof(std::int32_t)) {
                const half_block<std::int32_t> by(x);
                if (one.is_conditional) {
                    const half_block<std::int32_t> condition(applies + subject * of_condition + half);
                    unmet.value += (by.value < 0) & condition.value; // all ones, and 1 or 0
                } else {
                    unmet.value -= by.value < 0;
                }
            } else {
                for (std::size_t j = 0; j < lane_block / 2; ++j) {
                    const bool counts = !one.is_conditional || applies[subject * of_condition + half + j] != 0;
                    unmet.value[j] += x[j] < 0 && counts ? 1 : 0;
                }
            }
        }
        unmet.store(into + half);
    }
}

/// Counts the findings of requirements that are not met, for each of the tables that are evaluated side by side.
/// @param into one number a table, to which is added; those of tables of which a verdict is not known mean nothing
OPGAVE_KERNEL inline void count_unmet(const machine& on, std::span<const std::uint32_t> requirements,
                                      std::int32_t* into) noexcept {
    for (const std::uint32_t index : requirements) {
        const judged& one = on.program().requirements[index];
        if (one.slack.at.is_wide())
            count_unmet_of<std::int64_t>(on, one, into);
        else
            count_unmet_of<std::int32_t>(on, one, into);
    }
}

} // namespace opgave::detail
