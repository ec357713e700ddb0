// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/receipt.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/open_ends.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/version.hpp>

#include <iterator>
#include <utility>

namespace opgave {

std::string_view name_of(input_role role) noexcept {
    switch (role) {
    case input_role::province: return "province";
    case input_role::layout: return "layout";
    case input_role::form: return "form";
    case input_role::figures: break;
    }
    return "figures";
}

std::string library_version() {
    return std::to_string(OPGAVE_VERSION_MAJOR) + '.' + std::to_string(OPGAVE_VERSION_MINOR) + '.'
           + std::to_string(OPGAVE_VERSION_PATCH);
}

receipt_input input_of(input_role role, const file_sum& read) {
    return {role, read.file.substr(read.file.find_last_of('/') + 1), read.size, read.sum};
}

receipt receipt_of(const outcome& of, std::vector<receipt_input> beside) {
    const rulebook& rules = of.rulebook();
    receipt         made;
    made.library          = library_version();
    made.canonical_format = canonical_format;
    made.province         = rules.frame().id;
    made.name             = rules.frame().name;
    made.rulebook         = sums_of(rules);
    made.rules            = rule_sums_of(rules);
    made.plugins          = rules.sources().plugins;
    for (const file_sum& one : rules.sources().files) made.inputs.push_back(input_of(input_role::province, one));
    std::move(beside.begin(), beside.end(), std::back_inserter(made.inputs));
    made.figures = sha256(canonical_bytes(of.figures()));
    made.outcome = sha256(canonical_bytes(of));
    const explained_names names(rules);
    for (const finding& one : of.findings()) {
        const open_ends open = open_ends_of_slack(of, one);
        made.findings.push_back({names(one), one.verdict, {}});
        if (!open.least) made.findings.back().slack.least = one.slack.least;
        if (!open.most) made.findings.back().slack.most = one.slack.most;
    }
    return made;
}

} // namespace opgave
