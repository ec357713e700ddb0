// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace opgave {

/// The sum that tells one library from any other (FIPS 180-4).
using sha256_sum = std::array<std::uint8_t, 32>;

[[nodiscard]] sha256_sum sha256(std::span<const std::byte> bytes);

/// 64 small hexadecimal digits, as `sha256sum` writes them.
[[nodiscard]] std::string hex(const sha256_sum& sum);

} // namespace opgave
