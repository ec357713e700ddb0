// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/verdict.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/rulebook.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace opgave {

/// The outcome of one requirement for one member, group or the whole (*bevinding*). A result, not an error.
struct finding {
    const opgave::requirement* of      = nullptr; ///< in the rulebook
    std::uint32_t              subject = 0;       ///< the lane of the table: see `lane_layout`
    opgave::verdict            verdict = verdict::unknown;
    interval                   slack; ///< places above (0 or more) or short of (negative) what is required
    std::optional<interval>    left;  ///< the two sides, where the requirement is one comparison
    std::optional<interval>    right;
};

/// One measure for one member, group or the whole: a ratio whose sides may be ranges (*dekking*).
struct coverage {
    const opgave::measure* of      = nullptr;
    std::uint32_t          subject = 0;
    interval               numerator;
    interval               denominator;
    bool                   numerator_rests_on_blanks   = false; ///< an end of the range is a blank's outer bound
    bool                   denominator_rests_on_blanks = false;
    bool                   excluded                    = false; ///< the rule is not about this subject

    /// For the whole: how many members leave a side blank, and both sides over the members who leave neither.
    struct members_stated {
        std::uint32_t with_blanks = 0;
        std::uint32_t complete    = 0;
        std::int64_t  numerator   = 0;
        std::int64_t  denominator = 0;
    };
    std::optional<members_stated> members;

    /// Where nothing is asked, or the rule is not about the subject, the measure says nothing.
    [[nodiscard]] bool applies() const noexcept { return !excluded && denominator != interval::exactly(0); }
};

/// What is read in one cell, and where it comes from.
struct reading {
    interval              value;
    bool                  stated  = false;   ///< by a form or the host
    const derived_figure* derived = nullptr; ///< the rule that gives it, where nobody stated it
    node_id               formula;           ///< to be explained
    std::size_t           lane = 0;          ///< of the formula
    std::vector<cell_key> blanks;            ///< the blank cells that leave it open
};

/// What an evaluation found. Keeps the rulebook and the figures alive; a value that any number of threads may read.
class outcome {
public:
    outcome(opgave::rulebook by, opgave::figures of);

    [[nodiscard]] const opgave::rulebook& rulebook() const noexcept { return rulebook_; }
    [[nodiscard]] const opgave::figures&  figures() const noexcept { return *figures_; }

    /// All findings: in the order of the requirements, then of the members (or groups).
    [[nodiscard]] const std::vector<finding>& findings() const noexcept { return findings_; }
    /// All measures, in the order of the rulebook, then of the members (or groups).
    [[nodiscard]] const std::vector<coverage>& coverages() const noexcept { return coverages_; }

    /// What a formula comes to for one lane of its shape (0 for one value): exact, or what it may be.
    [[nodiscard]] interval value_of(node_id formula, std::size_t lane = 0) const;

    /// What is read in a cell: the stated figure, else what a rule derives, else (for the whole, a group, a total) the
    /// sum. Exactly what the rules read there.
    [[nodiscard]] reading read(const cell_key& cell) const;

    /// The blank cells that leave a formula open, in the order of the table.
    [[nodiscard]] std::vector<cell_key> blanks_of(node_id formula, std::size_t lane = 0) const;

    /// The cells that nobody stated and for which a rule's number (or a sum) stands in where the formula reads them, in
    /// the order of the table: a finding that rests on one says so.
    [[nodiscard]] std::vector<cell_key> fallbacks_of(node_id formula, std::size_t lane = 0) const;

    /// The tree behind a finding, a measure, or what is read in a cell, built when it is asked for: see
    /// `<opgave/rules/explanation.hpp>`. For many of them one `explainer` is faster.
    /// @pre the finding or measure is of this outcome
    [[nodiscard]] explanation explain(const finding& what) const;
    [[nodiscard]] explanation explain(const coverage& what) const;
    [[nodiscard]] explanation explain(const cell_key& what) const;

private:
    friend class explainer;

    template <class What>
    [[nodiscard]] explanation explained_by(const What& what) const;
    [[nodiscard]] interval    value_beside_the_program(node_id formula, std::size_t lane) const;

    void collect_findings();
    void collect_coverages();

    opgave::rulebook                           rulebook_;
    std::shared_ptr<const opgave::figures>     figures_;
    std::shared_ptr<std::vector<std::int64_t>> workspace_; ///< as the evaluation left it
    std::vector<finding>                       findings_;
    std::vector<coverage>                      coverages_;
};

} // namespace opgave
