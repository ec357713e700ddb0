// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>

#include "formula/evaluation.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace opgave::testing {

/// A synthetic frame: `azc` and `amv` are counted in places, `goo` in homes, each 0..1000; the members but the last are
/// dealt over two regions in turn, the last has none; two pools overlap in the first member; every member has 10
/// inhabitants more than the one before.
inline std::shared_ptr<const frame> small_frame(std::uint32_t members) {
    auto made   = std::make_shared<frame>();
    made->id    = "PV00";
    made->units = {{"plek", {}}, {"woning", {}}, {"persoon", {}}};
    made->groups.resize(4);
    made->attributes.resize(1);
    made->attributes[0].id         = "inwoners";
    made->attributes[0].counted_in = {2};
    for (std::uint32_t i = 0; i < members; ++i) {
        made->members.push_back({"GM" + std::to_string(i), "Lid " + std::to_string(i)});
        made->attributes[0].of.emplace_back(10 * (i + 1));
        if (i + 1 < members) made->groups[i % 2].members.push_back({i});
    }
    if (members > 0) {
        made->groups[2].members = {{0}};
        made->groups[3].members = {{0}, {members - 1}};
    }
    const std::array names{"noord", "zuid", "klein", "groot"};
    for (std::size_t i = 0; i < names.size(); ++i) made->groups[i].id = names[i];
    made->groupings = {{"regio", {}, {0}, 2}, {"pool", {}, {2}, 2}};

    made->categories.resize(3);
    const std::array ids{"azc", "amv", "goo"};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        made->categories[i].id         = ids[i];
        made->categories[i].counted_in = {i == 2 ? 1U : 0U};
        made->categories[i].most       = 1000;
    }
    made->periods = {{2026, 0}};
    made->bases.resize(1);
    made->bases[0].id = "voorstel";
    return made;
}

inline constexpr grouping_index regions{0};
inline constexpr grouping_index pools{1};
inline constexpr group_index    north{0};
inline constexpr group_index    big_pool{3};

/// A small frame with a builder on it and a table of it.
struct small_rulebook {
    explicit small_rulebook(std::uint32_t members = 3)
        : axes(small_frame(members)), columns(*axes), build(*axes, columns), table(axes) {}

    node_id azc(scope of = scope::members) { return build.figure({{0}, {0}, 0}, of, regions); }
    node_id amv(scope of = scope::members) { return build.figure({{1}, {0}, 0}, of, regions); }
    node_id goo(scope of = scope::members) { return build.figure({{2}, {0}, 0}, of, regions); }
    node_id inhabitants() { return build.attribute(axes->attributes[0]); }

    /// States an `azc` of one lane.
    void state(std::uint32_t lane, interval value) { EXPECT_TRUE(table.state({lane, {{0}, {0}, 0}}, value)); }
    void state(std::uint32_t lane, std::int64_t value) { state(lane, interval::exactly(value)); }
    void state_members(std::initializer_list<std::int64_t> values) {
        std::uint32_t lane = 0;
        for (const std::int64_t value : values) state(lane++, value);
    }

    /// The outcome of one formula in one lane.
    [[nodiscard]] interval value(node_id of, std::size_t lane = 0) const {
        return evaluation(build.graph(), *axes, table.view(), std::array{of})(of, lane);
    }

    std::shared_ptr<const frame> axes;
    column_map                   columns;
    graph_builder                build;
    figures                      table;
};

} // namespace opgave::testing
