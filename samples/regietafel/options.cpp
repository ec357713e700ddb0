// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/version.hpp>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <regietafel/option_defaults.hpp>
#include <regietafel/options.hpp>

#include <functional>
#include <string>
#include <utility>

namespace regietafel {

namespace {

constexpr const char* about =
    "The picture of a province: which reception tasks its municipalities take on, what falls short, and why.";
constexpr const char* endings =
    "Exit codes: 0 done; 1 something is wrong with a file, each message says where, and nothing is printed\n"
    "on standard output, or a test failed or verify found a difference, and the answer says which;\n"
    "2 the options do not make sense.\n"
    "Colour only on a terminal, and not where NO_COLOR is set.\n"
    "OPGAVE_PROVINCE names the province file where --province does not; OPGAVE_FORMS the forms where none is named:\n"
    "files or folders with colons between them.";

/// The verbs and their options. One verb is called at a time, so they share what they are told into.
class command_line {
public:
    command_line() : app_(about, "regietafel") {
        app_.footer(endings);
        app_.set_version_flag("--version", "regietafel " + std::to_string(OPGAVE_VERSION_MAJOR) + '.'
                                               + std::to_string(OPGAVE_VERSION_MINOR) + '.'
                                               + std::to_string(OPGAVE_VERSION_PATCH));
        app_.require_subcommand(1);
        add_picture();
        add_explain();
        add_what_if();
        add_compare();
        add_versions();
        add_verify();
        add_check();
        add_show();
        add_test();
        add_rules();
        add_schema();
    }

    std::variant<options, exit_code> read(int count, char** arguments) {
        try {
            app_.parse(count, arguments);
        } catch (const CLI::ParseError& said) {
            return app_.exit(said) == 0 ? exit_code::done : exit_code::bad_call;
        }
        options read;
        read.answer = {as_json_, language_ == "en" ? opgave::language::en : opgave::language::nl};
        read.plugins.assign(plugins_.begin(), plugins_.end());
        for (const auto& [verb, wanted] : verbs_)
            if (verb->parsed()) read.verb = wanted();
        return read;
    }

private:
    using any_verb = decltype(options::verb);

    /// @param wanted  what was asked for, once the command line was read
    CLI::App* add(const char* name, const char* what, std::function<any_verb()> wanted) {
        CLI::App* const verb = app_.add_subcommand(name, what);
        verbs_.emplace_back(verb, std::move(wanted));
        return verb;
    }

    // --- the verbs, as --help lists them -----------------------------------------------------------------------------

    void add_picture() {
        CLI::App* const verb = add("picture", "Read contribution forms and print the picture of the province",
                                   [this] { return any_verb(table()); });
        takes_province(verb, province_);
        takes_layout(verb);
        takes_figures(verb);
        takes_no_quotes(verb);
        writes_receipt(verb);
        answers(verb);
        takes_forms_behind(verb);
        takes_plugins(verb);
    }

    void add_explain() {
        CLI::App* const verb = add(
            "explain",
            "Explain a figure, or a finding by its name, down to what was stated and where, and say what would help",
            [this] {
                explained_.table        = table();
                explained_.in_sentences = told_as_ == "sentences";
                return any_verb(explained_);
            });
        takes_province(verb, province_);
        takes_layout(verb);
        takes_forms(verb, "Contribution form; may be repeated");
        takes_figures(verb);
        verb->add_option("--depth", explained_.depth, "How many steps deep [down to the figures]")->type_name("N");
        verb->add_flag("--all", explained_.all, "Also what was not chosen, and terms that come to 0");
        takes_no_quotes(verb);
        verb->add_option("--as", told_as_, "How it is told: as a tree, or in sentences for a letter [tree]")
            ->type_name("HOW")
            ->check([](const std::string& text) {
                return text == "tree" || text == "sentences" ? std::string()
                                                             : "'" + text + "' is not tree or sentences";
            });
        writes_receipt(verb);
        answers(verb);
        verb->add_option("WHAT", explained_.what,
                         "WHO CATEGORY PERIOD [BASIS], such as \"De Wolden\" amv 2025; or the name of a finding, a "
                         "cell or a term")
            ->type_name("")
            ->required()
            ->expected(1, 16)
            ->check([](const std::string& text) {
                return text.empty() ? std::string("an empty text names nothing") : std::string();
            });
        takes_plugins(verb);
    }

    void add_what_if() {
        CLI::App* const verb =
            add("what-if",
                "Hold the table open: read commands from standard input, state figures, and see what each step changes",
                [this] { return any_verb(what_if_options{table()}); });
        takes_province(verb, province_);
        takes_layout(verb);
        takes_forms(verb, "Contribution form; may be repeated");
        takes_figures(verb);
        takes_no_quotes(verb);
        writes_receipt(verb);
        answers(verb);
        takes_plugins(verb);
        verb->footer("The command 'help' lists the commands. Exit code 1 also when a command that nobody typed on a "
                     "terminal was\n"
                     "refused; the commands after it were done.");
    }

    void add_compare() {
        CLI::App* const verb = add("compare",
                                   "Set two tables, two provinces or two versions of a target beside each other: what "
                                   "differs, which findings turn, and why",
                                   [this] { // of two provinces each has a layout of its own beside it
                                       compared_.table          = table_as_named();
                                       compared_.table.province = province_or_default(province_);
                                       return any_verb(compared_);
                                   });
        verb->add_option("--province", province_,
                         "Province file, of two tables or two versions [the one that OPGAVE_PROVINCE names]")
            ->type_name("FILE");
        takes_layout(verb);
        takes_forms(verb, "Contribution form that both sides have; may be repeated [of two provinces or versions those "
                          "that OPGAVE_FORMS names]");
        takes_figures(verb);
        takes_no_quotes(verb);
        answers(verb);
        verb->add_option(
                "A", compared_.first,
                "A province file; a form, a folder of forms or a file of figures; or the id of a version of a target")
            ->type_name("")
            ->required();
        verb->add_option("B", compared_.second, "Another of the same kind")->type_name("")->required();
        takes_plugins(verb);
    }

    void add_versions() {
        CLI::App* const verb =
            add("versions", "Set two versions of a target beside each other, with the difference", [this] {
                versions_.table = table();
                return any_verb(versions_);
            });
        takes_province(verb, province_);
        CLI::Option* const from =
            verb->add_option("--earlier", versions_.earlier, "The id of the one version [each with the next]")
                ->type_name("ID");
        CLI::Option* const to = verb->add_option("--later", versions_.later, "The id of the other")->type_name("ID");
        from->needs(to);
        to->needs(from);
        answers(verb);
        takes_layout(verb);
        takes_forms_behind(verb);
        takes_plugins(verb);
    }

    void add_verify() {
        CLI::App* const verb =
            add("verify", "Calculate again from the files of a receipt, and say whether the same comes out", [this] {
                verified_.without_quotes = without_quotes_;
                return any_verb(verified_);
            });
        verb->add_option("RECEIPT", verified_.receipt, "What --receipt wrote, or a report in JSON")
            ->type_name("")
            ->required();
        verb->add_option(
                "FILES", verified_.files,
                "The province file, the layout, the forms and the files of figures, in any order; what a province "
                "file extends, and the layout [prt-<name of the province file>.layout.toml], are found beside it")
            ->type_name("")
            ->required();
        takes_no_quotes(verb);
        answers(verb);
        takes_plugins(verb);
    }

    void add_check() {
        CLI::App* const verb =
            add("check",
                "Say everything that is wrong with a province file, its rules and plugins, and the layout of its forms",
                [this] {
                    check_options wanted{province_, layout_};
                    if (wanted.layout.empty() && std::filesystem::exists(layout_beside(province_)))
                        wanted.layout = layout_beside(province_);
                    return any_verb(wanted);
                });
        verb->add_option("CONFIG", province_, "Province file")->type_name("")->required();
        answers(verb);
        takes_layout(verb);
        takes_plugins(verb);
    }

    void add_show() {
        CLI::App* const verb =
            add("show",
                "Say of each value which file and line set it and what that took the place of, or that it is a default",
                [this] {
                    return any_verb(show_options{province_, named_, opgave::parse_period(period_)});
                });
        takes_province(verb, province_);
        verb->add_option("--period", period_, "Only what is in force in this period, such as 2024 or 2024-I")
            ->type_name("PERIOD")
            ->check([](const std::string& text) {
                return opgave::parse_period(text) ? std::string() : "'" + text + "' is no year or half-year";
            });
        answers(verb);
        takes_plugins(verb);
        verb->add_option("KEY", named_, "What to show, such as rule.amv_opgave.aandeel or a part of it [everything]")
            ->type_name("");
    }

    void add_test() {
        CLI::App* const verb =
            add("test",
                "Run the tests beside a province file: what must be found in which figures, and what no test touched",
                [this] { return any_verb(tests_); });
        verb->add_option("PATH", tests_.path, "File of tests, or a folder: every *.test.toml in it")
            ->type_name("")
            ->required();
        answers(verb);
        takes_plugins(verb);
    }

    void add_rules() {
        CLI::App* const verb = add(
            "rules",
            "List the kinds of rules that plugins offer, with their keys and the lines to copy into a province file",
            [this] {
                return any_verb(rules_options{named_, !plugins_.empty()});
            });
        answers(verb);
        verb->add_option("KIND", named_, "A kind of rule, or a plugin, such as asiel.amv_quota or asiel [everything]")
            ->type_name("");
        takes_plugins(verb);
    }

    void add_schema() {
        takes_plugins(add(
            "schema", "Print the JSON Schema of a province file, for editors, with the kinds of rules of the plugins",
            [] { return any_verb(schema_options{}); }));
    }

    // --- the options that verbs share --------------------------------------------------------------------------------

    void takes_layout(CLI::App* verb) {
        verb->add_option("--layout", layout_,
                         "Layout of the forms [prt-<name of the province file>.layout.toml beside it]")
            ->type_name("FILE");
    }
    void takes_forms(CLI::App* verb, const char* what) {
        verb->add_option("--form", forms_, what)->type_name("FILE")->allow_extra_args(false);
    }
    void takes_forms_behind(CLI::App* verb) {
        verb->add_option("FORM", forms_,
                         "Contribution forms: .xlsx, with a sheet a municipality, or .csv, named after one")
            ->type_name("");
    }
    void takes_figures(CLI::App* verb) {
        verb->add_option("--figures", figures_,
                         "File of figures that go before those of the forms; may be repeated, the last goes before all")
            ->type_name("FILE")
            ->allow_extra_args(false);
    }
    void takes_no_quotes(CLI::App* verb) {
        verb->add_flag("--no-quotes", without_quotes_, "Leave out what forms say in words: they are confidential");
    }
    void writes_receipt(CLI::App* verb) {
        verb->add_option("--receipt", receipt_, "Write what the answer rests on, for `verify`, as JSON")
            ->type_name("FILE")
            ->check([](const std::string& text) {
                return text.empty() ? std::string("an empty text names no file") : std::string();
            });
    }
    void answers(CLI::App* verb) {
        verb->add_option("--lang", language_, "Language of the answer: nl or en [nl]")
            ->type_name("LANG")
            ->check([](const std::string& text) {
                return text == "nl" || text == "en" ? std::string() : "'" + text + "' is not nl or en";
            });
        verb->add_flag("--json", as_json_, "Answer as JSON, what is wrong too; see config/schema");
    }
    void takes_plugins(CLI::App* verb) {
        verb->add_option("--plugins", plugins_,
                         "Directory of plugins to load instead of those linked in; may be repeated")
            ->type_name("DIR")
            ->allow_extra_args(false); // one a flag: what follows are forms
    }

    [[nodiscard]] picture_options table_as_named() const {
        return {province_,       layout_,  {forms_.begin(), forms_.end()},
                without_quotes_, receipt_, {figures_.begin(), figures_.end()}};
    }
    /// The same, with what stands in where nothing was named.
    [[nodiscard]] picture_options table() const {
        picture_options wanted = table_as_named();
        const auto      forms  = forms_or_default(forms_);
        wanted.forms.assign(forms.begin(), forms.end());
        if (wanted.layout.empty()) wanted.layout = layout_beside(wanted.province);
        return wanted;
    }

    CLI::App                                                     app_;
    std::vector<std::pair<CLI::App*, std::function<any_verb()>>> verbs_;

    std::string              province_, layout_, receipt_, period_;
    std::string              told_as_  = "tree";
    std::string              language_ = "nl";
    std::vector<std::string> forms_, figures_, plugins_;
    std::vector<std::string> named_; ///< keys, kinds of rules
    bool                     without_quotes_ = false;
    bool                     as_json_        = false;
    explain_options          explained_;
    compare_options          compared_;
    versions_options         versions_;
    verify_options           verified_;
    test_options             tests_;
};

} // namespace

std::filesystem::path layout_beside(const std::filesystem::path& province) {
    return province.parent_path() / ("prt-" + province.stem().string() + ".layout.toml");
}

std::variant<options, exit_code> read_options(int count, char** arguments) {
    return command_line().read(count, arguments);
}

} // namespace regietafel
