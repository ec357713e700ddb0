// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/figures.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include <regietafel/picture_parts.hpp>
#include <regietafel/shown_difference.hpp>

#include <map>
#include <tuple>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

/// A finding by its requirement and subject: a comparison of two sources is there only where both are.
using findings_by_place = std::map<std::pair<const requirement*, std::uint32_t>, const finding*>;

findings_by_place by_place(const outcome& found) {
    findings_by_place all;
    for (const finding& one : found.findings()) all.emplace(std::pair(one.of, one.subject), &one);
    return all;
}

const finding* find_in(const findings_by_place& all, const finding& like) {
    const auto at = all.find({like.of, like.subject});
    return at == all.end() ? nullptr : at->second;
}

judgement judgement_of(const outcome& found, const finding* one) {
    return one != nullptr ? judge(found, *one) : judgement{verdict::not_applicable, {}};
}

void add_cells(const outcome& before, const outcome& after, const speech& say, shown_difference& to) {
    const figures& was = before.figures();
    const figures& is  = after.figures();
    for (std::uint32_t lane = 0; lane < is.lanes().count(); ++lane)
        is.for_each_cell(lane, [&](const cell_key& cell) {
            if (was.at(cell) == is.at(cell)) return;
            to.cells.push_back(
                {name_of_lane(is, lane, say), name_of(is.frame(), cell.column, say), was.at(cell), is.at(cell)});
        });
}

void add_verdicts(const outcome& before, const outcome& after, const speech& say, shown_difference& to) {
    const rulebook&         rules = after.rulebook();
    const frame&            axes  = after.figures().frame();
    const findings_by_place was   = by_place(before);
    const findings_by_place is    = by_place(after);
    const auto              add   = [&](const finding& one) {
        const finding* then = find_in(was, one);
        const finding* now  = find_in(is, one);
        // A judgement walks over its blanks: only those that are shown are made.
        const auto verdict_of = [](const finding* each) {
            return each != nullptr ? each->verdict : verdict::not_applicable;
        };
        if (verdict_of(then) == verdict_of(now)) return;
        const rule& by = rules.rules()[one.of->rule];
        to.verdicts.push_back({name_of_lane(after.figures(), one.subject, say),
                               {name_of(by, say), by.source, by.where},
                               one.of->label,
                               row_text(rules, *one.of, say),
                               axes[one.of->when].to_text(),
                               judgement_of(before, then),
                               judgement_of(after, now)});
    };
    // In one order: first what is found now, then what is found no more.
    for (const finding& one : after.findings()) add(one);
    for (const finding& one : before.findings())
        if (!is.contains({one.of, one.subject})) add(one);
}

bool is_same(const coverage& a, const coverage& b) {
    const auto sides = [](const coverage& one) {
        return std::tuple(one.applies(), one.numerator, one.denominator, one.numerator_rests_on_blanks,
                          one.denominator_rests_on_blanks);
    };
    return (!a.applies() && !b.applies()) || sides(a) == sides(b);
}

void add_coverages(const outcome& before, const outcome& after, const speech& say, shown_difference& to) {
    const rulebook& rules       = after.rulebook();
    const frame&    axes        = after.figures().frame();
    const auto      position_of = [&](const coverage& one) {
        return position{
            say(one.of->text), axes[one.of->when].to_text(), rules.rules()[one.of->rule].id, one.of->label, one, false,
            std::nullopt};
    };
    for (std::size_t i = 0; i < after.coverages().size(); ++i) {
        const coverage& was = before.coverages()[i];
        const coverage& is  = after.coverages()[i];
        if (!is_same(was, is))
            to.coverages.push_back({name_of_lane(after.figures(), is.subject, say), position_of(was), position_of(is)});
    }
}

} // namespace

shown_difference difference_of(const outcome& before, const outcome& after, const speech& say) {
    shown_difference made;
    add_cells(before, after, say, made);
    add_verdicts(before, after, say, made);
    add_coverages(before, after, say, made);
    return made;
}

} // namespace regietafel
