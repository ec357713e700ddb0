// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>

#include "formula/program_draft.hpp"
#include "formula/program_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace opgave {

namespace {

/// How a requirement depends on what one column's cells of a scope change: not at all, in the lane of the cell, or in all.
class reach {
public:
    explicit reach(const program& of) : program_(of), reached_(of.instructions.size(), 0) {}

    void begin(std::uint32_t column, scope of) {
        for (std::uint32_t i = 0; i < program_.instructions.size(); ++i) {
            const instruction& figure = program_.instructions[i];
            const bool         is_it  = figure.place == storage::table && figure.first == std::int64_t{column}
                               && figure.second == static_cast<std::int64_t>(of);
            reached_[i] = is_it ? (of == scope::members ? 1 : 2) : 0;
        }
        for (const dependent& one : program_.view().dependents_of(column, of))
            reached_[one.instruction] = one.all_lanes ? 2 : 1;
    }
    [[nodiscard]] int operator()(const judged& requirement) const {
        const int of_applies = requirement.applies == judged::everywhere ? 0 : reached_[requirement.applies];
        return std::max<int>(reached_[requirement.slack], of_applies);
    }

private:
    const program&            program_;
    std::vector<std::uint8_t> reached_;
};

void note_judged_dependents(program& out) {
    reach reached(out);
    for (const scope of : {scope::members, scope::groups, scope::whole})
        for (std::uint32_t column = 0; column < out.columns; ++column) {
            out.judged_dependents_at.push_back(static_cast<std::uint32_t>(out.judged_dependents.size()));
            if (!std::ranges::binary_search(out.columns_read, column)) continue;
            reached.begin(column, of);
            for (std::uint32_t i = 0; i < out.requirements.size(); ++i)
                if (const int how = reached(out.requirements[i]); how != 0)
                    out.judged_dependents.push_back({i, how == 2});
        }
    out.judged_dependents_at.push_back(static_cast<std::uint32_t>(out.judged_dependents.size()));
}

} // namespace

program lower(const graph& formulas, const frame& axes, std::uint32_t columns, const lowering_goal& goal) {
    program_draft draft = draft_program(formulas, axes, goal);
    fold_constants(draft, columns);

    program    out    = write_program(draft, columns, goal.lane_width);
    const auto placed = [&](node_id of) { return of.value == 0 ? judged::everywhere : out.of_node[of.value]; };
    for (const judged_nodes& one : goal.requirements) {
        out.requirements.push_back(
            {placed(one.slack), placed(one.applies), one.subjects, out.findings, one.only_when_known});
        out.findings += one.subjects;
    }
    if (goal.lane_width == 1) note_judged_dependents(out);
    return out;
}

} // namespace opgave
