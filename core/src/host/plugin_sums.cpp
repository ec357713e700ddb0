// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_sums.hpp"

#include "host/plugin_id.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace opgave {

namespace {

std::optional<std::uint8_t> digit_of(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    return std::nullopt;
}

std::optional<sha256_sum> read_hex(std::string_view digits) {
    sha256_sum sum{};
    if (digits.size() != 2 * sum.size()) return std::nullopt;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        const auto high = digit_of(digits[2 * i]);
        const auto low  = digit_of(digits[2 * i + 1]);
        if (!high || !low) return std::nullopt;
        sum[i] = static_cast<std::uint8_t>(*high << 4 | *low);
    }
    return sum;
}

/// A file and its sum, as one line of `sha256sum` says them.
std::optional<std::pair<std::string_view, sha256_sum>> read_line(std::string_view line) {
    constexpr std::string_view between = "  ";
    constexpr std::size_t      digits  = 2 * std::tuple_size_v<sha256_sum>;
    if (line.size() < digits + between.size() || line.substr(digits, between.size()) != between) return std::nullopt;
    const std::string_view name = line.substr(digits + between.size());
    const auto             sum  = read_hex(line.substr(0, digits));
    if (!sum || id_of_file(name).empty()) return std::nullopt;
    return std::pair(name, *sum);
}

} // namespace

result<plugin_sums> plugin_sums::read(std::string_view text, const std::string& from) {
    plugin_sums   made;
    diagnostics   problems;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const place here{from, ++number, 1, {}, {}};
        const auto  said = read_line(line);
        if (!said)
            problems.push_back({diagnostic_code::P007, here, "the line lists no plugin",
                                "a SHA-256 in 64 digits, two spaces and <id>.so",
                                "run opgave-plugin sums on the directory to write the list anew"});
        else if (!made.sums_.emplace(said->first, said->second).second)
            problems.push_back({diagnostic_code::P007, here, '\'' + std::string(said->first) + "' is listed before",
                                "each file once", "run opgave-plugin sums on the directory to write the list anew"});
    }
    if (!problems.empty()) return refuse(std::move(problems));
    return made;
}

const sha256_sum* plugin_sums::find(std::string_view name) const {
    const auto at = sums_.find(name);
    return at == sums_.end() ? nullptr : &at->second;
}

} // namespace opgave
