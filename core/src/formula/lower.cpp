// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>

#include "formula/program_draft.hpp"
#include "formula/program_writer.hpp"

namespace opgave {

program lower(const graph& formulas, const frame& axes, std::uint32_t columns, const lowering_goal& goal) {
    program_draft draft = draft_program(formulas, axes, goal);
    fold_constants(draft, columns);

    program out = write_program(draft, columns, goal.lane_width);
    const auto placed = [&](node_id of) { return of.value == 0 ? judged::everywhere : out.of_node[of.value]; };
    for (const judged_nodes& one : goal.requirements) {
        out.requirements.push_back(
            {placed(one.slack), placed(one.applies), one.subjects, out.findings, one.only_when_known});
        out.findings += one.subjects;
    }
    return out;
}

} // namespace opgave
