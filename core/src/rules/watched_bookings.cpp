// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/watched_bookings.hpp"

#include "rules/watched_requirement.hpp"

#include <map>
#include <utility>

namespace opgave {

namespace {

/// What one rule adds to a column in one period, over all members and the whole.
std::map<column_key, std::vector<operand>> sums_of(const written_rule& rule, graph_builder& builder, resolver& read) {
    std::map<column_key, std::vector<operand>> sums;
    for (const written_booking& booked : rule.bookings) {
        const node_id amount = read(booked.amount);
        sums[booked.column].push_back({booked.of == scope::whole ? amount : builder.sum_whole(amount), 1});
    }
    return sums;
}

} // namespace

void watch_bookings(rulebook_parts& parts, graph_builder& builder, resolver& read,
                    const std::vector<written_in_period>& written, std::uint32_t watching) {
    const frame& axes = *parts.axes;
    for (const written_in_period& one : written) {
        if (!one.conserves) continue;
        for (const auto& [column, terms] : sums_of(one.what, builder, read)) {
            const node_id sum = builder.linear(terms, 0);
            if (builder[sum].op == operation::constant && builder[sum].first == 0) continue;
            rule_part         watched;
            const std::string id = parts.rules[one.rule].id;
            watched.rule         = watching;
            watched.label        = "boekingen_heffen_op";
            watched.when         = one.when;
            watched.text         = text_about(axes, column, "wat regel '" + id + "' bijtelt en aftrekt heft elkaar op",
                                              "what rule '" + id + "' adds and takes away cancels out");
            requirement& made    = parts.requirements.emplace_back(
                   both_equal(builder, std::move(watched), sum, builder.constant(0, builder[sum].unit)));
            made.about = id_about(axes, column) + '/' + id;
        }
    }
}

} // namespace opgave
