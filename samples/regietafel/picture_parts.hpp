// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/make_picture.hpp>
#include <regietafel/speech.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The parts of `make_picture`, one a section of the picture.
namespace regietafel {

/// `voorstel 2025`; a label that says the time itself is left as it is.
[[nodiscard]] std::string basis_text(const opgave::frame& axes, opgave::basis_index basis, std::uint32_t time,
                                     const speech& say);

[[nodiscard]] figure_name name_of(const opgave::frame& axes, const opgave::column_key& column, const speech& say);

/// Id and label of something of the frame.
template <class Thing>
[[nodiscard]] named name_of(const Thing& one, const speech& say) {
    return {one.id, say(one.label)};
}

/// A period, or a cycle of a basis that is stated a cycle.
[[nodiscard]] named name_of_time(const opgave::frame& axes, opgave::basis_index basis, std::uint32_t time,
                                 const speech& say);

/// The first period that a time of a basis covers.
[[nodiscard]] opgave::period first_period(const opgave::frame& axes, opgave::basis_index basis, std::uint32_t time);

/// A member with its code, a group, or the whole with the id of the frame.
[[nodiscard]] named name_of_lane(const opgave::figures& table, std::uint32_t lane, const speech& say);

/// The lane of a formula of that rule part for a subject of the table.
[[nodiscard]] std::size_t lane_of_formula(const opgave::rule_part& part, const opgave::figures& table,
                                          std::uint32_t lane);

/// The label of a rule; where rules share it, with the rule's id.
[[nodiscard]] std::string label_of(const opgave::rulebook& rules, const opgave::requirement& stated, const speech& say);

/// What a requirement is called: by its rule, or by its own text where the rule has several.
[[nodiscard]] std::string row_text(const opgave::rulebook& rules, const opgave::requirement& stated, const speech& say);

/// A finding with what its slack rests on.
[[nodiscard]] judgement judge(const opgave::outcome& found, const opgave::finding& one);

/// Everything that is shown of one subject.
[[nodiscard]] subject subject_of(const judged_table& of, std::uint32_t lane, const speech& say);

/// The categories in the order in which they are shown: a total stands behind the last of its parts.
[[nodiscard]] std::vector<opgave::category_index> shown_order(const opgave::frame& axes);

/// Whether the form of that member was read.
[[nodiscard]] bool has_form(const judged_table& of, std::uint32_t member);

/// The stated figures of one member that make up a cell: the cell itself, or under a basis that sums a total its parts.
/// @return nothing when none of them is stated
[[nodiscard]] std::optional<opgave::interval> stated_part(const opgave::figures& table, const opgave::cell_key& cell);

[[nodiscard]] std::vector<figure_table> figures_of(const judged_table& of, std::uint32_t lane, const speech& say);
[[nodiscard]] std::vector<derivation>   explanations_of(const judged_table& of, std::uint32_t lane, const speech& say);

/// Fills `positions` and `measures`.
void                        add_positions(const judged_table& of, std::uint32_t lane, const speech& say, subject& into);
[[nodiscard]] finding_table findings_of(const judged_table& of, std::uint32_t lane, const speech& say);
[[nodiscard]] std::vector<open_cell> open_cells_of(const judged_table& of, std::uint32_t lane, const speech& say);

[[nodiscard]] std::vector<statement>      statements_of(const judged_table& of, const speech& say);
[[nodiscard]] std::vector<unattributed>   unattributed_of(const judged_table& of, const speech& say);
[[nodiscard]] std::vector<target_version> versions_of(const judged_table& of, const speech& say);
[[nodiscard]] std::vector<stated_number>  numbers_of(const judged_table& of, const speech& say);
[[nodiscard]] std::vector<filed_number>   filed_of(const judged_table& of, const speech& say);

} // namespace regietafel
