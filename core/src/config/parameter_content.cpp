// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/parameter_content.hpp"

#include "config/member_hint.hpp"
#include "config/parameter_conditions.hpp"

#include <algorithm>

namespace opgave {

namespace {

bool is_in_range(const parameter& of, ratio value, const value_reader& written) {
    const auto refuse_range = [&](const std::string& verb, ratio limit) {
        const std::string unit = of.unit.empty() ? "" : ' ' + of.unit;
        written.report(diagnostic_code::C009, "= " + text_of(value) + ' ' + verb + ", " + text_of(limit) + unit);
        return false;
    };
    if (of.least && value < *of.least) return refuse_range("is below the smallest allowed", *of.least);
    if (of.most && value > *of.most) return refuse_range("exceeds the largest allowed", *of.most);
    return true;
}

parameter_list read_rows(const parameter& list, const value_reader& written) {
    parameter_list    rows;
    const std::string remedy =
        "write " + list.name + " = [{ ... }], or a header in double brackets: [[rule." + list.name + "]]";
    for (table_reader& table : written.as_tables(list.name, remedy)) {
        parameter_row row;
        for (const parameter& field : list.fields) {
            const value_reader value   = field.required ? table.required(field.name) : table.optional(field.name);
            parameter_content  content = value.is_present() ? read_content(field, value) : field.standard;
            row.push_back({std::move(content), value.is_present() ? value.where() : table.where()});
        }
        table.finish();
        check_given_together(list.fields, list.choices, table);
        check_order(list.fields, row, table.called(), table.where(), table.problems());
        rows.push_back(std::move(row));
    }
    const bool is_list = written.is_present() && written.as_written()->list() != nullptr; // else that has been said
    if (is_list && rows.size() < list.least_rows)
        written.report(diagnostic_code::C009, "has " + std::to_string(rows.size()) + " rows",
                       "at least " + std::to_string(list.least_rows));
    return rows;
}

/// Whatever was read without complaint, else nothing.
template <class Value>
parameter_content content_of(std::optional<placed<Value>> read) {
    if (!read) return {};
    return std::move(read->value);
}

/// Finds things of the frame by the text that names them.
class frame_search {
public:
    frame_search(const std::string& name, const place& where, std::string called, diagnostics& problems)
        : name_(name), where_(where), called_(std::move(called)), problems_(problems) {}

    template <class Index, class List>
    parameter_content in(const List& list) const {
        if (const auto found = find_in<Index>(list)) return *found;
        problems_.push_back({diagnostic_code::C007,
                             where_,
                             called_ + " names '" + name_ + "', which the province does not have",
                             {},
                             hint(list)});
        problems_.back().missing = name_;
        return {};
    }

private:
    template <class List>
    std::string hint(const List& list) const {
        std::vector<std::string> known;
        for (const auto& one : list) known.push_back(one.id);
        return did_you_mean(name_, known);
    }
    std::string hint(const member_list& members) const { return did_you_mean_member(name_, members); }

    template <class Index, class List>
    std::optional<Index> find_in(const List& list) const {
        const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == name_; });
        if (found == list.end()) return std::nullopt;
        return Index{static_cast<std::uint32_t>(found - list.begin())};
    }

    template <class Index>
    std::optional<Index> find_in(const member_list& list) const {
        return list.find(name_);
    }

    const std::string& name_;
    const place&       where_;
    std::string        called_;
    diagnostics&       problems_;
};

} // namespace

std::string text_of(ratio value) {
    if (value.denominator == 1) return std::to_string(value.numerator);
    if (value.denominator == 100) return std::to_string(value.numerator) + " %";
    return std::to_string(value.numerator) + '/' + std::to_string(value.denominator);
}

parameter_content read_content(const parameter& of, const value_reader& written) {
    switch (of.type) {
    case parameter_type::number: {
        const auto number = written.as_whole();
        return number && is_in_range(of, {number->value, 1}, written) ? content_of(number) : parameter_content{};
    }
    case parameter_type::ratio: {
        const auto share = written.as_ratio();
        return share && is_in_range(of, share->value, written) ? content_of(share) : parameter_content{};
    }
    case parameter_type::yes_no: return content_of(written.as_yes_no());
    case parameter_type::rounding: {
        const auto name = written.as_one_of({rounding_names.begin(), rounding_names.end()});
        return name ? parameter_content{*rounding_named(name->value)} : parameter_content{};
    }
    case parameter_type::method: {
        const auto name = written.as_one_of({apportion_method_names.begin(), apportion_method_names.end()});
        return name ? parameter_content{*apportion_method_named(name->value)} : parameter_content{};
    }
    case parameter_type::period: return content_of(written.as_period());
    case parameter_type::list: return read_rows(of, written);
    case parameter_type::text: return content_of(written.as_text());
    case parameter_type::member: return content_of(written.as_text("a CBS code, such as \"GM1690\""));
    case parameter_type::category:
    case parameter_type::basis:
    case parameter_type::group:
    case parameter_type::grouping:
    case parameter_type::attribute: {
        const std::string_view kind = name_of(of.type);
        return content_of(
            written.as_text("the id of a" + std::string(kind.front() == 'a' ? "n " : " ") + std::string(kind)));
    }
    }
    return {};
}

parameter_content look_up(const parameter& of, parameter_content content, const frame& axes, const place& where,
                          const std::string& called, diagnostics& problems) {
    if (auto* rows = std::get_if<parameter_list>(&content)) {
        for (parameter_row& row : *rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i].content = look_up(of.fields[i], std::move(row[i].content), axes, row[i].where, called, problems);
        return content;
    }
    const std::string what = '\'' + of.name + "' in " + called;
    if (const auto* when = std::get_if<period>(&content)) {
        if (axes.find_period(*when)) return content;
        std::vector<std::string> known;
        for (const period one : axes.periods) known.push_back(one.to_text());
        problems.push_back({diagnostic_code::C007,
                            where,
                            what + " names " + when->to_text() + ", a period that the province does not have",
                            {},
                            did_you_mean(when->to_text(), known)});
        return {};
    }
    const auto* name = std::get_if<std::string>(&content);
    if (name == nullptr) return content;
    const frame_search find(*name, where, what, problems);
    switch (of.type) {
    case parameter_type::category: return find.in<category_index>(axes.categories);
    case parameter_type::basis: return find.in<basis_index>(axes.bases);
    case parameter_type::member: return find.in<member_index>(axes.members);
    case parameter_type::group: return find.in<group_index>(axes.groups);
    case parameter_type::grouping: return find.in<grouping_index>(axes.groupings);
    case parameter_type::attribute: return find.in<attribute_index>(axes.attributes);
    default: return content;
    }
}

} // namespace opgave
