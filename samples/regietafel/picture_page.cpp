// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/page_parts.hpp>
#include <regietafel/picture_page.hpp>
#include <regietafel/receipt_page.hpp>

namespace regietafel {

namespace {

/// Said on top: what somebody filed must not be taken for what municipalities sent.
void put_filed_note(const picture& shown, page& on) {
    const speech&            say = on.say();
    std::vector<std::string> files;
    for (const filed_number& one : shown.filed)
        if (files.empty() || files.back() != one.from.where.file) files.push_back(one.from.where.file);
    if (files.empty()) return;
    on.paragraph(say(word::filed_note,
                     {say.counted(shown.filed.size(), word::one_figure, word::several_figures), say.list(files)}),
                 look::open);
}

void put_head(const picture& shown, page& on) {
    const speech& say = on.say();
    on.title(say(word::title, {shown.province.label}));
    on.gap();
    std::vector<std::string> with_form;
    for (const subject& one : shown.members)
        if (one.form) with_form.push_back(one.name);
    if (!with_form.empty())
        on.paragraph(say(word::forms_read, {say.counted(with_form.size(), word::form, word::forms),
                                            say.number_of(shown.member_count), say.list(with_form)}));
    put_filed_note(shown, on);
    std::vector<std::string> without_form;
    for (const named& one : shown.without_form) without_form.push_back(one.label);
    if (!without_form.empty())
        on.paragraph(
            say(word::without_form,
                {say.counted(without_form.size(), word::municipality, word::municipalities), say.list(without_form)}));
}

void put_legend(page& on) {
    const speech& say = on.say();
    on.subsection(say(word::legend));
    text_table table({{}, {{}, text_table::align::left, true}});
    const auto add = [&](const std::string& mark, word meaning) {
        table.add({{mark, look::plain}, {say(meaning), look::plain}});
    };
    add(say(word::mark_not_stated), word::legend_not_stated);
    add(say(word::mark_not_asked), word::legend_not_asked);
    add(say(word::mark_at_least, {"70"}), word::legend_at_least);
    add("139" + say(word::mark_derived), word::legend_derived);
    add(say(word::mark_unknown), word::legend_unknown);
    on.table(table);
}

} // namespace

void put_picture(const picture& shown, quotes words_of_forms, page& on) {
    const speech& say = on.say();
    put_head(shown, on);
    put_conclusion(shown, on);

    on.section(say(word::figures_of_whole, {shown.whole.name}));
    on.paragraph(say(word::sums_note));
    on.gap();
    put_figures(shown.whole, on);
    put_legend(on);
    for (const subject& one : shown.groups) {
        on.subsection(one.name);
        put_figures(one, on);
    }

    on.section(say(word::figures_of_members));
    for (const subject& one : shown.members) put_member(one, words_of_forms, on);

    put_unattributed(shown, on);
    put_findings(shown, on);
    put_remarks(shown, words_of_forms, on);
    put_versions(shown, on);
    put_sources(shown, words_of_forms, on);
    on.section(say(word::receipt_section));
    put_receipt(shown.receipt, on);
}

} // namespace regietafel
