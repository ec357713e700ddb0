// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// What is said of single rules, held against provinces that are compiled with those rules.
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "formula/choices.hpp"
#include "rules/small_table.hpp"
#include "rules/true_attribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace opgave::testing {
namespace {

/// The rules of a synthetic province by id, with a number that each is written with. A rule that is not there is left out.
using province_rules = std::map<std::string, std::int64_t>;

constexpr std::array rule_ids = {"1_azc",    "2_azc_anders", "3_asiel", "4_aanbod",    "5_amv",
                                 "6_geheel", "7_samen",      "8_azc",   "9_amv_geheel"};

/// Two of them fill the same cell; some read what others fill; one is about the whole.
rulebook province_of(const province_rules& rules) {
    small_province in;
    const auto     rule_of = [&](const std::string& id) -> written_rule& {
        written_rule& made   = in.rule_of(id);
        in.rules.back().kind = "synthetic." + id;
        return made;
    };
    const auto at_least = [&](node_id left, node_id right) {
        return written_requirement{"eis", in.builder.at_least(left, right), left, right};
    };
    const auto part_of = [&](node_id of, std::int64_t quarters) {
        return in.builder.times(of, {quarters, 4}, rounding::half_up);
    };
    const node_id offered = in.builder.add(in.offered("azc", 0), in.offered("amv", 0));
    for (const auto& [id, number] : rules) {
        written_rule& made = rule_of(id);
        if (id == "1_azc")
            made.definitions.push_back(
                {in.key("azc", in.axes->asked, 0), scope::members, part_of(in.asked("amv"), number)});
        if (id == "2_azc_anders")
            made.definitions.push_back({in.key("azc", in.axes->asked, 0), scope::members,
                                        in.builder.add(in.asked("amv"), in.builder.constant(number))});
        if (id == "3_asiel")
            made.definitions.push_back({in.key("asiel", in.axes->asked, 0), scope::members,
                                        in.builder.add(in.asked("azc"), part_of(in.asked("amv"), number))});
        if (id == "4_aanbod") made.requirements.push_back(at_least(offered, part_of(in.asked("azc"), number)));
        if (id == "5_amv")
            made.requirements.push_back(at_least(in.offered("amv", 0), part_of(in.asked("amv"), number)));
        if (id == "6_geheel")
            made.requirements.push_back(
                at_least(in.builder.sum_whole(offered), part_of(in.builder.sum_whole(in.asked("asiel")), number)));
        if (id == "8_azc")
            made.requirements.push_back(at_least(in.offered("azc", 0), part_of(in.asked("azc"), number)));
        if (id == "9_amv_geheel")
            made.requirements.push_back(at_least(in.builder.sum_whole(in.offered("amv", 0)),
                                                 part_of(in.builder.sum_whole(in.asked("amv")), number)));
        if (id == "7_samen") made.requirements.push_back(at_least(offered, part_of(in.asked("asiel"), number)));
    }
    auto made = in.compile();
    if (!made) {
        ADD_FAILURE() << made.error()[0].to_text();
        std::abort();
    }
    return *std::move(made);
}

province_rules any_rules(choices& choose) {
    province_rules made;
    for (const char* id : rule_ids)
        if (!choose.one_in(8)) made[id] = choose.between(1, 6);
    // A cell has one rule.
    if (made.contains("1_azc")) made.erase("2_azc_anders");
    return made;
}

/// Some of the rules as another province has them.
province_rules with_rules(const comparison& found, province_rules made, const province_rules& second,
                          const std::vector<change_group>& changes) {
    for (const change_group& group : changes)
        for (const std::size_t i : group.rules) {
            const std::string& id = found.rules[i].id;
            made.erase(id);
            if (const auto there = second.find(id); there != second.end()) made.insert(*there);
        }
    return made;
}

figures any_figures(choices& choose, const rulebook& by) {
    figures table = by.blank_figures();
    for (const char* who : {"GM1690", "GM0118"})
        for (const auto& [category, basis] : {std::pair{"amv", "opgave"}, {"azc", "voorstel"}, {"amv", "voorstel"}})
            if (!choose.one_in(12))
                RC_ASSERT(table.state(who, category, "2024", basis, choose.between(0, 20)).has_value());
    for (const char* who : {"GM1690", "GM0118"})
        for (const char* category : {"azc", "asiel"})
            if (choose.one_in(4))
                RC_ASSERT(table.state(who, category, "2024", "opgave", choose.between(0, 20)).has_value());
    return table;
}

/// What is found of the same for the same lane; what no rule says does not apply.
verdict verdict_for(const outcome& in, const finding& of, const std::string& rule) {
    for (const finding& one : in.findings())
        if (in.rulebook().rules()[one.of->rule].id == rule && one.of->label == of.of->label
            && one.of->text.nl == of.of->text.nl && one.subject == of.subject)
            return one.verdict;
    return verdict::not_applicable;
}

struct counts {
    int one_rule = 0, several_rules = 0, watched = 0, same_cell = 0, with_figures = 0, many_rules = 0;
};

void try_all(choices& choose, counts& seen) {
    const province_rules rules  = any_rules(choose);
    const province_rules others = any_rules(choose);
    const rulebook       by     = province_of(rules);
    const rulebook       other  = province_of(others);
    const figures        start  = any_figures(choose, by);
    const figures        after  = choose.one_in(2) ? any_figures(choose, other) : moved_to(start, other.shared_frame());
    const outcome        first  = by.evaluate(start);
    const outcome        second = other.evaluate(after);
    const comparison     found  = compare(first, second);
    for (const compared_finding& one : found.flipped) {
        if (!one.first || !one.second) continue;
        const finding& flipped = first.findings()[*one.first];
        RC_ASSERT(one.because.has_value());
        const std::string                  rule = by.rules()[flipped.of->rule].id;
        std::map<province_rules, rulebook> compiled; // changes are tried in every order
        const auto                         verdict_of = [&](const std::vector<change_group>& made) {
            const province_rules with  = with_rules(found, rules, others, made);
            auto                 known = compiled.find(with);
            if (known == compiled.end()) known = compiled.emplace(with, province_of(with)).first;
            const rulebook& under = known->second;
            return verdict_for(under.evaluate(with_cells(found, moved_to(start, under.shared_frame()), made)), flipped,
                                                       rule);
        };
        expect_true_in_every_order(first, second, one, verdict_of);
        expect_smallest_sets(second, one, verdict_of);

        std::size_t of_rules = 0;
        for (const change_group& each : one.because->changes) {
            RC_ASSERT(each.is_the_rules == !each.rules.empty());
            of_rules += each.is_the_rules ? 1 : 0;
            const auto has = [&](const char* id) {
                return std::ranges::any_of(each.rules, [&](std::size_t i) { return found.rules[i].id == id; });
            };
            seen.same_cell += has("1_azc") && has("2_azc_anders") ? 1 : 0;
        }
        seen.watched += flipped.of->label != "eis" ? 1 : 0;
        seen.many_rules += found.rules.size() > 6 ? 1 : 0;
        seen.with_figures += of_rules < one.because->changes.size() ? 1 : 0;
        seen.one_rule += of_rules == 1 ? 1 : 0;
        seen.several_rules += of_rules > 1 ? 1 : 0;
    }
}

TEST(Compare, TellsEachRuleFromTheOthersAsCompilingWithItDoes) {
    counts seen;
    for_choices(100, [&](choices& choose) { try_all(choose, seen); });
    EXPECT_GT(seen.one_rule, 10);
    EXPECT_GT(seen.several_rules, 10);
    EXPECT_GT(seen.same_cell, 2);
    EXPECT_GT(seen.with_figures, 10);
    EXPECT_GT(seen.many_rules, 2);
    EXPECT_GT(seen.watched, 5);
}

} // namespace
} // namespace opgave::testing
