// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/test_words.hpp>
#include <regietafel/tests_page.hpp>
#include <regietafel/text_table.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

/// What was expected and what was found, side by side.
text_table differences_of(const checked_test& test, const speech& say) {
    const figures& table = test.found.figures();
    text_table     rows({{say(word::column_place)},
                         {say(word::column_what), text_table::align::left, true},
                         {say(word::column_expected), text_table::align::left, true},
                         {say(word::column_found), text_table::align::left, true}});
    const auto     add = [&](const auto& all) {
        for (const auto& one : all)
            rows.add({{place_of(one).to_text()},
                      {what_is_expected(one.expected, table)},
                      {expected_text(one.expected, say)},
                      {found_text(one, say), look::bad}});
    };
    add(test.findings);
    add(test.coverages);
    add(test.figures);
    return rows;
}

void put_failure(const checked_test& test, page& on) {
    const speech& say = on.say();
    if (const text_table rows = differences_of(test, say); !rows.empty()) on.table(rows);
    if (test.unexpected.empty()) return;
    on.paragraph(say(word::not_expected_but_found));
    for (const finding& one : test.unexpected) on.item(unexpected_text(one, test.found, say), look::bad);
}

void put_file(const checked_expectations& file, page& on) {
    const speech& say = on.say();
    if (!file.tests.empty()) on.section(file.tests.front().name.where.file);
    for (const checked_test& test : file.tests) {
        const std::string expected = say.counted(test.expected, word::one_expectation, word::several_expectations);
        if (test.passed()) {
            on.item(say(word::test_passed, {test.name.value, expected}));
            continue;
        }
        on.gap();
        on.item(say(word::test_failed, {test.name.value, test.name.where.to_text()}), look::bad);
        put_failure(test, on);
    }
}

void put_untouched(const untouched_parts& parts, page& on) {
    const speech& say = on.say();
    if (parts.rules.empty() && parts.parameters.empty()) {
        on.gap();
        on.paragraph(say(word::everything_is_touched));
        return;
    }
    on.section(say(word::touched_by_no_test));
    for (const rule& one : parts.rules)
        on.item(say(word::untouched_rule, {one.id, say(one.label), one.where.to_text()}));
    for (const setting& one : parts.parameters)
        on.item(say(word::untouched_parameter, {one.key, *one.value, one.where.to_text()}));
}

} // namespace

std::vector<receipt_of_tests> receipts_of(const std::vector<checked_expectations>& files) {
    std::vector<receipt_of_tests> made;
    for (const checked_expectations& file : files)
        if (!file.tests.empty())
            made.push_back({input_of(input_role::form, file.read), receipt_of(file.tests.front().found, {})});
    return made;
}

bool all_passed(const std::vector<checked_expectations>& files) {
    return std::all_of(files.begin(), files.end(), [](const checked_expectations& file) {
        return std::all_of(file.tests.begin(), file.tests.end(), [](const checked_test& one) { return one.passed(); });
    });
}

void put_tests(const std::vector<checked_expectations>& files, page& on) {
    const speech& say    = on.say();
    std::size_t   all    = 0;
    std::size_t   failed = 0;
    for (const checked_expectations& file : files) {
        put_file(file, on);
        all += file.tests.size();
        failed += static_cast<std::size_t>(
            std::count_if(file.tests.begin(), file.tests.end(), [](const checked_test& one) { return !one.passed(); }));
    }
    put_untouched(untouched_by(files), on);
    on.gap();
    const std::string tests = say.counted(all, word::one_test, word::several_tests);
    if (failed == 0)
        on.paragraph(say(word::all_tests_passed, {tests}), look::good);
    else
        on.paragraph(say(word::some_tests_failed, {tests, say.number_of(failed)}), look::bad);
    put_receipt_of_tests(receipts_of(files), on);
}

} // namespace regietafel
