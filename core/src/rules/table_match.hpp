// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/rulebook.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// Finds the cells of one table in another: members by code, groups, categories, bases and cycles by id, periods by what they
/// are.
class table_match {
public:
    table_match(const frame& from, const frame& to);

    /// @return nothing where the other table has none
    [[nodiscard]] std::optional<std::uint32_t> lane(std::uint32_t of) const { return lanes_[of]; }
    [[nodiscard]] std::optional<column_key>    column(std::uint32_t of) const { return columns_[of]; }

private:
    std::vector<std::optional<std::uint32_t>> lanes_;
    std::vector<std::optional<column_key>>    columns_; ///< one a column of the first
};

/// Who a lane of a table is, by id: the same in any table.
[[nodiscard]] std::string subject_id(const frame& axes, std::uint32_t lane);

/// What a rule says, by what it is called in any rulebook.
[[nodiscard]] std::string statement_id(const rulebook& by, const requirement& of);
[[nodiscard]] std::string statement_id(const rulebook& by, const measure& of);

} // namespace opgave
