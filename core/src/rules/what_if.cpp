// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>
#include <opgave/formula/what_if_machine.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/what_if.hpp>

#include "formula/kernels_here.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace opgave {

/// Stays where it is: the machine points into it.
struct what_if::state_of_session {
    state_of_session(opgave::rulebook of, opgave::figures from, what_if_limits most)
        : by(std::move(of)), start(std::move(from)), limits(most), program(by.steps().view()),
          memory(what_if_machine::workspace_bytes(program, start.view(), limits) / sizeof(std::int64_t)),
          machine(program, start.view(), std::as_writable_bytes(std::span{memory}), limits, kernels_here()) {}

    opgave::rulebook          by;
    opgave::figures           start;
    what_if_limits            limits;
    program_view              program;
    std::vector<std::int64_t> memory;
    what_if_machine           machine;
};

what_if::what_if(opgave::rulebook by, opgave::figures start, what_if_limits limits)
    : state_(std::make_unique<state_of_session>(std::move(by), std::move(start), limits)) {}
what_if::~what_if()                             = default;
what_if::what_if(what_if&&) noexcept            = default;
what_if& what_if::operator=(what_if&&) noexcept = default;

result<void> what_if::state(const cell_key& cell, std::int64_t value) { return state(cell, interval::exactly(value)); }

result<void> what_if::state(const cell_key& cell, interval range) {
    if (auto said = state_->start.accepts(cell, range); !said) return said;
    const std::uint32_t column = state_->start.columns()[cell.column];
    if (state_->machine.change(column, cell.lane, range) == edit_status::ok) return {};
    return refuse({diagnostic_code::S004,
                   {},
                   "no room for one more range in this session",
                   "at most " + std::to_string(state_->limits.ranges) + " beside those at the start",
                   "raise 'ranges' in the limits of the session"});
}

void what_if::clear(const cell_key& cell) noexcept {
    const bool is_unattributed = cell.lane == state_->start.lanes().unattributed();
    (void)state_->machine.change(state_->start.columns()[cell.column], cell.lane,
                                 is_unattributed ? std::optional(interval{}) : std::nullopt);
}

bool what_if::undo() noexcept { return state_->machine.undo() == edit_status::ok; }
bool what_if::redo() noexcept { return state_->machine.redo() == edit_status::ok; }

std::span<const changed_finding> what_if::changed() const noexcept { return state_->machine.changed(); }

std::vector<changed_finding> what_if::difference() const {
    std::vector<changed_finding> found;
    found.reserve(difference_count());
    for (std::uint32_t i = 0; i < state_->program.findings && found.size() < difference_count(); ++i)
        if (state_->machine.now(i) != state_->machine.at_start(i))
            found.push_back({i, state_->machine.at_start(i), state_->machine.now(i)});
    return found;
}
std::uint32_t what_if::difference_count() const noexcept { return state_->machine.difference_count(); }

finding_place what_if::place_of(std::uint32_t finding) const noexcept { return state_->program.place_of(finding); }

verdict what_if::verdict_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
    return state_->machine.now(state_->program.requirements[requirement].first_finding + lane);
}

interval what_if::slack_of(std::uint32_t requirement, std::uint32_t lane) const noexcept {
    return state_->machine.at(state_->program.requirements[requirement].slack.instruction, lane);
}

interval what_if::numerator_of(std::uint32_t measure, std::uint32_t lane) const noexcept {
    return state_->machine.at(state_->by.steps().of_node[state_->by.measures()[measure].numerator.value], lane);
}

interval what_if::denominator_of(std::uint32_t measure, std::uint32_t lane) const noexcept {
    return state_->machine.at(state_->by.steps().of_node[state_->by.measures()[measure].denominator.value], lane);
}

std::optional<interval> what_if::at(const cell_key& cell) const noexcept {
    const figures_view& now   = state_->machine.figures();
    const std::size_t   index = now.cell(state_->start.columns()[cell.column], cell.lane);
    return now.stated[index] != 0 ? std::optional(now.at(index)) : std::nullopt;
}

opgave::figures what_if::figures() const {
    provenance supposed;
    supposed.is_supposed = true;
    opgave::figures now  = state_->start;
    now.for_each_cell([&](const cell_key& cell) {
        const auto value = at(cell);
        if (value == now.at(cell)) return;
        if (value)
            (void)now.state(cell, *value, supposed);
        else
            now.clear(cell);
    });
    return now;
}

const rulebook& what_if::rulebook() const noexcept { return state_->by; }

} // namespace opgave
