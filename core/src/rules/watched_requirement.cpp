// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/watched_requirement.hpp"

#include <utility>

namespace opgave {

words text_about(const frame& axes, const column_key& column, const std::string& nl, const std::string& en) {
    const std::string time = text_of_time(axes, column.basis, column.time);
    const auto        in   = [&](language which, const std::string& what) {
        return axes[column.category].label.in(which) + ", " + axes[column.basis].label.in(which) + " " + time + ": "
               + what;
    };
    return {in(language::nl, nl), in(language::en, en)};
}

std::string id_about(const frame& axes, const column_key& column) {
    return axes[column.category].id + '/' + (column.basis == axes.asked ? "asked" : axes[column.basis].id) + '/'
           + text_of_time(axes, column.basis, column.time);
}

requirement both_equal(graph_builder& builder, rule_part watching, node_id left, node_id right, node_id applies) {
    requirement made;
    static_cast<rule_part&>(made) = std::move(watching);
    made.condition                = builder.equal(left, right);
    made.shape                    = builder[made.condition].shape;
    made.slack                    = builder.slack(made.condition);
    made.applies                  = applies;
    made.left                     = left;
    made.right                    = right;
    made.only_when_known          = true;
    return made;
}

} // namespace opgave
