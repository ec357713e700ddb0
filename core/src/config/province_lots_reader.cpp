// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/entry_parts.hpp"
#include "config/province_reader.hpp"

#include <algorithm>

namespace opgave {

namespace {

constexpr std::int64_t most_durable_years = 100;

std::int64_t read_quantity(const value_reader& value) {
    const auto quantity = value.as_whole(0, largest_number);
    return quantity ? quantity->value : 0;
}

/// A list that is present and empty says neither that nobody has a share nor that the place's member has all of it.
void refuse_empty(const value_reader& list, std::string expected) {
    if (list.is_present() && list.as_written()->list() != nullptr && list.as_written()->list()->empty())
        list.report(diagnostic_code::C011, "is empty", std::move(expected), "leave the key out");
}

std::vector<lot_entry::share> read_shares(table_reader& lot) {
    std::vector<lot_entry::share> shares;
    const value_reader            counted_for = lot.optional("counted_for");
    refuse_empty(counted_for, "at least one share");
    for (table_reader& one : counted_for.as_tables("a share of " + lot.called())) {
        shares.push_back({read_name(one.required("member")), read_quantity(one.required("quantity"))});
        one.finish();
    }
    return shares;
}

void check_sum(const lot_entry& lot, const value_reader& counted_for) {
    std::int64_t sum = 0;
    for (const lot_entry::share& one : lot.counted_for) sum += one.quantity;
    if (lot.counted_for.empty() || sum == lot.quantity.value) return;
    counted_for.report(diagnostic_code::C019,
                       "adds up to " + std::to_string(sum) + ", and the lot is of "
                           + std::to_string(lot.quantity.value),
                       "shares that together are the lot: none of it counts twice, and none is lost");
}

std::vector<lot_rule_entry::reference> read_references(table_reader& rule) {
    std::vector<lot_rule_entry::reference> references;
    const value_reader                     on = rule.optional("on");
    refuse_empty(on, "at least one period with its date");
    for (table_reader& one : on.as_tables("a date of " + rule.called())) {
        const auto when = one.required("period").as_period();
        const auto day  = read_date(one.required("date"));
        one.finish();
        if (!when || !day) continue;
        const bool is_second = std::any_of(references.begin(), references.end(),
                                           [&](const auto& each) { return each.when.value == when->value; });
        if (is_second)
            on.report_at(when->where, diagnostic_code::C011, "has two dates for " + when->value.to_text(),
                         "one date for each period");
        else
            references.push_back({*when, *day});
    }
    return references;
}

void read_durability(table_reader& table, lot_rule_entry& into) {
    const bool says_years   = table.optional("durable_years").is_present();
    const bool says_shorter = table.optional("shorter").is_present();
    if (!says_years && !says_shorter) return;

    if (const auto years = table.required("durable_years").as_whole(1, most_durable_years))
        into.durable_years = years->value;
    const auto shorter = table.required("shorter").as_table("where shorter lots count in " + table.called());
    if (!shorter) return;
    for (const written_entry& one : shorter->entries())
        if (auto counts_in = shorter->value_of(one).as_text())
            into.shorter.push_back({{one.key, one.where}, std::move(*counts_in)});
}

} // namespace

void province_reader::read_place(table_reader& table) {
    place_entry entry;
    entry.where  = table.where();
    entry.id     = read_id(table, "place");
    entry.name   = read_text(table.required("name"));
    entry.member = read_name(table.required("member"));
    add(said_.places, std::move(entry), &place_entry::id, "place");
}

void province_reader::read_certainty(table_reader& table) {
    certainty_entry entry;
    entry.where  = table.where();
    entry.id     = read_id(table, "certainty");
    entry.label  = read_label(table);
    entry.source = read_text(table.required("source"));
    add(said_.certainties, std::move(entry), &certainty_entry::id, "certainty");
}

void province_reader::read_lot(table_reader& table) {
    lot_entry entry;
    entry.where    = table.where();
    entry.id       = read_id(table, "lot");
    entry.at       = read_name(table.required("place"));
    entry.category = read_name(table.required("category"));

    const auto         quantity = table.required("quantity").as_whole(0, largest_number);
    const value_reader from     = table.required("from");
    const value_reader until    = table.optional("until");
    entry.quantity              = quantity.value_or(placed<std::int64_t>{});
    entry.until                 = read_date(until);
    if (const auto first = read_date(from)) {
        entry.from = *first;
        if (entry.until && *entry.until < entry.from) {
            until.report(diagnostic_code::C009, "= " + entry.until->to_text() + " lies before 'from'",
                         entry.from.to_text() + " or later");
            entry.until.reset();
        }
    } else {
        entry.until.reset(); // no day to count from
    }
    entry.certainty = read_name(table.required("certainty"));

    const std::size_t told = problems_.size();
    entry.counted_for      = read_shares(table);
    if (quantity && problems_.size() == told) check_sum(entry, table.optional("counted_for"));

    entry.dated      = read_date(table.required("date"));
    entry.source     = read_text(table.required("source"));
    entry.assumption = read_text(table.optional("assumption"));
    add(said_.lots, std::move(entry), &lot_entry::id, "lot");
}

void province_reader::read_lot_rule(table_reader& table) {
    lot_rule_entry entry;
    entry.where = table.where();
    entry.basis = read_name(table.required("basis"));
    table.call("lot_rule", entry.basis.value);
    entry.certainty = read_names(table.required("certainty"));
    entry.on        = read_references(table);
    read_durability(table, entry);
    entry.source = read_text(table.required("source"));

    const auto first = std::find_if(said_.lot_rules.begin(), said_.lot_rules.end(),
                                    [&](const auto& one) { return one.basis.value == entry.basis.value; });
    if (entry.basis.value.empty()) return; // reported already
    if (first != said_.lot_rules.end())
        report_twice(entry.where, "lot_rule", entry.basis.value, first->where);
    else
        said_.lot_rules.push_back(std::move(entry));
}

} // namespace opgave
