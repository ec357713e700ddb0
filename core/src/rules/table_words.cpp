// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/table_words.hpp"

#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>

namespace opgave {

std::string subject_text(const frame& axes, std::uint32_t lane, language in) {
    const lane_layout lanes = lanes_of(axes);
    if (lane == lanes.whole()) return axes.name;
    if (lane < lanes.members) return axes.members[lane].name;
    if (lane == lanes.unattributed()) return in == language::nl ? "niet toegewezen" : "unattributed";
    return axes.groups[lane - lanes.members - 1].label.in(in);
}

std::string column_text(const frame& axes, const column_key& column, language in) {
    return axes[column.category].label.in(in) + ", " + axes[column.basis].label.in(in) + ' '
           + text_of_time(axes, column.basis, column.time);
}

std::string cell_text(const frame& axes, const cell_key& cell, language in) {
    return column_text(axes, cell.column, in) + ", " + subject_text(axes, cell.lane, in);
}

std::string part_text(const rulebook& by, const rule_part& part, language in) {
    const std::string& rule = by.rules()[part.rule].label.in(in);
    const std::string  text = part.text.in(in).empty() ? part.label : part.text.in(in);
    return (rule.empty() || text.starts_with(rule) ? text : rule + ": " + text) + ", "
           + by.frame()[part.when].to_text();
}

} // namespace opgave
