// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/intervals.hpp>
#include <opgave/formula/verdict.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace opgave::detail {

/// What the condition of a requirement's rule may be for one subject: whether the rule applies to it.
[[nodiscard]] inline interval applies_to(const machine& on, const judged& requirement, std::size_t subject) noexcept {
    if (requirement.applies == judged::everywhere) return intervals::yes;
    return on.at(requirement.applies, subject);
}

/// The subjects of a requirement whose slack is known and below 0, from lane `at` on: a bit each.
template <class Word>
[[nodiscard]] std::uint32_t negative_lanes(const Word* slack) noexcept {
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < lane_block; ++j) bits |= (slack[j] < 0 ? 1U : 0U) << j;
    return bits;
}

/// Lists the requirements that are not met, one number a finding (`judged::first_finding` plus the subject), in ascending
/// order. A requirement without a verdict is not one of them. Conditions whose ranges settle them are known by then.
/// @param into has place for one number a finding
/// @return how many
OPGAVE_KERNEL inline std::size_t list_unmet(const machine& on, std::uint32_t* into) noexcept {
    std::size_t found = 0;
    for (const judged& one : on.program().requirements) {
        const instruction& slack = on[one.slack];
        if (on.is_open(one.slack) || one.applies != judged::everywhere || slack.shape == shape::one) {
            for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
                const verdict said =
                    verdict_of(on.at(one.slack, subject), applies_to(on, one, subject), one.only_when_known);
                into[found] = one.first_finding + subject;
                found += said == verdict::not_met ? 1 : 0;
            }
            continue;
        }
        in_words(slack.wide, [&](auto word) {
            const auto* const values = on.values<decltype(word)>(slack);
            for (std::uint32_t at = 0; at < one.subjects; at += lane_block) {
                std::uint32_t negative = negative_lanes(values + at);
                if (one.subjects - at < lane_block) negative &= (1U << (one.subjects - at)) - 1;
                for (std::uint32_t lane = at; negative != 0; ++lane, negative >>= 1U) {
                    into[found] = one.first_finding + lane;
                    found += negative & 1U;
                }
            }
        });
    }
    return found;
}

/// Counts the findings that are not met, of each of the tables that are evaluated side by side.
/// @param into one number a table; those of tables of which a result is not known mean nothing
OPGAVE_KERNEL inline void count_unmet(const machine& on, std::int32_t* into) noexcept {
    std::array<std::int32_t, lane_block> unmet{};
    for (const judged& one : on.program().requirements) {
        const instruction& slack         = on[one.slack];
        const bool         has_condition = one.applies != judged::everywhere;
        in_words(slack.wide, [&](auto word) {
            const auto* const         values     = on.values<decltype(word)>(slack);
            const std::int32_t* const conditions = has_condition ? on.values<std::int32_t>(on[one.applies]) : nullptr;
            const std::size_t         of_slack   = slack.shape == shape::one ? 0 : lane_block;
            const std::size_t of_condition = !has_condition || on[one.applies].shape == shape::one ? 0 : lane_block;
            for (std::size_t subject = 0; subject < one.subjects; ++subject) {
                const auto* const by = values + subject * of_slack;
                if (!has_condition) {
                    for (std::size_t j = 0; j < lane_block; ++j) unmet[j] += by[j] < 0 ? 1 : 0;
                } else {
                    const std::int32_t* const applies = conditions + subject * of_condition;
                    for (std::size_t j = 0; j < lane_block; ++j) unmet[j] += by[j] < 0 ? applies[j] : 0;
                }
            }
        });
    }
    std::copy(unmet.begin(), unmet.end(), into);
}

} // namespace opgave::detail
