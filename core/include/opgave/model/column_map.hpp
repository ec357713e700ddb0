// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/frame.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <vector>

namespace opgave {

/// Numbers the columns of a frame's table: basis by basis, within it time by time, within that category by category.
class column_map {
public:
    explicit column_map(const frame& axes);

    [[nodiscard]] std::uint32_t count() const noexcept { return first_of_basis_.back(); }
    [[nodiscard]] std::uint32_t operator[](const column_key& key) const noexcept {
        return first_of_basis_[key.basis.value] + key.time * categories_ + key.category.value;
    }
    [[nodiscard]] column_key key_of(std::uint32_t column) const noexcept;

private:
    std::uint32_t              categories_;
    std::vector<std::uint32_t> first_of_basis_; ///< one a basis, then the count of all columns
};

/// @return the lanes of the frame's columns
[[nodiscard]] lane_layout lanes_of(const frame& axes);

/// @return the time under which a basis states a period: the period's own index, or that of its cycle; nothing where
///         no cycle covers the period
[[nodiscard]] std::optional<std::uint32_t> time_of(const frame& axes, basis_index basis, period_index when);

/// @return `2025`, or the cycle's id for a basis per cycle
[[nodiscard]] std::string text_of_time(const frame& axes, basis_index basis, std::uint32_t time);

} // namespace opgave
