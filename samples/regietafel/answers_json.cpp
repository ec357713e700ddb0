// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/figures.hpp>
#include <opgave/rules/compare_versions.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/answers_json.hpp>
#include <regietafel/picture_parts.hpp>
#include <regietafel/receipt_page.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

/// Each grows by itself, whenever a key of that document changes its meaning or goes; a new key leaves it as it is.
constexpr int check_version       = 1;
constexpr int settings_version    = 1;
constexpr int versions_version    = 1;
constexpr int diagnostics_version = 1;

json json_of(const setting& one) {
    json made{{"key", one.key}};
    if (one.value) made["value"] = *one.value;
    if (one.is_default) made["default"] = true;
    put(made, "place", one.where);
    made["overrides"] = json::array();
    for (const overridden_setting& before : one.overrides) {
        json replaced{{"value", before.value}};
        put(replaced, "place", before.where);
        made["overrides"].push_back(std::move(replaced));
    }
    return made;
}

json json_of(const basis& one, const speech& say) {
    json made = json_of(name_of(one, say));
    put(made, "dated", one.dated);
    put(made, "source", one.source);
    return made;
}

json json_of(const version_difference& one, basis_index earlier, const figures& table, const speech& say) {
    const frame& axes = table.frame();
    json         made{{"category", json_of(name_of(axes[one.category], say))},
              {"time", json_of(name_of_time(axes, earlier, one.time, say))},
              {"who", json_of(name_of_lane(table, one.subject, say))}};
    put(made, "earlier", one.earlier);
    put(made, "later", one.later);
    put(made, "difference", one.difference);
    return made;
}

} // namespace

json check_json(const rulebook& rules, const std::string& file) {
    const frame& axes    = rules.frame();
    const auto   is_own  = [](const rule& one) { return !one.kind.empty(); }; // the library adds one that watches
    json         made    = json_document("opgave-check", check_version);
    made["file"]         = file;
    made["province"]     = json_of(named{axes.id, axes.name});
    made["members"]      = axes.members.size();
    made["periods"]      = axes.periods.size();
    made["rules"]        = std::count_if(rules.rules().begin(), rules.rules().end(), is_own);
    made["requirements"] = rules.requirements().size();
    made["warnings"]     = list_json(rules.warnings());
    return made;
}

json settings_json(const std::vector<setting>& shown) {
    json made        = json_document("opgave-settings", settings_version);
    made["settings"] = json::array();
    for (const setting& one : shown) made["settings"].push_back(json_of(one));
    return made;
}

result<json> versions_json(const outcome& of, const std::vector<version_pair>& compared, const receipt& receipt,
                           const speech& say) {
    const frame& axes = of.figures().frame();
    json         made = json_document("opgave-versions", versions_version);
    made["language"]  = language_id(say.in());
    made["province"]  = json_of(named{axes.id, axes.name});
    made["pairs"]     = json::array();
    for (const auto& [earlier, later] : compared) {
        const auto found = compare_versions(of, earlier, later);
        if (!found) return refuse(found.error());
        const basis_index first = *axes.find_basis(earlier);
        json              pair{{"earlier", json_of(axes[first], say)},
                  {"later", json_of(axes[*axes.find_basis(later)], say)},
                  {"differences", json::array()}};
        for (const version_difference& one : *found)
            pair["differences"].push_back(json_of(one, first, of.figures(), say));
        made["pairs"].push_back(std::move(pair));
    }
    made["receipt"] = receipt_part(receipt);
    return made;
}

json diagnostics_json(const diagnostics& problems) {
    json made           = json_document("opgave-diagnostics", diagnostics_version);
    made["diagnostics"] = list_json(problems);
    return made;
}

} // namespace regietafel
