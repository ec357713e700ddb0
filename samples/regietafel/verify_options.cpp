// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <CLI/App.hpp>
#include <regietafel/verify_options.hpp>

namespace regietafel {

CLI::App* add_verify(CLI::App& to, verify_options& into) {
    CLI::App* const verb =
        to.add_subcommand("verify", "Calculate again from the files of a receipt, and say whether the same comes out");
    verb->add_option("RECEIPT", into.receipt, "What --receipt wrote, or a report in JSON")->type_name("")->required();
    verb->add_option("FILES", into.files,
                     "The province file, the layout and the forms, in any order; what a province file extends, and the "
                     "layout [prt-<name of the province file>.layout.toml], are found beside it")
        ->type_name("")
        ->required();
    return verb;
}

} // namespace regietafel
