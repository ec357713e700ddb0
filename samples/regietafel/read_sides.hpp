// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/host/plugin_store.hpp>

#include <regietafel/compared_sides.hpp>
#include <regietafel/options.hpp>

namespace regietafel {

/// Reads both sides and compares them. What a side is follows from its name: a folder, `.csv` or `.xlsx` is a table, `.toml` a
/// province, anything else the id of a version of a target.
/// @errors S001 the sides are not of one kind, no province where one is needed, no forms in a folder, no such version; else
///         whatever is wrong with the files
[[nodiscard]] opgave::result<compared_sides> read_sides(const compare_options&      asked,
                                                        const opgave::plugin_store& plugins);

} // namespace regietafel
