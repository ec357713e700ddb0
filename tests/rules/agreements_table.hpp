// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "small_table.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace opgave::testing {

inline constexpr std::uint32_t de_wolden = 0;
inline constexpr std::uint32_t hoogeveen = 1;

// The periods of the table below, by place.
inline constexpr std::uint32_t year_2024   = 0;
inline constexpr std::uint32_t first_half  = 1;
inline constexpr std::uint32_t second_half = 2;
inline constexpr std::uint32_t year_2026   = 3; ///< in no cycle

/// A synthetic table on which agreements are made: stocks (azc, amv and their total) and a flow (statushouders), a year
/// with its half-years, what counts after the agreements (`telt_mee`), and what is asked after them, for each period
/// (`afgesproken`) and for each cycle (`na_ruil`).
inline std::shared_ptr<const frame> agreements_frame() {
    frame axes;
    axes.id        = "PV22";
    axes.name      = "Drenthe";
    axes.units     = {{"plek", {"plek", "place"}}, {"persoon", {"persoon", "person"}}};
    axes.members   = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}};
    axes.groups    = {{"zuidwest", {}, {{0}, {1}}}, {"azc_hoogeveen", {}, {{1}}}};
    axes.groupings = {{"regios", {}, {0}, 1}, {"locaties", {}, {1}, 1, true}};
    axes.periods   = {{2024, 0}, {2024, 1}, {2024, 2}, {2026, 0}};
    axes.cycles    = {{"2024", {}, {{year_2024}}}, {"2024-I", {}, {{first_half}}}, {"2024-II", {}, {{second_half}}}};

    const auto basis_of = [](std::string id, bool per_cycle, std::vector<basis_index> sum_of = {}) {
        basis made;
        made.label     = {id, {}};
        made.id        = std::move(id);
        made.per_cycle = per_cycle;
        made.sum_of    = std::move(sum_of);
        return made;
    };
    axes.bases   = {basis_of("opgave", true), basis_of("voorstel", false), basis_of("telt_mee", false, {{1}}),
                    basis_of("afgesproken", false, {{0}}), basis_of("na_ruil", true, {{0}})};
    axes.asked   = {0};
    axes.offered = {1};

    const auto counted = [](std::string id, std::uint32_t unit, nature kind) {
        category made;
        made.label      = {id, {}};
        made.id         = std::move(id);
        made.counted_in = {unit};
        made.nature     = kind;
        made.most       = 1000;
        return made;
    };
    category total     = counted("asiel", 0, nature::stock);
    total.parts        = {{0}, {1}};
    total.stated_under = {{0}, {3}};
    total.most         = 2000;
    axes.categories    = {counted("azc", 0, nature::stock), counted("amv", 0, nature::stock),
                          counted("statushouders", 1, nature::flow), total};
    return std::make_shared<const frame>(std::move(axes));
}

/// Rules on that table. Amounts are one a member.
class agreements_province : public small_province {
public:
    agreements_province() : small_province(agreements_frame()) {}

    [[nodiscard]] column_key key(std::string_view category, std::string_view basis, std::uint32_t time) const {
        return {*axes->find_category(category), *axes->find_basis(basis), time};
    }
    node_id read(std::string_view category, std::string_view basis, std::uint32_t time, scope of = scope::members) {
        return builder.figure(key(category, basis, time), of);
    }
    node_id amounts(std::int64_t of_de_wolden, std::int64_t of_hoogeveen) {
        return builder.scatter(std::array{of_de_wolden, of_hoogeveen}, {});
    }
    /// A rule that books these amounts on a cell, in the period 2024 unless said otherwise.
    void books(std::string rule, column_key cell, node_id amount, scope of = scope::members, period_index when = {0}) {
        rule_of(std::move(rule), when).bookings = {{cell, of, amount}};
    }
    rulebook rules_made() {
        auto made = compile();
        EXPECT_TRUE(made) << made.error().front().to_text();
        return *made;
    }
};

inline interval value_at(const outcome& of, std::string_view who, std::string_view category, std::string_view when,
                         std::string_view basis) {
    return of.read(*of.figures().find(who, category, when, basis)).value;
}

} // namespace opgave::testing
