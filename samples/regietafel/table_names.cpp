// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>

#include <regietafel/speech.hpp>
#include <regietafel/table_names.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace regietafel {

using namespace opgave;

namespace {

bool is_same_name(std::string_view a, std::string_view b) {
    const auto small = [](char one) { return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char one, char other) { return small(one) == small(other); });
}

bool is_called(std::string_view name, std::string_view id, const words& label) {
    return is_same_name(name, id) || is_same_name(name, label.nl)
           || (!label.en.empty() && is_same_name(name, label.en));
}

tl::unexpected<diagnostics> nothing_called(const std::string& what, std::string_view name,
                                           const std::vector<std::string>& known) {
    return refuse({diagnostic_code::S001,
                   {},
                   "there is no " + what + " '" + std::string(name) + "'",
                   {},
                   did_you_mean(name, known)});
}

/// One of a list whose things have an id and a label; an id goes before a label.
template <class Thing>
result<std::uint32_t> find_in(const std::vector<Thing>& list, std::string_view name, const std::string& what) {
    std::vector<std::string> known;
    for (const bool by_label : {false, true})
        for (std::uint32_t i = 0; i < list.size(); ++i) {
            known.push_back(by_label ? list[i].label.nl : list[i].id);
            if (by_label ? is_called(name, list[i].id, list[i].label) : is_same_name(name, list[i].id)) return i;
        }
    if (nearest_name(name, known).empty()) known.resize(list.size()); // without a near one the ids alone
    return nothing_called(what, name, known);
}

template <class Index, class Thing>
std::string ids_of(const std::vector<Index>& parts, const std::vector<Thing>& of) {
    std::string text;
    for (const Index one : parts) text += (text.empty() ? "'" : ", '") + of[one.value].id + '\'';
    return text;
}

bool is_unattributed(std::string_view name) {
    return is_same_name(name, name_of_unattributed) || is_same_name(name, speech(language::nl)(word::unattributed))
           || is_same_name(name, speech(language::en)(word::unattributed));
}

/// Whose a cell may be: also nobody's. What the frame calls so goes first.
result<std::uint32_t> find_lane(std::string_view who, const figures& table) {
    const frame&             axes  = table.frame();
    const lane_layout&       lanes = table.lanes();
    std::vector<std::string> known{axes.name};
    if (is_same_name(who, axes.id) || is_same_name(who, axes.name)) return lanes.whole();
    for (std::uint32_t i = 0; i < axes.members.size(); ++i) {
        const member& one = axes.members[i];
        if (is_same_name(who, one.code) || is_same_name(who, one.name)) return lanes.of(member_index{i});
        known.push_back(one.name);
    }
    for (std::uint32_t i = 0; i < axes.groups.size(); ++i) {
        if (is_called(who, axes.groups[i].id, axes.groups[i].label)) return lanes.of(group_index{i});
        known.push_back(axes.groups[i].label.nl);
    }
    if (is_unattributed(who)) return lanes.unattributed();
    const std::string nobodys = speech(language::nl)(word::unattributed);
    if (!nearest_name(who, {nobodys}).empty())
        known.push_back(nobodys); // among all that there are nobody would look for it
    return nothing_called("municipality, group or province", who, known);
}

} // namespace

result<std::uint32_t> find_who(std::string_view who, const figures& table) {
    auto lane = find_lane(who, table);
    if (lane && *lane == table.lanes().unattributed())
        return refuse({diagnostic_code::S003,
                       {},
                       "'" + std::string(who) + "' is no municipality, group or province",
                       "one of these",
                       "state, clear or explain a cell of it, with category and period; it counts in the sums of '"
                           + table.frame().name + "'"});
    return lane;
}

result<std::vector<std::string>> ids_of_cell(std::vector<std::string> words, const figures& table) {
    if (words.size() < 3) return words;
    const auto join = [&](std::size_t first, std::size_t last) { // of `first` to before `last` one word
        for (std::size_t i = first + 1; i < last; ++i) words[first] += ' ' + words[i];
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    words.begin() + static_cast<std::ptrdiff_t>(last));
    };
    const auto is_period = [](const std::string& one) { return parse_period(one).has_value(); };
    const auto when = static_cast<std::size_t>(std::find_if(words.begin() + 2, words.end(), is_period) - words.begin());
    if (when < words.size()) { // a name of several words needs no quotes
        if (when + 2 < words.size()) join(when + 1, words.size());
        join(0, when - 1);
    }
    if (words.size() > 4)
        return refuse({diagnostic_code::S001,
                       {},
                       "none of these words is a period",
                       "who, category, period and, if need be, basis",
                       "a name of several words stands in quotes"});
    const frame&       axes  = table.frame();
    const lane_layout& lanes = table.lanes();
    const auto         lane  = find_lane(words[0], table);
    if (!lane) return refuse(lane.error());
    words[0]            = *lane < lanes.members           ? axes.members[*lane].code
                          : *lane == lanes.whole()        ? axes.id
                          : *lane == lanes.unattributed() ? std::string(name_of_unattributed)
                                                          : axes.groups[*lane - lanes.members - 1].id;
    const auto category = find_in(axes.categories, words[1], "category");
    if (!category) return refuse(category.error());
    words[1] = axes.categories[*category].id;
    if (words.size() < 4) return words;
    const auto under = find_in(axes.bases, words[3], "basis");
    if (!under) return refuse(under.error());
    words[3] = axes.bases[*under].id;
    return words;
}

result<cell_key> find_cell(const cell_words& words, basis_index basis, const figures& table) {
    const frame& axes = table.frame();
    const auto   lane = find_lane(words.who, table);
    if (!lane) return refuse(lane.error());
    const auto category = find_in(axes.categories, words.category, "category");
    if (!category) return refuse(category.error());
    if (!words.basis.empty()) {
        const auto said = find_in(axes.bases, words.basis, "basis");
        if (!said) return refuse(said.error());
        basis = {*said};
    }
    const auto when  = parse_period(words.period);
    const bool cycle = axes[basis].per_cycle && axes.find_cycle(words.period);
    if (!cycle && !(when && axes.find_period(*when))) {
        std::string known; // all of them: another year is near to every year
        for (const period one : axes.periods) known += (known.empty() ? "'" : ", '") + one.to_text() + '\'';
        return refuse(
            {diagnostic_code::S001, {}, "there is no period '" + words.period + "'", {}, "known are " + known});
    }
    // The whole is always there: what can be wrong yet is that no cycle holds the period.
    auto cell = table.find(axes.id, axes.categories[*category].id, words.period, axes[basis].id);
    if (cell) cell->lane = *lane;
    return cell;
}

result<cell_key> find_cell_to_state(const cell_words& words, const figures& table) {
    const frame& axes = table.frame();
    auto         cell = find_cell(words, axes.offered, table);
    if (!cell) return cell;
    const basis&    under   = axes[cell->column.basis];
    const category& counted = axes[cell->column.category];
    if (!under.sum_of.empty())
        return refuse({diagnostic_code::S003,
                       {},
                       "'" + under.id + "' is the sum of " + ids_of(under.sum_of, axes.bases),
                       "a basis that forms fill",
                       "say which, behind the period"});
    const bool is_nobodys = cell->lane == table.lanes().unattributed();
    if ((cell->lane < table.lanes().members || is_nobodys) && counted.is_summed_under(cell->column.basis))
        return refuse({diagnostic_code::S003,
                       {},
                       "'" + counted.id + "' of " + (is_nobodys ? "what is unattributed" : "a municipality")
                           + " is the sum of " + ids_of(counted.parts, axes.categories) + " under '" + under.id + "'",
                       "what is counted by itself",
                       "change one of those"});
    return cell;
}

} // namespace regietafel
