// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_layout.hpp>

#include "config/form_labels.hpp"
#include "config/toml_document.hpp"
#include "config/toml_reader.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

class layout_reader {
public:
    explicit layout_reader(const written_value& document) : document_(document) { layout_.file = document.where.file; }

    result<form_layout> read() {
        table_reader root(document_, "", problems_);
        if (const auto format = root.required("format").as_whole(); format && format->value != 1)
            root.report(diagnostic_code::C001, format->where, "format " + std::to_string(format->value) + " is unknown",
                        "format = 1");
        (void)root.required("source").as_text();
        layout_.notes             = texts(root.optional("notes"));
        layout_.member_labels     = labels_in(root.optional("member"), "labels", "member");
        layout_.provenance_starts = labels_in(root.optional("provenance"), "starts", "provenance");
        layout_.free_labels       = labels_in(root.optional("free"), "labels", "free");
        const auto columns        = root.required("column");
        const auto blocks         = root.required("block");
        for (table_reader& table : columns.as_tables("column")) read_column(table);
        for (table_reader& table : blocks.as_tables("block")) read_block(table);
        root.finish();
        if (!problems_.empty()) {
            sort_by_place(problems_);
            return refuse(std::move(problems_));
        }
        return std::move(layout_);
    }

private:
    static std::vector<std::string> texts(const value_reader& list) {
        std::vector<std::string> all;
        for (auto& text : list.as_texts()) all.push_back(std::move(text.value));
        return all;
    }

    static std::vector<std::string> labels_in(const value_reader& value, std::string_view key,
                                              std::string_view called) {
        auto table = value.as_table(called);
        if (!table) return {};
        auto labels = texts(table->required(key));
        table->finish();
        return labels;
    }

    /// The labels of a row, block or column, at least one, none of which its neighbours have.
    std::vector<std::string> own_labels(table_reader& table, std::string_view kind, std::set<std::string>& taken,
                                        const std::string& prefix = {}) {
        const value_reader       list = table.required("labels");
        std::vector<std::string> labels;
        for (auto& label : list.as_texts()) {
            if (!taken.insert(prefix + label_key(label.value)).second)
                table.report(diagnostic_code::C006, label.where, "the label '" + label.value + "' is used twice");
            labels.push_back(std::move(label.value));
        }
        if (labels.empty()) {
            if (list.is_present()) list.report(diagnostic_code::C011, "is empty", "at least one label");
            return {""}; // so that later messages have a name; the layout is refused
        }
        table.call(kind, labels.front());
        return labels;
    }

    void read_column(table_reader& table) {
        layout_column column;
        if (auto id = table.required("id").as_id()) {
            column.id = std::move(id->value);
            table.call("column", column.id);
            const auto same = [&](const layout_column& other) { return other.id == column.id; };
            if (std::any_of(layout_.columns.begin(), layout_.columns.end(), same))
                table.report(diagnostic_code::C006, id->where, "the column '" + column.id + "' is described twice");
        }
        if (auto year = table.required("year").as_text()) column.year = std::move(year->value);
        column.labels = own_labels(table, "column", column_labels_, column.year + '\n');
        if (auto basis = table.required("basis").as_id()) column.basis = *std::move(basis);
        if (auto period = table.required("period").as_period()) column.period = *std::move(period);
        table.finish();
        layout_.columns.push_back(std::move(column));
    }

    void read_block(table_reader& table) {
        layout_block block;
        block.labels     = own_labels(table, "block", block_labels_);
        block.own_period = table.optional("period").as_period();
        read_block_columns(table.optional("columns"), block);

        std::set<std::string> row_labels;
        const auto            rows   = table.required("row");
        const auto            totals = table.optional("total");
        for (table_reader& row : rows.as_tables("row")) read_row(row, block, row_labels, false);
        for (table_reader& row : totals.as_tables("total")) read_row(row, block, row_labels, true);
        table.finish();
        layout_.blocks.push_back(std::move(block));
    }

    void read_block_columns(const value_reader& list, layout_block& block) {
        std::vector<std::string> known;
        for (std::size_t i = 0; i < layout_.columns.size(); ++i) {
            known.push_back(layout_.columns[i].id);
            if (!list.is_present()) block.columns.push_back(i);
        }
        for (const value_reader& item : list.as_list()) {
            const auto id = item.as_id();
            if (!id) continue;
            const auto found = std::find(known.begin(), known.end(), id->value);
            if (found == known.end())
                item.report(diagnostic_code::C007, "names no column: '" + id->value + "'", {},
                            did_you_mean(id->value, known));
            else
                block.columns.push_back(static_cast<std::size_t>(found - known.begin()));
        }
    }

    void read_row(table_reader& table, layout_block& block, std::set<std::string>& taken, bool is_total) {
        layout_row row;
        row.is_total = is_total;
        row.labels   = own_labels(table, is_total ? "total" : "row", taken);
        read_meanings(table, block, row);
        if (is_total) read_sums(table, block, row);
        table.finish();
        block.rows.push_back(std::move(row));
    }

    /// `means = "goo"` under every basis, or a table with an id for each basis.
    void read_meanings(table_reader& table, const layout_block& block, layout_row& row) {
        const value_reader    means    = table.required("means");
        const bool            a_table  = means.is_present() && means.as_written()->table() != nullptr;
        auto                  by_basis = a_table ? means.as_table("means of " + table.called()) : std::nullopt;
        const auto            always   = a_table ? std::nullopt : means.as_id();
        std::set<std::string> asked;
        for (const std::size_t column : block.columns) {
            const std::string& basis = layout_.columns[column].basis.value;
            if (!asked.insert(basis).second) continue;
            const auto quantity = by_basis ? by_basis->required(basis).as_id() : always;
            if (quantity) row.means.emplace(basis, row_meaning{*quantity, {}});
        }
        if (by_basis) by_basis->finish();
        if (!row.is_total) check_stated_once(table, block, row);
    }

    void check_stated_once(const table_reader& table, const layout_block& block, const layout_row& row) {
        for (const std::size_t index : block.columns) {
            const layout_column& column  = layout_.columns[index];
            const auto           meaning = row.means.find(column.basis.value);
            if (meaning == row.means.end()) continue;
            const placed<std::string>& quantity = meaning->second.quantity;
            const period               when     = block.period_of(column).value;
            if (stated_.emplace(quantity.value, column.basis.value, when).second) continue;
            table.report(diagnostic_code::C006, quantity.where,
                         "'" + quantity.value + "' is stated twice under '" + column.basis.value + "' in "
                             + when.to_text());
            return; // the other columns of the row repeat it
        }
    }

    void read_sums(table_reader& table, const layout_block& block, layout_row& total) {
        auto sums = table.required("sums").as_table("sums of " + table.called());
        if (!sums) return;
        for (auto& [basis, meaning] : total.means) {
            std::vector<std::string> known;
            for (const layout_row& row : block.rows)
                if (const auto found = row.means.find(basis); found != row.means.end() && !row.is_total)
                    known.push_back(found->second.quantity.value);
            const value_reader list = sums->required(basis);
            for (const auto& part : list.as_texts()) {
                if (std::find(known.begin(), known.end(), part.value) == known.end())
                    sums->report(diagnostic_code::C007, part.where,
                                 "no row of the block means '" + part.value + "' under '" + basis + "'", {},
                                 did_you_mean(part.value, known));
                meaning.sums.push_back(part.value);
            }
            if (list.is_present() && meaning.sums.empty())
                list.report(diagnostic_code::C011, "is empty", "the quantities that it sums");
        }
        sums->finish();
    }

    const written_value&                                   document_;
    diagnostics                                            problems_;
    form_layout                                            layout_;
    std::set<std::string>                                  column_labels_, block_labels_;
    std::set<std::tuple<std::string, std::string, period>> stated_; // quantity, basis, period
};

} // namespace

result<form_layout> read_form_layout(const std::string& file) {
    const auto document = read_toml_file(file);
    if (!document) return refuse(document.error());
    auto layout = layout_reader(document->root).read();
    if (layout) layout->read = document->read;
    return layout;
}

result<form_layout> parse_form_layout(std::string_view text, const std::string& file) {
    const auto document = parse_toml(text, file);
    if (!document) return refuse(document.error());
    auto layout = layout_reader(*document).read();
    if (layout) layout->read = sum_of_file(file, text);
    return layout;
}

std::vector<layout_name> names_in(const form_layout& layout) {
    std::vector<layout_name> names;
    const auto               add = [&](layout_name_kind kind, std::string name, const place& where) {
        const auto same = [&](const layout_name& other) { return other.kind == kind && other.name == name; };
        if (std::none_of(names.begin(), names.end(), same)) names.push_back({kind, std::move(name), where});
    };
    for (const layout_column& column : layout.columns)
        add(layout_name_kind::basis, column.basis.value, column.basis.where);
    for (const layout_block& block : layout.blocks) {
        for (const std::size_t column : block.columns) {
            const auto when = block.period_of(layout.columns[column]);
            add(layout_name_kind::period, when.value.to_text(), when.where);
        }
        for (const layout_row& row : block.rows)
            for (const auto& [basis, meaning] : row.means)
                add(layout_name_kind::quantity, meaning.quantity.value, meaning.quantity.where);
    }
    return names;
}

} // namespace opgave
