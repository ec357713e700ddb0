// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explanation.hpp>

#include <regietafel/picture_parts.hpp>
#include <regietafel/receipt_page.hpp>
#include <regietafel/test_words.hpp>
#include <regietafel/text_table.hpp>
#include <regietafel/verification_page.hpp>

#include <algorithm>
#include <map>

namespace regietafel {

using namespace opgave;

namespace {

std::string state_text(entry_state of, const speech& say) {
    switch (of) {
    case entry_state::same: return say(word::is_same);
    case entry_state::changed: return say(word::is_changed);
    case entry_state::missing: return say(word::is_missing);
    case entry_state::added: break;
    }
    return say(word::is_added);
}

std::string section_text(rulebook_section of, const speech& say) {
    switch (of) {
    case rulebook_section::frame: return say(word::part_frame);
    case rulebook_section::rules: return say(word::part_rules);
    case rulebook_section::formulas: return say(word::part_formulas);
    case rulebook_section::texts: break;
    }
    return say(word::part_texts);
}

std::string same_or_changed(bool is_other, const speech& say) {
    return say(is_other ? word::is_changed : word::is_same);
}

look look_of(bool is_same) { return is_same ? look::plain : look::bad; }

void put_conclusion(const verification& of, page& on) {
    const speech& say = on.say();
    on.title(say(of.now ? word::verification_title : word::no_verification_title,
                 {of.found               ? of.found->figures().frame().name
                  : of.said.name.empty() ? of.said.province
                                         : of.said.name}));
    on.gap();
    if (!of.now)
        on.paragraph(say(word::not_calculated), look::bad);
    else if (of.is_same())
        on.paragraph(say(word::same_outcome_of_same_files), look::good);
    else if (of.is_as_on_receipt())
        on.paragraph(say(word::same_outcome_and_files_not_used, {say.list(of.not_used())}), look::bad);
    else if (of.differs.other_format)
        on.paragraph(say(word::cannot_be_compared), look::bad);
    else if (of.differs.other_outcome)
        on.paragraph(say(word::another_outcome), look::bad);
    else
        on.paragraph(say(word::same_outcome_of_other_files), look::bad);
    if (of.said.unfiled > 0)
        on.paragraph(say(word::unfiled_then, {say.counted(static_cast<std::size_t>(of.said.unfiled), word::one_figure,
                                                          word::several_figures)}),
                     look::open);
}

void put_inputs(const verification& of, page& on) {
    const speech& say = on.say();
    on.section(say(word::verified_files));
    text_table table({{{}, text_table::align::left, true}, {}, {{}, text_table::align::left, true}});
    for (const auto& one : of.differs.inputs) {
        const receipt_input& shown   = one.said ? *one.said : *one.now;
        const bool           renamed = one.is == entry_state::same && one.now->file != shown.file;
        table.add({{renamed ? say(word::now_called, {shown.file, one.now->file}) : shown.file},
                   {name_of(shown.role, say)},
                   {state_text(one.is, say), look_of(one.is == entry_state::same)}});
    }
    for (const std::string& file : of.not_named) table.add({{file}, {}, {say(word::is_not_named), look::bad}});
    for (const std::string& file : of.not_read) table.add({{file}, {}, {say(word::is_not_read), look::bad}});
    on.table(table);
}

/// `AMV-quotum [amv_quotum]`; of a rule that is gone its id.
std::string rule_name(const std::string& id, const outcome& in, const speech& say) {
    const auto&       rules = in.rulebook().rules();
    const auto        found = std::ranges::find(rules, id, &rule::id);
    const std::string label = found == rules.end() ? std::string() : say(found->label);
    return label.empty() ? id : label + " [" + id + ']';
}

void put_program(const verification& of, page& on) {
    const speech& say = on.say();
    on.section(say(word::verified_program));
    text_table table({{{}, text_table::align::left, true}, {{}, text_table::align::left, true}});
    const auto add = [&](const std::string& what, const std::string& said, bool is_same) {
        table.add({{what}, {said, look_of(is_same)}});
    };
    add("opgave",
        of.differs.other_library ? say(word::was_and_is, {of.said.library, of.now->library})
                                 : of.said.library + ", " + say(word::is_same),
        !of.differs.other_library);
    if (of.differs.other_province)
        add(say(word::input_province), say(word::was_and_is, {of.said.province, of.now->province}), false);
    for (const auto& one : of.differs.plugins) {
        const used_plugin& shown = one.said ? *one.said : *one.now;
        std::string        said  = shown.version + ", " + state_text(one.is, say);
        if (one.is == entry_state::changed && one.said->version != one.now->version)
            said = say(word::was_and_is, {one.said->version, one.now->version});
        add(say(word::plugin_called, {shown.id}), said, one.is == entry_state::same);
    }
    if (of.differs.other_format) {
        add(say(word::sum_of_rulebook), say(word::another_format), false);
    } else {
        std::vector<std::string> sections;
        for (const rulebook_section one : of.differs.rulebook) sections.push_back(section_text(one, say));
        add(say(word::sum_of_rulebook),
            sections.empty() ? same_or_changed(of.differs.other_rulebook, say)
                             : say(word::differs_in, {say.list(sections)}),
            !of.differs.other_rulebook);
        for (const receipt_entry<rule_sum>& one : of.differs.rules)
            add(say(word::rule_called, {rule_name(one.said ? one.said->id : one.now->id, *of.found, say)}),
                state_text(one.is, say), false);
    }
    on.table(table);
    const auto came_another_way = [](const receipt_entry<used_plugin>& one) {
        return one.said && one.now && one.said->library.has_value() != one.now->library.has_value();
    };
    if (std::any_of(of.differs.plugins.begin(), of.differs.plugins.end(), came_another_way))
        on.paragraph(say(word::by_their_manifests));
}

/// `voldaan, marge 12`, `niet voldaan, marge −49 tot −47`, `onbekend, marge ≥ −5`
std::string outcome_text(const std::optional<receipt_finding>& one, const speech& say) {
    if (!one) return say(word::not_judged);
    const auto [least, most] = one->slack;
    if (one->verdict == verdict::not_applicable || (!least && !most)) return judged_text(one->verdict, {}, say);
    if (least && most) return judged_text(one->verdict, interval{*least, *most}, say);
    const std::string end =
        least ? say(word::mark_at_least, {say.number(*least)}) : say(word::mark_at_most, {say.number(*most)});
    return judged_text(one->verdict, {}, say) + ", " + say(word::slack, {end});
}

/// Each finding in words, with the name that `explain` takes.
void put_findings_that_differ(const verification& of, page& on) {
    const speech&  say   = on.say();
    const figures& cells = of.found->figures();
    on.subsection(say(word::findings_that_differ));
    const explained_names                 names(of.found->rulebook());
    std::map<std::string, const finding*> found;
    for (const finding& one : of.found->findings()) found.emplace(names(one), &one);
    const auto called = [&](const std::string& name, const finding& one) {
        const std::string text = say(one.of->text);
        return say(word::finding_called, {text.empty() ? name : text, name_of_lane(cells, one.subject, say).label,
                                          cells.frame()[one.of->when].to_text()});
    };
    for (const receipt_entry<receipt_finding>& one : of.differs.findings) {
        const std::string& name = one.now ? one.now->name : one.said->name;
        const auto         now  = found.find(name);
        on.item(say(word::finding_was_and_is, {now == found.end() ? name : called(name, *now->second),
                                               outcome_text(one.said, say), outcome_text(one.now, say)}));
        if (now != found.end()) on.subitem(name);
    }
}

void put_outcome(const verification& of, page& on) {
    const speech& say = on.say();
    on.section(say(word::verified_outcome));
    if (!of.differs.other_format) {
        text_table table({{{}, text_table::align::left, true}, {}});
        table.add({{say(word::sum_of_figures)},
                   {same_or_changed(of.differs.other_figures, say), look_of(!of.differs.other_figures)}});
        table.add({{say(word::sum_of_outcome)},
                   {same_or_changed(of.differs.other_outcome, say), look_of(!of.differs.other_outcome)}});
        on.table(table);
    }
    if (of.said.findings.empty()) {
        on.gap();
        on.paragraph(say(word::receipt_without_findings));
        return;
    }
    if (of.differs.findings.empty()) {
        on.paragraph(say(of.differs.other_outcome ? word::no_finding_differs_but_outcome : word::no_finding_differs));
        return;
    }
    put_findings_that_differ(of, on);
}

} // namespace

void put_verification(const verification& of, page& on) {
    put_conclusion(of, on);
    put_inputs(of, on);
    if (!of.now) return;
    put_program(of, on);
    put_outcome(of, on);
}

} // namespace regietafel
