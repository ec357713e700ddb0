// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/entry_parts.hpp"
#include "config/province_reader.hpp"

#include <algorithm>
#include <iterator>

namespace opgave {

namespace {

constexpr std::int64_t largest_percentage = 100'000;

force force_named(const std::string& name) {
    return name == "agreed" ? force::agreed : name == "attention" ? force::attention : force::statutory;
}

rounding read_rounding(const value_reader& value) {
    const auto name = value.as_one_of({rounding_names.begin(), rounding_names.end()});
    return name ? *rounding_named(name->value) : rounding::half_up;
}

rule_entry::validity read_validity(table_reader& table) {
    rule_entry::validity valid;
    const value_reader   periods = table.optional("periods");
    const value_reader   from    = table.optional("from");
    const value_reader   until   = table.optional("until");
    const value_reader   each    = table.optional("each");

    valid.periods   = read_period_list(periods);
    valid.from      = read_date(from);
    valid.until     = read_date(until);
    const auto kind = each.as_one_of({"year", "half_year"});
    if (kind) valid.half_years = kind->value == "half_year";

    if (periods.is_present() && (from.is_present() || until.is_present() || each.is_present()))
        periods.report(diagnostic_code::C011, "stands beside 'from', 'until' or 'each'",
                       "either the periods, or from when until when");
    if (valid.from && valid.until && *valid.until < *valid.from) {
        until.report(diagnostic_code::C009, "= " + valid.until->to_text() + " lies before 'from'",
                     valid.from->to_text() + " or later");
        valid.until.reset();
    }
    return valid;
}

} // namespace

const std::vector<std::string>& rule_keys() {
    static const std::vector<std::string> keys{"id",   "kind",  "periods", "from",      "until",
                                               "each", "force", "source",  "assumption"};
    return keys;
}

bool rule_entry::validity::covers(period when) const noexcept {
    if (!periods.empty())
        return std::any_of(periods.begin(), periods.end(), [&](const auto& one) { return one.value == when; });
    if (half_years && *half_years != when.is_half_year()) return false;
    return (!from || *from <= when.last_day()) && (!until || when.last_day() <= *until);
}

void province_reader::read_rule(table_reader& table) {
    rule_entry entry;
    entry.where = table.where();
    entry.id    = read_id(table, "rule");
    if (auto kind = table.required("kind").as_id()) entry.kind = std::move(*kind);
    entry.valid      = read_validity(table);
    const auto bind  = table.required("force").as_one_of({"statutory", "agreed", "attention"});
    entry.force      = bind ? force_named(bind->value) : force::statutory;
    entry.source     = read_text(table.required("source"));
    entry.assumption = read_text(table.optional("assumption"));

    const auto is_parameter = [](const written_entry& one) {
        return std::find(rule_keys().begin(), rule_keys().end(), one.key) == rule_keys().end();
    };
    std::copy_if(table.entries().begin(), table.entries().end(), std::back_inserter(entry.parameters), is_parameter);
    for (const written_entry& parameter : entry.parameters) (void)table.optional(parameter.key);

    add(said_.rules, std::move(entry), &rule_entry::id, "rule");
}

void province_reader::read_figure(table_reader& table) {
    figure_entry entry;
    entry.where = table.where();
    read_cell(table, entry);
    table.call("figure", entry.who.value + ' ' + entry.category.value);
    entry.value  = table.required("value").as_whole(-largest_number, largest_number).value_or(placed<std::int64_t>{});
    entry.dated  = read_date(table.required("date"));
    entry.source = read_text(table.required("source"));
    entry.assumption = read_text(table.optional("assumption"));
    said_.figures.push_back(std::move(entry));
}

void province_reader::read_statement(table_reader& table) {
    statement_entry entry;
    entry.where = table.where();
    read_cell(table, entry);
    table.call("statement", entry.who.value + ' ' + entry.category.value);
    const value_reader percent = table.required("percent");
    const auto         shown   = percent.as_whole(0, largest_percentage);
    entry.percent              = shown.value_or(placed<std::int64_t>{});
    const value_reader of      = table.optional("of");
    entry.of                   = of.as_whole(1, largest_number);
    entry.of_basis             = (of.is_present() ? table.required("of_basis") : table.optional("of_basis")).as_text();
    entry.rounded              = read_rounding(table.required("rounding"));
    entry.dated                = read_date(table.required("date"));
    entry.source               = read_text(table.required("source"));
    entry.assumption           = read_text(table.optional("assumption"));

    if (shown && entry.of) {
        entry.offer = numbers_shown_as(shown->value, entry.of->value, entry.rounded);
        if (!entry.offer)
            percent.report(diagnostic_code::C016, "= " + std::to_string(shown->value) + ", but no whole number is "
                                                      + std::to_string(shown->value) + " % of "
                                                      + std::to_string(entry.of->value) + " when rounded "
                                                      + std::string(name_of(entry.rounded)));
    }
    said_.statements.push_back(std::move(entry));
}

std::optional<interval> numbers_shown_as(std::int64_t percent, std::int64_t asked, rounding rounded) noexcept {
    // The shown percentage never falls when the number grows: the ends are found by halving.
    const auto first_shown_at_least = [&](std::int64_t wanted) {
        std::int64_t below = -1;
        std::int64_t from  = (wanted + 1) * asked / 100 + 1; // shows more than `wanted`, whatever the rounding
        while (from - below > 1) {
            const std::int64_t middle = below + (from - below) / 2;
            if (divide(middle * 100, asked, rounded) >= wanted)
                from = middle;
            else
                below = middle;
        }
        return from;
    };
    const interval numbers{first_shown_at_least(percent), first_shown_at_least(percent + 1) - 1};
    if (numbers.least > numbers.most) return std::nullopt;
    return numbers;
}

} // namespace opgave
