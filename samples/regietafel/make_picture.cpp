// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/dutch_text.hpp>
#include <regietafel/make_picture.hpp>
#include <regietafel/picture_parts.hpp>

#include <algorithm>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

subject subject_of(const judged_table& of, std::uint32_t lane) {
    subject made;
    made.name = name_of_lane(of.found.figures(), lane);
    add_positions(of, lane, made);
    made.figures      = figures_of(of, lane);
    made.findings     = findings_of(of, lane);
    made.open         = open_cells_of(of, lane);
    made.explanations = explanations_of(of, lane);
    return made;
}

/// The form of a member, by the order in which forms were taken.
std::optional<form_source> form_of(const judged_table& of, member_index who) {
    const auto& members = of.taken.members;
    const auto  at      = std::find(members.begin(), members.end(), who);
    if (at == members.end()) return std::nullopt;
    const form& sent = of.read.read[static_cast<std::size_t>(at - members.begin())];
    return form_source{sent.named_at, sent.provenance, sent.dated};
}

std::string text_of(const frame& axes, const cycle& one) {
    std::vector<std::string> periods;
    for (const period_index when : one.periods) periods.push_back(axes[when].to_text());
    return one.label.in(spoken) + ": " + enumeration(periods);
}

std::vector<rule_note> rules_of(const rulebook& rules) {
    std::vector<rule_note> made;
    for (std::uint32_t i = 0; i < rules.rules().size(); ++i) {
        const rule& one = rules.rules()[i];
        if (one.kind.empty()) continue; // what the library itself watches
        std::vector<std::string> asks;
        for (const requirement& each : rules.requirements())
            if (each.rule == i && std::find(asks.begin(), asks.end(), each.text.in(spoken)) == asks.end())
                asks.push_back(each.text.in(spoken));
        made.push_back({one.id, one.label.in(spoken), std::move(asks), one.force, one.source, one.assumption});
    }
    return made;
}

} // namespace

picture make_picture(const judged_table& of) {
    const figures&     table = of.found.figures();
    const frame&       axes  = table.frame();
    const lane_layout& lanes = table.lanes();

    picture made;
    made.province     = axes.name;
    made.member_count = axes.members.size();
    made.whole        = subject_of(of, lanes.whole());
    for (std::uint32_t i = 0; i < axes.groups.size(); ++i)
        made.groups.push_back(subject_of(of, lanes.of(group_index{i})));
    for (std::uint32_t i = 0; i < axes.members.size(); ++i) {
        auto form = form_of(of, {i});
        if (!form) made.without_form.push_back(axes.members[i].name);
        subject one = subject_of(of, i);
        if (!form && one.figures.empty()) continue;
        one.form = std::move(form);
        made.members.push_back(std::move(one));
    }
    made.statements     = statements_of(of);
    made.not_attributed = unattributed_of(of);
    made.versions       = versions_of(of);
    made.numbers        = numbers_of(of);
    for (const form_remark& one : of.read.remarks) made.remarks.push_back({one.where, one.text.in(spoken), one.quoted});
    for (const cycle& one : axes.cycles)
        if (one.periods.size() > 1) made.cycles.push_back(text_of(axes, one));
    made.rules = rules_of(of.found.rulebook());
    return made;
}

} // namespace regietafel
