// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/placeholders.hpp"

namespace opgave {

std::string with_placeholders_filled(std::string_view                                      text,
                                     const std::function<std::string(const std::string&)>& value_of) {
    std::string made;
    while (true) {
        const std::size_t open  = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return made.append(text);
        made.append(text.substr(0, open)).append(value_of(std::string(text.substr(open + 1, close - open - 1))));
        text.remove_prefix(close + 1);
    }
}

std::vector<std::string> placeholders_of(std::string_view text) {
    std::vector<std::string> names;
    (void)with_placeholders_filled(text, [&](const std::string& name) {
        names.push_back(name);
        return std::string();
    });
    return names;
}

bool has_unpaired_brace(std::string_view text) {
    bool is_open = false;
    for (const char c : text) {
        if (c != '{' && c != '}') continue;
        if ((c == '{') == is_open) return true;
        is_open = !is_open;
    }
    return is_open;
}

} // namespace opgave
