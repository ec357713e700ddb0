// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/rules/table_session.hpp>

#include "config/entry_parts.hpp"
#include "config/toml_document.hpp"
#include "config/toml_reader.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <utility>

namespace opgave {

namespace {

constexpr const char* shape_of_names = "a text without spaces around it, other than 'begin'";
constexpr const char* shape_of_value = "value = 13; least = 10 and most = 20; or blank = true";

/// Reads a file of figures to its end, whatever is wrong before.
class figures_reader {
public:
    explicit figures_reader(const written_value& document) : document_(document) { said_.where = document.where; }

    result<figures_file> read() {
        table_reader root(document_, "", problems_);
        read_format(root.required("format"));
        if (!is_of_figures(root)) return refuse(std::move(problems_));
        said_.province = read_name(root.required("province"));
        for (table_reader& one : root.optional("figure").as_tables("figure")) said_.figures.push_back(read_figure(one));
        for (table_reader& one : root.optional("scenario").as_tables("scenario")) read_scenario(one);
        root.finish();
        if (problems_.empty()) return std::move(said_);
        sort_by_place(problems_);
        return refuse(std::move(problems_));
    }

private:
    /// Of a file of another kind every key would be called wrong, and nobody helped.
    bool is_of_figures(table_reader& root) {
        const value_reader kind = root.required("kind");
        if (kind.is_present()) return kind.as_one_of({"figures"}).has_value();
        problems_.clear();
        root.report(diagnostic_code::C002, root.where(), "this is no file of figures: the key 'kind' is missing",
                    "kind = \"figures\"", "a province is given with --province, a form by its name alone");
        return false;
    }

    static filed_figure read_figure(table_reader& table) {
        filed_figure figure;
        figure.where = table.where();
        read_cell(table, figure);
        table.call("figure", figure.who.value + ' ' + figure.category.value);
        figure.value      = read_value(table);
        figure.dated      = read_date(table.optional("date"));
        figure.source     = read_text(table.optional("source"));
        figure.note       = read_text(table.optional("note"));
        figure.assumption = read_text(table.optional("assumption"));
        table.finish();
        return figure;
    }

    static std::optional<placed<interval>> read_value(table_reader& table) {
        const value_reader blank    = table.optional("blank");
        const auto         is_blank = blank.as_yes_no();
        if (!blank.is_present()) return read_exact_or_range(table);
        if (is_blank && !is_blank->value)
            blank.report(diagnostic_code::C011, "= false says nothing", shape_of_value, "leave the key out");
        for (const char* other : {"value", "least", "most"})
            if (const value_reader beside = table.optional(other); beside.is_present())
                beside.report(diagnostic_code::C011, "stands beside 'blank'", "either a number, or that it is blank");
        return std::nullopt;
    }

    void read_scenario(table_reader& table) {
        filed_scenario     scenario;
        const value_reader name = table.required("name");
        scenario.where          = table.where();
        scenario.name           = read_name(name);
        if (!scenario.name.value.empty()) table.call("scenario", scenario.name.value);
        for (table_reader& one : table.optional("figure").as_tables("figure of " + table.called()))
            scenario.figures.push_back(read_figure(one));
        table.finish();
        check_name(scenario.name, name);
        said_.scenarios.push_back(std::move(scenario));
    }

    void check_name(const name_at& name, const value_reader& at) {
        if (name.value.empty()) return; // has been told
        if (!table_session::can_be_name(name.value))
            at.report(diagnostic_code::C005, "= \"" + name.value + "\" cannot be the name of a scenario",
                      shape_of_names);
        const auto [first, is_new] = known_.emplace(name.value, name.where);
        if (!is_new)
            at.report(diagnostic_code::C006, "= \"" + name.value + "\" stands twice", {},
                      "the first stands at " + first->second.to_text());
    }

    const written_value&         document_;
    figures_file                 said_;
    diagnostics                  problems_;
    std::map<std::string, place> known_; ///< scenarios by name
};

result<figures_file> read_document(const result<written_value>& document) {
    try {
        if (!document) return refuse(document.error());
        return figures_reader(*document).read();
    } catch (const std::bad_alloc&) {
        return refuse({diagnostic_code::R012, {}, "memory ran out", {}, {}});
    }
}

} // namespace

result<figures_file> read_figures_file(const std::string& file) { return read_document(read_toml(file)); }

bool is_figures_file(const std::string& file) {
    const auto document = read_toml(file);
    if (!document) return false;
    const auto is_kind = [](const written_entry& one) {
        const auto* text = std::get_if<std::string>(&one.value.what);
        return one.key == "kind" && text != nullptr && *text == "figures";
    };
    return std::any_of(document->table()->begin(), document->table()->end(), is_kind);
}

result<figures_file> read_figures_text(std::string_view text, const std::string& file) {
    return read_document(parse_toml(text, file));
}

} // namespace opgave
