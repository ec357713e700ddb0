// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/column_map.hpp>
#include <opgave/rules/canonical.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/canonical_writer.hpp"
#include "rules/lane_id.hpp"

namespace opgave {

std::vector<std::byte> canonical_bytes(const figures& of) {
    const frame&          axes = of.frame();
    std::vector<cell_key> stated;
    of.for_each_cell([&](const cell_key& cell) {
        if (of.at(cell)) stated.push_back(cell);
    });

    canonical_writer into;
    into.text("opgave-figures");
    into.number(canonical_format);
    into.list(stated, [&](const cell_key& cell) {
        into.write(id_of_lane(axes, of.lanes(), cell.lane));
        into.write(axes[cell.column.category].id);
        into.write(axes[cell.column.basis].id);
        into.write(text_of_time(axes, cell.column.basis, cell.column.time));
        into.write(*of.at(cell));
    });
    return into.take();
}

std::vector<std::byte> canonical_bytes(const outcome& of) {
    const explained_names names(of.rulebook());
    canonical_writer      into;
    into.text("opgave-outcome");
    into.number(canonical_format);
    into.list(of.findings(), [&](const finding& one) {
        into.write(names(one));
        into.write(static_cast<int>(one.verdict));
        into.write(one.slack);
        into.write(one.left);
        into.write(one.right);
    });
    into.list(of.coverages(), [&](const coverage& one) {
        into.write(names(one));
        into.write(one.numerator);
        into.write(one.denominator);
        into.write(one.numerator_rests_on_blanks);
        into.write(one.denominator_rests_on_blanks);
        into.write(one.excluded);
        into.write(one.members.has_value());
        if (!one.members) return;
        into.write(one.members->with_blanks);
        into.write(one.members->complete);
        into.write(one.members->numerator);
        into.write(one.members->denominator);
    });
    return into.take();
}

} // namespace opgave
