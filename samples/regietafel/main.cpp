// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/dutch_text.hpp>
#include <regietafel/make_picture.hpp>
#include <regietafel/options.hpp>
#include <regietafel/picture_page.hpp>
#include <regietafel/read_table.hpp>

#include <cstdio>
#include <exception>
#include <string>

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

exit_code refused(const opgave::diagnostics& problems) {
    for (const opgave::diagnostic& one : problems) print(stderr, one.to_text() + '\n');
    return exit_code::refused;
}

/// Everything is computed before the first line is printed: half a picture might be taken for a whole one.
exit_code run(const picture_options& wanted, const opgave::plugin_store& plugins) {
    const auto table = read_table(wanted, plugins);
    if (!table) return refused(table.error());
    page paper(page_width, paint::for_standard_output());
    put_picture(make_picture(*table), wanted.without_quotes ? quotes::left_out : quotes::shown, paper);
    return print_result(paper.text());
}

exit_code run(const check_options& wanted, const opgave::plugin_store& plugins) {
    const auto rules = check_province(wanted, plugins);
    if (!rules) return refused(rules.error());
    for (const opgave::diagnostic& one : rules->warnings()) print(stderr, one.to_text() + '\n');
    const opgave::frame& axes = rules->frame();
    std::size_t          own  = 0; // rules of the file; the library adds one that watches
    for (const opgave::rule& one : rules->rules()) own += one.kind.empty() ? 0U : 1U;
    const std::string holds =
        enumeration({counted(axes.members.size(), word::municipality, word::municipalities),
                     counted(axes.periods.size(), word::one_period, word::several_periods),
                     counted(own, word::one_rule, word::several_rules),
                     counted(rules->requirements().size(), word::one_requirement, word::several_requirements)});
    return print_result(say(word::in_order, {wanted.province.string(), holds}) + '\n');
}

exit_code run(int count, char** arguments) {
    const auto read = read_options(count, arguments);
    if (const exit_code* ended = std::get_if<exit_code>(&read)) return *ended;
    const auto& wanted  = std::get<options>(read);
    const auto  plugins = plugins_of(wanted.plugins);
    if (!plugins) return refused(plugins.error());
    return std::visit([&](const auto& verb) { return run(verb, *plugins); }, wanted.verb);
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
