// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/assemble.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave::testing {

/// De Wolden and Hoogeveen with azc, amv and their total, which *opgave* states and *voorstel* sums; the cycle 2024 over
/// two years. Small enough to be checked by hand.
inline std::shared_ptr<const frame> small_frame() {
    frame axes;
    axes.id       = "PV22";
    axes.name     = "Drenthe";
    axes.units    = {{"plek", {"plek", "place"}}};
    axes.members  = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}};
    axes.periods  = {{2024, 0}, {2025, 0}};
    axes.cycles   = {{"2024", {"2024", "2024"}, {{0}, {1}}}};
    basis asked   = {.id         = "opgave",
                     .label      = {"opgave", "task"},
                     .per_cycle  = true,
                     .version_of = {},
                     .sum_of     = {},
                     .dated      = {},
                     .source     = {}};
    basis offered = {
        .id = "voorstel", .label = {"voorstel", "offer"}, .version_of = {}, .sum_of = {}, .dated = {}, .source = {}};
    axes.bases     = {asked, offered};
    axes.asked     = {0};
    axes.offered   = {1};
    const auto one = [](std::string id, std::string label) {
        category made;
        made.id    = std::move(id);
        made.label = {std::move(label), {}};
        return made;
    };
    category total     = one("asiel", "Asiel");
    total.parts        = {{0}, {1}};
    total.stated_under = {axes.asked};
    axes.categories    = {one("azc", "AZC"), one("amv", "AMV"), total};
    return std::make_shared<const frame>(std::move(axes));
}

/// Rules written by hand, as a plugin would write them.
class small_province {
public:
    explicit small_province(std::shared_ptr<const frame> of = small_frame())
        : axes(std::move(of)), columns(*axes), builder(*axes, columns) {}

    node_id asked(std::string_view category, scope of = scope::members) {
        return builder.figure(key(category, axes->asked, 0), of);
    }
    node_id offered(std::string_view category, std::uint32_t year, scope of = scope::members) {
        return builder.figure(key(category, axes->offered, year), of);
    }
    [[nodiscard]] column_key key(std::string_view category, basis_index basis, std::uint32_t time) const {
        return {*axes->find_category(category), basis, time};
    }

    /// A rule that writes the same in one period.
    written_rule& rule_of(std::string id, period_index when = {0}) {
        rule made;
        made.id         = std::move(id);
        made.where.file = "test.toml";
        made.where.line = static_cast<std::uint32_t>(rules.size()) + 1;
        rules.push_back(std::move(made));
        written.push_back({static_cast<std::uint32_t>(rules.size()) - 1, when, {}, nullptr});
        return written.back().what;
    }

    result<rulebook> compile() { return assemble(axes, std::move(builder), rules, written); }

    std::shared_ptr<const frame>   axes;
    column_map                     columns;
    graph_builder                  builder;
    std::vector<rule>              rules;
    std::vector<written_in_period> written;
};

/// The finding of that label for a member or the whole; fails the test when there is none.
inline const finding& find(const outcome& of, std::string_view label, std::uint32_t subject) {
    for (const finding& one : of.findings())
        if (one.of->label == label && one.subject == subject) return one;
    static const finding none;
    ADD_FAILURE() << "no finding '" << label << "' for lane " << subject;
    return none;
}

} // namespace opgave::testing
