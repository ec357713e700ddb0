// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/lower.hpp>
#include <opgave/rules/rulebook.hpp>

#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"
#include "rules/rulebook_parts.hpp"

#include <string>
#include <utility>
#include <vector>

namespace opgave::testing {

/// Random formulas under one rule; nothing is read in any cell yet.
inline rulebook_parts province_of_one_rule(const random_rulebook& of) {
    rulebook_parts parts;
    parts.axes     = of.axes;
    parts.formulas = of.formulas;
    parts.rules.push_back(
        {.id = "regel", .kind = {}, .label = {}, .source = {}, .assumption = {}, .where = {}, .texts = {}});
    parts.readings.resize(column_map(*of.axes).count());
    for (column_reading& one : parts.readings) one.groups.resize(of.axes->groupings.size());
    return parts;
}

/// Random formulas of which some are requirements, as a province of one rule. A cell is read as what is stated there.
inline rulebook judged_rulebook(const random_rulebook& of, const std::vector<judged_nodes>& requirements) {
    rulebook_parts   parts = province_of_one_rule(of);
    const column_map columns(*of.axes);
    for (const node_id id : of.all()) {
        const node& n = of.formulas[id];
        if (n.op != operation::figure || n.first == outside_the_frame) continue;
        column_reading& here = parts.readings[static_cast<std::size_t>(n.first)];
        if (n.shape == shape::members) here.members = id;
        if (n.shape == shape::groups) here.groups[n.grouping.value] = id;
        if (n.shape == shape::one) here.whole = id;
    }
    written_in_period written;
    for (std::size_t i = 0; i < requirements.size(); ++i) {
        requirement one;
        one.label           = "eis " + std::to_string(i);
        one.shape           = of.formulas[requirements[i].slack].shape;
        one.grouping        = of.formulas[requirements[i].slack].grouping;
        one.slack           = requirements[i].slack;
        one.applies         = requirements[i].applies;
        one.only_when_known = requirements[i].only_when_known;
        written.what.requirements.push_back({one.label, {}, one.slack, one.applies});
        parts.requirements.push_back(one);
    }
    parts.steps = lower(of.formulas, *of.axes, columns.count(), {nodes_of(requirements), requirements});
    parts.table = parts.steps;
    parts.written.push_back(std::move(written));
    parts.explanations = explanation_index(parts);
    return rulebook(std::move(parts));
}

} // namespace opgave::testing
