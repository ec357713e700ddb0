// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/member_list.hpp>

#include <cstdint>
#include <utility>

namespace opgave {

member_list::member_list(std::initializer_list<member> all) {
    for (const member& one : all) push_back(one);
}

void member_list::push_back(member one) {
    const member_index next{static_cast<std::uint32_t>(members_.size())};
    members_.push_back(std::move(one));
    try {
        by_code_.emplace(members_.back().code, next); // the first of a code stays
    } catch (...) {
        members_.pop_back();
        throw;
    }
}

std::optional<member_index> member_list::find(std::string_view code) const {
    const auto found = by_code_.find(code);
    if (found == by_code_.end()) return std::nullopt;
    return found->second;
}

} // namespace opgave
