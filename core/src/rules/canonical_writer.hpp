// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ids.hpp>
#include <opgave/base/words.hpp>
#include <opgave/model/layout.hpp>

#include "formula/node_description.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave {

/// Writes canonical bytes, as `<opgave/rules/canonical.hpp>` says: the same on every machine.
class canonical_writer final : public description_sink {
public:
    void number(std::int64_t piece) override {
        for (unsigned i = 0; i < 8; ++i)
            bytes_.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(piece) >> 8 * i & 0xFFU));
    }
    void text(std::string_view piece) override {
        count(piece.size());
        put(std::as_bytes(std::span(piece)));
    }
    void count(std::size_t of) { number(static_cast<std::int64_t>(of)); }
    void put(std::span<const std::byte> bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }

    void write(std::string_view piece) { text(piece); }
    void write(const words& both) {
        text(both.nl);
        text(both.en);
    }
    void write(const interval& range) {
        number(range.least);
        number(range.most);
    }
    template <std::integral Number>
    void write(Number piece) {
        number(static_cast<std::int64_t>(piece));
    }
    /// A day or a period.
    template <class Time>
    requires requires(const Time& time) { time.to_text(); }
    void write(const Time& time) { text(time.to_text()); }
    template <class Thing>
    void write(const std::optional<Thing>& one) {
        number(one ? 1 : 0);
        if (one) write(*one);
    }
    /// A list, with what `each` writes of every thing.
    template <class Things, class Each>
    void list(const Things& things, Each each) {
        count(things.size());
        for (const auto& one : things) each(one);
    }

    [[nodiscard]] const std::vector<std::byte>& bytes() const noexcept { return bytes_; }
    [[nodiscard]] std::vector<std::byte>        take() noexcept { return std::exchange(bytes_, {}); }

private:
    std::vector<std::byte> bytes_;
};

} // namespace opgave
