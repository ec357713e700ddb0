// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/assemble.hpp"

#include "rules/bookings.hpp"
#include "rules/contradictions.hpp"
#include "rules/resolver.hpp"
#include "rules/watched.hpp"

#include <range/v3/view/zip.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace opgave {

namespace {

class assembly {
public:
    assembly(std::shared_ptr<const frame> axes, graph_builder&& builder, std::vector<rule> rules, diagnostics warnings,
             std::vector<rule_parameter> parameters, rulebook_sources sources)
        : axes_(std::move(axes)), columns_(*axes_), builder_(std::move(builder)) {
        parts_.axes       = axes_;
        parts_.rules      = std::move(rules);
        parts_.warnings   = std::move(warnings);
        parts_.parameters = std::move(parameters);
        parts_.sources    = std::move(sources);
    }

    result<rulebook> run(const std::vector<written_in_period>& written) {
        collect_definitions(written);
        check_bookings(written);
        if (!problems_.empty()) return refuse(std::move(problems_));

        const std::vector<booked_cell> booked = gather_bookings(written, builder_);
        resolver                       read(*axes_, builder_, definitions_, booked);
        for (const written_in_period& one : written) resolve(one, read);
        for (auto&& [written_as, derived] : ranges::views::zip(definitions_, parts_.derived)) {
            derived.value   = read.definition(written_as);
            derived.reading = read.reading(derived.column, derived.of);
            if (auto wrong = builder_.take_error()) problem(derived.rule, std::move(*wrong));
        }
        for (const booked_cell& one : booked) derive_by_bookings(one, read);
        for (const booked_cell& one : booked) keep_bookings(one, read);
        watch(parts_, builder_, read, written);
        read_every_cell(read);
        for (measure& one : parts_.measures) members_of(one);
        if (auto wrong = builder_.take_error()) problems_.push_back(std::move(*wrong));
        if (!problems_.empty()) return refuse(std::move(problems_));
        for (const written_in_period& one : written) keep_what_was_written(one, read);
        parts_.compositions.insert(parts_.compositions.end(), read.composed().begin(), read.composed().end());

        keep_as_written(written);

        parts_.formulas = std::move(builder_).take();
        lower_all();
        parts_.explanations = explanation_index(parts_);
        for (diagnostic& one : find_contradictions(parts_)) parts_.warnings.push_back(std::move(one));
        sort_by_place(parts_.warnings);
        return rulebook(std::move(parts_));
    }

private:
    /// Only what is asked, its other versions, and bases that only rules fill can be defined: a rule never fills in for
    /// a form what was realised or offered.
    [[nodiscard]] bool can_be_defined(basis_index which) const {
        const basis& one = (*axes_)[which];
        return one.derived || which == axes_->asked || one.version_of == axes_->asked;
    }

    [[nodiscard]] std::string name_of(const written_definition& one) const {
        return "'" + (*axes_)[one.column.category].id + "' " + text_of_time(*axes_, one.column.basis, one.column.time)
               + " under '" + (*axes_)[one.column.basis].id + "'" + (one.of == scope::whole ? " of the whole" : "");
    }

    void problem(std::uint32_t rule, diagnostic wrong) {
        wrong.where = parts_.rules[rule].where;
        wrong.message += " (rule '" + parts_.rules[rule].id + "')";
        problems_.push_back(std::move(wrong));
    }

    void collect_definitions(const std::vector<written_in_period>& written) {
        for (const written_in_period& one : written) {
            for (const written_definition& defined : one.what.definitions) {
                if (!can_be_defined(defined.column.basis)) {
                    problem(one.rule, {diagnostic_code::R006,
                                       {},
                                       name_of(defined) + " cannot be defined by a rule",
                                       "a cell of '" + (*axes_)[axes_->asked].id
                                           + "', of one of its versions, or of a derived basis",
                                       {}});
                    continue;
                }
                const auto same = std::ranges::find_if(definitions_, [&](const written_definition& other) {
                    return other.column == defined.column && other.of == defined.of;
                });
                if (same == definitions_.end()) {
                    definitions_.push_back(defined);
                    derived_figure derived;
                    derived.rule   = one.rule;
                    derived.when   = one.when;
                    derived.shape  = defined.of == scope::whole ? shape::one : shape::members;
                    derived.column = defined.column;
                    derived.of     = defined.of;
                    parts_.derived.push_back(std::move(derived));
                } else if (same->value != defined.value) { // a rule of a cycle writes the same in each of its periods
                    const rule& other =
                        parts_.rules[parts_.derived[static_cast<std::size_t>(same - definitions_.begin())].rule];
                    const bool itself = &other == &parts_.rules[one.rule]; // in another period of the same cycle
                    problem(one.rule,
                            {diagnostic_code::R005,
                             {},
                             name_of(defined)
                                 + (itself ? " is one number for a whole cycle, and the rule gives two: what it reads "
                                             "or a parameter changes within the cycle"
                                           : " is defined already, by rule '" + other.id + "'"),
                             itself ? "the same in each period of a cycle" : "one rule for a cell in a period",
                             itself ? "let the parameter change where a cycle begins"
                                    : "end the one before the other begins, or leave one out"});
                }
            }
        }
    }

    /// A rule books on what is added up already: on a cell of its own it would blur what was stated.
    void check_bookings(const std::vector<written_in_period>& written) {
        std::set<std::pair<std::uint32_t, std::uint32_t>> told; // which rule, on which basis
        for (const written_in_period& one : written) {
            for (const written_booking& booked : one.what.bookings) {
                const category& counted = (*axes_)[booked.column.category];
                const basis&    under   = (*axes_)[booked.column.basis];
                const auto      refused = [&](std::string expected, std::string remedy) {
                    problem(one.rule, {diagnostic_code::R006,
                                       {},
                                       name_of({booked.column, booked.of, {}}) + " cannot be booked on",
                                       std::move(expected),
                                       std::move(remedy)});
                };
                if (under.sum_of.empty()) {
                    // Once for a rule: it books on the same basis in every period.
                    if (told.emplace(one.rule, booked.column.basis.value).second)
                        refused("a basis that is the sum of others",
                                "declare one, and let the rule book on that: [[basis]] with id = \"telt_mee\", label = "
                                "{ nl = "
                                "\"...\" }, per = \""
                                    + std::string(under.per_cycle ? "cycle" : "period") + "\", sum_of = [\"" + under.id
                                    + "\"], source = \"...\"");
                } else if (counted.is_summed_under(booked.column.basis))
                    refused("a category, or a total that '" + under.id + "' does not sum",
                            "book on one of its parts, or name '" + under.id + "' under its 'stated_under'");
            }
        }
    }

    void derive_by_bookings(const booked_cell& booked, resolver& read) {
        derived_figure derived;
        derived.rule    = booked.rule;
        derived.when    = booked.when;
        derived.shape   = booked.of == scope::whole ? shape::one : shape::members;
        derived.column  = booked.column;
        derived.of      = booked.of;
        derived.reading = read.reading(booked.column, booked.of);
        derived.value   = derived.reading; // what is booked means nothing without what it is booked on
        if (auto wrong = builder_.take_error()) problem(booked.rule, std::move(*wrong));
        parts_.derived.push_back(std::move(derived));
    }

    /// Each amount by itself, as the sum of the cell no longer shows it.
    void keep_bookings(const booked_cell& booked, resolver& read) {
        for (const booked_amount& one : booked.amounts) {
            booking made;
            made.rule     = one.rule;
            made.when     = one.when;
            made.amount   = resolved(read, one.amount, one.rule);
            made.shape    = builder_[made.amount].shape;
            made.grouping = builder_[made.amount].grouping;
            made.column   = booked.column;
            made.of       = booked.of;
            parts_.bookings.push_back(std::move(made));
        }
        const std::size_t which = parts_.booked_cells.size();
        parts_.booked_cells.push_back(static_cast<std::uint32_t>(parts_.bookings.size()));
        const node_id sum = resolved(read, booked.sum, booked.rule);
        parts_.compositions.push_back({sum, {{sum, which, false}}});
    }

    /// Comparisons and parameters of what a rule wrote, over what the formulas became.
    void keep_what_was_written(const written_in_period& one, resolver& read) {
        const rule_in_period part{one.rule, one.when};
        for (const written_comparison& compared : one.what.comparisons)
            for (const node_id condition : read.known(compared.condition))
                for (const node_id left : became(read, compared.left))
                    for (const node_id right : became(read, compared.right))
                        parts_.comparisons.push_back(
                            {part, {condition, left, right, compared.times_left, compared.times_right}});
        if (one.parameters == nullptr) return;
        for (const written_parameter_use& use : one.what.parameter_uses) {
            parameter_place where = use.of;
            where.parameter       = (*one.parameters)[use.of.parameter];
            if (where.parameter == parameter_place::none) continue; // a list that is not given
            for (const node_id now : became(read, use.in)) parts_.parameter_uses.push_back({part, now, where});
        }
    }

    /// By which `compare` tells which rule differs, and takes one from here and another from another rulebook.
    void keep_as_written(const std::vector<written_in_period>& written) {
        for (const written_in_period& one : written) {
            written_in_period kept{one.rule, one.when, {}, nullptr, one.conserves, nullptr};
            kept.what.applies      = one.what.applies;
            kept.what.requirements = one.what.requirements;
            kept.what.measures     = one.what.measures;
            kept.what.definitions  = one.what.definitions;
            kept.what.bookings     = one.what.bookings;
            kept.what.names        = one.what.names;
            parts_.written.push_back(std::move(kept));
        }
    }

    /// What a formula became, also one that went into another and is none by itself. That it could be read by itself is
    /// not asked of a rule: where it cannot, an explanation does without.
    [[nodiscard]] std::vector<node_id> became(resolver& read, node_id written) {
        std::vector<node_id> known = read.known(written);
        if (!known.empty()) return known;
        const node_id now = read(written);
        if (builder_.take_error() || now == graph_builder::poison()) return {};
        return {now};
    }

    node_id resolved(resolver& read, node_id written, std::uint32_t rule) {
        const node_id now = read(written);
        if (auto wrong = builder_.take_error()) problem(rule, std::move(*wrong));
        return now;
    }

    [[nodiscard]] rule_part part_of(const written_in_period& of, const std::string& label, node_id shaped) const {
        rule_part   part;
        const auto& n = builder_[shaped];
        part.rule     = of.rule;
        part.label    = label;
        if (of.texts != nullptr)
            if (const auto text = of.texts->find(label); text != of.texts->end()) part.text = text->second;
        part.when     = of.when;
        part.shape    = n.shape;
        part.grouping = n.grouping;
        return part;
    }

    void resolve(const written_in_period& one, resolver& read) {
        const node_id applies = resolved(read, one.what.applies, one.rule);
        for (const written_requirement& wanted : one.what.requirements) {
            requirement made;
            made.condition                = resolved(read, wanted.condition, one.rule);
            made.left                     = resolved(read, wanted.left, one.rule);
            made.right                    = resolved(read, wanted.right, one.rule);
            made.applies                  = applies;
            made.slack                    = builder_.slack(made.condition);
            static_cast<rule_part&>(made) = part_of(one, wanted.label, made.condition);
            if (builder_[applies].shape > made.shape) {
                made.shape    = builder_[applies].shape;
                made.grouping = builder_[applies].grouping;
            }
            parts_.requirements.push_back(std::move(made));
        }
        for (const written_measure& wanted : one.what.measures) {
            measure made;
            made.numerator   = resolved(read, wanted.numerator, one.rule);
            made.denominator = resolved(read, wanted.denominator, one.rule);
            made.applies =
                builder_[applies].shape <= std::max(builder_[made.numerator].shape, builder_[made.denominator].shape)
                    ? applies
                    : graph_builder::poison(); // about members: it does not speak of the whole
            const node_id wider =
                builder_[made.numerator].shape >= builder_[made.denominator].shape ? made.numerator : made.denominator;
            static_cast<rule_part&>(made) = part_of(one, wanted.label, wider);
            parts_.measures.push_back(std::move(made));
        }
        for (const written_name& wanted : one.what.names) {
            named_term made;
            made.value                    = resolved(read, wanted.value, one.rule);
            static_cast<rule_part&>(made) = part_of(one, wanted.label, made.value);
            parts_.names.push_back(std::move(made));
        }
    }

    void read_every_cell(resolver& read) {
        for (std::uint32_t column = 0; column < columns_.count(); ++column) {
            const column_key key = columns_.key_of(column);
            column_reading   here;
            here.members = read.reading(key, scope::members);
            here.whole   = read.reading(key, scope::whole);
            for (std::uint32_t i = 0; i < axes_->groupings.size(); ++i)
                here.groups.push_back(read.reading(key, scope::groups, grouping_index{i}));
            members_of_whole_.insert({here.whole, here.members});
            parts_.readings.push_back(std::move(here));
        }
    }

    /// The members' own side of a number of the whole: what they read where it reads the whole.
    [[nodiscard]] node_id members_side(node_id of_whole) {
        if (const auto known = members_of_whole_.find(of_whole); known != members_of_whole_.end()) return known->second;
        const node                 n = builder_[of_whole];
        const std::vector<operand> operands(builder_.graph().operands_of(n).begin(),
                                            builder_.graph().operands_of(n).end());
        if (n.op == operation::sum_whole && builder_[operands[0].of].shape == shape::members) return operands[0].of;
        if (n.op != operation::linear || n.first != 0) return graph_builder::poison();
        std::vector<operand> terms;
        for (const operand& term : operands) terms.push_back({members_side(term.of), term.factor});
        if (std::ranges::any_of(terms, [](const operand& term) { return term.of == graph_builder::poison(); }))
            return graph_builder::poison();
        return builder_.linear(terms, 0);
    }

    void members_of(measure& one) {
        if (one.shape != shape::one) return;
        const node_id over  = members_side(one.numerator);
        const node_id under = members_side(one.denominator);
        if (over == graph_builder::poison() || under == graph_builder::poison()) return;
        one.member_numerator   = over;
        one.member_denominator = under;
    }

    [[nodiscard]] std::uint32_t subjects_of(const rule_part& part) const {
        switch (part.shape) {
        case shape::one: return 1;
        case shape::groups: return (*axes_)[part.grouping].count;
        case shape::members: break;
        }
        return static_cast<std::uint32_t>(axes_->members.size());
    }

    void lower_all() {
        std::vector<node_id>      results;
        std::vector<judged_nodes> judged;
        for (const requirement& one : parts_.requirements) {
            judged.push_back({one.slack, one.applies, subjects_of(one), one.only_when_known});
        }
        for (const measure& one : parts_.measures)
            for (const node_id id : {one.numerator, one.denominator, one.applies}) results.push_back(id);
        parts_.steps     = lower(parts_.formulas, *axes_, columns_.count(), {results, judged});
        parts_.scenarios = lower(parts_.formulas, *axes_, columns_.count(), {results, judged, lane_block});

        for (const requirement& one : parts_.requirements)
            for (const node_id id : {one.condition, one.left, one.right}) results.push_back(id);
        for (const measure& one : parts_.measures)
            for (const node_id id : {one.member_numerator, one.member_denominator}) results.push_back(id);
        for (const named_term& one : parts_.names) results.push_back(one.value);
        for (const derived_figure& one : parts_.derived) results.push_back(one.value);
        for (const booking& one : parts_.bookings) results.push_back(one.amount);
        for (const column_reading& one : parts_.readings) {
            results.push_back(one.members);
            results.push_back(one.whole);
            results.insert(results.end(), one.groups.begin(), one.groups.end());
        }
        parts_.table = lower(parts_.formulas, *axes_, columns_.count(), {results, judged});
    }

    std::shared_ptr<const frame>    axes_;
    column_map                      columns_;
    graph_builder                   builder_;
    rulebook_parts                  parts_;
    std::vector<written_definition> definitions_; ///< one a derived figure, in the same order
    std::map<node_id, node_id>      members_of_whole_;
    diagnostics                     problems_;
};

} // namespace

result<rulebook> assemble(std::shared_ptr<const frame> axes, graph_builder&& builder, std::vector<rule> rules,
                          const std::vector<written_in_period>& written, diagnostics warnings,
                          std::vector<rule_parameter> parameters, rulebook_sources sources) {
    return assembly(std::move(axes), std::move(builder), std::move(rules), std::move(warnings), std::move(parameters),
                    std::move(sources))
        .run(written);
}

} // namespace opgave
