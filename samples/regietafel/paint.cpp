// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/paint.hpp>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace regietafel {

namespace {

std::string_view value_of(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? std::string_view{} : value;
}

std::string_view escape_of(look as) {
    switch (as) {
    case look::heading: return "\x1b[1m";
    case look::good: return "\x1b[32m";
    case look::bad: return "\x1b[31m";
    case look::open: return "\x1b[33m";
    case look::faint: return "\x1b[2m";
    case look::plain: break;
    }
    return {};
}

} // namespace

paint paint::for_standard_output() {
    return paint(value_of("NO_COLOR").empty() && value_of("TERM") != "dumb" && isatty(STDOUT_FILENO) == 1);
}

std::string paint::operator()(const std::string& text, look as) const {
    const std::string_view escape = escape_of(as);
    if (!in_colour_ || escape.empty() || text.empty()) return text;
    return std::string(escape) + text + "\x1b[0m";
}

} // namespace regietafel
