// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/config/placed.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// A column of a form: headed by its year and by one of its labels, in whatever rows stand above the first block.
struct layout_column {
    std::string              id;
    std::string              year;
    std::vector<std::string> labels;
    placed<std::string>      basis;
    placed<opgave::period>   period;

    /// `2024 voorstel`
    [[nodiscard]] std::string name() const { return year + ' ' + labels.front(); }
};

/// What a row holds under one basis.
struct row_meaning {
    placed<std::string> quantity; ///< id of a category or total
    /// Of a row that computes a total: the quantities of its block that it sums. Empty for a row that states.
    std::vector<std::string> sums;
};

/// A row of a form. The same row may mean one thing under *opgave* and another under *voorstel*.
struct layout_row {
    std::vector<std::string>           labels;
    std::map<std::string, row_meaning> means; ///< by basis, for each basis of the block's columns
    bool                               is_total = false;
};

/// Rows under one heading.
struct layout_block {
    std::vector<std::string> labels;
    std::vector<std::size_t> columns; ///< those that hold figures here, in order; another is not asked
    /// The period of all its columns, where that is not what heads them. The form must say it too.
    std::optional<placed<period>> own_period;
    std::vector<layout_row>       rows;

    [[nodiscard]] placed<period> period_of(const layout_column& column) const {
        return own_period ? *own_period : column.period;
    }
};

/// Where the figures of a form stand and what they mean, for one kind of form. Ids are texts: whether the province has
/// them is for the caller to check (`names_in`).
struct form_layout {
    std::string                file;
    file_sum                   read;              ///< the bytes that it was read from
    std::vector<std::string>   member_labels;     ///< of the cell that names the municipality; else the sheet does
    std::vector<std::string>   provenance_starts; ///< of a text that says how and when the figures came in
    std::vector<std::string>   notes;             ///< texts that carry no figure
    std::vector<std::string>   free_labels;       ///< of rows for words
    std::vector<layout_column> columns;
    std::vector<layout_block>  blocks;
};

/// Reads a layout file. Every mistake of the file at once.
/// @errors T001..T004 the file; C001..C005, C008, C014 keys and values; C006 a label, column or figure stands twice;
///         C007 a column or quantity that the layout does not have; C011 a list is empty
[[nodiscard]] result<form_layout> read_form_layout(const std::string& file);

/// The same of a text in memory.
[[nodiscard]] result<form_layout> parse_form_layout(std::string_view text, const std::string& file);

enum class layout_name_kind : std::uint8_t { quantity, basis, period };

/// A name that a layout expects the province to have.
struct layout_name {
    layout_name_kind kind{};
    std::string      name;
    place            where; ///< in the layout file

    friend bool operator==(const layout_name&, const layout_name&) = default;
};

/// Each name once, at its first place. A name that the province lacks is an F007 of the caller.
[[nodiscard]] std::vector<layout_name> names_in(const form_layout& layout);

} // namespace opgave
