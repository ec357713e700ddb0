// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/config/settings.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/rules/compare_versions.hpp>

#include <regietafel/option_defaults.hpp>
#include <regietafel/read_sides.hpp>
#include <regietafel/read_table.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

bool is_form(const std::filesystem::path& file) { return file.extension() == ".csv" || file.extension() == ".xlsx"; }

side_kind kind_of(const std::string& side) {
    std::error_code ignored;
    if (std::filesystem::is_directory(side, ignored) || is_form(side)) return side_kind::tables;
    if (std::filesystem::path(side).extension() != ".toml") return side_kind::versions;
    return is_figures_file(side) ? side_kind::tables : side_kind::provinces;
}

const char* called(side_kind of) {
    switch (of) {
    case side_kind::provinces: return "a province file";
    case side_kind::tables: return "a table (a form, a folder of forms, or a file of figures)";
    case side_kind::versions: break;
    }
    return "the id of a version of a target";
}

/// A name that can only be that of a file has to be there, and be one of those that can be compared. Whatever else it may
/// be would be told of as what it is not.
result<void> check_side(const std::string& side) {
    std::error_code failed;
    const auto      refused = [&](diagnostic_code code, std::string what, std::string expected, std::string remedy) {
        return refuse(diagnostic{code,
                                 {.file = side, .line = 0, .column = 0, .sheet = {}, .cell = {}},
                                 std::move(what),
                                 std::move(expected),
                                 std::move(remedy)});
    };
    const bool is_there = std::filesystem::exists(side, failed);
    if (kind_of(side) == side_kind::versions) {
        if (!is_there && side.find('/') == std::string::npos) return {};
        return refused(
            diagnostic_code::S001, "this is nothing that can be compared",
            "a form (.csv, .xlsx), a folder of forms, a file of figures or of a province (.toml), or the id of a "
            "version of a target",
            {});
    }
    if (is_there) return {};
    return refused(diagnostic_code::T001, "the file cannot be read", "a readable file", {});
}

result<void> check_sides(const compare_options& wanted) {
    diagnostics problems;
    for (const std::string* side : {&wanted.first, &wanted.second})
        if (auto said = check_side(*side); !said)
            std::move(said.error().begin(), said.error().end(), std::back_inserter(problems));
    if (!problems.empty()) return refuse(std::move(problems));
    return {};
}

/// The forms of a side: the file, or those of the folder in the order of their names.
result<std::vector<std::filesystem::path>> forms_of(const std::string& side) {
    std::error_code failed;
    if (!std::filesystem::is_directory(side, failed)) return std::vector<std::filesystem::path>{side};
    std::vector<std::filesystem::path> forms;
    for (const auto& one : std::filesystem::directory_iterator(side, failed))
        if (is_form(one.path())) forms.push_back(one.path());
    std::ranges::sort(forms);
    if (forms.empty())
        return refuse(diagnostic{diagnostic_code::S001,
                                 {.file = side, .line = 0, .column = 0, .sheet = {}, .cell = {}},
                                 "no form stands in this folder",
                                 "files that end in .csv or .xlsx",
                                 {}});
    return forms;
}

result<judged_table> judged(picture_options from, const plugin_store& plugins, const std::string& asked = {}) {
    if (from.layout.empty()) from.layout = layout_beside(from.province);
    return read_table(from, plugins, asked);
}

/// The layout beside the province; where there is none, the one beside the other: who tries a change in a copy of the province
/// file need not copy the layout as well.
std::filesystem::path layout_of_either(const std::filesystem::path& province, const std::filesystem::path& other) {
    const std::filesystem::path own = layout_beside(province);
    std::error_code             failed;
    const bool                  is_beside_the_other_alone =
        !std::filesystem::exists(own, failed) && std::filesystem::exists(layout_beside(other), failed);
    return is_beside_the_other_alone ? layout_beside(other) : own;
}

/// One side, read as what it is.
result<judged_table> read_side(const std::string& side, const std::string& other, side_kind is, picture_options from,
                               const plugin_store& plugins) {
    switch (is) {
    case side_kind::provinces:
        from.province = side;
        if (from.layout.empty()) from.layout = layout_of_either(side, other);
        return judged(std::move(from), plugins);
    case side_kind::versions: return judged(std::move(from), plugins, side);
    case side_kind::tables: break;
    }
    if (is_figures_file(side)) {
        // Where both sides stand upon it as well it is read where it goes before all: twice would be the same.
        const auto upon = std::ranges::find_if(
            from.figures, [&](const std::filesystem::path& one) { return is_one_file(one, side); });
        if (upon != from.figures.end()) from.figures.erase(upon);
        from.figures.emplace_back(side);
        return judged(std::move(from), plugins);
    }
    auto forms = forms_of(side);
    if (!forms) return refuse(std::move(forms.error()));
    from.forms.insert(from.forms.end(), forms->begin(), forms->end());
    return judged(std::move(from), plugins);
}

/// Of which municipalities the one read a form and the other none.
std::vector<member_index> members_of_one_alone(const judged_table& one, const judged_table& other) {
    std::vector<member_index> alone;
    for (const member_index who : one.taken.members)
        if (std::ranges::find(other.taken.members, who) == other.taken.members.end()) alone.push_back(who);
    return alone;
}

/// Are they versions of one target of this province?
result<void> check_versions(const compare_options& wanted, const plugin_store& plugins) {
    const auto as_it_is = judged(wanted.table, plugins);
    if (!as_it_is) return refuse(as_it_is.error());
    const auto said = compare_versions(as_it_is->found, wanted.first, wanted.second);
    if (!said) return refuse(said.error());
    return {};
}

/// A value of a rule that the library found to differ is told as the files write it; one that it does not know of, such as
/// the periods of a rule, is added. Of a value of several parts the library says what it comes to.
void take_setting(const std::string& name, setting_difference&& from, compared_rule& to) {
    const std::string whole = name.substr(0, name.find('.'));
    const auto        known = std::ranges::find_if(to.values, [&](const compared_rule::value& one) {
        return one.name == whole || one.name.starts_with(whole + '@');
    });
    if (known == to.values.end())
        to.values.push_back({name, std::move(from.before), std::move(from.after), std::move(from.set_before),
                             std::move(from.set_after)});
    else if (known->name == name) // as the file writes it
        *known = {name, std::move(from.before), std::move(from.after), std::move(from.set_before),
                  std::move(from.set_after)};
}

/// What files say of the values that differ: those of rules go to the rules, the others are returned.
result<std::vector<setting_difference>> take_settings(const compare_options& wanted, const plugin_store& plugins,
                                                      comparison& found) {
    std::vector<manifest> manifests;
    for (offered_plugin& one : plugins.offered())
        if (one.said) manifests.push_back(*std::move(one.said));
    std::map<std::string, setting_difference> by_key;
    std::vector<std::string>                  order;
    const auto                                read = [&](const std::string& file, bool is_first) -> result<void> {
        auto all = read_settings(file);
        if (!all) return refuse(std::move(all.error()));
        for (setting& one : with_defaults(*std::move(all), manifests)) {
            auto [at, is_new] = by_key.try_emplace(one.key, setting_difference{one.key, {}, {}, {}, {}});
            if (is_new) order.push_back(one.key);
            (is_first ? at->second.before : at->second.after) = std::move(one.value);
            (is_first ? at->second.set_before : at->second.set_after) = std::move(one.where);
        }
        return {};
    };
    if (auto said = read(wanted.first, true); !said) return refuse(std::move(said.error()));
    if (auto said = read(wanted.second, false); !said) return refuse(std::move(said.error()));

    std::vector<setting_difference> others;
    for (const std::string& key : order) {
        setting_difference& one = by_key.at(key);
        if (one.before == one.after) continue;
        if (key.starts_with("figure") || key.starts_with("lot") || key.starts_with("statement")) continue;
        const auto of_rule = std::ranges::find_if(
            found.rules, [&](const compared_rule& rule) { return key.starts_with("rule." + rule.id + '.'); });
        if (of_rule == found.rules.end()) {
            others.push_back(std::move(one));
            continue;
        }
        if (!of_rule->first || !of_rule->second) continue; // a rule that only one has differs in everything
        const std::string name = key.substr(std::string("rule.").size() + of_rule->id.size() + 1);
        take_setting(name, std::move(one), *of_rule);
    }
    return others;
}

} // namespace

result<compared_sides> read_sides(const compare_options& asked, const plugin_store& plugins) {
    if (auto said = check_sides(asked); !said) return refuse(std::move(said.error()));
    const side_kind is     = kind_of(asked.first);
    compare_options wanted = asked;
    if (is != side_kind::tables && wanted.table.forms.empty()) // of two tables each has forms of its own
        for (std::string& one : forms_or_default({})) wanted.table.forms.emplace_back(std::move(one));
    if (is != kind_of(wanted.second))
        return refuse(
            diagnostic{diagnostic_code::S001,
                       {},
                       '\'' + wanted.first + "' is " + called(is) + ", and '" + wanted.second + "' is "
                           + called(kind_of(wanted.second)),
                       "two of one kind",
                       "name two province files, two tables (forms, folders of forms, or files of figures), or two "
                       "versions of a target"});
    if (is != side_kind::provinces && wanted.table.province.empty())
        return refuse(
            diagnostic{diagnostic_code::S001,
                       {},
                       '\'' + wanted.first + "' is " + called(is) + ", and no province file says by which rules",
                       "--province FILE",
                       "add --province, such as --province config/drenthe.toml"});
    if (is == side_kind::versions)
        if (auto said = check_versions(wanted, plugins); !said) return refuse(std::move(said.error()));
    auto first = read_side(wanted.first, wanted.second, is, wanted.table, plugins);
    if (!first) return refuse(std::move(first.error()));
    auto second = read_side(wanted.second, wanted.first, is, wanted.table, plugins);
    if (!second) return refuse(std::move(second.error()));
    comparison                      found = compare(first->found, second->found);
    std::vector<setting_difference> settings;
    if (is == side_kind::provinces) {
        auto others = take_settings(wanted, plugins, found);
        if (!others) return refuse(std::move(others.error()));
        settings = *std::move(others);
    }
    std::vector<member_index> only_first, only_second;
    if (is == side_kind::tables) {
        only_first  = members_of_one_alone(*first, *second);
        only_second = members_of_one_alone(*second, *first);
    }
    receipt first_receipt  = receipt_of(first->found, std::move(first->beside));
    receipt second_receipt = receipt_of(second->found, std::move(second->beside));
    return compared_sides{is,
                          wanted.first,
                          wanted.second,
                          std::move(first->found),
                          std::move(second->found),
                          std::move(first_receipt),
                          std::move(second_receipt),
                          std::move(found),
                          std::move(settings),
                          std::move(only_first),
                          std::move(only_second)};
}

} // namespace regietafel
