// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/verdict.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/explanation_index.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace opgave {

/// What there is to say of the nodes of one explanation, in the words of the law: the same for a tree and for running
/// text.
class explanation_phrases {
public:
    /// All outlive this.
    explanation_phrases(const explanation& of, const outcome& in, const text_options& how)
        : of_(of), in_(in), rules_(in.rulebook()), axes_(rules_.frame()), lanes_(in.figures().lanes()), how_(how) {}

    /// What it is, without whose it is.
    [[nodiscard]] std::string label(const explained_node& one) const;
    /// What it comes to: a number, a range, yes or no, a verdict; empty where there is none.
    [[nodiscard]] std::string value(const explained_node& one) const;
    [[nodiscard]] std::string value_in_a_sentence(const explained_node& one) const;
    /// How it came about; may be empty.
    [[nodiscard]] std::string because(const explained_node& one) const;
    /// Form, file or law; empty where nothing was said or it is not to be shown.
    [[nodiscard]] std::string from(const explained_node& one) const;

    /// What is said where it does not hold. @pre a condition
    [[nodiscard]] std::string opposite(const explained_node& one) const;
    [[nodiscard]] verdict     verdict_of_finding(const explained_node& finding) const {
            interval slack;
            return verdict_for(finding, slack);
    }

    /// By how much a requirement that is no comparison of two sides is missed: the sentence of two sides says it itself.
    [[nodiscard]] std::string miss_without_sides(const explained_node& finding) const;
    /// Does a condition say no more than which of its parts have to hold?
    [[nodiscard]] bool only_gathers(const explained_node& one) const {
        const operation op = told_by(one).op;
        return one.term == explained_node::none && (op == operation::any_of || op == operation::all_of);
    }

    /// Whose it is: a lane of the table; or none.
    [[nodiscard]] std::uint32_t subject(const explained_node& one) const;
    [[nodiscard]] std::string   subject_text(std::uint32_t lane) const;

    [[nodiscard]] static bool is_stated_reading(const explained_node& one);
    /// Has it children that say more than its own line does? A negation is told by what it negates.
    [[nodiscard]] const explained_node& told_by(const explained_node& one) const;
    /// A branch that was not taken; and a term that a rule makes 0 because it is not about this subject.
    [[nodiscard]] bool says_nothing(const explained_node& one, const explained_node& above) const;

    // --- parameters and lots (explained_settings.cpp) ----------------------------------------------------------------

    [[nodiscard]] explained_line              parameter_line(const parameter_place& of) const;
    [[nodiscard]] std::vector<explained_line> lot_lines(const explained_node& figure) const;
    /// Of the rule that a finding or measure is of, those in force then that no node of this explanation shows.
    [[nodiscard]] std::vector<parameter_place> other_parameters(const explained_node& root) const;
    [[nodiscard]] std::vector<parameter_place> parameters(const explained_node& one) const {
        return parameters_of(rules_, of_, one);
    }
    [[nodiscard]] std::string ratio_text(ratio of) const;

    [[nodiscard]] std::string said(const char* nl, const char* en) const { return how_.in == language::nl ? nl : en; }

private:
    [[nodiscard]] const explained_node* limit_of(const explained_node& one) const;
    [[nodiscard]] bool                  is_nothing_unattributed(const explained_node& one) const;
    [[nodiscard]] bool                  is_against_a_fixed_ratio(const explained_node& one) const;
    [[nodiscard]] const std::string&    in(const words& text) const { return text.in(how_.in); }
    [[nodiscard]] const node& formula(const explained_node& one) const { return rules_.formulas()[one.formula]; }
    [[nodiscard]] const rule& rule_of(const explained_node& one) const;
    [[nodiscard]] std::string rule_name(const rule& of) const;
    [[nodiscard]] std::string number(std::int64_t of) const;
    [[nodiscard]] std::string number(interval of) const;
    /// What a node comes to. @pre it was taken
    [[nodiscard]] std::string number(const explained_node& of) const;
    [[nodiscard]] std::string yes_or_no(interval of) const;
    [[nodiscard]] std::string list(const std::vector<std::string>& all) const;

    [[nodiscard]] std::string part_text(const rule_part& part) const;
    [[nodiscard]] std::string cell_text(std::uint32_t column) const;
    [[nodiscard]] std::string outside_text(const node& figure) const;
    [[nodiscard]] std::string asked_text(const explained_node& stated) const;
    [[nodiscard]] std::string booked_text(const explained_node& one) const;
    [[nodiscard]] std::string whose(const explained_node& one, std::uint32_t above) const;
    [[nodiscard]] std::string short_name(const explained_node& one) const;
    [[nodiscard]] std::string label_of_formula(const explained_node& one) const;
    [[nodiscard]] std::string compared(const made_of_sides& how, const explained_node& left,
                                       const explained_node& right, bool is_opposite) const;

    [[nodiscard]] verdict verdict_for(const explained_node& finding, interval& slack) const;
    struct shown_sides {
        const made_of_sides&  how;
        const explained_node& left;
        const explained_node& right;
    };
    [[nodiscard]] std::optional<shown_sides> sides_of_finding(const explained_node& one) const;
    [[nodiscard]] std::string                share_of(const made_of_sides& how) const;
    [[nodiscard]] std::string                shortage(const explained_node& finding, interval slack) const;
    [[nodiscard]] std::string                because_of_finding(const explained_node& one) const;
    [[nodiscard]] std::string                because_of_reading(const explained_node& one) const;
    [[nodiscard]] const provenance*          provenance_of(const explained_node& stated) const;
    [[nodiscard]] std::string                assumed(const std::string& assumption) const;
    [[nodiscard]] std::string                stated_text(const explained_node& one) const;
    [[nodiscard]] std::string                because_of_parts(const explained_node& one, std::int64_t deciding) const;
    [[nodiscard]] std::string                because_of_division(const explained_node& one) const;
    [[nodiscard]] std::string                because_of_formula(const explained_node& one) const;
    [[nodiscard]] std::string                why_not(const explained_node& condition) const;
    [[nodiscard]] std::string                how_rounded(rounding by) const;
    [[nodiscard]] std::string                in_percent(const explained_node& measure) const;
    [[nodiscard]] std::uint32_t              basis_of(const explained_node& one) const;
    [[nodiscard]] std::string                blanks_text(const explained_node& root) const;
    [[nodiscard]] std::string requirement_text(const explained_node& one, interval slack, verdict said_to_be) const;
    [[nodiscard]] std::string version_text(const explained_node& one) const;
    [[nodiscard]] std::string rounded_text(const explained_node& one) const;
    [[nodiscard]] std::string terms_text(const explained_node& sum) const;
    [[nodiscard]] interval    value_at(node_id formula, std::uint32_t lane) const;
    [[nodiscard]] interval    sum_of_keys(node_id division, std::uint32_t lane) const;
    [[nodiscard]] std::vector<std::uint32_t> sharers(node_id division, std::uint32_t lane) const;
    [[nodiscard]] std::string                tie_text(node_id division, std::uint32_t lane) const;

    const explanation&  of_;
    const outcome&      in_;
    const rulebook&     rules_;
    const frame&        axes_;
    const lane_layout&  lanes_;
    const text_options& how_;
    // What nodes of this explanation do not say: values of other members.
    mutable std::unique_ptr<explainer>                            values_;
    mutable explanation                                           looked_at_;
    mutable std::map<std::pair<node_id, std::uint32_t>, interval> sums_of_keys_; ///< by division and first sharer
};

} // namespace opgave
