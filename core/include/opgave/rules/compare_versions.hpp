// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ids.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace opgave {

/// What two versions of a target, such as two versions of the distribution decision (*verdeelbesluit*), say of one
/// member, group or the whole.
struct version_difference {
    std::uint32_t           subject = 0; ///< the lane of the table: see `lane_layout`
    category_index          category;
    std::uint32_t           time = 0;   ///< a period, or of a basis per cycle a cycle
    std::optional<interval> earlier;    ///< stated, derived by a rule or a sum; absent: not known
    std::optional<interval> later;      ///< the same
    std::optional<interval> difference; ///< later minus earlier, in the unit of the category; absent where a side is
};

/// The versions of a target: the basis that the others are a version of, and those, in the order of their dates; one
/// without a date stands first.
[[nodiscard]] std::vector<basis_index> versions_of(const frame& axes, basis_index target);

/// Sets two versions beside each other.
///
/// @return in the order of the categories, times and lanes; without cells of which neither version says anything
/// @errors S001 a name is no basis, or no version of the same target
[[nodiscard]] result<std::vector<version_difference>> compare_versions(const outcome& of, std::string_view earlier,
                                                                       std::string_view later);

} // namespace opgave
