// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/formula/edits.hpp>
#include <opgave/formula/program.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// A cell that changed: from what and into what; nothing is a blank.
struct changed_cell {
    cell_key                cell;
    std::optional<interval> before;
    std::optional<interval> after;

    friend bool operator==(const changed_cell&, const changed_cell&) = default;
};

/// Both sides of a measure for one lane of its shape (see `finding_place`), before and after.
struct changed_coverage {
    std::uint32_t measure = 0;
    std::uint32_t lane    = 0;
    interval      numerator_before, denominator_before;
    interval      numerator_after, denominator_after;

    friend bool operator==(const changed_coverage&, const changed_coverage&) = default;
};

/// What differs between two states of a table, each list in the order of the table or of the rulebook.
struct table_difference {
    std::vector<changed_cell>     cells;
    std::vector<changed_finding>  verdicts;
    std::vector<changed_coverage> coverages;

    friend bool operator==(const table_difference&, const table_difference&) = default;
};

/// A table that is held open with everything that one tries: steps that are taken back whole, however many there were,
/// names for the table as it stood, and the difference after each step. Belongs to one thread.
class table_session {
public:
    /// The name that the table at the start has from the beginning.
    static constexpr std::string_view name_of_start = "begin";

    /// @pre the figures are of the rulebook's frame
    table_session(opgave::rulebook by, opgave::figures start);
    ~table_session();
    table_session(table_session&&) noexcept;
    table_session& operator=(table_session&&) noexcept;

    /// States a cell: one step. Where that changes nothing it is no step.
    /// @errors as of `what_if::state`; the table stays as it was
    result<void> state(const cell_key& cell, interval value);
    /// Makes a cell blank (for the unattributed lane: 0): one step, unless it is blank already.
    void clear(const cell_key& cell);

    /// Takes the last step back, or makes it again. A new step forgets those that were taken back.
    /// @return whether there was one
    bool undo();
    bool redo();

    /// Names the table as it stands. What bore the name before is replaced.
    /// @errors S001 the name is empty, is that of the start, begins or ends with a space, or holds what does not show
    result<void> name(std::string called);
    /// The same for a table that differs from the start in these cells alone, as `cells_of` gives them. What a cell is
    /// `before` is not looked at. Where a cell stands twice the last counts.
    /// @errors also as of `figures::accepts`
    result<void> name(std::string called, const std::vector<changed_cell>& cells);
    /// Whether a table can bear the name, and a file can hold it.
    [[nodiscard]] static bool can_be_name(std::string_view called);
    /// Makes the table what it was when it was named: one step, which `undo` takes back.
    /// @errors S001 no table has that name; with the nearest. S004 as of `what_if::state`; the table stays as it was
    result<void> go_to(std::string_view called);
    /// Makes the table differ from the start in these cells alone: one step, which `undo` takes back.
    /// @errors as of `figures::accepts` and `what_if::state`; the table stays as it was
    result<void> become(const std::vector<changed_cell>& cells);
    /// In the order of the alphabet, the start left out.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The cells in which a named table differs from the start, in the order of the table; none for the start.
    /// @errors S001 no table has that name
    [[nodiscard]] result<std::vector<changed_cell>> cells_of(std::string_view called) const;

    /// What the last step, undo or redo changed; nothing where the last changed nothing.
    [[nodiscard]] const table_difference& last() const noexcept;
    [[nodiscard]] table_difference        against_start() const;
    [[nodiscard]] finding_place           place_of(std::uint32_t finding) const noexcept;

    /// @return the value, the range, or nothing when the cell is blank
    [[nodiscard]] std::optional<interval> at(const cell_key& cell) const noexcept;
    /// The table as it stands, to be shown, explained or saved.
    [[nodiscard]] outcome                 now() const;
    [[nodiscard]] const opgave::rulebook& rulebook() const noexcept;
    [[nodiscard]] const opgave::figures&  start() const noexcept;

    /// Whether the table stands as it did at the start, or when it was last marked.
    [[nodiscard]] bool is_saved() const;
    void               mark_saved();

private:
    struct held;
    std::unique_ptr<held> held_;
};

} // namespace opgave
