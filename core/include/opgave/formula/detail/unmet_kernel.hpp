// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace opgave::detail {

/// What the condition of a requirement's rule may be for one subject: whether the rule applies to it.
[[nodiscard]] inline interval applies_to(const machine& on, const judged& requirement, std::size_t subject) noexcept {
    return requirement.is_conditional ? on.at(requirement.applies.instruction, subject) : intervals::yes;
}

/// For each choice out of eight lanes: which these are, in ascending order, and how many.
struct chosen_lanes {
    std::array<std::array<std::uint32_t, 8>, 256> of{};
    std::array<std::uint8_t, 256>                 count{};
};
inline constexpr chosen_lanes lane_choices = [] {
    chosen_lanes made;
    for (std::size_t choice = 0; choice < 256; ++choice)
        for (std::uint32_t lane = 0; lane < 8; ++lane)
            if ((choice >> lane & 1U) != 0) made.of[choice][made.count[choice]++] = lane;
    return made;
}();

/// Which of eight numbers are below 0, a bit each.
template <class Word>
[[nodiscard]] std::size_t negative_of_eight(const Word* of) noexcept {
#if defined(__SSE2__)
    if constexpr (sizeof(Word) == sizeof(std::int32_t)) {
        typedef int four __attribute__((vector_size(16)));
        four        low;
        four        high;
        std::memcpy(&low, of, sizeof low);
        std::memcpy(&high, of + 4, sizeof high);
        const auto halves = __builtin_ia32_packssdw128(low, high); // narrowing by saturation keeps the signs
        const auto bytes  = __builtin_ia32_packsswb128(halves, halves);
        return static_cast<std::size_t>(__builtin_ia32_pmovmskb128(bytes)) & 0xFFU;
    }
#endif
    std::size_t bits = 0;
    for (std::size_t j = 0; j < 8; ++j) bits |= std::size_t{of[j] < 0 ? 1U : 0U} << j;
    return bits;
}

/// Lists the chosen ones of eight lanes, without a branch that depends on them.
/// @param first  how the first of the eight is called
/// @param into   has place for eight, whatever is chosen
/// @return how many
inline std::size_t list_chosen(std::size_t choice, std::uint32_t first, std::uint32_t* into) noexcept {
    half_block<std::uint32_t> lanes(lane_choices.of[choice].data());
    lanes.value += first;
    lanes.store(into);
    return lane_choices.count[choice];
}

/// Of which of eight subjects a number is below 0, a bit each. One number may serve them all.
template <class Word>
[[nodiscard]] std::size_t negative_among(const Word* values, bool is_one, std::size_t at) noexcept {
    if (is_one) return values[0] < 0 ? 0xFFU : 0U;
    return negative_of_eight(values + at);
}

/// For which of eight subjects a condition is 1, of 0 and 1.
[[nodiscard]] inline std::size_t ones_among(const std::int32_t* values, bool is_one, std::size_t at) noexcept {
    if (is_one) return values[0] != 0 ? 0xFFU : 0U;
    half_block<std::int32_t>    eight(values + at);
    std::array<std::int32_t, 8> negated;
    eight.value = -eight.value;
    eight.store(negated.data());
    return negative_of_eight(negated.data());
}

/// The verdicts of a requirement of which nothing is unknown.
template <class Word>
std::size_t list_unmet_known(const machine& on, const judged& one, std::uint32_t* into) noexcept {
    const Word* const         slack   = on.values<Word>(one.slack.at);
    const std::int32_t* const applies = one.is_conditional ? on.values<std::int32_t>(one.applies.at) : nullptr;
    if (one.subjects == 1) {
        into[0] = one.first_finding;
        return (slack[0] < 0 ? 1U : 0U) & (one.is_conditional ? static_cast<unsigned>(applies[0]) : 1U);
    }
    std::size_t   found = 0;
    std::uint32_t at    = 0;
    if (!one.slack.is_one && !one.is_conditional) // the many
        for (; at + 8 <= one.subjects; at += 8)
            found += list_chosen(negative_of_eight(slack + at), one.first_finding + at, into + found);
    for (; at < one.subjects; at += 8) {
        std::size_t choice = negative_among(slack, one.slack.is_one, at);
        if (one.subjects - at < 8) choice &= (std::size_t{1} << (one.subjects - at)) - 1;
        if (one.is_conditional) choice &= ones_among(applies, one.applies.is_one, at);
        found += list_chosen(choice, one.first_finding + at, into + found);
    }
    return found;
}

/// Lists the requirements that are not met, one number a finding (`judged::first_finding` plus the subject), in ascending
/// order. A requirement without a verdict is not one of them. Conditions whose ranges settle them are known by then.
/// @param into has place for one number a finding, and eight more
/// @return how many
OPGAVE_KERNEL inline std::size_t list_unmet(const machine& on, std::uint32_t* into) noexcept {
    std::size_t found = 0;
    for (const judged& one : on.program().requirements) {
        const bool is_open = on.is_open(one.slack) || (one.is_conditional && on.is_open(one.applies));
        if (!is_open) {
            found += one.slack.is_wide ? list_unmet_known<std::int64_t>(on, one, into + found)
                                       : list_unmet_known<std::int32_t>(on, one, into + found);
            continue;
        }
        for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
            const verdict said =
                verdict_of(on.at(one.slack.instruction, subject), applies_to(on, one, subject), one.only_when_known);
            into[found] = one.first_finding + subject;
            found += said == verdict::not_met ? 1 : 0;
        }
    }
    return found;
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
        if (one.slack.is_wide)
            count_unmet_of<std::int64_t>(on, one, into);
        else
            count_unmet_of<std::int32_t>(on, one, into);
    }
}

} // namespace opgave::detail
