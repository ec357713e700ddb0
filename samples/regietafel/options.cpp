// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/version.hpp>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <regietafel/option_defaults.hpp>
#include <regietafel/options.hpp>

#include <string>

namespace regietafel {

namespace {

constexpr const char* about =
    "The picture of a province: which reception tasks its municipalities take on, what falls short, and why.";
constexpr const char* endings =
    "Exit codes: 0 done; 1 something is wrong with a file, each message says where, and nothing is printed\n"
    "on standard output, or a test failed or verify found a difference, and the answer says which;\n"
    "2 the options do not make sense.\n"
    "Colour only on a terminal, and not where NO_COLOR is set.\n"
    "OPGAVE_PROVINCE names the province file where --province does not; OPGAVE_FORMS the forms where none is named: "
    "files\n"
    "or folders with colons between them.";

} // namespace

std::filesystem::path layout_beside(const std::filesystem::path& province) {
    return province.parent_path() / ("prt-" + province.stem().string() + ".layout.toml");
}

std::variant<options, exit_code> read_options(int count, char** arguments) {
    CLI::App app(about, "regietafel");
    app.footer(endings);
    app.set_version_flag("--version", "regietafel " + std::to_string(OPGAVE_VERSION_MAJOR) + '.'
                                          + std::to_string(OPGAVE_VERSION_MINOR) + '.'
                                          + std::to_string(OPGAVE_VERSION_PATCH));
    app.require_subcommand(1);

    std::vector<std::string> plugins;
    const auto               takes_plugins = [&](CLI::App* verb) {
        verb->add_option("--plugins", plugins,
                                       "Directory of plugins to load instead of those linked in; may be repeated")
            ->type_name("DIR")
            ->allow_extra_args(false); // one a flag: what follows are forms
    };

    bool        as_json = false;
    std::string in      = "nl";
    const auto  speaks  = [&](CLI::App* verb) {
        verb->add_option("--lang", in, "Language of the answer: nl or en [nl]")
            ->type_name("LANG")
            ->check([](const std::string& text) {
                return text == "nl" || text == "en" ? std::string() : "'" + text + "' is not nl or en";
            });
    };
    const auto answers = [&](CLI::App* verb) {
        speaks(verb);
        verb->add_flag("--json", as_json, "Answer as JSON, what is wrong too; see config/schema");
    };

    std::string layout;
    const auto  takes_layout = [&](CLI::App* verb) {
        verb->add_option("--layout", layout,
                          "Layout of the forms [prt-<name of the province file>.layout.toml beside it]")
            ->type_name("FILE");
    };

    std::string receipt;
    const auto  writes_receipt = [&](CLI::App* verb) {
        verb->add_option("--receipt", receipt, "Write what the answer rests on, for `verify`, as JSON")
            ->type_name("FILE");
    };
    std::vector<std::string> figures;
    const auto               takes_figures = [&](CLI::App* verb) {
        verb->add_option("--figures", figures,
                                       "File of figures that go before those of the forms; may be repeated, the last goes before all")
            ->type_name("FILE")
            ->allow_extra_args(false);
    };

    std::string              province;
    std::vector<std::string> forms;
    bool                     without_quotes = false;
    CLI::App* picture = app.add_subcommand("picture", "Read contribution forms and print the picture of the province");
    takes_province(picture, province);
    takes_layout(picture);
    takes_figures(picture);
    picture->add_flag("--no-quotes", without_quotes, "Leave out what forms say in words: they are confidential");
    writes_receipt(picture);
    answers(picture);
    picture
        ->add_option("FORM", forms, "Contribution forms: .xlsx, with a sheet a municipality, or .csv, named after one")
        ->type_name("");
    takes_plugins(picture);

    std::string checked;
    CLI::App*   check = app.add_subcommand(
          "check",
          "Say everything that is wrong with a province file, its rules and plugins, and the layout of its forms");
    check->add_option("CONFIG", checked, "Province file")->type_name("")->required();
    answers(check);
    takes_layout(check);
    takes_plugins(check);

    std::string              shown;
    std::vector<std::string> keys;
    std::string              when;
    CLI::App*                show = app.add_subcommand(
                       "show",
                       "Say of each value which file and line set it and what that took the place of, or that it is a default");
    takes_province(show, shown);
    show->add_option("--period", when, "Only what is in force in this period, such as 2024 or 2024-I")
        ->type_name("PERIOD")
        ->check([](const std::string& text) {
            return opgave::parse_period(text) ? std::string() : "'" + text + "' is no year or half-year";
        });
    answers(show);
    takes_plugins(show);
    show->add_option("KEY", keys, "What to show, such as rule.amv_opgave.aandeel or a part of it [everything]")
        ->type_name("");

    std::string              compared_in;
    std::string              earlier;
    std::string              later;
    std::vector<std::string> sent;
    CLI::App*                versions =
        app.add_subcommand("versions", "Set two versions of a target beside each other, with the difference");
    takes_province(versions, compared_in);
    CLI::Option* from =
        versions->add_option("--earlier", earlier, "The id of the one version [each with the next]")->type_name("ID");
    CLI::Option* to = versions->add_option("--later", later, "The id of the other")->type_name("ID");
    from->needs(to);
    to->needs(from);
    answers(versions);
    takes_layout(versions);
    versions
        ->add_option("FORM", sent, "Contribution forms: .xlsx, with a sheet a municipality, or .csv, named after one")
        ->type_name("");
    takes_plugins(versions);

    std::string tests;
    CLI::App*   test = app.add_subcommand(
          "test", "Run the tests beside a province file: what must be found in which figures, and what no test touched");
    test->add_option("PATH", tests, "File of tests, or a folder: every *.test.toml in it")->type_name("")->required();
    answers(test);
    takes_plugins(test);

    std::vector<std::string> listed;
    CLI::App*                rules = app.add_subcommand(
                       "rules",
                       "List the kinds of rules that plugins offer, with their keys and the lines to copy into a province file");
    answers(rules);
    rules->add_option("KIND", listed, "A kind of rule, or a plugin, such as asiel.amv_quota or asiel [everything]")
        ->type_name("");
    takes_plugins(rules);

    CLI::App* schema = app.add_subcommand(
        "schema", "Print the JSON Schema of a province file, for editors, with the kinds of rules of the plugins");
    takes_plugins(schema);

    std::string              explained_in;
    std::vector<std::string> filled;
    std::vector<std::string> what;
    explain_options          explained;
    CLI::App*                explain =
        app.add_subcommand("explain", "Explain a figure, or a finding by its name, down to what was stated and where");
    takes_province(explain, explained_in);
    takes_layout(explain);
    explain->add_option("--form", filled, "Contribution form; may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    takes_figures(explain);
    explain->add_option("--depth", explained.depth, "How many steps deep [down to the figures]")->type_name("N");
    explain->add_flag("--all", explained.all, "Also what was not chosen, and terms that come to 0");
    explain->add_flag("--no-quotes", without_quotes, "Leave out what forms say in words: they are confidential");
    std::string told_as = "tree";
    explain->add_option("--as", told_as, "How it is told: as a tree, or in sentences for a letter [tree]")
        ->type_name("HOW")
        ->check([](const std::string& text) {
            return text == "tree" || text == "sentences" ? std::string() : "'" + text + "' is not tree or sentences";
        });
    writes_receipt(explain);
    answers(explain);
    explain
        ->add_option(
            "WHAT", what,
            "WHO CATEGORY PERIOD [BASIS], such as \"De Wolden\" amv 2025; or the name of a finding, a cell or a term")
        ->type_name("")
        ->required()
        ->expected(1, 4)
        ->check([](const std::string& text) { return text.empty() ? std::string("an empty text names nothing") : ""; });
    takes_plugins(explain);

    verify_options verified;
    CLI::App*      verify = add_verify(app, verified);
    answers(verify);
    takes_plugins(verify);
    std::string              compared_province;
    std::vector<std::string> of_both;
    compare_options          compared;
    CLI::App*                compare = app.add_subcommand(
                       "compare",
                       "Set two tables, two provinces or two versions of a target beside each other: what differs, which findings "
                                      "turn, and why");
    compare->add_option("--province", compared_province, "Province file, of two tables or two versions")
        ->type_name("FILE");
    takes_layout(compare);
    compare->add_option("--form", of_both, "Contribution form that both sides have; may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    takes_figures(compare);
    compare->add_flag("--no-quotes", without_quotes, "Leave out what forms say in words: they are confidential");
    answers(compare);
    compare
        ->add_option(
            "A", compared.first,
            "A province file; a form, a folder of forms or a file of figures; or the id of a version of a target")
        ->type_name("")
        ->required();
    compare->add_option("B", compared.second, "Another of the same kind")->type_name("")->required();
    takes_plugins(compare);

    std::string              opened_in;
    std::vector<std::string> laid;
    CLI::App*                what_if = app.add_subcommand(
                       "what-if",
                       "Hold the table open: read commands from standard input, state figures, and see what each step changes");
    takes_province(what_if, opened_in);
    takes_layout(what_if);
    what_if->add_option("--form", laid, "Contribution form; may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    takes_figures(what_if);
    what_if->add_flag("--no-quotes", without_quotes, "Leave out what forms say in words: they are confidential");
    answers(what_if);
    takes_plugins(what_if);
    what_if->footer(
        "The command 'help' lists the commands. Exit code 1 also when a command that nobody typed on a terminal was\n"
        "refused; the commands after it were done.");

    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& said) {
        return app.exit(said) == 0 ? exit_code::done : exit_code::bad_call;
    }

    options read;
    read.answer = {as_json, in == "en" ? opgave::language::en : opgave::language::nl};
    read.plugins.assign(plugins.begin(), plugins.end());
    if (check->parsed()) {
        check_options wanted{checked, layout};
        if (wanted.layout.empty() && std::filesystem::exists(layout_beside(checked)))
            wanted.layout = layout_beside(checked);
        read.verb = std::move(wanted);
        return read;
    }
    if (show->parsed()) {
        read.verb = show_options{shown, std::move(keys), opgave::parse_period(when)};
        return read;
    }
    if (rules->parsed()) {
        read.verb = rules_options{std::move(listed), !plugins.empty()};
        return read;
    }
    if (schema->parsed()) {
        read.verb = schema_options{};
        return read;
    }
    if (verify->parsed()) {
        read.verb = std::move(verified);
        return read;
    }
    if (test->parsed()) {
        read.verb = test_options{tests};
        return read;
    }
    if (versions->parsed()) {
        province = compared_in;
        forms    = sent;
    }
    if (explain->parsed()) {
        province = explained_in;
        forms    = filled;
    }
    if (compare->parsed()) { // of two provinces each has a layout of its own beside it
        compared.table = {
            province_or_default(compared_province), layout, {of_both.begin(), of_both.end()}, without_quotes};
        compared.table.figures = {figures.begin(), figures.end()};
        read.verb              = std::move(compared);
        return read;
    }
    if (what_if->parsed()) {
        province = opened_in;
        forms    = laid;
    }
    forms = forms_or_default(std::move(forms));
    picture_options wanted{province, layout, {forms.begin(), forms.end()}, without_quotes, receipt};
    wanted.figures = {figures.begin(), figures.end()};
    if (wanted.layout.empty()) wanted.layout = layout_beside(wanted.province);
    if (versions->parsed()) {
        read.verb = versions_options{std::move(wanted), earlier, later};
    } else if (what_if->parsed()) {
        read.verb = what_if_options{std::move(wanted)};
    } else if (explain->parsed()) {
        explained.table        = std::move(wanted);
        explained.what         = std::move(what);
        explained.in_sentences = told_as == "sentences";
        read.verb              = std::move(explained);
    } else {
        read.verb = std::move(wanted);
    }
    return read;
}

} // namespace regietafel
