// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/province_reader.hpp"

#include "config/entry_parts.hpp"
#include "config/layer_merge.hpp"

namespace opgave {

namespace {

/// An entry that lacks keys may have been meant to change one of another file, whose id was misspelt.
std::string meant_to_change(const table_reader& entry, const std::vector<table_reader>& all, std::string_view kind) {
    std::vector<std::string> of_other_files;
    for (const table_reader& one : all)
        if (one.where().file != entry.where().file) of_other_files.push_back(identity_in(one.entries(), kind));
    const std::string nearest = nearest_name(identity_in(entry.entries(), kind), of_other_files);
    return nearest.empty() ? "" : "did you mean to change " + std::string(kind) + " '" + nearest + "'?";
}

void replace_if_said(name_at& name, const value_reader& value) {
    if (auto said = value.as_id()) name = std::move(*said);
}

} // namespace

void province_reader::read(table_reader& root) {
    read_header(root);
    read_tables(root, "unit", &province_reader::read_unit);
    read_tables(root, "member", &province_reader::read_member);
    read_tables(root, "dissolved", &province_reader::read_dissolved);
    read_tables(root, "grouping", &province_reader::read_grouping);
    read_tables(root, "place", &province_reader::read_place);
    read_tables(root, "certainty", &province_reader::read_certainty);
    read_tables(root, "category", &province_reader::read_category);
    read_tables(root, "total", &province_reader::read_total);
    read_tables(root, "cycle", &province_reader::read_cycle);
    read_tables(root, "basis", &province_reader::read_basis);
    read_tables(root, "attribute", &province_reader::read_attribute);
    read_tables(root, "rule", &province_reader::read_rule);
    read_tables(root, "lot", &province_reader::read_lot);
    read_tables(root, "lot_rule", &province_reader::read_lot_rule);
    read_tables(root, "figure", &province_reader::read_figure);
    read_tables(root, "statement", &province_reader::read_statement);
}

void province_reader::read_tables(table_reader& root, std::string_view kind,
                                  void (province_reader::*read_one)(table_reader&)) {
    std::vector<table_reader> tables = root.optional(kind).as_tables(kind);
    for (table_reader& table : tables) {
        (this->*read_one)(table);
        table.finish(table.misses_keys() ? meant_to_change(table, tables, kind) : std::string());
    }
}

void province_reader::report_twice(const place& second, std::string_view kind, const std::string& id,
                                   const place& first) {
    problems_.push_back({diagnostic_code::C006,
                         second,
                         std::string(kind) + " '" + id + "' stands twice",
                         {},
                         "the first stands at " + first.to_text()});
}

void province_reader::read_header(table_reader& root) {
    if (const auto id = root.optional("id"); id.is_present()) said_.id = read_code(id);
    if (auto name = read_text(root.optional("name")); !name.empty()) said_.name = std::move(name);
    replace_if_said(said_.asked, root.optional("asked"));
    replace_if_said(said_.offered, root.optional("offered"));
    said_.plugins = read_names(root.optional("plugins"));
    said_.periods = read_period_list(root.optional("periods"));
}

void province_reader::read_unit(table_reader& table) {
    unit_entry entry;
    entry.where = table.where();
    entry.id    = read_id(table, "unit");
    entry.label = read_label(table);
    add(said_.units, std::move(entry), &unit_entry::id, "unit");
}

void province_reader::read_member(table_reader& table) {
    member_entry entry;
    entry.where = table.where();
    entry.code  = read_code(table.required("code"));
    table.call("member", entry.code);
    entry.name = read_text(table.required("name"));
    report_namesake(entry);

    const std::size_t next = said_.members.size();
    add(said_.members, std::move(entry), &member_entry::code, "member");
    if (said_.members.size() > next) members_by_name_.emplace(said_.members[next].name, next);
}

void province_reader::report_namesake(const member_entry& of) {
    if (of.name.empty()) return;
    const auto [first, end] = members_by_name_.equal_range(of.name);
    const auto namesake =
        std::find_if(first, end, [&](const auto& one) { return said_.members[one.second].code != of.code; });
    if (namesake != end) report_twice(of.where, "name", of.name, said_.members[namesake->second].where);
}

void province_reader::read_dissolved(table_reader& table) {
    dissolved_entry entry;
    entry.where = table.where();
    entry.code  = read_code(table.required("code"));
    table.call("dissolved", entry.code);
    entry.name  = read_text(table.required("name"));
    entry.until = read_date(table.required("until")).value_or(date{});
    for (table_reader& one : table.required("merged_into").as_tables("a successor of " + table.called())) {
        dissolved_entry::successor successor{read_code(one.required("code")), read_text(one.required("name"))};
        one.finish();
        if (!successor.code.empty()) entry.merged_into.push_back(std::move(successor));
    }
    entry.source = read_text(table.required("source"));
    add(said_.dissolved, std::move(entry), &dissolved_entry::code, "dissolved");
}

std::string dissolved_entry::successors() const {
    std::string all;
    for (const successor& one : merged_into) all += (all.empty() ? "" : ", ") + one.name + " (" + one.code + ')';
    return all;
}

void province_reader::read_grouping(table_reader& table) {
    grouping_entry entry;
    entry.where          = table.where();
    entry.id             = read_id(table, "grouping");
    entry.label          = read_label(table);
    const auto partition = table.optional("partition").as_yes_no();
    entry.partition      = partition && partition->value;
    positions known;
    for (table_reader& part : table.required("group").as_tables("group")) {
        group_entry group;
        group.where   = part.where();
        group.id      = read_id(part, "group");
        group.label   = read_label(part);
        group.members = read_names(part.required("members"));
        part.finish();
        add(entry.groups, std::move(group), &group_entry::id, "group", known);
    }
    add(said_.groupings, std::move(entry), &grouping_entry::id, "grouping");
}

void province_reader::read_category(table_reader& table) {
    add(said_.categories, read_category_entry(table), &category_entry::id, "category");
}

void province_reader::read_total(table_reader& table) {
    total_entry entry;
    entry.where        = table.where();
    entry.id           = read_id(table, "total");
    entry.label        = read_label(table);
    entry.of           = read_names(table.required("of"));
    entry.stated_under = read_names(table.optional("stated_under"));
    entry.source       = read_text(table.required("source"));
    add(said_.totals, std::move(entry), &total_entry::id, "total");
}

void province_reader::read_cycle(table_reader& table) {
    cycle_entry entry;
    entry.where   = table.where();
    entry.id      = read_id(table, "cycle");
    entry.label   = read_label(table);
    entry.periods = read_period_list(table.required("periods"));
    add(said_.cycles, std::move(entry), &cycle_entry::id, "cycle");
}

void province_reader::read_basis(table_reader& table) {
    basis_entry entry;
    entry.where        = table.where();
    entry.id           = read_id(table, "basis");
    entry.label        = read_label(table);
    const auto per     = table.required("per").as_one_of({"period", "cycle"});
    entry.per_cycle    = per && per->value == "cycle";
    const auto derived = table.optional("derived").as_yes_no();
    entry.derived      = derived && derived->value;
    if (auto version_of = table.optional("version_of").as_text()) entry.version_of = std::move(*version_of);
    entry.sum_of = read_names(table.optional("sum_of"));
    entry.dated  = read_date(table.optional("date"));
    entry.source = read_text(table.required("source"));
    add(said_.bases, std::move(entry), &basis_entry::id, "basis");
}

void province_reader::read_attribute(table_reader& table) {
    attribute_entry entry;
    entry.where  = table.where();
    entry.id     = read_id(table, "attribute");
    entry.label  = read_label(table);
    entry.unit   = read_name(table.required("unit"));
    entry.on     = read_date(table.optional("date"));
    entry.source = read_text(table.required("source"));
    if (const auto values = table.required("values").as_table("the values of " + table.called()))
        for (const written_entry& of_member : values->entries())
            if (const auto value = values->value_of(of_member).as_whole(-largest_number, largest_number))
                entry.values.push_back({{of_member.key, of_member.where}, value->value});
    add(said_.attributes, std::move(entry), &attribute_entry::id, "attribute");
}

} // namespace opgave
