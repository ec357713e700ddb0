// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/open_ends.hpp>

#include <regietafel/picture_parts.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// Whether a rule's number stands in where the formula reads a figure that nobody stated. (A sum that stands in for the
/// whole is no rule's.)
bool rests_on_derived(const outcome& found, node_id formula, std::size_t lane) {
    const std::vector<cell_key> cells = found.fallbacks_of(formula, lane);
    return std::any_of(cells.begin(), cells.end(),
                       [&](const cell_key& cell) { return found.read(cell).derived != nullptr; });
}

bool same_sides(const measure& published, const requirement& stated) {
    return published.rule == stated.rule && published.numerator == stated.left && published.denominator == stated.right;
}

/// The measures that say how far a task is met: what they divide is what a requirement of the same rule compares.
std::set<std::pair<std::uint32_t, std::string>> coverages_of_tasks(const rulebook& rules) {
    std::set<std::pair<std::uint32_t, std::string>> labels;
    for (const measure& published : rules.measures())
        for (const requirement& stated : rules.requirements())
            if (same_sides(published, stated)) labels.emplace(published.rule, published.label);
    return labels;
}

/// A comparison that the library makes by itself and that came out right: worth a number, not a row.
bool is_in_order(const rulebook& rules, const finding& one) {
    return rules.rules()[one.of->rule].kind.empty() && one.verdict == verdict::met;
}

std::vector<period_index> periods_judged(const outcome& found, std::uint32_t lane) {
    std::vector<period_index> periods;
    for (const finding& one : found.findings())
        if (one.subject == lane && one.verdict != verdict::not_applicable && !is_in_order(found.rulebook(), one)
            && std::find(periods.begin(), periods.end(), one.of->when) == periods.end())
            periods.push_back(one.of->when);
    const frame& axes = found.figures().frame();
    std::stable_sort(periods.begin(), periods.end(), [&](period_index a, period_index b) {
        return std::pair(axes[a].is_half_year(), axes[a]) < std::pair(axes[b].is_half_year(), axes[b]);
    });
    return periods;
}

/// Only of an offer against a task can one say that places are short or over: a rule may also say "at most".
bool weighs_a_task(const rulebook& rules, const requirement& of) {
    return std::any_of(rules.measures().begin(), rules.measures().end(), [&](const measure& one) {
        return one.rule == of.rule && one.numerator == of.left && one.denominator == of.right;
    });
}

} // namespace

std::string row_text(const rulebook& rules, const requirement& stated, const speech& say) {
    const auto another = [&](const requirement& other) {
        return other.rule == stated.rule && other.text.nl != stated.text.nl;
    };
    const auto& all = rules.requirements();
    return std::any_of(all.begin(), all.end(), another) ? say(stated.text) : label_of(rules, stated, say);
}

judgement judge(const outcome& found, const finding& one) {
    const rulebook&   rules = found.rulebook();
    const std::size_t lane  = lane_of_formula(*one.of, found.figures(), one.subject);
    judgement         made{one.verdict, one.slack};
    made.slack_rests_on_blanks = !one.slack.is_exact() && !found.blanks_of(one.of->slack, lane).empty();
    const open_ends ends       = open_ends_of_slack(found, one);
    made.least_is_open         = ends.least;
    made.most_is_open          = ends.most;
    made.is_difference         = rules.formulas()[one.of->condition].op == operation::equal;
    made.weighs_a_task         = weighs_a_task(rules, *one.of);
    made.rests_on_derived      = rests_on_derived(found, one.of->condition, lane);
    return made;
}

void add_positions(const judged_table& of, std::uint32_t lane, const speech& say, subject& into) {
    const frame& axes     = of.found.figures().frame();
    const auto   of_tasks = coverages_of_tasks(of.found.rulebook());
    for (const coverage& one : of.found.coverages()) {
        if (one.subject != lane) continue;
        const std::size_t place = lane_of_formula(*one.of, of.found.figures(), lane);
        position          made{say(one.of->text),
                      axes[one.of->when].to_text(),
                      of.found.rulebook().rules()[one.of->rule].id,
                      one.of->label,
                      one,
                      rests_on_derived(of.found, one.of->denominator, place),
                      std::nullopt};
        for (const finding& judged : of.found.findings())
            if (judged.subject == lane && judged.of->when == one.of->when && same_sides(*one.of, *judged.of))
                made.verdict = judged.verdict;
        if (made.verdict == verdict::not_applicable) continue;
        (of_tasks.contains({one.of->rule, one.of->label}) ? into.positions : into.measures).push_back(std::move(made));
    }
}

finding_table findings_of(const judged_table& of, std::uint32_t lane, const speech& say) {
    const figures&                  table   = of.found.figures();
    const rulebook&                 rules   = of.found.rulebook();
    const std::vector<period_index> periods = periods_judged(of.found, lane);

    finding_table                                                made;
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> row_of; // rule and Dutch text
    for (const period_index when : periods) made.periods.push_back(table.frame()[when].to_text());
    for (const finding& one : of.found.findings()) {
        if (one.subject != lane || one.verdict == verdict::not_applicable) continue;
        if (is_in_order(rules, one)) {
            ++made.coherent;
            continue;
        }
        const auto [at, is_new] = row_of.emplace(std::pair(one.of->rule, one.of->text.nl), made.rows.size());
        if (is_new) {
            const rule& by = rules.rules()[one.of->rule];
            made.rows.push_back({row_text(rules, *one.of, say),
                                 {name_of(by, say), by.source, by.where},
                                 one.of->label,
                                 by.force,
                                 std::vector<std::optional<judgement>>(periods.size())});
        }
        const auto column = std::find(periods.begin(), periods.end(), one.of->when) - periods.begin();
        made.rows[at->second].outcomes[static_cast<std::size_t>(column)] = judge(of.found, one);
    }
    return made;
}

} // namespace regietafel
