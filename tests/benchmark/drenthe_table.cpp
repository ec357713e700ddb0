// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "drenthe_table.hpp"

#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>

#include <array>
#include <optional>
#include <random>
#include <stdexcept>
#include <string_view>

namespace opgave::testing {

namespace {

constexpr const char*                     province_file = "config/drenthe.toml";
constexpr std::array<std::string_view, 3> years{"2024", "2025", "2026"};
constexpr std::array<std::string_view, 3> years_realised{"2023", "2024", "2025"};
constexpr std::string_view                half_year = "2024-I";
constexpr std::int32_t                    most      = 1'000'000;

template <class Value>
Value checked(result<Value> made) {
    if (!made) throw std::runtime_error(made.error().front().to_text());
    return std::move(*made);
}

class table_maker {
public:
    table_maker(const drenthe& of, std::uint32_t seed, filling filled, std::optional<std::int32_t> nidos_asked)
        : table_{of.stated, {}}, random_(seed), filled_(filled), nidos_asked_(nidos_asked) {}

    drenthe_table run() {
        ask();
        offer();
        realise();
        return std::move(table_);
    }

private:
    void ask() {
        auto& [member, whole] = table_.by_hand;
        members(member.asiel_asked, "asiel", "opgave", years[0], 600);
        members(member.amv_asked, "amv", "opgave", years[0], 50);
        members(member.azc_asked, "azc", "opgave", years[0], 550);
        members(member.goo_asked, "goo", "opgave", years[0], 700);
        members(member.goo_asked_2025, "goo", "opgave_2025", years[0], 800);
        members(member.poo_asked, "poo", "opgave", years[0], 100);
        members(member.statushouders_asked, "statushouders", "opgave", half_year, 90);
        members(member.nidos_asked, "nidos", "opgave", half_year, 20);

        province(whole.asiel_asked, "asiel", "opgave", years[0], 5000);
        province(whole.amv_asked, "amv", "opgave", years[0], 400);
        province(whole.azc_asked, "azc", "opgave", years[0], 4600);
        province(whole.goo_asked_2025, "goo", "opgave_2025", years[0], 8000);
        province(whole.statushouders_asked, "statushouders", "opgave", half_year, 700);
        whole.nidos_asked = nidos_asked_ ? *nidos_asked_ : number_up_to(200);
        state({table_.figures.lanes().whole(), column_of("nidos", "opgave", half_year)}, whole.nidos_asked);
    }

    void offer() {
        auto& [member, whole] = table_.by_hand;
        for (std::size_t year = 0; year < by_hand::year_count; ++year) {
            members(member.azc_offered[year], "azc", "voorstel", years[year], 600);
            members(member.amv_offered[year], "amv", "voorstel", years[year], 60);
            members(member.noodopvang_offered[year], "noodopvang", "voorstel", years[year], 100);
            members(member.cno_tgo_offered[year], "cno_tgo", "voorstel", years[year], 100);
            members(member.goo_offered[year], "goo", "voorstel", years[year], 700);
            members(member.poo_offered[year], "poo", "voorstel", years[year], 120);

            province(whole.asiel_offered[year], "asiel", "voorstel", years[year], 5000);
            province(whole.azc_offered[year], "azc", "voorstel", years[year], 4600);
            province(whole.amv_offered[year], "amv", "voorstel", years[year], 400);
            province(whole.goo_offered[year], "goo", "voorstel", years[year], 8000);
        }
        members(member.nidos_offered, "nidos", "voorstel", half_year, 25);
    }

    void realise() {
        auto& [member, whole] = table_.by_hand;
        for (std::size_t year = 0; year < by_hand::year_count; ++year) {
            members(member.azc_realised[year], "azc", "realisatie", years_realised[year], 500);
            members(member.goo_realised[year], "goo", "realisatie", years_realised[year], 600);
        }
        members(member.statushouders_housed, "statushouders", "realisatie", half_year, 90);
        province(whole.statushouders_housed, "statushouders", "realisatie", half_year, 700);
    }

    /// Seldom nothing at all, more seldom as much as there can be.
    std::int32_t number_up_to(std::uint32_t usual) {
        const auto draw = random_();
        if (draw % 16 == 0) return 0;
        if (filled_ == filling::some && draw % 97 == 0) return most;
        return static_cast<std::int32_t>(random_() % (usual + 1));
    }
    bool is_stated() { return filled_ == filling::no_blanks || random_() % 2 == 0; }

    column_key column_of(std::string_view category, std::string_view basis, std::string_view when) {
        return checked(table_.figures.find(table_.figures.frame().id, category, when, basis)).column;
    }
    void state(const cell_key& cell, std::int32_t value) {
        if (const auto done = table_.figures.state(cell, value); !done)
            throw std::runtime_error(done.error().front().to_text());
    }

    void members(by_hand::column& into, std::string_view category, std::string_view basis, std::string_view when,
                 std::uint32_t usual) {
        const column_key column = column_of(category, basis, when);
        for (std::uint32_t lane = 0; lane <= by_hand::unattributed; ++lane) {
            into[lane] = lane < by_hand::unattributed || is_stated() ? number_up_to(usual) : 0;
            state({lane, column}, into[lane]);
        }
    }
    void members(by_hand::optional_column& into, std::string_view category, std::string_view basis,
                 std::string_view when, std::uint32_t usual) {
        const column_key column = column_of(category, basis, when);
        for (std::uint32_t lane = 0; lane <= by_hand::unattributed; ++lane) {
            const bool is_given = is_stated();
            into.value[lane]    = is_given ? number_up_to(usual) : 0;
            into.stated[lane]   = is_given || lane == by_hand::unattributed ? 255 : 0; // nothing unattributed is 0
            if (is_given) state({lane, column}, into.value[lane]);
        }
    }
    void province(by_hand::optional_number& into, std::string_view category, std::string_view basis,
                  std::string_view when, std::uint32_t usual) {
        const cell_key cell{table_.figures.lanes().whole(), column_of(category, basis, when)};
        const auto     stated = table_.figures.at(cell);
        into.stated           = filled_ == filling::no_blanks ? stated.has_value() : is_stated();
        if (!into.stated) {
            table_.figures.clear(cell);
            return;
        }
        into.value = stated ? within(*stated) : number_up_to(usual);
        state(cell, into.value);
    }
    std::int32_t within(const interval& range) {
        const auto width = static_cast<std::uint32_t>(range.most - range.least) + 1;
        return static_cast<std::int32_t>(range.least + static_cast<std::int32_t>(random_() % width));
    }

    drenthe_table               table_;
    std::mt19937                random_; // its numbers are the same everywhere; those of a distribution are not
    filling                     filled_;
    std::optional<std::int32_t> nidos_asked_;
};

} // namespace

drenthe read_drenthe() {
    const province         of    = checked(read_province(province_file));
    const opgave::rulebook rules = checked(compile(of, plugin_store::of(shipped_plugins())));
    return {rules, checked(stated_figures(of, rules))};
}

drenthe_table synthetic_table(const drenthe& of, std::uint32_t seed, filling filled) {
    return table_maker(of, seed, filled, std::nullopt).run();
}

drenthe_table synthetic_table(const drenthe& of, std::uint32_t seed, filling filled, std::int32_t nidos_asked) {
    return table_maker(of, seed, filled, nidos_asked).run();
}

} // namespace opgave::testing
