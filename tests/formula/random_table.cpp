// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/random_rulebook.hpp"

#include <string>
#include <utility>

namespace opgave::testing {

std::shared_ptr<const frame> any_frame(choices& choose, const drawn_sizes& sizes) {
    auto made   = std::make_shared<frame>();
    made->id    = "PV00";
    made->units = {{"plek", {}}, {"woning", {}}};

    const std::size_t members = choose.below(sizes.members + 1);
    for (std::size_t i = 0; i < members; ++i)
        made->members.push_back({"GM000" + std::to_string(i), "Lid " + std::to_string(i)});

    const std::size_t regions = 1 + choose.below(3);
    const std::size_t pools   = 1 + choose.below(3);
    made->groups.resize(regions + pools);
    for (std::size_t i = 0; i < made->groups.size(); ++i) made->groups[i].id = "groep" + std::to_string(i);
    for (std::uint32_t i = 0; i < members; ++i) {
        if (const std::size_t region = choose.below(regions + 1); region < regions)
            made->groups[region].members.push_back({i});
        for (std::size_t pool = regions; pool < regions + pools; ++pool)
            if (choose.one_in(2)) made->groups[pool].members.push_back({i});
    }
    made->groupings = {{"regio", {}, {0}, static_cast<std::uint32_t>(regions)},
                       {"pool", {}, {static_cast<std::uint32_t>(regions)}, static_cast<std::uint32_t>(pools)}};

    made->attributes.resize(2);
    for (std::uint32_t i = 0; i < 2; ++i) {
        made->attributes[i].id         = "kenmerk" + std::to_string(i);
        made->attributes[i].counted_in = {i};
        for (std::size_t m = 0; m < members; ++m) made->attributes[i].of.emplace_back(choose.between(0, 6));
    }
    const std::int64_t spread = sizes.spread - 1;
    made->categories.resize(3);
    const auto count = [&](std::size_t which, std::string id, unit_index in, interval ends) {
        made->categories[which].id         = std::move(id);
        made->categories[which].counted_in = in;
        made->categories[which].least      = ends.least;
        made->categories[which].most       = ends.most;
    };
    count(0, "azc", {0}, {0, spread});
    count(1, "amv", {0}, {2, 2 + spread});
    const std::int64_t from = sizes.wide_figures ? 4'000'000'000 : -(spread / 2);
    count(2, "saldo", {1}, {from, from + spread});
    made->periods = {{2026, 0}};
    made->bases.resize(2);
    made->bases[0].id = "opgave";
    made->bases[1].id = "voorstel";
    return made;
}

figures any_table(choices& choose, std::shared_ptr<const frame> axes, filling how, std::size_t most_open) {
    figures     table(axes);
    std::size_t open = 0;
    table.for_each_cell([&](const cell_key& cell) {
        const category&   counted      = (*axes)[cell.column.category];
        const bool        unattributed = cell.lane == table.lanes().unattributed();
        const bool        may_open     = how == filling::open && open < most_open;
        const std::size_t kind         = choose.below(4);
        if (unattributed && kind < 2) return; // 0, as in most tables
        if (may_open && kind == 1) {
            ++open; // blank
        } else if (may_open && kind == 2) {
            const std::int64_t least = choose.between(counted.least, counted.most);
            const std::int64_t most  = choose.between(least, counted.most);
            open += least < most ? 1 : 0;
            RC_ASSERT(table.state(cell, interval{least, most}).has_value());
        } else {
            RC_ASSERT(table.state(cell, choose.between(counted.least, counted.most)).has_value());
        }
    });
    return table;
}

} // namespace opgave::testing
