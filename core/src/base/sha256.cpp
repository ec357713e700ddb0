// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/sha256.hpp>

#include <nettle/sha2.h>

#include <utility>

namespace opgave {

sha256_sum sha256(std::span<const std::byte> bytes) {
    static_assert(SHA256_DIGEST_SIZE == std::tuple_size_v<sha256_sum>);
    sha256_ctx running;
    sha256_init(&running);
    sha256_update(&running, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    sha256_sum sum;
    sha256_digest(&running, sum.size(), sum.data());
    return sum;
}

sha256_sum sha256(std::string_view text) { return sha256(std::as_bytes(std::span(text))); }

std::string hex(const sha256_sum& sum) {
    constexpr char digits[] = "0123456789abcdef";
    std::string    text;
    for (const std::uint8_t byte : sum) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<sha256_sum> parse_sha256(std::string_view text) noexcept {
    sha256_sum sum{};
    if (text.size() != 2 * sum.size()) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c     = text[i];
        const int  digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return std::nullopt;
        sum[i / 2] = static_cast<std::uint8_t>(sum[i / 2] << 4 | digit);
    }
    return sum;
}

file_sum sum_of_file(std::string file, std::string_view bytes) {
    return {std::move(file), bytes.size(), sha256(bytes)};
}

} // namespace opgave
