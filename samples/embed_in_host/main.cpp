// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// A host of its own: compiles a province, states two figures, and prints what one municipality is short of.

#include <opgave/host/static_plugins.hpp>
#include <opgave/opgave.hpp>

#include <iostream>

namespace {

int give_up(const opgave::diagnostics& problems) {
    for (const opgave::diagnostic& one : problems) std::cerr << one.to_text() << '\n';
    return 1;
}

} // namespace

int main() {
    const auto plugins = opgave::plugin_store::of(opgave::shipped_plugins()); // or plugin_store::open({directory})
    const auto rules   = opgave::compile("config/drenthe.toml", plugins);
    if (!rules) return give_up(rules.error());

    // De Wolden, by its CBS code: 13 places for minors asked (form of April 2024), 6 offered for 2025.
    auto figures = rules->blank_figures();
    if (auto said = figures.state("GM1690", "amv", "2024", "opgave", 13); !said) return give_up(said.error());
    if (auto said = figures.state("GM1690", "amv", "2025", "voorstel", 6); !said) return give_up(said.error());

    // Whatever else is blank stays unknown; a verdict that does not need it is given all the same.
    const opgave::outcome outcome = rules->evaluate(std::move(figures));
    for (const opgave::finding& one : outcome.findings()) {
        if (one.verdict != opgave::verdict::not_met) continue;
        std::cout << rules->frame().members[one.subject].name << ", " << rules->frame()[one.of->when].to_text() << ": "
                  << one.of->text.en << "; short of " << -one.slack.most << '\n';
    }
}
