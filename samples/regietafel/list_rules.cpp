// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/list_rules.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// Keeps what is asked for of one plugin after another, and notes which of the names that were.
class selection {
public:
    explicit selection(const std::vector<std::string>& names) : asked_(names.begin(), names.end()) {}

    /// Whether it, or a kind of rule of it, is asked for.
    [[nodiscard]] bool asks_for(const std::string& plugin) const {
        return asked_.empty() || std::any_of(asked_.begin(), asked_.end(), [&](const std::string& name) {
                   return name == plugin || name.starts_with(plugin + '.');
               });
    }

    /// Leaves out the kinds of rules that are not asked for.
    /// @return whether anything is
    bool narrow(manifest& said) {
        known_.push_back(said.id);
        for (const rule_kind& kind : said.rule_kinds) known_.push_back(kind.id);
        if (asked_.empty() || asked_.count(said.id) > 0) return true;
        said.categories.clear();
        const auto is_left_out = [&](const rule_kind& kind) { return asked_.count(kind.id) == 0; };
        said.rule_kinds.erase(std::remove_if(said.rule_kinds.begin(), said.rule_kinds.end(), is_left_out),
                              said.rule_kinds.end());
        return !said.rule_kinds.empty();
    }

    void report_unknown_names(diagnostics& problems) const {
        for (const std::string& name : asked_)
            if (std::find(known_.begin(), known_.end(), name) == known_.end())
                problems.push_back({diagnostic_code::C007,
                                    {},
                                    "there is no plugin or kind of rule '" + name + '\'',
                                    {},
                                    did_you_mean(name, known_)});
    }

private:
    std::set<std::string>    asked_;
    std::vector<std::string> known_;
};

diagnostics as_warnings(diagnostics problems) {
    for (diagnostic& one : problems) one.severity = severity::warning;
    return problems;
}

} // namespace

result<offered_manifests> list_manifests(const plugin_store& plugins) {
    std::vector<manifest> manifests;
    diagnostics           problems;
    for (offered_plugin& one : plugins.offered()) {
        if (one.said)
            manifests.push_back(*std::move(one.said));
        else
            std::copy(one.said.error().begin(), one.said.error().end(), std::back_inserter(problems));
    }
    if (manifests.empty() && !problems.empty()) return refuse(std::move(problems));
    return offered_manifests{std::move(manifests), as_warnings(std::move(problems))};
}

result<offered_rules> list_rules(const rules_options& wanted, const plugin_store& plugins) {
    selection     asked(wanted.names);
    offered_rules listed;
    diagnostics   problems;
    for (offered_plugin& one : plugins.offered()) {
        if (one.said && asked.narrow(*one.said))
            listed.plugins.push_back({std::move(*one.said), wanted.from_files ? one.from : "", {}, {}});
        else if (!one.said && asked.asks_for(one.id))
            std::copy(one.said.error().begin(), one.said.error().end(), std::back_inserter(problems));
    }
    if (wanted.names.empty() && !listed.plugins.empty()) { // one that is out of order does not hide the others
        listed.warnings = as_warnings(std::move(problems));
        return listed;
    }
    if (problems.empty()) asked.report_unknown_names(problems);
    if (!problems.empty()) return refuse(std::move(problems));
    return listed;
}

} // namespace regietafel
