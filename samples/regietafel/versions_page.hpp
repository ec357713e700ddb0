// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/rules/fwd.hpp>

#include <regietafel/page.hpp>

#include <string>
#include <utility>
#include <vector>

namespace regietafel {

/// Two versions of a target, by the ids of their bases: the earlier, the later.
using version_pair = std::pair<std::string, std::string>;

/// Of each target that has several versions, each version with the next.
[[nodiscard]] std::vector<version_pair> consecutive_versions(const opgave::frame& axes);

/// Both versions of each pair and the difference, for each category, period (or cycle) and member, group or whole of which
/// a version says something.
/// @errors as of `compare_versions`
[[nodiscard]] opgave::result<void> put_version_pairs(const opgave::outcome&           of,
                                                     const std::vector<version_pair>& compared, page& on);

} // namespace regietafel
