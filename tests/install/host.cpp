// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/opgave.hpp>

#include <iostream>

// A host that knows only what was installed: it loads the plugin that this project built, compiles a province with its
// rule, and judges two figures.
namespace {

int give_up(const opgave::diagnostics& problems) {
    for (const opgave::diagnostic& one : problems) std::cerr << one.to_text() << '\n';
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2; // the plugins' directory and the province
    const auto store = opgave::plugin_store::open({argv[1]});
    if (!store) return give_up(store.error());
    const auto rules = opgave::compile(argv[2], *store);
    if (!rules) return give_up(rules.error());

    auto figures = rules->blank_figures();
    if (auto said = figures.state("GM9901", "doorstroom", "2025", "opgave", 100); !said) return give_up(said.error());
    if (auto said = figures.state("GM9901", "doorstroom", "2025", "voorstel", 120); !said) return give_up(said.error());

    const opgave::outcome found = rules->evaluate(figures);
    for (const opgave::finding& one : found.findings())
        if (one.of->label == "buffer") return one.slack == opgave::interval::exactly(-5) ? 0 : 1; // 120 - (100 + 25)
    return 1;
}
