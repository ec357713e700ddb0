// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>
#include <opgave/rules/compare_text.hpp>
#include <opgave/rules/open_ends.hpp>

#include "rules/table_words.hpp"

#include <algorithm>
#include <set>

namespace opgave {

namespace {

std::string said(const char* nl, const char* en, language in) { return in == language::nl ? nl : en; }

std::string stated_text(const std::optional<interval>& value, language in) {
    return value ? range_text(*value, in) : said("niet opgegeven", "not stated", in);
}

/// The names of the parts of a set, told with what is between them.
template <class Name>
std::string joined(const std::vector<std::size_t>& those, Name name, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < those.size(); ++i)
        text += (i == 0 ? "" : i + 1 == those.size() ? last : "; ") + name(those[i]);
    return text;
}

/// The label of a rule, and its id where another bears the same label.
std::string rule_text(const rule& of, const rulebook& in, language language) {
    const std::string& label = of.label.in(language);
    if (label.empty()) return of.id;
    const auto is_so_called = [&](const rule& one) { return one.label.in(language) == label; };
    return std::ranges::count_if(in.rules(), is_so_called) > 1 ? label + " [" + of.id + ']' : label;
}

/// @param behind the rules that the finding rests on: of a change that is many rules, those are named
std::string rules_text(const change_group& of, const std::vector<std::size_t>& behind, const comparison& found,
                       const outcome& first, const outcome& second, language in) {
    std::vector<std::size_t> named = of.rules;
    if (named.size() > 1) std::erase_if(named, [&](std::size_t i) { return !std::ranges::binary_search(behind, i); });
    if (found.other_asked) // a rule that only reads another version for it does not differ by itself
        std::erase_if(named, [&](std::size_t i) {
            const compared_rule& one = found.rules[i];
            return one.first && one.second && one.values.empty();
        });
    const std::string besides =
        found.other_asked ? said("de andere versie van de opgave", "the other version of the task", in)
        : found.other_axes || of.rules.empty()
            ? said("wat er verder van de provincie verschilt", "what else differs of the province", in)
            : "";
    if (named.empty()) {
        if (!besides.empty()) return besides;
        return of.rules.size() == found.rules.size() ? said("de regels", "the rules", in)
                                                     : said("de overige regels", "the other rules", in);
    }
    const std::string names = joined(
        named,
        [&](std::size_t i) {
            const compared_rule& one = found.rules[i];
            const rule&          rule =
                one.second ? second.rulebook().rules()[*one.second] : first.rulebook().rules()[*one.first];
            return rule_text(rule, one.second ? second.rulebook() : first.rulebook(), in);
        },
        "; ");
    return said(named.size() == 1 ? "de regel " : "de regels ", named.size() == 1 ? "the rule " : "the rules ", in)
           + names + (besides.empty() ? "" : said(", of ", ", or ", in) + besides);
}

} // namespace

std::string name_text(const cell_key& of, const outcome& in, language language) {
    return cell_text(in.rulebook().frame(), of, language);
}
std::string name_text(const finding& of, const outcome& in, language language) {
    return part_text(in.rulebook(), *of.of, language) + ", "
           + subject_text(in.rulebook().frame(), of.subject, language);
}
std::string name_text(const coverage& of, const outcome& in, language language) {
    return part_text(in.rulebook(), *of.of, language) + ", "
           + subject_text(in.rulebook().frame(), of.subject, language);
}

std::string verdict_text(const finding& of, const outcome& in, language language) {
    switch (of.verdict) {
    case verdict::met: return said("voldaan", "met", language);
    case verdict::not_met: {
        const bool is_open = open_ends_of_slack(in, of).least; // a blank's outer bound, which nobody stated
        return said("niet voldaan, scheelt ", "not met, misses by ", language)
               + (is_open ? said("ten minste ", "at least ", language)
                                + range_text(interval::exactly(-of.slack.most), language)
                          : range_text({-of.slack.most, -of.slack.least}, language));
    }
    case verdict::not_applicable: return said("niet van toepassing", "does not apply", language);
    case verdict::unknown: break;
    }
    return said("onbekend", "unknown", language);
}

std::string change_text(const change_group& of, const std::vector<std::size_t>& behind, const comparison& in,
                        const outcome& first, const outcome& second, language language) {
    if (of.is_the_rules) return rules_text(of, behind, in, first, second, language);
    const frame& axes  = first.rulebook().frame();
    const frame& other = second.rulebook().frame();
    const auto   lane  = [&](std::size_t i) {
        const compared_cell& one = in.cells[i];
        return one.first ? subject_text(axes, one.first->lane, language)
                            : subject_text(other, one.second->lane, language);
    };
    const auto column = [&](std::size_t i) {
        const compared_cell& one = in.cells[i];
        return one.first ? column_text(axes, one.first->column, language)
                         : column_text(other, one.second->column, language);
    };
    const compared_cell& one = in.cells[of.cells.front()];
    if (of.cells.size() == 1)
        return column(of.cells.front()) + ", " + lane(of.cells.front()) + " (" + stated_text(one.before, language)
               + " → " + stated_text(one.after, language) + ')';
    std::set<std::string> lanes;
    std::set<std::string> columns;
    for (const std::size_t i : of.cells) {
        lanes.insert(lane(i));
        columns.insert(column(i));
    }
    const std::string count = number_text(static_cast<std::int64_t>(of.cells.size()), language);
    if (lanes.size() == 1)
        return said("de ", "the ", language) + count
               + said(" gewijzigde cijfers van ", " changed figures of ", language) + *lanes.begin();
    if (columns.size() == 1)
        return said("de ", "the ", language) + count
               + said(" gewijzigde cijfers voor ", " changed figures for ", language) + *columns.begin();
    return said("de ", "the ", language) + count
           + said(" gewijzigde cijfers samen", " changed figures together", language);
}

std::vector<std::string> lines_of(const attribution& of, const comparison& in, const outcome& first,
                                  const outcome& second, language language) {
    const auto name = [&](std::size_t i) { return change_text(of.changes[i], of.rules, in, first, second, language); };
    const std::string        last = said(" en ", " and ", language);
    std::vector<std::string> lines;
    if (of.in_any_order) {
        lines.push_back(said("door ", "by ", language) + name(*of.in_any_order)
                        + (of.changes.size() == 1 ? ""
                                                  : said(", in welke volgorde er ook gewijzigd wordt",
                                                         ", in whatever order the changes are made", language)));
        return lines;
    }
    lines.push_back(said("welke wijziging het doet omslaan hangt af van de volgorde",
                         "which change makes it so depends on their order", language));
    for (const std::vector<std::size_t>& set : of.enough)
        lines.push_back((set.size() == 1 ? said("alleen al genoeg: ", "enough alone: ", language)
                                         : said("samen genoeg: ", "enough together: ", language))
                        + joined(set, name, last));
    if (of.has_more_sets)
        lines.push_back(said("er zijn nog meer combinaties die genoeg zijn", "more combinations are enough", language));
    const bool is_one_set = of.enough.size() == 1 && of.enough[0] == of.needed;
    if (!of.needed.empty() && !is_one_set)
        lines.push_back(said("zonder dit was het niet omgeslagen: ", "without this it would not be so: ", language)
                        + joined(of.needed, name, "; "));
    std::vector<std::size_t> against;
    for (std::size_t i = 0; i < of.changes.size(); ++i)
        if (std::ranges::none_of(
                of.enough, [&](const std::vector<std::size_t>& set) { return std::ranges::find(set, i) != set.end(); })
            && !of.has_more_sets)
            against.push_back(i);
    if (!against.empty())
        lines.push_back(said("werkt onderweg tegen: ", "works against it on the way: ", language)
                        + joined(against, name, "; "));
    return lines;
}

} // namespace opgave
