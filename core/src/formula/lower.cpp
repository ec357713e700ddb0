// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>

#include "formula/program_draft.hpp"
#include "formula/program_readers.hpp"
#include "formula/program_writer.hpp"

#include <cstddef>
#include <vector>

namespace opgave {

namespace {

judged_side side_of(const program& in, node_id of) {
    const std::uint32_t index   = in.of_node[of.value];
    const instruction&  step    = in.instructions[index];
    const std::size_t   open_at = step.place == storage::table ? source_of(step, in.columns) : 3 * in.columns + index;
    return {index, static_cast<std::uint32_t>(open_at), address(step.place, step.at, step.wide),
            step.shape == shape::one};
}

listing listing_of(const judged& one, std::uint32_t members) {
    const bool is_single = one.subjects == 1;
    const bool is_shared = one.slack.is_one || (one.is_conditional && one.applies.is_one);
    if (one.slack.at.is_wide() || (is_shared && !is_single)) return listing::mixed;
    if (is_single) return one.is_conditional ? listing::single_if : listing::single;
    if (one.subjects == members && members <= lane_block)
        return one.is_conditional ? listing::members_if : listing::members;
    return one.is_conditional ? listing::lanes_if : listing::lanes;
}

void add_requirement(program& out, const judged_nodes& asked) {
    judged made;
    made.slack           = side_of(out, asked.slack);
    made.is_conditional  = asked.applies.value != 0;
    made.applies         = made.is_conditional ? side_of(out, asked.applies) : made.slack;
    made.only_when_known = asked.only_when_known;
    made.subjects        = asked.subjects;
    made.first_finding   = out.findings;
    made.last_lanes      = block_lanes::first(made.subjects == 0 ? 0 : (made.subjects - 1) % lane_block + 1);
    out.requirements.push_back(made);
    out.addresses.insert(out.addresses.end(), {made.slack.at, made.applies.at});
    out.findings += asked.subjects;
}

/// What an evaluation begins with: no step is open or asks for care, but runs that are not closed do; each requirement is
/// listed as its sides stand.
void note_marks_at_start(program& out) {
    out.marks_at_start.assign(2 * out.instructions.size(), 0);
    for (const program_run& one : out.runs) out.marks_at_start.push_back(one.open == openness::closed ? 0 : 1);
    for (const judged& one : out.requirements)
        out.marks_at_start.push_back(static_cast<std::uint8_t>(listing_of(one, out.lanes.members)));
}

} // namespace

program lower(const graph& formulas, const frame& axes, std::uint32_t columns, const lowering_goal& goal) {
    program_draft draft = draft_program(formulas, axes, goal);
    fold_constants(draft, columns);

    program out = write_program(draft, columns, goal.lane_width);
    for (const judged_nodes& one : goal.requirements) add_requirement(out, one);
    note_table_operands(out);
    note_readers(out);
    note_dependents(out);
    note_marks_at_start(out);
    return out;
}

} // namespace opgave
