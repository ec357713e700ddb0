// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/lower.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/rulebook.hpp>

#include "formula/kernels_here.hpp"

#include <new>
#include <utility>
#include <vector>

namespace opgave {

/// Stays where it is: the machine points into it.
struct assessment::state {
    explicit state(opgave::rulebook of)
        : by(std::move(of)), program(by.steps().view()),
          memory(machine::workspace_bytes(program) / sizeof(std::int64_t)),
          on(program, figures, std::as_writable_bytes(std::span{memory})), unmet(program.findings + lane_block) {}

    /// Once the machine has a table to look at.
    void bind() noexcept {
        on = machine(program, figures, std::as_writable_bytes(std::span{memory}));
        on.bind();
        is_bound = true;
    }

    /// Also of what does not apply: slack of it is seldom asked for, and takes as long as all the rest.
    void evaluate_everything() noexcept {
        if (has_everything) return;
        detail::evaluate_values(on, kernels_here());
        detail::evaluate_ranges(on, kernels_here());
        has_everything = true;
    }

    opgave::rulebook           by;
    program_view               program;
    figures_view               figures;
    std::vector<std::int64_t>  memory;
    machine                    on;
    bool                       is_bound       = false;
    bool                       has_everything = true;
    std::vector<std::uint32_t> unmet;
    std::size_t                unmet_count = 0;
};

assessment::assessment(opgave::rulebook by) : state_(std::make_unique<state>(std::move(by))) {}
assessment::~assessment()                                = default;
assessment::assessment(assessment&&) noexcept            = default;
assessment& assessment::operator=(assessment&&) noexcept = default;

void assessment::evaluate(const opgave::figures& of) noexcept {
    state&             own    = *state_;
    const figures_view before = own.figures;
    // Made in its place: to copy one that was written part by part just now is to wait until it is.
    ::new (&own.figures) figures_view(of.view());
    if (!own.is_bound)
        own.bind();
    else if (own.figures.narrow != before.narrow || own.figures.wide != before.wide
             || own.figures.stated != before.stated)
        own.on.bind_table();

    const detail::kernel_set& kernels = kernels_here();
    detail::evaluate_values(own.on, kernels, evaluation_goal::verdicts);
    detail::evaluate_ranges(own.on, kernels);
    own.has_everything = false;
    own.unmet_count    = kernels.list_unmet(own.on, own.unmet.data());
}

std::span<const std::uint32_t> assessment::unmet() const noexcept {
    return std::span{state_->unmet}.first(state_->unmet_count);
}

finding_place assessment::place_of(std::uint32_t finding) const noexcept { return state_->program.place_of(finding); }

verdict assessment::verdict_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
    const judged& one = state_->program.requirements[requirement];
    return opgave::verdict_of(state_->on.at(one.slack.instruction, lane), detail::applies_to(state_->on, one, lane),
                              one.only_when_known);
}

interval assessment::slack_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
    const judged& one = state_->program.requirements[requirement];
    if (detail::applies_to(state_->on, one, lane).most == 0) state_->evaluate_everything();
    return state_->on.at(one.slack.instruction, lane);
}

interval assessment::numerator_of(std::uint32_t measure, std::uint32_t lane) const noexcept {
    const node_id side = state_->by.measures()[measure].numerator;
    return state_->on.at(state_->by.steps().of_node[side.value], lane);
}

interval assessment::denominator_of(std::uint32_t measure, std::uint32_t lane) const noexcept {
    const node_id side = state_->by.measures()[measure].denominator;
    return state_->on.at(state_->by.steps().of_node[side.value], lane);
}

} // namespace opgave
