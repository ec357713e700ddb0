// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/contradictions.hpp"

#include <opgave/formula/intervals.hpp>

#include "rules/linear_constraints.hpp"
#include "rules/rulebook_parts.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace opgave {

namespace {

constexpr node_id everywhere{0};

class contradictions {
public:
    explicit contradictions(const rulebook_parts& in) : in_(in) {}

    diagnostics run() {
        find_conflicts();
        find_idle_requirements();
        find_unread_definitions();
        sort_by_place(said_);
        return std::move(said_);
    }

private:
    void warn(diagnostic_code code, std::uint32_t rule, std::string message, std::string remedy) {
        said_.push_back({code, in_.rules[rule].where, std::move(message), {}, std::move(remedy), severity::warning});
    }

    /// What the library itself watches compares sources; no province asked for it.
    [[nodiscard]] bool is_of_province(const rule_part& of) const { return !in_.rules[of.rule].kind.empty(); }

    [[nodiscard]] node_id condition_of(const requirement& one) const {
        return in_.formulas[one.applies].bounds == intervals::yes ? everywhere : one.applies;
    }
    [[nodiscard]] bool is_about_nobody(const requirement& one) const {
        return one.applies != everywhere && in_.formulas[one.applies].bounds == intervals::no;
    }

    [[nodiscard]] std::string when_of(const rule_part& of) const { return in_.axes->periods[of.when.value].to_text(); }
    [[nodiscard]] std::string name_of(const requirement& of) const {
        return "'" + of.label + "' of rule '" + in_.rules[of.rule].id + "'";
    }

    // --- what cannot be met ------------------------------------------------------------------------------------------

    void find_conflicts() {
        std::vector<linear_constraint> all;
        for (std::uint32_t i = 0; i < in_.requirements.size(); ++i)
            if (const requirement& one = in_.requirements[i]; is_of_province(one) && !is_about_nobody(one))
                add_constraints(in_.formulas, one.slack, i, all);
        add_what_holds_anyway(in_.formulas, all);
        for (const std::vector<linear_constraint>& part : independent_parts(std::move(all))) find_conflicts_among(part);
    }

    /// Of those that hold everywhere, and then with them those of one condition at a time: where it holds they meet.
    void find_conflicts_among(const std::vector<linear_constraint>& part) {
        const auto condition_of_source = [&](const linear_constraint& one) {
            return one.source == linear_constraint::nobody ? everywhere : condition_of(in_.requirements[one.source]);
        };
        std::set<node_id> conditions{everywhere};
        for (const linear_constraint& one : part) conditions.insert(condition_of_source(one));
        for (const node_id condition : conditions) {
            std::vector<linear_constraint> met_together;
            std::ranges::copy_if(part, std::back_inserter(met_together), [&](const linear_constraint& one) {
                const node_id own = condition_of_source(one);
                return (own == everywhere || own == condition) && !is_told_.contains(one.source);
            });
            while (const auto found = find_conflict(in_.formulas, met_together)) {
                tell_conflict(*found);
                std::erase_if(met_together, [&](const linear_constraint& one) { return one.source == found->back(); });
            }
        }
    }

    void tell_conflict(const std::vector<std::uint32_t>& of) {
        is_told_.insert(of.back());
        std::vector<std::pair<std::uint32_t, std::string>> parts; // told once, for the first period in which it is so
        for (const std::uint32_t one : of) parts.emplace_back(in_.requirements[one].rule, in_.requirements[one].label);
        if (!told_together_.insert(parts).second) return;

        const requirement& last = in_.requirements[of.back()];
        if (of.size() == 1) {
            warn(diagnostic_code::R013, last.rule, name_of(last) + " can never be met, as in " + when_of(last),
                 "change its parameters, or the 'most' of what it asks for");
            return;
        }
        std::string others;
        for (std::size_t i = 0; i + 1 < of.size(); ++i)
            others += (i == 0 ? "" : i + 2 < of.size() ? ", " : " and ") + name_of(in_.requirements[of[i]]);
        warn(diagnostic_code::R013, last.rule,
             name_of(last) + " can never be met together with " + others + ", as in " + when_of(last),
             "whatever the figures are, one of them falls short: change a parameter, or end one rule before the other "
             "begins");
    }

    // --- what cannot fail --------------------------------------------------------------------------------------------

    [[nodiscard]] bool can_fail(const requirement& one) const {
        if (in_.formulas[one.slack].bounds.least >= 0) return false;
        // To fail is to be at most -1. What is more than one sum is not looked into.
        const node& slack = in_.formulas[one.slack];
        if (slack.op != operation::linear) return true;
        linear_constraint fails{{}, -slack.first - 1, 0};
        for (const operand& term : in_.formulas.operands_of(slack)) fails.terms.push_back({term.of, -term.factor});
        std::vector<linear_constraint> all{fails};
        add_what_holds_anyway(in_.formulas, all);
        return !find_conflict(in_.formulas, all);
    }

    /// A requirement that is idle in all its periods: in one of them it may well be, as before a parameter changes.
    void find_idle_requirements() {
        struct idleness {
            bool about_nobody = true;
            bool cannot_fail  = true;
        };
        std::map<std::pair<std::uint32_t, std::string>, idleness> of_label;
        for (const requirement& one : in_.requirements) {
            if (!is_of_province(one)) continue;
            idleness& so_far    = of_label[{one.rule, one.label}];
            so_far.about_nobody = so_far.about_nobody && is_about_nobody(one);
            so_far.cannot_fail  = so_far.cannot_fail && !is_about_nobody(one) && !can_fail(one);
        }
        for (const auto& [part, found] : of_label) {
            const std::string name = "'" + part.second + "' of rule '" + in_.rules[part.first].id + "'";
            if (found.about_nobody)
                warn(diagnostic_code::R014, part.first, name + " applies to nobody",
                     "give it somebody, or leave it out");
            else if (found.cannot_fail)
                warn(diagnostic_code::R014, part.first, name + " can never fail, whatever the figures are",
                     "change its parameters, or leave it out");
        }
    }

    // --- what nobody reads -------------------------------------------------------------------------------------------

    void find_unread_definitions() {
        std::vector<bool>    is_read(in_.formulas.nodes.size(), false);
        std::vector<node_id> open;
        const auto           read = [&](node_id of) {
            if (!is_read[of.value]) open.push_back(of);
            is_read[of.value] = true;
        };
        for (const requirement& one : in_.requirements)
            if (is_of_province(one))
                for (const node_id id : {one.slack, one.condition, one.applies}) read(id);
        for (const measure& one : in_.measures)
            for (const node_id id : {one.numerator, one.denominator, one.applies}) read(id);
        while (!open.empty()) {
            const node_id of = open.back();
            open.pop_back();
            for (const operand& one : in_.formulas.operands_of(in_.formulas[of])) read(one.of);
        }
        const auto somebody_reads = [&](node_id of) {
            const auto operands = in_.formulas.operands_of(in_.formulas[of]);
            // A sum that is part of a sum is no term of its own there; its terms are.
            const bool by_its_terms =
                in_.formulas[of].op == operation::linear
                && std::ranges::all_of(operands, [&](const operand& one) { return is_read[one.of.value]; });
            return is_read[of.value] || by_its_terms;
        };
        std::map<std::uint32_t, bool> of_rule; // it is enough that one of its numbers is read in one period
        for (const derived_figure& one : in_.derived)
            of_rule[one.rule] = of_rule[one.rule] || somebody_reads(one.value) || somebody_reads(one.reading);
        for (const auto& [rule, somebody] : of_rule)
            if (!somebody)
                warn(diagnostic_code::R015, rule,
                     "nothing that rule '" + in_.rules[rule].id + "' works out is read by a rule",
                     "it is shown, and judges nothing: let a rule read it, or leave this one out");
    }

    const rulebook_parts&                                        in_;
    diagnostics                                                  said_;
    std::set<std::uint32_t>                                      is_told_; ///< requirements
    std::set<std::vector<std::pair<std::uint32_t, std::string>>> told_together_;
};

} // namespace

diagnostics find_contradictions(const rulebook_parts& in) { return contradictions(in).run(); }

} // namespace opgave
