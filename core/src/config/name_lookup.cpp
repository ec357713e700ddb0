// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/name_lookup.hpp"

#include <opgave/model/column_map.hpp>

#include "config/member_hint.hpp"

#include <algorithm>

namespace opgave {

namespace {

template <class List>
std::vector<std::string> keys_of(const List& list) {
    std::vector<std::string> keys;
    keys.reserve(list.size());
    for (const auto& one : list) keys.push_back(one.id);
    return keys;
}

} // namespace

void name_lookup::report(diagnostic_code code, const place& where, std::string what, std::string expected,
                         std::string remedy) const {
    problems_.push_back({code, where, std::move(what), std::move(expected), std::move(remedy)});
}

void name_lookup::report_missing(diagnostic_code code, const name_at& name, std::string what, std::string expected,
                                 std::string remedy) const {
    report(code, name.where, std::move(what), std::move(expected), std::move(remedy));
    problems_.back().missing = name.value;
}

template <class Index, class List>
std::optional<Index> name_lookup::checked(std::optional<Index> found, const name_at& name, std::string_view kind,
                                          const List& known) const {
    if (!found && !name.value.empty())
        report_missing(diagnostic_code::C007, name, "there is no " + std::string(kind) + " '" + name.value + "'", {},
                       did_you_mean(name.value, keys_of(known)));
    return found;
}

std::optional<unit_index> name_lookup::unit(const name_at& name) const {
    return checked(axes_.find_unit(name.value), name, "unit", axes_.units);
}

std::optional<category_index> name_lookup::category(const name_at& name) const {
    return checked(axes_.find_category(name.value), name, "category", axes_.categories);
}

std::optional<basis_index> name_lookup::basis(const name_at& name) const {
    return checked(axes_.find_basis(name.value), name, "basis", axes_.bases);
}

std::optional<member_index> name_lookup::member(const name_at& name) const {
    if (const auto found = axes_.find_member(name.value)) return found;
    const auto gone = std::find_if(said_.dissolved.begin(), said_.dissolved.end(),
                                   [&](const dissolved_entry& one) { return one.code == name.value; });
    if (gone == said_.dissolved.end()) {
        if (!name.value.empty())
            report_missing(diagnostic_code::C007, name, "there is no member '" + name.value + '\'', {},
                           did_you_mean_member(name.value, axes_.members));
        return std::nullopt;
    }
    report(diagnostic_code::C007, name.where,
           "member '" + name.value + "' (" + gone->name + ") is dissolved: its last day was " + gone->until.to_text(),
           {}, "it merged into " + gone->successors());
    return std::nullopt;
}

std::optional<period_index> name_lookup::period(const placed<opgave::period>& when) const {
    const auto found = axes_.find_period(when.value);
    if (!found) {
        std::string known; // all of them: another year is near to every year
        for (const opgave::period one : axes_.periods) known += (known.empty() ? "'" : ", '") + one.to_text() + '\'';
        report(diagnostic_code::C007, when.where, "there is no period '" + when.value.to_text() + "'", {},
               "known are " + known);
    }
    return found;
}

std::optional<std::uint32_t> name_lookup::lane(const name_at& name) const {
    const lane_layout lanes = lanes_of(axes_);
    if (name.value == axes_.id) return lanes.whole();
    if (const auto known = axes_.find_member(name.value)) return lanes.of(*known);
    if (const auto group = axes_.find_group(name.value)) return lanes.of(*group);
    (void)member(name); // says what is wrong
    return std::nullopt;
}

std::optional<std::uint32_t> name_lookup::time(const name_at& name, basis_index basis) const {
    const bool per_cycle = axes_[basis].per_cycle;
    if (const auto cycle = axes_.find_cycle(name.value); per_cycle && cycle) return cycle->value;
    if (name.value.empty()) return std::nullopt;
    const auto when = parse_period(name.value);
    if (!when) {
        report_missing(diagnostic_code::C008, name, "'" + name.value + "' is not a period",
                       "a year or half-year, such as \"2025\" or \"2024-I\"");
        return std::nullopt;
    }
    const auto found = period({*when, name.where});
    if (!found) return std::nullopt;
    const auto time = time_of(axes_, basis, *found);
    if (!time)
        report_missing(diagnostic_code::C017, name,
                       "no cycle covers '" + name.value + "', and basis '" + axes_[basis].id + "' is per cycle");
    return time;
}

void name_lookup::refuse_filled_basis(const name_at& name) const {
    const auto found = axes_.find_basis(name.value);
    if (!found || (!axes_[*found].derived && axes_[*found].sum_of.empty())) return;
    std::string parts;
    for (const basis_index one : axes_[*found].sum_of) parts += (parts.empty() ? "'" : ", '") + axes_[one].id + '\'';
    report(diagnostic_code::C017, name.where,
           "basis '" + name.value + "' is "
               + (axes_[*found].derived ? "filled by rules only" : "the sum of bases " + parts),
           "a basis that is stated", parts.empty() ? "" : "state one of those");
}

bool name_lookup::refuse_beyond_bounds(const placed<std::int64_t>& number, const opgave::category& of,
                                       const std::string& which) const {
    if (of.least <= number.value && number.value <= of.most) return false;
    report(diagnostic_code::C009, number.where,
           std::to_string(number.value) + which + " is out of range for '" + of.id + "'",
           "a number from " + std::to_string(of.least) + " to " + std::to_string(of.most));
    return true;
}

void name_lookup::report_twice(const name_at& who, const name_at& category, const place& where,
                               const place& first) const {
    report(diagnostic_code::C006, where,
           "a figure of '" + who.value + "', '" + category.value + "' stands twice for one time", {},
           "the first stands at " + first.to_text());
}

} // namespace opgave
