// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/version.hpp>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <regietafel/options.hpp>

#include <string>

namespace regietafel {

namespace {

constexpr const char* about =
    "The picture of a province: which reception tasks its municipalities take on, what falls short, and why.";
constexpr const char* endings =
    "Exit codes: 0 done; 1 something is wrong with a file, each message says where, and nothing is printed\n"
    "on standard output; 2 the options do not make sense.\n"
    "Colour only on a terminal, and not where NO_COLOR is set.";

/// `config/prt-drenthe.layout.toml` of `config/drenthe.toml`
std::filesystem::path layout_beside(const std::filesystem::path& province) {
    return province.parent_path() / ("prt-" + province.stem().string() + ".layout.toml");
}

} // namespace

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

    std::string layout;
    const auto  takes_layout = [&](CLI::App* verb) {
        verb->add_option("--layout", layout,
                          "Layout of the forms [prt-<name of the province file>.layout.toml beside it]")
            ->type_name("FILE");
    };

    std::string              province;
    std::vector<std::string> forms;
    bool                     without_quotes = false;
    CLI::App*                picture =
        app.add_subcommand("picture", "Read contribution forms and print the picture of the province, in Dutch");
    picture->add_option("--province", province, "Province file")->type_name("FILE")->required();
    takes_layout(picture);
    picture->add_flag("--no-quotes", without_quotes, "Leave out what forms say in words: they are confidential");
    picture
        ->add_option("FORM", forms, "Contribution forms: .xlsx, with a sheet a municipality, or .csv, named after one")
        ->type_name("");
    takes_plugins(picture);

    std::string checked;
    CLI::App*   check = app.add_subcommand(
          "check",
          "Say everything that is wrong with a province file, its rules and plugins, and the layout of its forms");
    check->add_option("CONFIG", checked, "Province file")->type_name("")->required();
    takes_layout(check);
    takes_plugins(check);

    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& said) {
        return app.exit(said) == 0 ? exit_code::done : exit_code::bad_call;
    }

    options read;
    read.plugins.assign(plugins.begin(), plugins.end());
    if (check->parsed()) {
        check_options wanted{checked, layout};
        if (wanted.layout.empty() && std::filesystem::exists(layout_beside(checked)))
            wanted.layout = layout_beside(checked);
        read.verb = std::move(wanted);
        return read;
    }
    picture_options wanted{province, layout, {forms.begin(), forms.end()}, without_quotes};
    if (wanted.layout.empty()) wanted.layout = layout_beside(wanted.province);
    read.verb = std::move(wanted);
    return read;
}

} // namespace regietafel
