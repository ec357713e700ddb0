// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_layout.hpp>
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/static_plugins.hpp>

#include <regietafel/input/form_file.hpp>
#include <regietafel/read_table.hpp>

#include <iterator>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// The sheets of all files, in their order.
result<std::vector<sheet>> sheets_of(const std::vector<std::filesystem::path>& files) {
    std::vector<sheet> sheets;
    diagnostics        problems;
    for (const std::filesystem::path& file : files) {
        auto read = read_form_file(file);
        if (read)
            std::move(read->begin(), read->end(), std::back_inserter(sheets));
        else
            std::move(read.error().begin(), read.error().end(), std::back_inserter(problems));
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return sheets;
}

struct compiled_province {
    province said;
    rulebook rules;
    figures  table; ///< with what the province's own file states
};

result<compiled_province> compile_province(const std::filesystem::path& file, const plugin_store& plugins) {
    auto rules = compile(file, plugins); // goes on past what is wrong with the file, and so finds everything
    if (!rules) return refuse(std::move(rules.error()));
    auto said = read_province(file);
    if (!said) return refuse(std::move(said.error()));
    auto table = stated_figures(*said, *rules);
    if (!table) return refuse(std::move(table.error()));
    return compiled_province{*std::move(said), *std::move(rules), *std::move(table)};
}

struct read_and_taken {
    forms       read;
    forms_taken taken;
};

/// Puts the figures of the forms into the province's table.
result<read_and_taken> take_forms(const picture_options& from, compiled_province& into) {
    const auto layout = read_form_layout(from.layout);
    if (!layout) return refuse(layout.error());
    const auto sheets = sheets_of(from.forms);
    if (!sheets) return refuse(sheets.error());
    auto read = read_forms(*layout, *sheets);
    if (!read) return refuse(std::move(read.error()));
    auto taken = state_forms(*layout, *read, into.said, into.table);
    if (!taken) return refuse(std::move(taken.error()));
    return read_and_taken{*std::move(read), *std::move(taken)};
}

} // namespace

result<plugin_store> plugins_of(const std::vector<std::filesystem::path>& directories) {
    if (directories.empty()) return plugin_store::of(shipped_plugins());
    auto store = plugin_store::open(directories);
    if (store) store->lock(); // nothing more than their lists say
    return store;
}

result<rulebook> check_province(const check_options& from, const plugin_store& plugins) {
    auto compiled = compile_province(from.province, plugins);
    if (!compiled) return refuse(std::move(compiled.error()));
    if (!from.layout.empty()) {
        const auto layout = read_form_layout(from.layout);
        if (!layout) return refuse(layout.error());
        const auto fits = state_forms(*layout, {}, compiled->said, compiled->table);
        if (!fits) return refuse(fits.error());
    }
    return compiled->rules;
}

result<judged_table> read_table(const picture_options& from, const plugin_store& plugins) {
    auto compiled = compile_province(from.province, plugins);
    if (!compiled) return refuse(std::move(compiled.error()));
    read_and_taken sent;
    if (!from.forms.empty()) { // a province whose figures all stand in its own file needs no layout
        auto read = take_forms(from, *compiled);
        if (!read) return refuse(std::move(read.error()));
        sent = *std::move(read);
    }
    return judged_table{std::move(compiled->said), std::move(sent.read), std::move(sent.taken),
                        compiled->rules.evaluate(std::move(compiled->table))};
}

result<std::vector<setting>> settings_for(const show_options& wanted, const plugin_store& plugins) {
    auto all = read_settings(wanted.province.generic_string());
    if (!all) return all;
    std::vector<manifest> manifests; // of those that are in order: `check` says what is wrong with the others
    for (offered_plugin& one : plugins.offered())
        if (one.said) manifests.push_back(*std::move(one.said));
    *all = with_defaults(*std::move(all), manifests);
    if (wanted.keys.empty() && !wanted.when) return all;
    std::vector<setting> found;
    diagnostics          problems;
    if (wanted.keys.empty()) found = *all;
    for (const std::string& key : wanted.keys) {
        auto named = find_settings(*all, key, wanted.province.generic_string());
        if (named)
            std::move(named->begin(), named->end(), std::back_inserter(found));
        else
            std::move(named.error().begin(), named.error().end(), std::back_inserter(problems));
    }
    if (!problems.empty()) return refuse(std::move(problems));
    if (!wanted.when) return found;
    const auto said = read_province(wanted.province.generic_string());
    if (!said) return refuse(said.error());
    return settings_in_force(found, *said, *wanted.when);
}

} // namespace regietafel
