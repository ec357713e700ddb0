// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/make_picture.hpp>
#include <regietafel/picture_parts.hpp>

#include <algorithm>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// The form of a member, by the order in which forms were taken.
std::optional<form_source> form_of(const judged_table& of, member_index who) {
    const auto& members = of.taken.members;
    const auto  at      = std::find(members.begin(), members.end(), who);
    if (at == members.end()) return std::nullopt;
    const form& sent = of.read.read[static_cast<std::size_t>(at - members.begin())];
    return form_source{sent.named_at, sent.provenance, sent.dated};
}

covered_cycle cover_of(const frame& axes, const cycle& one, const speech& say) {
    covered_cycle made{name_of(one, say), {}};
    for (const period_index when : one.periods) made.periods.push_back(axes[when].to_text());
    return made;
}

std::vector<rule_note> rules_of(const rulebook& rules, const speech& say) {
    std::vector<rule_note> made;
    for (std::uint32_t i = 0; i < rules.rules().size(); ++i) {
        const rule& one = rules.rules()[i];
        if (one.kind.empty()) continue; // what the library itself watches
        std::vector<std::string> asks;
        for (const requirement& each : rules.requirements())
            if (each.rule == i && std::find(asks.begin(), asks.end(), say(each.text)) == asks.end())
                asks.push_back(say(each.text));
        std::vector<agreed_text> texts;
        for (const rule_text& each : one.texts)
            texts.push_back({each.parameter, say(each.label), each.text, each.where});
        made.push_back({one.id, say(one.label), one.kind, std::move(asks), std::move(texts), one.force, one.source,
                        one.assumption, one.where});
    }
    return made;
}

} // namespace

subject subject_of(const judged_table& of, std::uint32_t lane, const speech& say) {
    const named who = name_of_lane(of.found.figures(), lane, say);
    subject     made;
    made.id   = who.id;
    made.name = who.label;
    add_positions(of, lane, say, made);
    made.figures      = figures_of(of, lane, say);
    made.findings     = findings_of(of, lane, say);
    made.open         = open_cells_of(of, lane, say);
    made.explanations = explanations_of(of, lane, say);
    if (lane < of.found.figures().lanes().members) made.form = form_of(of, {lane});
    return made;
}

picture make_picture(const judged_table& of, language in) {
    const speech       say(in);
    const figures&     table = of.found.figures();
    const frame&       axes  = table.frame();
    const lane_layout& lanes = table.lanes();

    picture made;
    made.in           = in;
    made.province     = {axes.id, axes.name};
    made.member_count = axes.members.size();
    made.whole        = subject_of(of, lanes.whole(), say);
    for (std::uint32_t i = 0; i < axes.groups.size(); ++i)
        made.groups.push_back(subject_of(of, lanes.of(group_index{i}), say));
    for (std::uint32_t i = 0; i < axes.members.size(); ++i) {
        subject one = subject_of(of, i, say);
        if (!one.form) made.without_form.push_back(name_of_lane(table, i, say));
        if (!one.form && one.figures.empty()) continue;
        made.members.push_back(std::move(one));
    }
    made.statements     = statements_of(of, say);
    made.not_attributed = unattributed_of(of, say);
    made.versions       = versions_of(of, say);
    made.numbers        = numbers_of(of, say);
    made.filed          = filed_of(of, say);
    for (const form_remark& one : of.read.remarks)
        made.remarks.push_back({one.kind, one.where, say(one.text), one.quoted, one.about});
    for (const cycle& one : axes.cycles)
        if (one.periods.size() > 1) made.cycles.push_back(cover_of(axes, one, say));
    made.rules   = rules_of(of.found.rulebook(), say);
    made.receipt = receipt_of(of.found, of.beside);
    return made;
}

} // namespace regietafel
