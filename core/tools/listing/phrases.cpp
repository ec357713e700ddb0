// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <listing/phrases.hpp>

namespace listing {

std::string phrase::in(opgave::language which, std::initializer_list<std::string_view> parts) const {
    std::string_view rest = which == opgave::language::en ? en : nl;
    std::string      text;
    for (const std::string_view part : parts) {
        const std::size_t gap = rest.find("{}");
        if (gap == std::string_view::npos) break;
        text += rest.substr(0, gap);
        text += part;
        rest.remove_prefix(gap + 2);
    }
    return text += rest;
}

} // namespace listing
