// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/quoted_words.hpp>

namespace regietafel {

using namespace opgave;

namespace {

enum class quoting : std::uint8_t { nothing, by_its_remedy, by_itself };

/// What the messages of a code may quote of a form.
quoting quoting_of(diagnostic_code code) {
    switch (code) {
    case diagnostic_code::F001:                                // what the form calls the municipality
    case diagnostic_code::F003:                                // the text of a cell
    case diagnostic_code::F006:                                // what both forms call the municipality
    case diagnostic_code::F008: return quoting::by_itself;     // a label that the layout does not know
    case diagnostic_code::F005: return quoting::by_its_remedy; // the heading that is most like the one that is missing
    default: return quoting::nothing;
    }
}

} // namespace

diagnostics without_quoted_words(diagnostics all) {
    for (diagnostic& one : all) {
        const quoting of = quoting_of(one.code);
        if (of == quoting::nothing || (of == quoting::by_its_remedy && one.remedy.empty())) continue;
        if (of == quoting::by_itself) one.message = diagnostic_codes[static_cast<std::size_t>(one.code)].about;
        one.remedy = "look there in the form; without --no-quotes the message quotes it";
        one.missing.clear();
    }
    return all;
}

} // namespace regietafel
