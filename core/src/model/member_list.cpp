// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/member_list.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace opgave {

member_list::member_list(std::initializer_list<member> all) {
    for (const member& one : all) push_back(one);
}

void member_list::push_back(member one) {
    members_.push_back(std::move(one));
    try {
        const member_index last{static_cast<std::uint32_t>(members_.size() - 1)};
        const auto         stands_before = [this](member_index a, member_index b) {
            return members_[a.value].code < members_[b.value].code;
        };
        by_code_.insert(std::upper_bound(by_code_.begin(), by_code_.end(), last, stands_before), last);
    } catch (...) {
        members_.pop_back();
        throw;
    }
}

std::optional<member_index> member_list::find(std::string_view code) const {
    const auto found =
        std::lower_bound(by_code_.begin(), by_code_.end(), code,
                         [this](member_index a, std::string_view wanted) { return members_[a.value].code < wanted; });
    if (found == by_code_.end() || members_[found->value].code != code) return std::nullopt;
    return *found;
}

} // namespace opgave
