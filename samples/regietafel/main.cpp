// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province_schema.hpp>
#include <opgave/host/receipt.hpp>

#include <listing/plugins_json.hpp>
#include <listing/plugins_page.hpp>
#include <regietafel/answers_json.hpp>
#include <regietafel/compare_page.hpp>
#include <regietafel/explain_json.hpp>
#include <regietafel/explain_page.hpp>
#include <regietafel/list_rules.hpp>
#include <regietafel/make_picture.hpp>
#include <regietafel/options.hpp>
#include <regietafel/picture_json.hpp>
#include <regietafel/picture_page.hpp>
#include <regietafel/quoted_words.hpp>
#include <regietafel/read_sides.hpp>
#include <regietafel/read_table.hpp>
#include <regietafel/receipt_file.hpp>
#include <regietafel/receipt_page.hpp>
#include <regietafel/run_tests.hpp>
#include <regietafel/settings_page.hpp>
#include <regietafel/speech.hpp>
#include <regietafel/table_names.hpp>
#include <regietafel/tests_json.hpp>
#include <regietafel/tests_page.hpp>
#include <regietafel/verification_page.hpp>
#include <regietafel/verify.hpp>
#include <regietafel/versions_page.hpp>
#include <regietafel/what_if_run.hpp>

#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace regietafel {

namespace {

constexpr std::size_t page_width = 110;

bool print(std::FILE* to, const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
}

/// A full disk leaves half a picture, and then the exit code must not say that it is whole.
exit_code print_result(const std::string& text) {
    if (print(stdout, text)) return exit_code::done;
    std::perror("regietafel: standard output");
    return exit_code::refused;
}

page blank_page(const answer_options& how) { return page(page_width, paint::for_standard_output(), speech(how.in)); }

void print_problems(const opgave::diagnostics& problems, const answer_options& how) {
    if (how.as_json)
        print(stderr, text_of(diagnostics_json(problems)));
    else
        for (const opgave::diagnostic& one : problems) print(stderr, one.to_text() + '\n');
}

exit_code refused(const opgave::diagnostics& problems, const answer_options& how) {
    print_problems(problems, how);
    return exit_code::refused;
}

/// Where forms were read: of what is wrong with them their words are left out where the answer leaves them out.
exit_code refused(opgave::diagnostics problems, bool without_quotes, const answer_options& how) {
    return refused(without_quotes ? without_quoted_words(std::move(problems)) : problems, how);
}

/// Before anything is printed: who asked for a receipt does not want an answer without.
opgave::result<void> write_if_asked(const picture_options& wanted, const opgave::receipt& of) {
    if (wanted.receipt.empty()) return {};
    return write_receipt(wanted.receipt, of);
}

/// Everything is computed before the first line is printed: half a picture might be taken for a whole one.
exit_code run(const picture_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto table = read_table(wanted, plugins);
    if (!table) return refused(table.error(), wanted.without_quotes, how);
    const picture shown = make_picture(*table, how.in);
    if (const auto written = write_if_asked(wanted, shown.receipt); !written) return refused(written.error(), how);
    const quotes words_of_forms = wanted.without_quotes ? quotes::left_out : quotes::shown;
    if (how.as_json) return print_result(text_of(picture_json(shown, words_of_forms)));
    page paper = blank_page(how);
    put_picture(shown, words_of_forms, paper);
    return print_result(paper.text());
}

exit_code run(const verify_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto checked = verify(wanted, plugins);
    if (!checked) return refused(checked.error(), wanted.without_quotes, how);
    std::string answer;
    if (how.as_json) {
        answer = text_of(verification_json(*checked, speech(how.in)));
    } else {
        page paper = blank_page(how);
        put_verification(*checked, paper);
        answer = paper.text();
    }
    const exit_code printed = print_result(answer);
    return printed == exit_code::done && !checked->is_same() ? exit_code::failed : printed;
}

exit_code run(const check_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto rules = check_province(wanted, plugins);
    if (!rules) return refused(rules.error(), how);
    if (how.as_json) return print_result(text_of(check_json(*rules, wanted.province.generic_string())));
    for (const opgave::diagnostic& one : rules->warnings()) print(stderr, one.to_text() + '\n');
    const speech         say(how.in);
    const opgave::frame& axes = rules->frame();
    std::size_t          own  = 0; // rules of the file; the library adds one that watches
    for (const opgave::rule& one : rules->rules()) own += one.kind.empty() ? 0U : 1U;
    const std::string holds =
        say.list({say.counted(axes.members.size(), word::municipality, word::municipalities),
                  say.counted(axes.periods.size(), word::one_period, word::several_periods),
                  say.counted(own, word::one_rule, word::several_rules),
                  say.counted(rules->requirements().size(), word::one_requirement, word::several_requirements)});
    return print_result(say(word::in_order, {wanted.province.string(), holds}) + '\n');
}

exit_code run(const show_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    auto shown = settings_for(wanted, plugins);
    if (!shown) return refused(shown.error(), how);
    if (how.as_json) return print_result(text_of(settings_json(*shown)));
    page paper = blank_page(how);
    put_settings(*shown, paper);
    return print_result(paper.text());
}

exit_code run(const versions_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto table = read_table(wanted.table, plugins);
    if (!table) return refused(table.error(), how);
    std::vector<version_pair> compared = consecutive_versions(table->found.figures().frame());
    if (!wanted.earlier.empty()) compared = {{wanted.earlier, wanted.later}};
    if (how.as_json) {
        const auto said =
            versions_json(table->found, compared, receipt_of(table->found, table->beside), speech(how.in));
        return said ? print_result(text_of(*said)) : refused(said.error(), how);
    }
    page       paper = blank_page(how);
    const auto said  = put_version_pairs(table->found, compared, paper);
    if (!said) return refused(said.error(), how);
    paper.section(paper.say()(word::receipt_heading));
    put_receipt(receipt_of(table->found, table->beside), paper);
    return print_result(paper.text());
}

exit_code run(const explain_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto table = read_table(wanted.table, plugins);
    if (!table) return refused(table.error(), wanted.table.without_quotes, how);
    const auto what = ids_of_cell(wanted.what, table->found.figures());
    if (!what) return refused(what.error(), how);
    const auto explained = find_explanations(table->found, *what);
    if (!explained) return refused(explained.error(), how);
    const opgave::receipt rests_on = receipt_of(table->found, table->beside);
    if (const auto written = write_if_asked(wanted.table, rests_on); !written) return refused(written.error(), how);
    const quotes words_of_forms = wanted.table.without_quotes ? quotes::left_out : quotes::shown;
    if (how.as_json)
        return print_result(
            text_of(explanation_document(*explained, table->found, rests_on, speech(how.in), words_of_forms)));
    const auto shown = wanted.table.without_quotes ? opgave::provenance_shown::no : opgave::provenance_shown::yes;
    page       paper = blank_page(how);
    const auto put   = wanted.in_sentences ? put_sentences : put_explanations;
    put(*explained, table->found, {.in = how.in, .shown = shown, .depth = wanted.depth, .untaken = wanted.all}, paper);
    paper.section(paper.say()(word::receipt_heading));
    put_receipt(rests_on, paper);
    return print_result(paper.text());
}

exit_code run(const compare_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto sides = read_sides(wanted, plugins);
    if (!sides) return refused(sides.error(), wanted.table.without_quotes, how);
    const quotes words_of_forms = wanted.table.without_quotes ? quotes::left_out : quotes::shown;
    if (how.as_json) return print_result(text_of(comparison_json(*sides, words_of_forms, speech(how.in))));
    page paper = blank_page(how);
    put_comparison(*sides, words_of_forms, paper);
    return print_result(paper.text());
}

/// What is saved is against the forms, so the files of figures are laid on top of them apart.
exit_code run(const what_if_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    picture_options without_files = wanted.table;
    without_files.figures.clear();
    auto table = read_table(without_files, plugins);
    if (!table) return refused(table.error(), wanted.table.without_quotes, how);
    auto filed = read_figures(wanted.table.figures, table->said, table->found.rulebook().frame());
    if (!filed) return refused(filed.error(), how);
    const auto ended = run_what_if(*std::move(table), *std::move(filed), wanted, how);
    return ended ? *ended : refused(ended.error(), how);
}

exit_code run(const test_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto checked = run_tests(wanted.path, plugins);
    if (!checked) return refused(checked.error(), how);
    std::string answer;
    if (how.as_json) {
        answer = text_of(tests_json(*checked, how.in));
    } else {
        page paper = blank_page(how);
        put_tests(*checked, paper);
        answer = paper.text();
    }
    const exit_code printed = print_result(answer);
    return printed == exit_code::done && !all_passed(*checked) ? exit_code::failed : printed;
}

exit_code run(const rules_options& wanted, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto listed = list_rules(wanted, plugins);
    if (!listed) return refused(listed.error(), how);
    if (!listed->warnings.empty()) print_problems(listed->warnings, how);
    return print_result(how.as_json ? listing::plugins_json(listed->plugins, how.in)
                                    : listing::plugins_page(listed->plugins, how.in));
}

/// A file that uses a plugin that is left out is called wrong by an editor: the warning says why.
exit_code run(const schema_options&, const opgave::plugin_store& plugins, const answer_options& how) {
    const auto offered = list_manifests(plugins);
    if (!offered) return refused(offered.error(), how);
    if (!offered->warnings.empty()) print_problems(offered->warnings, how);
    return print_result(opgave::province_schema(offered->manifests));
}

exit_code run(int count, char** arguments) {
    const auto read = read_options(count, arguments);
    if (const exit_code* ended = std::get_if<exit_code>(&read)) return *ended;
    const auto& wanted  = std::get<options>(read);
    const auto  plugins = plugins_of(wanted.plugins);
    if (!plugins) return refused(plugins.error(), wanted.answer);
    return std::visit([&](const auto& verb) { return run(verb, *plugins, wanted.answer); }, wanted.verb);
}

} // namespace

} // namespace regietafel

int main(int count, char** arguments) {
    try {
        return static_cast<int>(regietafel::run(count, arguments));
    } catch (const std::exception& said) { // the library throws nothing; what is left is memory that ran out
        std::fprintf(stderr, "regietafel: %s\n", said.what());
        return static_cast<int>(regietafel::exit_code::refused);
    }
}
