// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/receipt_page.hpp>
#include <regietafel/text_table.hpp>

namespace regietafel {

using namespace opgave;

namespace {

/// Whole sums, one a line, each with what it is of.
class sums_table {
public:
    explicit sums_table(const speech& say)
        : say_(say), table_({{say(word::column_sum_of), text_table::align::left, true}, {"SHA-256"}}) {}

    void add(const std::string& what, const sha256_sum& sum) { table_.add({{what}, {hex(sum)}}); }

    void add_plugins_and_inputs(const receipt& of) {
        for (const used_plugin& one : of.plugins)
            add(say_(word::plugin_line, {one.id, one.version}), one.library.value_or(one.manifest));
        for (const receipt_input& one : of.inputs)
            add(say_(word::input_line, {one.file, name_of(one.role, say_)}), one.sum);
    }

    [[nodiscard]] const text_table& made() const noexcept { return table_; }

private:
    const speech& say_;
    text_table    table_;
};

void put_how_plugins_came(const receipt& of, page& on) {
    if (of.plugins.empty()) return;
    const bool are_loaded = of.plugins.front().library.has_value(); // a store has plugins of one way
    on.paragraph(on.say()(are_loaded ? word::plugins_loaded : word::plugins_linked_in));
}

} // namespace

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
    put_how_plugins_came(of, on);
    if (of.unfiled > 0)
        on.paragraph(say(word::unfiled_note,
                         {say.counted(static_cast<std::size_t>(of.unfiled), word::one_figure, word::several_figures)}),
                     look::open);
    on.gap();
    sums_table sums(say);
    sums.add(say(word::sum_of_rulebook), of.rulebook.whole);
    sums.add(say(word::sum_of_figures), of.figures);
    sums.add(say(word::sum_of_outcome), of.outcome);
    sums.add_plugins_and_inputs(of);
    on.table(sums.made());
}

void put_receipt_of_tests(const std::vector<receipt_of_tests>& files, page& on) {
    const speech& say = on.say();
    on.section(say(word::receipt_heading));
    on.paragraph(say(word::receipt_of_tests_note, {library_version()}));
    for (const receipt_of_tests& one : files) {
        on.subsection(one.tests.file);
        put_how_plugins_came(one.on, on);
        on.gap();
        sums_table sums(say);
        sums.add(say(word::input_line, {one.tests.file, say(word::input_tests)}), one.tests.sum);
        sums.add(say(word::sum_of_rulebook), one.on.rulebook.whole);
        sums.add_plugins_and_inputs(one.on);
        on.table(sums.made());
    }
}

json receipt_part(const receipt& of) {
    receipt short_one(of);
    short_one.findings.clear();
    return json::parse(receipt_json(short_one));
}

} // namespace regietafel
