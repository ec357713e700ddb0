// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/rulebook.hpp>

#include <string>

namespace opgave {

/// `AMV, opgave 2024: ...`
[[nodiscard]] words text_about(const frame& axes, const column_key& column, const std::string& nl,
                               const std::string& en);

/// `amv/asked/2024`: a cell by ids, where the basis that is asked is so called, whichever version it is.
[[nodiscard]] std::string id_about(const frame& axes, const column_key& column);

/// Two numbers that should be one. Where one of them is not known there is nothing to compare.
/// @param watching  a requirement that says which rule watches, what it is called, and when
[[nodiscard]] requirement both_equal(graph_builder& builder, rule_part watching, node_id left, node_id right,
                                     node_id applies = graph_builder::poison());

} // namespace opgave
