// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/lower.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>

#include "formula/kernels_here.hpp"
#include "rules/support.hpp"

#include <cstddef>
#include <span>
#include <utility>

namespace opgave {

namespace {

std::span<std::byte> bytes_of(std::vector<std::int64_t>& words) { return std::as_writable_bytes(std::span{words}); }

/// How many subjects a part of a rule is about.
std::size_t subjects_of(const rule_part& part, const frame& axes) {
    switch (part.shape) {
    case shape::one: return 1;
    case shape::groups: return axes[part.grouping].count;
    case shape::members: return axes.members.size();
    }
    return 0;
}

/// The lane of the table in which the subject at that place stands.
std::uint32_t lane_of(const rule_part& part, std::size_t place, const frame& axes, const lane_layout& lanes) {
    switch (part.shape) {
    case shape::one: return lanes.whole();
    case shape::groups: return lanes.of(axes[part.grouping].first) + static_cast<std::uint32_t>(place);
    case shape::members: break;
    }
    return static_cast<std::uint32_t>(place);
}

} // namespace

outcome::outcome(opgave::rulebook by, opgave::figures of)
    : rulebook_(std::move(by)), figures_(std::make_shared<const opgave::figures>(std::move(of))) {
    const program_view steps = rulebook_.table().view();
    workspace_ = std::make_shared<std::vector<std::int64_t>>(machine::workspace_bytes(steps) / sizeof(std::int64_t));
    [[maybe_unused]] const evaluate_status said =
        detail::evaluate_with(kernels_here(), steps, figures_->view(), bytes_of(*workspace_));
    collect_findings();
    collect_coverages();
}

interval outcome::value_of(node_id formula, std::size_t lane) const {
    const program&      table = rulebook_.table();
    const std::uint32_t step  = table.of_node[formula.value];
    if (step == program::absent) return value_beside_the_program(formula, lane);
    const program_view steps = table.view();
    const figures_view cells = figures_->view();
    return evaluated(steps, cells, bytes_of(*workspace_))(step, lane);
}

/// Whether a figure is stated is seen where its value is chosen, and need not be a step of its own.
interval outcome::value_beside_the_program(node_id formula, std::size_t lane) const {
    const graph& formulas = rulebook_.formulas();
    const node&  n        = formulas[formula];
    if (n.op != operation::stated) return n.bounds;
    const std::uint32_t figure = rulebook_.table().of_node[formulas.operands_of(n)[0].of.value];
    if (figure == program::absent) return n.bounds;
    const instruction& cell = rulebook_.table().instructions[figure];
    if (cell.place != storage::table) return interval::exactly(0);
    return interval::exactly(figures_->view().stated[cell.at + lane] != 0 ? 1 : 0);
}

void outcome::collect_findings() {
    const opgave::frame& axes = rulebook_.frame();
    for (const requirement& one : rulebook_.requirements()) {
        const auto at = [&](node_id formula, std::size_t place) {
            return value_of(formula, rulebook_.formulas()[formula].shape == shape::one ? 0 : place);
        };
        for (std::size_t place = 0; place < subjects_of(one, axes); ++place) {
            finding found;
            found.of               = &one;
            found.subject          = lane_of(one, place, axes, figures_->lanes());
            found.slack            = at(one.slack, place);
            const interval applies = one.applies.value == 0 ? interval::exactly(1) : at(one.applies, place);
            found.verdict          = verdict_of(found.slack, applies, one.only_when_known);
            if (one.left.value != 0) found.left = at(one.left, place);
            if (one.right.value != 0) found.right = at(one.right, place);
            findings_.push_back(found);
        }
    }
}

void outcome::collect_coverages() {
    const opgave::frame& axes = rulebook_.frame();
    for (const measure& one : rulebook_.measures()) {
        for (std::size_t place = 0; place < subjects_of(one, axes); ++place) {
            coverage covered;
            covered.of      = &one;
            covered.subject = lane_of(one, place, axes, figures_->lanes());
            const auto side = [&](node_id formula, interval& value, bool& rests_on_blanks) {
                const std::size_t lane = rulebook_.formulas()[formula].shape == shape::one ? 0 : place;
                value                  = value_of(formula, lane);
                rests_on_blanks        = !value.is_exact() && !blanks_of(formula, lane).empty();
            };
            if (one.applies.value != 0)
                covered.excluded =
                    value_of(one.applies, rulebook_.formulas()[one.applies].shape == shape::one ? 0 : place)
                    == interval::exactly(0);
            side(one.numerator, covered.numerator, covered.numerator_rests_on_blanks);
            side(one.denominator, covered.denominator, covered.denominator_rests_on_blanks);
            if (one.member_numerator.value != 0) {
                coverage::members_stated stated;
                for (std::size_t member = 0; member < axes.members.size(); ++member) {
                    const interval over  = value_of(one.member_numerator, member);
                    const interval under = value_of(one.member_denominator, member);
                    if (!over.is_exact() || !under.is_exact()) {
                        ++stated.with_blanks;
                        continue;
                    }
                    ++stated.complete;
                    stated.numerator += over.least;
                    stated.denominator += under.least;
                }
                covered.members = stated;
            }
            coverages_.push_back(covered);
        }
    }
}

std::vector<cell_key> outcome::blanks_of(node_id formula, std::size_t lane) const {
    return support(rulebook_.formulas(), rulebook_.frame(), *figures_,
                   [&](node_id node, std::size_t at) { return value_of(node, at); })
        .blanks(formula, lane);
}

std::vector<cell_key> outcome::fallbacks_of(node_id formula, std::size_t lane) const {
    return support(rulebook_.formulas(), rulebook_.frame(), *figures_,
                   [&](node_id node, std::size_t at) { return value_of(node, at); })
        .fallbacks(formula, lane);
}

template <class What>
explanation outcome::explained_by(const What& what) const {
    explanation into;
    explainer(*this).explain(what, into);
    return into;
}
explanation outcome::explain(const finding& what) const { return explained_by(what); }
explanation outcome::explain(const coverage& what) const { return explained_by(what); }
explanation outcome::explain(const cell_key& what) const { return explained_by(what); }

reading outcome::read(const cell_key& cell) const {
    const opgave::frame&  axes  = rulebook_.frame();
    const lane_layout&    lanes = figures_->lanes();
    const column_reading& here  = rulebook_.readings()[figures_->columns()[cell.column]];

    reading read;
    scope   of = scope::members;
    if (cell.lane == lanes.whole()) {
        of           = scope::whole;
        read.formula = here.whole;
    } else if (cell.lane > lanes.unattributed()) {
        of = scope::groups;
        for (std::size_t i = 0; i < axes.groupings.size(); ++i) {
            const std::uint32_t first = lanes.of(axes.groupings[i].first);
            if (cell.lane < first || cell.lane >= first + axes.groupings[i].count) continue;
            read.formula = here.groups[i];
            read.lane    = cell.lane - first;
        }
    } else {
        read.formula = here.members;
        read.lane    = cell.lane;
    }
    read.value  = value_of(read.formula, read.lane);
    read.stated = figures_->at(cell).has_value();
    if (!read.stated)
        for (const derived_figure& one : rulebook_.derived())
            if (one.column == cell.column && one.of == of) read.derived = &one;
    if (!read.value.is_exact()) read.blanks = blanks_of(read.formula, read.lane);
    return read;
}

} // namespace opgave
