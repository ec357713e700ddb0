// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>

#include "formula/program_draft.hpp"
#include "formula/program_writer.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace opgave {

namespace {

judged_side side_of(const program& in, node_id of) {
    const std::uint32_t index   = in.of_node[of.value];
    const instruction&  step    = in.instructions[index];
    const std::uint32_t open_at = step.place == storage::table ? static_cast<std::uint32_t>(step.second) * in.columns
                                                                     + static_cast<std::uint32_t>(step.first)
                                                               : 3 * in.columns + index;
    return {index, open_at, address(step.place, step.at), step.shape == shape::one, step.wide};
}

judged_sides sides_of(const judged& one) {
    if (one.subjects == 1) return judged_sides::single;
    if (one.slack.is_one || (one.is_conditional && one.applies.is_one)) return judged_sides::shared;
    return one.is_conditional ? judged_sides::slack_and_condition : judged_sides::slack;
}

/// Which requirements may change with the cells of a column and scope: those of which a side is such a figure, or rests on
/// one; in the subject of the cell, or in all.
void note_judged_dependents(program& out) {
    std::vector<std::vector<std::uint32_t>> judged_by(out.instructions.size());
    for (std::uint32_t i = 0; i < out.requirements.size(); ++i) {
        judged_by[out.requirements[i].slack.instruction].push_back(i);
        if (out.requirements[i].is_conditional) judged_by[out.requirements[i].applies.instruction].push_back(i);
    }
    std::vector<std::vector<std::uint32_t>> figures(std::size_t{3} * out.columns);
    for (std::uint32_t i = 0; i < out.instructions.size(); ++i)
        if (const instruction& one = out.instructions[i]; one.place == storage::table)
            figures[static_cast<std::size_t>(one.second) * out.columns + static_cast<std::size_t>(one.first)].push_back(
                i);

    for (std::size_t at = 0; at < figures.size(); ++at) {
        out.judged_dependents_at.push_back(static_cast<std::uint32_t>(out.judged_dependents.size()));
        std::map<std::uint32_t, bool> found; // by requirement, whether in all subjects
        for (const std::uint32_t figure : figures[at])
            for (const std::uint32_t one : judged_by[figure])
                found[one] = found[one] || out.instructions[figure].shape != shape::members;
        for (std::uint32_t i = out.dependents_at[at]; i < out.dependents_at[at + 1]; ++i)
            for (const std::uint32_t one : judged_by[out.dependents[i].instruction])
                found[one] = found[one] || out.dependents[i].all_lanes;
        for (const auto& [requirement, in_all] : found) out.judged_dependents.push_back({requirement, in_all});
    }
    out.judged_dependents_at.push_back(static_cast<std::uint32_t>(out.judged_dependents.size()));
}

} // namespace

program lower(const graph& formulas, const frame& axes, std::uint32_t columns, const lowering_goal& goal) {
    program_draft draft = draft_program(formulas, axes, goal);
    fold_constants(draft, columns);

    program out = write_program(draft, columns, goal.lane_width);
    for (const judged_nodes& one : goal.requirements) {
        judged made;
        made.slack           = side_of(out, one.slack);
        made.is_conditional  = one.applies.value != 0;
        made.only_when_known = one.only_when_known;
        made.subjects        = one.subjects;
        made.first_finding   = out.findings;
        made.last_lanes      = ~std::uint32_t{0} >> (31 - (one.subjects - 1) % lane_block);
        if (made.is_conditional) made.applies = side_of(out, one.applies);
        made.sides = sides_of(made);
        out.requirements.push_back(made);
        out.findings += one.subjects;
    }
    note_judged_dependents(out);
    return out;
}

} // namespace opgave
