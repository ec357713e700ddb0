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
#include <span>
#include <vector>

namespace opgave {

/// A table that is held open: cells are changed one at a time, and after each change the verdicts are those of the whole
/// rulebook. Only what depends on the cell is computed anew; nothing is allocated by an edit that succeeds. Belongs to one
/// thread.
class what_if {
public:
    /// @pre the figures are of the rulebook's frame; they are copied
    what_if(opgave::rulebook by, opgave::figures start, what_if_limits limits = {});
    ~what_if();
    what_if(what_if&&) noexcept;
    what_if& operator=(what_if&&) noexcept;

    /// States a cell, replacing what stood there.
    /// @errors S002 outside the category's bounds; S003 the basis is not filled by forms; S004 more ranges than the limits
    ///         allow. The table stays as it was
    result<void> state(const cell_key& cell, std::int64_t value);
    result<void> state(const cell_key& cell, interval range);
    /// Makes a cell blank (for the unattributed lane: 0).
    void clear(const cell_key& cell) noexcept;

    /// @return whether there was an edit to take back, or to make again
    bool undo() noexcept;
    bool redo() noexcept;

    /// The verdicts that the last edit, undo or redo changed: by requirement, then by subject.
    [[nodiscard]] std::span<const changed_finding> changed() const noexcept;
    /// The verdicts that differ from those at the start, in the same order.
    [[nodiscard]] std::vector<changed_finding> difference() const;
    [[nodiscard]] std::uint32_t                difference_count() const noexcept;
    [[nodiscard]] finding_place                place_of(std::uint32_t finding) const noexcept;

    /// What a lane is: see `finding_place`.
    [[nodiscard]] opgave::verdict verdict_of(std::uint32_t requirement, std::uint32_t lane) const noexcept;
    [[nodiscard]] interval        slack_of(std::uint32_t requirement, std::uint32_t lane) const noexcept;
    [[nodiscard]] interval        numerator_of(std::uint32_t measure, std::uint32_t lane) const noexcept;
    [[nodiscard]] interval        denominator_of(std::uint32_t measure, std::uint32_t lane) const noexcept;

    /// @return the value, the range, or nothing when the cell is blank
    [[nodiscard]] std::optional<interval> at(const cell_key& cell) const noexcept;

    /// The table as it stands. Of the provenance of a cell that was edited only `is_supposed` is said.
    [[nodiscard]] opgave::figures         figures() const;
    [[nodiscard]] const opgave::rulebook& rulebook() const noexcept;

private:
    struct state_of_session;
    std::unique_ptr<state_of_session> state_;
};

} // namespace opgave
