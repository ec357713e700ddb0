// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/receipt_page.hpp>
#include <regietafel/text_table.hpp>

namespace regietafel {

using namespace opgave;

std::string name_of(input_role role, const speech& say) {
    switch (role) {
    case input_role::province: return say(word::input_province);
    case input_role::layout: return say(word::input_layout);
    case input_role::form: return say(word::form);
    case input_role::figures: break;
    }
    return say(word::input_figures);
}

void put_receipt(const receipt& of, page& on) {
    const speech& say = on.say();
    on.paragraph(say(word::receipt_note, {of.library}));
    if (!of.plugins.empty()) // a store has plugins of one way
        on.paragraph(say(of.plugins.front().library ? word::plugins_loaded : word::plugins_linked_in));
    if (of.unfiled > 0)
        on.paragraph(say(word::unfiled_note,
                         {say.counted(static_cast<std::size_t>(of.unfiled), word::one_figure, word::several_figures)}),
                     look::open);
    on.gap();
    text_table table({{say(word::column_sum_of), text_table::align::left, true}, {"SHA-256"}});
    const auto add = [&](const std::string& what, const sha256_sum& sum) { table.add({{what}, {hex(sum)}}); };
    add(say(word::sum_of_rulebook), of.rulebook.whole);
    add(say(word::sum_of_figures), of.figures);
    add(say(word::sum_of_outcome), of.outcome);
    for (const used_plugin& one : of.plugins)
        add(say(word::plugin_line, {one.id, one.version}), one.library.value_or(one.manifest));
    for (const receipt_input& one : of.inputs) add(say(word::input_line, {one.file, name_of(one.role, say)}), one.sum);
    on.table(table);
}

json receipt_part(const receipt& of) {
    receipt short_one(of);
    short_one.findings.clear();
    return json::parse(receipt_json(short_one));
}

} // namespace regietafel
