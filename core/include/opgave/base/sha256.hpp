// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace opgave {

/// The sum that tells bytes from any others (FIPS 180-4).
using sha256_sum = std::array<std::uint8_t, 32>;

[[nodiscard]] sha256_sum sha256(std::span<const std::byte> bytes);
[[nodiscard]] sha256_sum sha256(std::string_view text);

/// 64 small hexadecimal digits, as `sha256sum` writes them.
[[nodiscard]] std::string hex(const sha256_sum& sum);

/// @return the sum that `hex` writes so; nothing where the text is none
[[nodiscard]] std::optional<sha256_sum> parse_sha256(std::string_view text) noexcept;

/// A file as it was read: name and bytes belong together, whatever happens to the file later.
struct file_sum {
    std::string   file;     ///< its path as it was given
    std::uint64_t size = 0; ///< in bytes
    sha256_sum    sum{};

    friend bool operator==(const file_sum&, const file_sum&) = default;
};

/// @param bytes  the whole of the file
[[nodiscard]] file_sum sum_of_file(std::string file, std::string_view bytes);

} // namespace opgave
