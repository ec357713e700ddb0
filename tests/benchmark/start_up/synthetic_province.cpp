// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "start_up/synthetic_province.hpp"

#include <string_view>

namespace start_up {

namespace {

constexpr std::size_t first_year      = 2024; // the first cycle and its name are those of nederland.toml
constexpr std::size_t years_of_cycle  = 3;
constexpr std::size_t asked_of_member = 25; // of each of the two numbers that are shared out

std::string code_of(std::size_t member) {
    constexpr std::size_t codes_of_letter = 10'000; // two capitals and four digits
    const std::string     digits          = std::to_string(codes_of_letter + member % codes_of_letter).substr(1);
    return std::string{'G', static_cast<char>('A' + member / codes_of_letter)} + digits;
}

std::string cycle_of(std::size_t cycle) { return std::to_string(first_year + cycle * years_of_cycle); }

std::string years_of(std::size_t cycle) {
    std::string years;
    for (std::size_t i = 0; i < years_of_cycle; ++i)
        years += '"' + std::to_string(first_year + cycle * years_of_cycle + i) + "\", ";
    return years;
}

void add_axes(std::string& text, const size& of) {
    text += "format = 1\nextends = \"nederland.toml\"\nid = \"PV99\"\nname = \"Voorland\"\n"
            "plugins = [\"drenthe\", \"example\"]\nperiods = [";
    for (std::size_t i = 0; i < of.cycles; ++i) text += years_of(i);
    text += "]\nmember = [\n";
    for (std::size_t i = 0; i < of.members; ++i)
        text += "    { code = \"" + code_of(i) + "\", name = \"gemeente " + std::to_string(i) + "\" },\n";
    text += "]\n";
    for (std::size_t i = 1; i < of.cycles; ++i)
        text += "\n[[cycle]]\nid = \"" + cycle_of(i) + "\"\nlabel = { nl = \"cyclus " + cycle_of(i)
                + "\" }\nperiods = [" + years_of(i) + "]\n";
}

void add_attribute(std::string& text, const size& of, std::string_view id, std::string_view unit, std::size_t least) {
    text += "\n[[attribute]]\nid = \"" + std::string(id) + "\"\nlabel = { nl = \"" + std::string(id) + "\" }\nunit = \""
            + std::string(unit) + "\"\nsource = \"synthetic\"\n\n[attribute.values]\n";
    for (std::size_t i = 0; i < of.members; ++i)
        text += code_of(i) + " = " + std::to_string(least + i * 37 % 97) + '\n';
}

/// @param more  its parameters, a line each
void add_rule(std::string& text, std::string_view kind, std::string_view id, std::string_view more,
              std::string_view when = "from = 2024-02-01\neach = \"year\"\n") {
    text += "\n[[rule]]\nid = \"" + std::string(id) + "\"\nkind = \"" + std::string(kind) + "\"\n" + std::string(when)
            + "force = \"attention\"\nsource = \"synthetic\"\n" + std::string(more);
}

void add_rules_that_define(std::string& text) {
    add_rule(text, "asiel.verdeling", "verdeling", "");
    add_rule(text, "oekraine.goo_verdeling", "goo_verdeling", "versie = \"opgave\"\n");
    add_rule(text, "huisvesting.nidos", "nidos", "", "periods = [\"2024-I\"]\n");
}

void add_rules_that_define_nothing(std::string& text, std::size_t copy) {
    const std::string number = std::to_string(copy);
    const auto        add    = [&](const std::string& kind, const std::string& more) {
        const std::string id = kind.substr(kind.find('.') + 1) + '_' + std::to_string(text.size());
        add_rule(text, kind, id, more);
    };
    add("asiel.minimumomvang", "minimum = " + std::to_string(100 + copy) + '\n');
    add("oekraine.goo_opgave", "");
    add("oekraine.goo_provincie", "versie = \"opgave\"\n");
    add("oekraine.poo", "");
    add("example.buffer", "buffer = " + number + '\n');
    for (const std::string kind : {"asiel", "goo"})
        add("drenthe.evenredige_bijdrage",
            "soort = \"" + kind + "\"\naandeel = \"1/" + std::to_string(2 + copy) + "\"\n");
    for (const std::string kind : {"azc", "goo"}) add("drenthe.voortbouwen", "soort = \"" + kind + "\"\n");
    for (const std::string kind : {"amv", "goo"})
        add("drenthe.schaarste_eerst", "schaars = \"" + kind + "\"\novervloed = \"azc\"\n");
}

} // namespace

std::string province_text(const size& of) {
    std::string text = "# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0\n# Made up; every number is synthetic.\n";
    add_axes(text, of);
    add_attribute(text, of, "inwoners", "persoon", 20'000);
    add_attribute(text, of, "ses_woa", "duizendste", 0);
    add_rules_that_define(text);
    for (std::size_t i = 0; i < of.copies; ++i) add_rules_that_define_nothing(text, i);
    return text;
}

opgave::result<void> state_figures(const size& of, opgave::figures& into) {
    opgave::diagnostics problems;
    const auto state = [&](std::string_view who, std::string_view what, std::string_view when, std::string_view basis,
                           std::size_t value) {
        if (auto said = into.state(who, what, when, basis, static_cast<std::int64_t>(value)); !said)
            problems.insert(problems.end(), said.error().begin(), said.error().end());
    };
    for (std::size_t cycle = 0; cycle < of.cycles; ++cycle)
        for (const std::string_view what : {"asiel", "goo"})
            state("PV99", what, cycle_of(cycle), "opgave", of.members * asked_of_member);
    state("PV99", "nidos", "2024-I", "opgave", of.members);

    for (std::size_t member = 0; member < of.members; ++member) {
        const std::string who = code_of(member);
        for (const std::string_view what : {"azc", "goo"}) state(who, what, "2023", "realisatie", member % 20);
        state(who, "statushouders", "2024-I", "opgave", 30);
        state(who, "statushouders", "2024-I", "realisatie", 20 + member % 20);
        state(who, "nidos", "2024-I", "voorstel", member % 3);
        for (std::size_t cycle = 0; cycle < of.cycles; ++cycle) {
            for (const std::string_view what : {"poo", "doorstroom"})
                state(who, what, cycle_of(cycle), "opgave", 10 + member % 7);
            for (std::size_t i = 0; i < years_of_cycle; ++i) {
                const std::string year = std::to_string(first_year + cycle * years_of_cycle + i);
                for (const std::string_view what : {"azc", "amv", "noodopvang", "cno_tgo", "goo", "poo", "doorstroom"})
                    state(who, what, year, "voorstel", (member * 31 + what.size() * 7 + i) % 40);
            }
        }
    }
    if (!problems.empty()) return opgave::refuse(std::move(problems));
    return {};
}

} // namespace start_up
