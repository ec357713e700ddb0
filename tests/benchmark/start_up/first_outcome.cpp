// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "start_up/first_outcome.hpp"

#include <opgave/opgave.hpp>

#include <regietafel/input/form_file.hpp>

#include <utility>

namespace start_up {

namespace {

using namespace opgave;
using clock = std::chrono::steady_clock;

/// @param state  fills the table: `result<void>(const province&, figures&)`
template <class State>
result<steps> measure(const std::filesystem::path& file, const std::filesystem::path& plugins, State state) {
    const auto start = clock::now();
    const auto store = plugin_store::open({plugins});
    if (!store) return refuse(store.error());
    const auto said = read_province(file);
    if (!said) return refuse(said.error());
    const auto rules = compile(*said, *store);
    if (!rules) return refuse(rules.error());

    const auto compiled = clock::now();
    auto       table    = stated_figures(*said, *rules);
    if (!table) return refuse(std::move(table.error()));
    if (auto filled = state(*said, *table); !filled) return refuse(std::move(filled.error()));

    const auto    filled = clock::now();
    const outcome found  = rules->evaluate(*std::move(table));
    const auto    ready  = clock::now();
    return steps{compiled - start,      filled - compiled,      ready - filled, ready,
                 rules->rules().size(), found.findings().size()};
}

result<void> take_forms(const province& said, figures& into) {
    const auto layout = read_form_layout("config/prt-drenthe.layout.toml");
    if (!layout) return refuse(layout.error());
    const auto sheets = regietafel::read_form_file("samples/regietafel/forms/prt-bijdrage.xlsx");
    if (!sheets) return refuse(sheets.error());
    const auto read = read_forms(*layout, *sheets);
    if (!read) return refuse(read.error());
    if (auto taken = state_forms(*layout, *read, said, into); !taken) return refuse(std::move(taken.error()));
    return {};
}

} // namespace

result<steps> of_drenthe(const std::filesystem::path& plugins) {
    return measure("config/drenthe.toml", plugins, take_forms);
}

result<steps> of_synthetic(const std::filesystem::path& province, const size& of,
                           const std::filesystem::path& plugins) {
    return measure(province, plugins, [&](const opgave::province&, figures& into) { return state_figures(of, into); });
}

} // namespace start_up
