// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/rules/compare_versions.hpp>
#include <opgave/rules/outcome.hpp>

#include <algorithm>
#include <string>

namespace opgave {

namespace {

basis_index target_of(const frame& axes, basis_index version) { return axes[version].version_of.value_or(version); }

std::vector<std::string> names_of(const frame& axes, const std::vector<basis_index>& bases) {
    std::vector<std::string> names;
    for (const basis_index one : bases) names.push_back(axes[one].id);
    return names;
}

result<basis_index> find_basis(const frame& axes, std::string_view name) {
    if (const auto found = axes.find_basis(name)) return *found;
    std::vector<std::string> known;
    for (const basis& one : axes.bases) known.push_back(one.id);
    return refuse(
        {diagnostic_code::S001, {}, "unknown basis '" + std::string(name) + '\'', {}, did_you_mean(name, known)});
}

/// What is known of a cell: a blank is not.
std::optional<interval> known_in(const outcome& of, const cell_key& cell) {
    const reading read = of.read(cell);
    if (read.stated || read.derived != nullptr) return read.blanks.empty() ? std::optional(read.value) : std::nullopt;
    const bool sums_nobody = cell.lane >= of.figures().lanes().members && of.figures().frame().members.empty();
    if (sums_nobody || !read.blanks.empty()) return std::nullopt;
    return read.value;
}

} // namespace

std::vector<basis_index> versions_of(const frame& axes, basis_index target) {
    std::vector<basis_index> versions;
    for (std::uint32_t i = 0; i < axes.bases.size(); ++i)
        if (target_of(axes, {i}) == target_of(axes, target)) versions.push_back({i});
    std::stable_sort(versions.begin(), versions.end(),
                     [&](basis_index a, basis_index b) { return axes[a].dated < axes[b].dated; });
    return versions;
}

result<std::vector<version_difference>> compare_versions(const outcome& of, std::string_view earlier,
                                                         std::string_view later) {
    const frame& axes   = of.figures().frame();
    const auto   before = find_basis(axes, earlier);
    if (!before) return refuse(before.error());
    const auto after = find_basis(axes, later);
    if (!after) return refuse(after.error());
    if (target_of(axes, *before) != target_of(axes, *after)) {
        std::string known;
        for (const std::string& one : names_of(axes, versions_of(axes, *before)))
            known += (known.empty() ? "'" : ", '") + one + '\'';
        return refuse(
            {diagnostic_code::S001,
             {},
             '\'' + axes[*after].id + "' is no version of the target that '" + axes[*before].id + "' is a version of",
             "one of " + known,
             "a version says so: version_of = \"" + axes[target_of(axes, *before)].id + '"'});
    }

    std::vector<version_difference> found;
    const std::size_t               times = axes[*before].per_cycle ? axes.cycles.size() : axes.periods.size();
    for (std::uint32_t category = 0; category < axes.categories.size(); ++category)
        for (std::uint32_t time = 0; time < times; ++time)
            for (std::uint32_t lane = 0; lane < of.figures().lanes().count(); ++lane) {
                if (lane == of.figures().lanes().unattributed()) continue;
                version_difference one{lane, {category}, time, {}, {}, {}};
                one.earlier = known_in(of, {lane, {{category}, *before, time}});
                one.later   = known_in(of, {lane, {{category}, *after, time}});
                if (one.earlier && one.later)
                    one.difference =
                        interval{one.later->least - one.earlier->most, one.later->most - one.earlier->least};
                if (one.earlier || one.later) found.push_back(one);
            }
    return found;
}

} // namespace opgave
