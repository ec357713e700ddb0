// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/program.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace opgave {

/// Judges table after table of one rulebook: verdicts, slack and measures as numbers, in memory that is made once. An
/// `outcome` says more of one table; this says the same of millions. Belongs to one thread.
///
/// A lane is a subject of a requirement or measure: the member in frame order, the group's place in its grouping, or 0
/// for the whole.
class assessment {
public:
    explicit assessment(opgave::rulebook by);
    ~assessment();
    assessment(assessment&&) noexcept;
    assessment& operator=(assessment&&) noexcept;

    /// Judges a table in place of the one before. Allocates nothing.
    /// @pre the figures are of the rulebook's frame, and stay as they are while the results are read
    void evaluate(const figures& of) noexcept;

    /// The findings that are not met, ascending: by requirement, then by lane. See `place_of`.
    [[nodiscard]] std::span<const std::uint32_t> unmet() const noexcept;

    [[nodiscard]] finding_place place_of(std::uint32_t finding) const noexcept;

    [[nodiscard]] opgave::verdict verdict_of(std::uint32_t requirement, std::uint32_t lane) const noexcept;
    /// Places above (0 or more) or short of (negative) what is required. Of a rule that does not apply it is seldom asked:
    /// the first such question evaluates the table once more.
    [[nodiscard]] interval slack_of(std::uint32_t requirement, std::uint32_t lane) const noexcept;
    /// The sides of a measure; it says nothing where the denominator is exactly 0.
    [[nodiscard]] interval numerator_of(std::uint32_t measure, std::uint32_t lane) const noexcept;
    [[nodiscard]] interval denominator_of(std::uint32_t measure, std::uint32_t lane) const noexcept;

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace opgave
