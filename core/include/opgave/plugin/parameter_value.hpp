// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ids.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/ratio.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/formula/apportion_method.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace opgave {

enum class parameter_type : std::uint8_t {
    number,
    ratio,
    text,
    yes_no,
    rounding,
    method,
    category,
    basis,
    member,
    group,
    grouping,
    attribute,
    period,
    list,
};

/// As manifests write them; in the order of the enumeration.
inline constexpr std::array<std::string_view, 14> parameter_type_names{
    "number", "ratio",  "text",  "yes_no",   "rounding",  "method", "category",
    "basis",  "member", "group", "grouping", "attribute", "period", "list"};

[[nodiscard]] constexpr std::string_view name_of(parameter_type type) noexcept {
    return parameter_type_names[static_cast<std::size_t>(type)];
}

/// The place of an attribute in the frame's list.
using attribute_index = index_of<struct attribute>;

struct parameter_value;

/// One row of a list parameter: a value for each field, in the order of the manifest.
using parameter_row  = std::vector<parameter_value>;
using parameter_list = std::vector<parameter_row>;

/// What a parameter holds; nothing where it is not given and has no default.
using parameter_content =
    std::variant<std::monostate, std::int64_t, ratio, std::string, bool, rounding, apportion_method, category_index,
                 basis_index, member_index, group_index, grouping_index, attribute_index, period, parameter_list>;

/// A value that fits its parameter and the frame.
struct parameter_value {
    parameter_content content;
    place             where; ///< of the value; of the rule where it is a default or absent
    /// Of one that is written with its dates: what it says beside its value.
    std::optional<date> from   = {};
    std::optional<date> until  = {};
    std::string         source = {};
};

/// The values of one rule, in the order of its kind's parameters.
using checked_parameters = std::vector<parameter_value>;

} // namespace opgave
