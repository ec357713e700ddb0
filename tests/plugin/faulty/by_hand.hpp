// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/abi.h>

#include <cstdint>
#include <string_view>

/// For plugins that go wrong in what they say of themselves, where OPGAVE_PLUGIN would have said it right.
namespace by_hand {

inline std::int32_t writes_nothing(const opgave_writer*) { return 0; }

constexpr opgave_rule_kind rule_kind(std::string_view id, opgave_write write = writes_nothing) {
    return {sizeof(opgave_rule_kind), 0, {id.data(), static_cast<std::uint32_t>(id.size())}, write};
}

} // namespace by_hand
