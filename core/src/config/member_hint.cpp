// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/member_hint.hpp"

#include <opgave/base/diagnostic.hpp>

#include <vector>

namespace opgave {

namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

} // namespace

std::string did_you_mean_member(std::string_view name, const member_list& members) {
    std::vector<std::string> codes;
    std::vector<std::string> names;
    for (const member& one : members) {
        codes.push_back(one.code);
        names.push_back(one.name);
    }
    const std::string digits  = digits_of(name);
    const std::string nearest = digits.empty() ? nearest_name(name, names) : "";
    for (const member& one : members) {
        const bool is_meant = digits.empty() ? !nearest.empty() && one.name == nearest : digits_of(one.code) == digits;
        if (is_meant) return "did you mean '" + one.code + "' (" + one.name + ")?";
    }
    return did_you_mean({}, codes);
}

} // namespace opgave
