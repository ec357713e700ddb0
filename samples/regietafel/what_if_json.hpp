// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/words.hpp>

#include <regietafel/json.hpp>
#include <regietafel/open_table.hpp>
#include <regietafel/picture.hpp>
#include <regietafel/what_if_command.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

/// The answers of `what-if` for machines, in the shape of config/schema/what-if.schema.json: one document a command, each on
/// a line of its own.
namespace regietafel {

/// Which command an answer is to, and how the table stands after it.
struct answered_command {
    std::uint32_t line    = 0;       ///< of the input, from 1
    const char*   id      = nullptr; ///< null: no command was understood
    std::size_t   unsaved = 0;
};

[[nodiscard]] json answer_json(const table_answer& answer, const answered_command& to, opgave::language in,
                               quotes words_of_forms);

/// Why a command has no answer.
[[nodiscard]] json refusal_json(const opgave::diagnostics& problems, const answered_command& to, opgave::language in);

/// On one line that ends with a new line.
[[nodiscard]] std::string line_of(const json& document);

} // namespace regietafel
