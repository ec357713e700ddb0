// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/rules/outcome.hpp>
#include <opgave/rules/what_if.hpp>

#include <cstdint>
#include <optional>

namespace opgave::testing {

/// What would meet a requirement, sought as a host would that had no `ways_to_meet`: one number after the other in a table
/// that is held open.
class meeting_by_trial {
public:
    explicit meeting_by_trial(const outcome& of)
        : start_(of.figures()), table_(of.rulebook(), of.figures(), {.history = 0, .ranges = 1}) {}

    /// Tries the numbers of one figure from `first` to `last`, upward or downward; all others stay as they are.
    /// @param finding  its place in `outcome::findings`
    /// @return the first with which the finding is met; nothing where none meets it
    [[nodiscard]] std::optional<std::int64_t> operator()(std::uint32_t finding, const cell_key& cell,
                                                         std::int64_t first, std::int64_t last);

    /// How many numbers were tried by now.
    [[nodiscard]] std::uint64_t trials() const noexcept { return trials_; }

private:
    figures       start_;
    what_if       table_;
    std::uint64_t trials_ = 0;
};

} // namespace opgave::testing
