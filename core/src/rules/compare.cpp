// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/compare.hpp>

#include "rules/attribute_flips.hpp"
#include "rules/compare_rules.hpp"
#include "rules/table_match.hpp"

#include <map>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

/// What a form or a host may have said of a cell: that nothing is unattributed need not be said.
std::optional<interval> stated_in(const figures& table, const cell_key& cell) {
    const auto said = table.at(cell);
    return cell.lane == table.lanes().unattributed() && said == interval{} ? std::nullopt : said;
}

/// Where a cell of one table is in the other.
std::optional<cell_key> matched(const table_match& by, const figures& table, const cell_key& cell) {
    const auto lane = by.lane(cell.lane);
    const auto key  = by.column(table.columns()[cell.column]);
    return lane && key ? std::optional(cell_key{*lane, *key}) : std::nullopt;
}

std::vector<compared_cell> compare_cells(const figures& first, const figures& second) {
    const table_match          there(first.frame(), second.frame());
    const table_match          back(second.frame(), first.frame());
    std::vector<compared_cell> found;
    first.for_each_cell([&](const cell_key& cell) {
        compared_cell one{cell, matched(there, first, cell), stated_in(first, cell), {}};
        if (one.second) one.after = stated_in(second, *one.second);
        if (one.before != one.after) found.push_back(one);
    });
    second.for_each_cell([&](const cell_key& cell) {
        if (matched(back, second, cell)) return;
        if (const auto said = stated_in(second, cell)) found.push_back({std::nullopt, cell, std::nullopt, said});
    });
    return found;
}

/// By what something that a rule says of a subject is known in any rulebook; the last tells apart what shares all the rest.
using said_by = std::tuple<std::string, std::string, std::string, std::size_t>;

template <class Things>
std::vector<said_by> keys_of(const Things& all, const rulebook& by) {
    std::map<said_by, std::size_t> met;
    std::vector<said_by>           keys;
    for (const auto& one : all) {
        said_by key{statement_id(by, *one.of), by.frame()[one.of->when].to_text(), subject_id(by.frame(), one.subject),
                    0};
        std::get<3>(key) = met[key]++;
        keys.push_back(std::move(key));
    }
    return keys;
}

/// Calls `look` with the places of each pair; of one that has no counterpart with one of them.
template <class Things, class Look>
void for_each_pair(const Things& first, const Things& second, const rulebook& by_first, const rulebook& by_second,
                   Look look) {
    const std::vector<said_by>     keys       = keys_of(first, by_first);
    const std::vector<said_by>     other_keys = keys_of(second, by_second);
    std::map<said_by, std::size_t> there;
    for (std::size_t i = 0; i < other_keys.size(); ++i) there.emplace(other_keys[i], i);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto found = there.find(keys[i]);
        look(std::optional(i), found == there.end() ? std::nullopt : std::optional(found->second));
        if (found != there.end()) there.erase(found);
    }
    for (std::size_t i = 0; i < other_keys.size(); ++i)
        if (there.contains(other_keys[i])) look(std::optional<std::size_t>(), std::optional(i));
}

bool has_other_attributes(const attribute& one, const attribute& other) {
    return one.id != other.id || one.of != other.of;
}

/// Is what cells stand for, what bounds them, or what is known of the members another?
bool have_other_axes(const frame& one, const frame& other) {
    const auto differs = [](const auto& all, const auto& others, auto is_other) {
        if (all.size() != others.size()) return true;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (is_other(all[i], others[i])) return true;
        return false;
    };
    return differs(one.members, other.members, [](const member& a, const member& b) { return a.code != b.code; })
           || differs(one.groups, other.groups,
                      [](const group& a, const group& b) { return a.id != b.id || a.members != b.members; })
           || differs(one.groupings, other.groupings,
                      [](const grouping& a, const grouping& b) {
                          return a.id != b.id || a.first != b.first || a.count != b.count || a.own_cells != b.own_cells;
                      })
           || differs(one.units, other.units, [](const unit& a, const unit& b) { return a.id != b.id; })
           || differs(one.categories, other.categories,
                      [](const category& a, const category& b) {
                          return a.id != b.id || a.counted_in != b.counted_in || a.nature != b.nature
                                 || a.least != b.least || a.most != b.most || a.parts != b.parts
                                 || a.stated_under != b.stated_under;
                      })
           || one.periods != other.periods
           || differs(one.cycles, other.cycles,
                      [](const cycle& a, const cycle& b) { return a.id != b.id || a.periods != b.periods; })
           || differs(one.bases, other.bases,
                      [](const basis& a, const basis& b) {
                          return a.id != b.id || a.per_cycle != b.per_cycle || a.derived != b.derived
                                 || a.version_of != b.version_of || a.sum_of != b.sum_of;
                      })
           || differs(one.attributes, other.attributes, has_other_attributes);
}

} // namespace

figures moved_to(const figures& from, std::shared_ptr<const frame> axes) {
    figures           made(std::move(axes));
    const table_match there(from.frame(), made.frame());
    from.for_each_cell([&](const cell_key& cell) {
        const auto said = stated_in(from, cell);
        const auto to   = matched(there, from, cell);
        if (!said || !to) return;
        const provenance* const whence = from.provenance_of(cell);
        (void)made.state(*to, *said, whence == nullptr ? provenance{} : *whence);
    });
    return made;
}

comparison compare(const outcome& first, const outcome& second) {
    const rulebook& by    = first.rulebook();
    const rulebook& other = second.rulebook();
    comparison      found;
    found.cells = compare_cells(first.figures(), second.figures());
    if (&by.rules() != &other.rules()) { // copies of one rulebook share them
        auto differences  = compare_rules(by, other);
        found.rules       = std::move(differences.rules);
        found.other_axes  = have_other_axes(by.frame(), other.frame());
        found.other_asked = by.frame()[by.frame().asked].id != other.frame()[other.frame().asked].id
                            || by.frame()[by.frame().offered].id != other.frame()[other.frame().offered].id;
        // One that was compiled twice is one: nothing that it says or stands on differs.
        found.is_one_rulebook = differences.are_alike && !found.other_axes && !found.other_asked;
    }
    for_each_pair(first.findings(), second.findings(), by, other, [&](auto before, auto after) {
        if (before && after) {
            const finding& one = first.findings()[*before];
            const finding& now = second.findings()[*after];
            if (one.verdict != now.verdict)
                found.flipped.push_back({before, after, {}});
            else if (one.slack != now.slack)
                found.moved.push_back({before, after, {}});
        } else if ((before ? first.findings()[*before] : second.findings()[*after]).verdict
                   != verdict::not_applicable) {
            found.flipped.push_back({before, after, {}});
        }
    });
    for_each_pair(first.coverages(), second.coverages(), by, other, [&](auto before, auto after) {
        if (before && after) {
            const coverage& one = first.coverages()[*before];
            const coverage& now = second.coverages()[*after];
            if (one.numerator == now.numerator && one.denominator == now.denominator && one.applies() == now.applies())
                return;
        }
        found.coverages.push_back({before, after});
    });
    attribute_flips(first, second, found);
    return found;
}

} // namespace opgave
