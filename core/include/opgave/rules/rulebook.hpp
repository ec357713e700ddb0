// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/formula/graph.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/force.hpp>
#include <opgave/rules/fwd.hpp>
#include <opgave/rules/rule_parameter.hpp>
#include <opgave/rules/rulebook_sources.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

struct program;
struct rulebook_parts;
struct written_in_period;

/// An agreement of a rule that no number can show, such as a penalty or whose turn it is: passed on as it was written, and
/// judged by nobody.
struct rule_text {
    std::string parameter; ///< its name in the file
    words       label;
    std::string text;
    place       where;
};

/// One rule of a province: a rule kind with its parameters.
struct rule {
    std::string            id;
    std::string            kind; ///< such as `asiel.amv_quota`; empty for what the library itself watches
    words                  label;
    opgave::force          force = opgave::force::attention;
    std::string            source;
    std::string            assumption; ///< what the rule takes for true without a source; empty where nothing
    place                  where;
    std::vector<rule_text> texts; ///< in the order of its kind's parameters
};

/// What a formula that a rule stated or published is about: which rule, which of its texts, when and for whom.
struct rule_part {
    std::uint32_t  rule = 0; ///< index into the rulebook's rules
    std::string    label;    ///< the plugin's key for it
    words          text;     ///< in the law's words
    period_index   when;
    opgave::shape  shape = shape::one; ///< members, the groups of a grouping, or the whole
    grouping_index grouping;
};

/// A comparison that a rule states (*eis*).
struct requirement : rule_part {
    node_id condition;
    node_id slack;
    node_id applies; ///< poison: it applies everywhere
    node_id left;    ///< the two sides to be shown, poison where the condition is not one comparison
    node_id right;
    bool    only_when_known = false; ///< a comparison of two sources: where one of them is missing there is none
    /// Of what the library itself watches: what tells it from the others of its label, the cell as a rule, in ids that hold in
    /// every province and for every version of the target. Empty otherwise.
    std::string about;
};

/// A ratio that a rule publishes (*maatstaf*).
struct measure : rule_part {
    node_id numerator;
    node_id denominator;
    node_id applies;            ///< poison: it applies everywhere
    node_id member_numerator;   ///< for a measure of the whole: the members' own sides, where it is a ratio of sums
    node_id member_denominator; ///< poison otherwise
};

/// A cell that a rule fills where nobody stated it, or that rules book on: then `rule` is the first of them, and `value`
/// is the reading.
struct derived_figure : rule_part {
    column_key column;
    scope      of = scope::members;
    node_id    value;   ///< what the rule makes of it
    node_id    reading; ///< what is read there: the stated figure, else the rule's
};

/// An amount that a rule adds to a cell: see `core/docs/decisions/0007-bookings.md`.
struct booking : rule_part {
    column_key column;
    scope      of = scope::members;
    node_id    amount;
};

/// A term that the law names, for explanations.
struct named_term : rule_part {
    node_id value;
};

/// What is read in one column of the table, for each scope.
struct column_reading {
    node_id              members;
    node_id              whole;
    std::vector<node_id> groups; ///< one a grouping
};

/// A compiled province (*regelboek*): immutable, cheap to copy, shared freely between threads.
class rulebook {
public:
    explicit rulebook(rulebook_parts parts);

    [[nodiscard]] const opgave::frame&                        frame() const noexcept;
    [[nodiscard]] const std::shared_ptr<const opgave::frame>& shared_frame() const noexcept;
    [[nodiscard]] const opgave::graph&                        formulas() const noexcept;
    /// What verdicts and measures rest on, and nothing else. For what a program is see `<opgave/formula/lower.hpp>`.
    [[nodiscard]] const program& steps() const noexcept;
    /// The same for `lane_block` tables side by side.
    [[nodiscard]] const program& scenarios() const noexcept;
    /// The same, and all that can be shown or explained.
    [[nodiscard]] const program& table() const noexcept;
    /// One a column of the table.
    [[nodiscard]] const std::vector<column_reading>& readings() const noexcept;
    [[nodiscard]] const std::vector<rule>&           rules() const noexcept;
    /// By rule in file order, then by period.
    [[nodiscard]] const std::vector<requirement>&    requirements() const noexcept;
    [[nodiscard]] const std::vector<measure>&        measures() const noexcept;
    [[nodiscard]] const std::vector<derived_figure>& derived() const noexcept;
    [[nodiscard]] const std::vector<named_term>&     names() const noexcept;
    /// Cell by cell, as rules first book on them, then by rule in file order.
    [[nodiscard]] const std::vector<booking>& bookings() const noexcept;
    /// What the parameters of the rules are, with the line that set each and the law that it comes from: by rule in file
    /// order, then in the order of its kind's parameters, then by date. One without a value is left out.
    [[nodiscard]] const std::vector<rule_parameter>& parameters() const noexcept;
    [[nodiscard]] const diagnostics&                 warnings() const noexcept;
    /// The plugins and files that it was compiled from.
    [[nodiscard]] const rulebook_sources& sources() const noexcept;
    /// For comparisons: what each rule wrote, over cells as they are stated. By rule in file order, then by period.
    [[nodiscard]] const std::vector<written_in_period>& written() const noexcept;
    /// For explanations: what each formula is to a reader.
    [[nodiscard]] const explanation_index& explanations() const noexcept;

    /// A table of this province in which nothing is stated.
    [[nodiscard]] figures blank_figures() const;

    /// Judges a table. The outcome keeps the figures it is about.
    /// @pre the figures are of this rulebook's frame
    [[nodiscard]] outcome evaluate(figures of) const;

private:
    std::shared_ptr<const rulebook_parts> parts_;
};

} // namespace opgave
