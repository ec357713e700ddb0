// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_layout.hpp>
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/host/static_plugins.hpp>

#include <regietafel/input/file_bytes.hpp>
#include <regietafel/input/form_file.hpp>
#include <regietafel/read_table.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// The sheets of all files, in their order.
/// @param read  what was read is added to it
result<std::vector<sheet>> sheets_of(const std::vector<std::filesystem::path>& files,
                                     std::vector<receipt_input>&               read) {
    std::vector<sheet> sheets;
    diagnostics        problems;
    for (const std::filesystem::path& file : files) {
        auto one = read_form_with_sum(file);
        if (!one) {
            std::move(one.error().begin(), one.error().end(), std::back_inserter(problems));
            continue;
        }
        read.push_back(input_of(input_role::form, one->read));
        std::move(one->sheets.begin(), one->sheets.end(), std::back_inserter(sheets));
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return sheets;
}

struct filled_province : compiled_province {
    figures table; ///< with what the province's own file states
};

/// @param asked  the version of the target to judge by; empty: the one that the province says
result<filled_province> compile_province(const std::filesystem::path& file, const plugin_store& plugins,
                                         const std::string& asked = {}) {
    auto both = read_and_compile(file.generic_string(), plugins);
    if (!both) return refuse(std::move(both.error()));
    if (!asked.empty()) {
        both->said.asked.value = asked;
        auto by_version        = compile(both->said, plugins);
        if (!by_version) return refuse(std::move(by_version.error()));
        both->rules = *std::move(by_version);
    }
    auto table = stated_figures(both->said, both->rules);
    if (!table) return refuse(std::move(table.error()));
    return filled_province{*std::move(both), *std::move(table)};
}

/// Whoever verifies gives each file once, so that of a receipt that names one twice there would always be one missing.
diagnostic named_twice(const std::filesystem::path& file, const std::filesystem::path& before) {
    const std::string name   = file.generic_string();
    const std::string called = before.generic_string();
    return {diagnostic_code::C006,
            {name, 0, 0, {}, {}},
            name == called ? "this file of figures is named twice"
                           : "this file of figures is named twice: it is '" + called + "' too",
            "each file once",
            "name it only where it is to stand; the last file goes before all"};
}

/// Puts what a file says into the table. A cell that it leaves blank is as one that a form leaves blank: somebody was asked.
void put_figures(const figures_taken& said, figures& into, forms_taken& with) {
    put_cells(said.cells, into);
    for (const filed_cell& one : said.cells) {
        if (one.value)
            with.blanks.erase(one.cell);
        else
            with.blanks[one.cell] = one.from.where;
    }
}

result<form_layout> read_layout(const std::filesystem::path& file) {
    auto layout = read_form_layout(file);
    if (layout) return layout;
    for (diagnostic& one : layout.error())
        if (one.remedy.empty() && one.where.line == 0) // it is not there, or cannot be read at all
            one.remedy = "put the layout of the forms beside the province file, or name it with --layout";
    return refuse(std::move(layout.error()));
}

struct read_and_taken {
    forms                      read;
    forms_taken                taken;
    std::vector<receipt_input> files; ///< the layout, then the forms
};

/// Puts the figures of the forms into the province's table.
result<read_and_taken> take_forms(const picture_options& from, filled_province& into) {
    const auto layout = read_layout(from.layout);
    if (!layout) return refuse(layout.error());
    std::vector<receipt_input> files{input_of(input_role::layout, layout->read)};
    const auto                 sheets = sheets_of(from.forms, files);
    if (!sheets) return refuse(sheets.error());
    auto read = read_forms(*layout, *sheets);
    if (!read) return refuse(std::move(read.error()));
    auto taken = state_forms(*layout, *read, into.said, into.table);
    if (!taken) return refuse(std::move(taken.error()));
    return read_and_taken{*std::move(read), *std::move(taken), std::move(files)};
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
        const auto layout = read_layout(from.layout);
        if (!layout) return refuse(layout.error());
        const auto fits = state_forms(*layout, {}, compiled->said, compiled->table);
        if (!fits) return refuse(fits.error());
    }
    return compiled->rules;
}

result<judged_table> read_table(const picture_options& from, const plugin_store& plugins, const std::string& asked) {
    auto compiled = compile_province(from.province, plugins, asked);
    if (!compiled) return refuse(std::move(compiled.error()));
    read_and_taken sent;
    if (!from.forms.empty()) { // a province whose figures all stand in its own file needs no layout
        auto read = take_forms(from, *compiled);
        if (!read) return refuse(std::move(read.error()));
        sent = *std::move(read);
    }
    auto filed = read_figures(from.figures, compiled->said, compiled->rules.frame());
    if (!filed) return refuse(std::move(filed.error()));
    for (const filed_figures& one : *filed) {
        put_figures(one.said, compiled->table, sent.taken);
        sent.files.push_back(input_of(input_role::figures, sum_of_file(one.file, one.text)));
    }
    return judged_table{std::move(compiled->said), std::move(sent.read),
                        std::move(sent.taken),     compiled->rules.evaluate(std::move(compiled->table)),
                        std::move(sent.files),     *std::move(filed)};
}

bool is_one_file(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code unknown; // then whoever reads it says what is wrong with it
    return std::filesystem::equivalent(a, b, unknown);
}

result<filed_figures> read_figures(const std::filesystem::path& file, const province& of, const frame& axes) {
    constexpr std::uint64_t most = std::uint64_t{64}
                                   << 20U; // what is more than a text may have is refused by its reader
    const auto bytes = read_bytes(file, most);
    if (!bytes) return refuse(bytes.error());
    filed_figures made{file.generic_string(), {bytes->begin(), bytes->end()}, {}};
    const auto    read = read_figures_text(made.text, made.file);
    if (!read) return refuse(read.error());
    auto found = find_figures(*read, of, axes);
    if (!found) return refuse(std::move(found.error()));
    made.said = *std::move(found);
    return made;
}

result<std::vector<filed_figures>> read_figures(const std::vector<std::filesystem::path>& files, const province& of,
                                                const frame& axes) {
    std::vector<filed_figures> all;
    diagnostics                problems;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto before = std::find_if(files.begin(), file, [&](const auto& one) { return is_one_file(one, *file); });
        if (before != file) {
            problems.push_back(named_twice(*file, *before));
            continue;
        }
        auto one = read_figures(*file, of, axes);
        if (one)
            all.push_back(*std::move(one));
        else
            std::move(one.error().begin(), one.error().end(), std::back_inserter(problems));
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return all;
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
