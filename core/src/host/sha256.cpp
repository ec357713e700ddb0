// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/sha256.hpp"

#include <nettle/sha2.h>

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

std::string hex(const sha256_sum& sum) {
    constexpr char digits[] = "0123456789abcdef";
    std::string    text;
    for (const std::uint8_t byte : sum) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace opgave
