// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_library.hpp"

#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>

#include "parts/temporary_directory.hpp"
#include "province_text.hpp"

#include <string_view>
#include <utility>

namespace national_pass {

namespace {

sides sides_of(opgave::interval numerator, opgave::interval denominator) {
    if (!numerator.is_exact() || !denominator.is_exact()) return {};
    return {numerator.least, denominator.least, true};
}

} // namespace

opgave::result<opgave::rulebook> compile(const table& of, const std::filesystem::path& plugins) {
    const auto store = opgave::plugin_store::open({plugins});
    if (!store) return opgave::refuse(store.error());
    const parts::temporary_directory directory;
    return opgave::compile(directory.write("landelijk.toml", province_text(of)), *store);
}

opgave::result<opgave::figures> figures_of(const table& of, const opgave::rulebook& rules) {
    opgave::figures made = rules.blank_figures();
    for (std::size_t category = 0; category < categories.size(); ++category)
        for (std::size_t year = 0; year < of.years.size(); ++year)
            for (std::size_t member = 0; member < of.members.size(); ++member) {
                const std::size_t cell  = of.at(category, year, member);
                const auto        state = [&](std::string_view basis, std::int32_t value) {
                    return made.state(code_of(member), categories[category], period_of(year), basis, value);
                };
                if (auto said = state("opgave", of.task[cell]); !said) return opgave::refuse(said.error());
                if (auto said = state("realisatie", of.realised[cell]); !said) return opgave::refuse(said.error());
                if (of.proposal_known[cell] == 0) continue;
                if (auto said = state("voorstel", of.proposal[cell]); !said) return opgave::refuse(said.error());
            }
    return made;
}

results by_library::found() const {
    const auto years = static_cast<std::uint32_t>(of_.years.size());
    const auto cells = static_cast<std::uint32_t>(categories.size()) * years; // of one member

    results all;
    for (const std::uint32_t finding : assessment_.unmet()) {
        const auto [requirement, lane] = assessment_.place_of(finding);
        if (requirement < cells) // by category and year, as the cells; then R3 by year
            all.below_task.push_back(static_cast<std::uint32_t>(requirement * of_.members.size() + lane));
        else
            all.too_few_minors.push_back(static_cast<std::uint32_t>((requirement - cells) * of_.members.size() + lane));
    }
    for (std::uint32_t requirement = 0; requirement < cells + years; ++requirement)
        for (std::uint32_t lane = 0; lane < of_.members.size(); ++lane) {
            const opgave::interval by = assessment_.slack_of(requirement, lane);
            all.slacks.push_back(by.is_exact() ? slack(by.least) : std::nullopt);
        }
    for (std::uint32_t measure = 0; measure < 2 * cells; ++measure) { // those of R1, then those of R4
        const bool        of_members = measure < cells;
        const std::size_t lanes      = of_members ? of_.members.size() : of_.provinces.size();
        for (std::uint32_t lane = 0; lane < lanes; ++lane)
            (of_members ? all.coverages : all.of_provinces)
                .push_back(
                    sides_of(assessment_.numerator_of(measure, lane), assessment_.denominator_of(measure, lane)));
    }
    return all;
}

} // namespace national_pass
