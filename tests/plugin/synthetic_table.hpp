// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

#include "plugin/rule_recorder.hpp"

#include <string>
#include <utility>

namespace opgave::testing {

/// A synthetic table: three members in two groups, stocks and a flow, two years and two half-years, of which only 2025
/// lies in a cycle.
inline frame synthetic_frame() {
    const auto counted = [](std::string id, unit_index unit, nature kind) {
        category one;
        one.id         = std::move(id);
        one.counted_in = unit;
        one.nature     = kind;
        one.most       = 1000;
        return one;
    };
    const auto basis_called = [](std::string id, bool per_cycle) {
        basis one;
        one.id        = std::move(id);
        one.per_cycle = per_cycle;
        return one;
    };
    frame axes;
    axes.id         = "PV22";
    axes.units      = {{"plek", {}}, {"persoon", {}}, {"inwoner", {}}};
    axes.members    = {{"GM0001", "Een"}, {"GM0002", "Twee"}, {"GM0003", "Drie"}};
    axes.groups     = {{"noord", {}, {{0}, {1}}}, {"zuid", {}, {{2}}}};
    axes.groupings  = {{"deelgebied", {}, {0}, 2}};
    axes.attributes = {{"inwoners", {}, {2}, std::nullopt, {100, 200, 300}, {}},
                       {"score", {}, {2}, std::nullopt, {1, std::nullopt, 3}, {}}};
    axes.categories = {counted("amv", {0}, nature::stock), counted("asiel", {0}, nature::stock),
                       counted("statushouders", {1}, nature::flow)};
    axes.periods    = {{2024, 0}, {2025, 0}, {2025, 1}, {2025, 2}};
    axes.cycles     = {{"2025", {}, {{1}}}};
    axes.bases   = {basis_called("opgave", true), basis_called("voorstel", false), basis_called("realisatie", false)};
    axes.asked   = {0};
    axes.offered = {1};
    return axes;
}

inline constexpr period_index year_2024{0};
inline constexpr period_index year_2025{1};
inline constexpr period_index second_half{3};

inline parameter synthetic_parameter(std::string name, parameter_type type, std::string unit = {},
                                     std::vector<parameter> fields = {}) {
    parameter one;
    one.name   = std::move(name);
    one.type   = type;
    one.unit   = std::move(unit);
    one.fields = std::move(fields);
    return one;
}

/// A rule kind that reads everything the table has, with words for the labels of the tests, and a rule of it.
struct synthetic_rule {
    synthetic_rule() {
        kind.id    = "test.rule";
        kind.reads = {{"amv", "asiel", "statushouders"},
                      {"realisatie"},
                      {"inwoners", "score"},
                      {"noord", "zuid"},
                      {"deelgebied"},
                      {"persoon"}};
        kind.texts = {{"eis", {}}, {"maat", {}}, {"term", {}}};
    }

    void give(parameter declared, parameter_content content, std::uint32_t line) {
        kind.parameters.push_back(std::move(declared));
        place where;
        where.file = "test.toml";
        where.line = line;
        parameters.push_back({std::move(content), where});
    }

    frame              axes = synthetic_frame();
    column_map         columns{axes};
    graph_builder      builder{axes, columns};
    rule_recorder      recorder{axes, columns, builder};
    rule_kind          kind;
    checked_parameters parameters;

    result<written_rule> write_by(opgave_write by, period_index when = year_2025) {
        place where;
        where.file = "test.toml";
        where.line = 7;
        return recorder.record({"proef", where, kind, by, parameters, when});
    }

    template <void (*Write)(rule_writer&)>
    result<written_rule> write(period_index when = year_2025) {
        return write_by(&detail::write_rule<Write>, when);
    }

    /// The one thing that is said of a rule that cannot be written, or why there is none.
    template <void (*Write)(rule_writer&)>
    std::string refusal(period_index when = year_2025) {
        return refusal_by(&detail::write_rule<Write>, when);
    }
    std::string refusal_by(opgave_write by, period_index when = year_2025) {
        const auto written = write_by(by, when);
        if (written) return "it was written";
        return written.error().size() == 1 ? written.error()[0].to_text() : "several things are said";
    }
};

} // namespace opgave::testing
