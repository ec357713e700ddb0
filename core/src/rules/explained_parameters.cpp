// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/explanation_index.hpp"

#include <algorithm>

namespace opgave {

namespace {

/// Does a row of a list name the member?
bool names(const std::vector<parameter_setting>& row, std::uint32_t member) {
    return std::ranges::any_of(row,
                               [&](const parameter_setting& one) { return one.member && one.member->value == member; });
}

} // namespace

std::vector<parameter_place> parameters_of(const rulebook& by, const explanation& in, const explained_node& one) {
    std::vector<parameter_place> found;
    if (one.part == explained_node::none || one.is == explained::finding || one.is == explained::measure
        || one.is == explained::others)
        return found;
    for (const parameter_in_part& use : by.explanations().parameters(in.parts()[one.part], one.formula)) {
        const auto& rows = by.parameters()[use.of.parameter].rows;
        if (one.is != explained::listed || use.of.row != parameter_place::none) {
            found.push_back(use.of);
            continue;
        }
        const std::size_t before = found.size();
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            if (names(rows[row], one.lane)) found.push_back({use.of.parameter, row, parameter_place::none});
        if (found.size() == before) found.push_back(use.of);
    }
    return found;
}

} // namespace opgave
