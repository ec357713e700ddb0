// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/written_text.hpp"

#include <string_view>
#include <type_traits>

namespace opgave {

namespace {

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted += '"';
}

} // namespace

std::string written_text(const written_value& value) {
    return std::visit(
        [](const auto& what) -> std::string {
            using kind = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<kind, bool>) {
                return what ? "true" : "false";
            } else if constexpr (std::is_same_v<kind, std::int64_t>) {
                return std::to_string(what);
            } else if constexpr (std::is_same_v<kind, std::string>) {
                return in_quotes(what);
            } else if constexpr (std::is_same_v<kind, date>) {
                return what.to_text();
            } else if constexpr (std::is_same_v<kind, written_list>) {
                std::string items;
                for (const written_value& one : what) items += (items.empty() ? "" : ", ") + written_text(one);
                return '[' + items + ']';
            } else if constexpr (std::is_same_v<kind, written_table>) {
                std::string entries;
                for (const written_entry& one : what)
                    entries += (entries.empty() ? " " : ", ") + one.key + " = " + written_text(one.value);
                return '{' + entries + " }";
            } else {
                return what.text; // a float or a time, as it was written
            }
        },
        value.what);
}

} // namespace opgave
