// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/bookings.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace opgave {

namespace {

/// Did the rule say so already, in an earlier period of the same cycle?
bool is_repeated(const std::vector<booked_amount>& before, const booked_amount& one) {
    return std::ranges::any_of(before, [&](const booked_amount& other) {
        return other.rule == one.rule && other.amount == one.amount && other.when != one.when;
    });
}

} // namespace

std::vector<booked_cell> gather_bookings(const std::vector<written_in_period>& written, graph_builder& builder) {
    std::vector<booked_cell>                                           cells;
    std::map<std::pair<column_key, scope>, std::vector<booked_amount>> amounts;
    for (const written_in_period& from : written) {
        for (const written_booking& booked : from.what.bookings) {
            std::vector<booked_amount>& before = amounts[{booked.column, booked.of}];
            if (before.empty()) cells.push_back({booked.column, booked.of, {}, from.rule, from.when, {}});
            const booked_amount one{from.rule, from.when, booked.amount};
            if (!is_repeated(before, one)) before.push_back(one);
        }
    }
    for (booked_cell& cell : cells) {
        std::vector<operand> terms;
        cell.amounts = std::move(amounts[{cell.column, cell.of}]);
        for (const booked_amount& one : cell.amounts) terms.push_back({one.amount, 1});
        cell.sum = builder.linear(terms, 0);
    }
    return cells;
}

} // namespace opgave
