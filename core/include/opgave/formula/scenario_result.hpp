// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/intervals.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/verdict.hpp>

#include <cstddef>
#include <cstdint>

namespace opgave {

/// What one scenario comes to. Valid while the block stands.
class scenario_result {
public:
    /// How many findings are not met.
    [[nodiscard]] std::uint32_t unmet_count() const noexcept { return unmet_; }

    /// Places above (0 or more) or short of (negative) what is required. Where the rule does not apply and the slack is not
    /// known: anything within the bounds of its formula.
    [[nodiscard]] interval slack_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
        const judged&  one   = on_->program().requirements[requirement];
        const interval slack = at(one.slack.instruction, lane);
        if (slack.is_exact() || !one.is_conditional) return slack;
        const bool applies = at(one.applies.instruction, lane) != intervals::no;
        return applies ? slack : (*on_)[one.slack.instruction].bounds;
    }
    [[nodiscard]] verdict verdict_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
        const judged&  one     = on_->program().requirements[requirement];
        const interval applies = one.is_conditional ? at(one.applies.instruction, lane) : intervals::yes;
        return opgave::verdict_of(at(one.slack.instruction, lane), applies, one.only_when_known);
    }
    /// What is shown (`lowering_goal::results`) comes to for one lane of its shape: exact, or what it may be.
    [[nodiscard]] interval at(std::uint32_t index, std::size_t lane) const noexcept {
        if (on_->lane_width() == 1) return on_->at(index, lane);
        const instruction& step     = (*on_)[index];
        const std::size_t  position = (step.shape == shape::one ? 0 : lane) * lane_block + scenario_;
        return on_->is_known(index, position) ? interval::exactly(on_->value(step, position)) : step.bounds;
    }

private:
    friend class scenario_block;
    scenario_result(const machine& on, std::size_t scenario, std::uint32_t unmet) noexcept
        : on_(&on), scenario_(scenario), unmet_(unmet) {}

    const machine* on_;
    std::size_t    scenario_;
    std::uint32_t  unmet_;
};

} // namespace opgave
