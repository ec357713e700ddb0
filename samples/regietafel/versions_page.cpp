// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/column_map.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/compare_versions.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/picture_parts.hpp>
#include <regietafel/text_table.hpp>
#include <regietafel/versions_page.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

std::string version_text(const frame& axes, const std::string& id, const speech& say) {
    const basis& one  = axes[*axes.find_basis(id)];
    std::string  text = say(one.label) + " [" + one.id + ']';
    return one.dated ? text + ", " + say.date(*one.dated) : text;
}

std::string known_text(const std::optional<interval>& number, const speech& say) {
    return number ? say.number(*number) : say(word::unknown);
}

std::string difference_text(const std::optional<interval>& difference, const speech& say) {
    const std::string text = known_text(difference, say);
    return difference && difference->least > 0 ? '+' + text : text;
}

void put_pair(const outcome& of, const std::vector<version_difference>& found, const version_pair& compared, page& on) {
    const figures& table = of.figures();
    const frame&   axes  = table.frame();
    const speech&  say   = on.say();
    on.section(say(word::versions_compared, {axes.name}));
    on.item(say(word::earlier_version, {version_text(axes, compared.first, say)}));
    on.item(say(word::later_version, {version_text(axes, compared.second, say)}));
    if (found.empty()) {
        on.paragraph(say(word::versions_say_nothing));
        return;
    }
    on.gap();
    const basis_index earlier = *axes.find_basis(compared.first);
    constexpr auto    right   = text_table::align::right;
    text_table        rows({{say(word::column_category), text_table::align::left, true},
                            {say(word::column_period)},
                            {say(word::column_who)},
                            {say(word::column_earlier), right},
                            {say(word::column_later), right},
                            {say(word::column_later_less_earlier), right}});
    for (const version_difference& one : found)
        rows.add({{say(axes[one.category].label)},
                  {text_of_time(axes, earlier, one.time)},
                  {name_of_lane(table, one.subject, say).label},
                  {known_text(one.earlier, say)},
                  {known_text(one.later, say)},
                  {difference_text(one.difference, say)}});
    on.table(rows);
}

} // namespace

std::vector<version_pair> consecutive_versions(const frame& axes) {
    std::vector<version_pair> pairs;
    for (std::uint32_t i = 0; i < axes.bases.size(); ++i) {
        if (axes.bases[i].version_of) continue; // stands with its target
        const std::vector<basis_index> versions = versions_of(axes, {i});
        for (std::size_t next = 1; next < versions.size(); ++next)
            pairs.emplace_back(axes[versions[next - 1]].id, axes[versions[next]].id);
    }
    return pairs;
}

result<void> put_version_pairs(const outcome& of, const std::vector<version_pair>& compared, page& on) {
    if (compared.empty()) on.paragraph(on.say()(word::no_versions));
    for (const version_pair& one : compared) {
        const auto found = compare_versions(of, one.first, one.second);
        if (!found) return refuse(found.error());
        put_pair(of, *found, one, on);
    }
    return {};
}

} // namespace regietafel
