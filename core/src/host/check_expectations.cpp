// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/check_expectations.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/rules/coverage_text.hpp>

#include "config/name_lookup.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <new>
#include <set>
#include <string>
#include <utility>

namespace opgave {

namespace {

/// Which rules an expectation was about, and when.
class touched_rules {
public:
    void add(const rulebook& by, std::uint32_t rule, period_index when) {
        periods_[by.rules()[rule].id].insert(by.frame()[when]);
    }

    /// The rules that gave a figure which the formula reads.
    void add_what_it_rests_on(const outcome& of, node_id formula, std::size_t lane) {
        for (const cell_key& cell : of.fallbacks_of(formula, lane)) add_origin(of, of.read(cell));
    }

    void add_origin(const outcome& of, const reading& read) {
        if (read.derived != nullptr) add(of.rulebook(), read.derived->rule, read.derived->when);
    }

    [[nodiscard]] const std::set<period>& periods_of(const std::string& rule) const {
        static const std::set<period> none;
        const auto                    found = periods_.find(rule);
        return found == periods_.end() ? none : found->second;
    }

private:
    std::map<std::string, std::set<period>> periods_; ///< by id of the rule
};

/// The lane of a formula for the subject that stands in a lane of the table.
std::size_t lane_of(const rule_part& part, const graph& formulas, node_id formula, const figures& table,
                    std::uint32_t subject) {
    if (formulas[formula].shape == shape::one) return 0;
    if (part.shape == shape::groups) return subject - table.lanes().of(table.frame()[part.grouping].first);
    return subject;
}

/// Checks the tests of one file, against one rulebook.
class expectation_check {
public:
    expectation_check(const province& said, const rulebook& rules, figures stated, diagnostics& problems)
        : rules_(rules), stated_(std::move(stated)), problems_(problems), look_up_(said, rules.frame(), problems) {}

    /// @return to be used only where nothing was reported
    checked_test check(const figures_test& test) {
        checked_test found{
            .name       = test.name,
            .expected   = test.findings.size() + test.coverages.size() + test.figures.size(),
            .findings   = {},
            .coverages  = {},
            .figures    = {},
            .unexpected = {},
            .found      = rules_.evaluate(table_of(test)),
        };
        expected_.assign(found.found.findings().size(), false);
        for (const expected_finding& one : test.findings) check(one, found);
        for (const expected_coverage& one : test.coverages) check(one, found);
        for (const expected_figure& one : test.figures) check(one, found);
        if (test.complete) add_unexpected(found);
        return found;
    }

    [[nodiscard]] const touched_rules& touched() const noexcept { return touched_; }

private:
    figures table_of(const figures_test& test) {
        figures                   table = test.with_province_figures ? stated_ : rules_.blank_figures();
        std::map<cell_key, place> given;
        for (const given_figure& one : test.given) {
            const auto cell = find_cell(one);
            if (!cell) continue;
            const auto [first, is_new] = given.emplace(*cell, one.where);
            if (!is_new)
                look_up_.report(diagnostic_code::C006, one.where,
                                "a figure of '" + one.who.value + "', '" + one.category.value
                                    + "' is given twice for one time",
                                {}, "the first stands at " + first->second.to_text());
            auto taken =
                table.state(*cell, one.value,
                            {.where = one.where, .source = test.source, .dated = {}, .note = {}, .assumption = {}});
            if (!taken)
                for (diagnostic& why : taken.error()) problems_.push_back(std::move(why));
        }
        return table;
    }

    template <class Cell>
    std::optional<cell_key> find_cell(const Cell& of) const {
        const auto lane     = look_up_.lane(of.who);
        const auto category = look_up_.category(of.category);
        const auto basis    = look_up_.basis(of.basis);
        const auto time     = basis ? look_up_.time(of.period, *basis) : std::nullopt;
        if (!lane || !category || !time) return std::nullopt;
        return cell_key{*lane, {*category, *basis, *time}};
    }

    /// What is expected of which rule, by what name, of whom and when.
    struct found_part {
        std::uint32_t rule = 0;
        std::string   label;
        std::uint32_t lane = 0;
        period_index  when;

        [[nodiscard]] bool is(const rule_part& part, std::uint32_t subject) const {
            return part.rule == rule && part.label == label && part.when == when && subject == lane;
        }
    };

    template <class Expected, class Part>
    std::optional<found_part> find_part(const Expected& of, const std::vector<Part>& parts, const char* kind) const {
        const auto rule  = find_rule(of.rule);
        const auto label = rule ? find_label(of, *rule, parts, kind) : std::nullopt;
        const auto lane  = look_up_.lane(of.who);
        const auto when  = look_up_.period(of.period);
        if (!label || !lane || !when) return std::nullopt;
        return found_part{*rule, *label, *lane, *when};
    }

    std::optional<std::uint32_t> find_rule(const name_at& name) const {
        std::vector<std::string> known;
        for (std::uint32_t i = 0; i < rules_.rules().size(); ++i) {
            if (rules_.rules()[i].id == name.value) return i;
            known.push_back(rules_.rules()[i].id);
        }
        look_up_.report(diagnostic_code::C007, name.where, "there is no rule '" + name.value + "' in force", {},
                        did_you_mean(name.value, known));
        return std::nullopt;
    }

    template <class Expected, class Part>
    std::optional<std::string> find_label(const Expected& of, std::uint32_t rule, const std::vector<Part>& parts,
                                          const char* kind) const {
        std::vector<std::string> known;
        for (const Part& one : parts)
            if (one.rule == rule && std::find(known.begin(), known.end(), one.label) == known.end())
                known.push_back(one.label);
        if (!of.label && known.size() == 1) return known.front();
        if (of.label && std::find(known.begin(), known.end(), of.label->value) != known.end()) return of.label->value;
        const std::string has = "rule '" + of.rule.value + "' has ";
        if (known.empty())
            look_up_.report(diagnostic_code::C007, of.rule.where, has + "no " + kind);
        else if (of.label)
            look_up_.report(diagnostic_code::C007, of.label->where, has + "no " + kind + " '" + of.label->value + '\'',
                            {}, did_you_mean(of.label->value, known));
        else
            look_up_.report(diagnostic_code::C002, of.where,
                            has + "more than one " + kind + ", and no 'label' says which", {}, did_you_mean({}, known));
        return std::nullopt;
    }

    void check(const expected_finding& one, checked_test& into) {
        const auto part = find_part(one, rules_.requirements(), "requirement");
        if (!part) return;
        const auto& all = into.found.findings();
        const auto  at =
            std::find_if(all.begin(), all.end(), [&](const finding& each) { return part->is(*each.of, each.subject); });
        if (at == all.end()) {
            into.findings.push_back({one, {}, false});
            return;
        }
        expected_[static_cast<std::size_t>(at - all.begin())] = true;
        touch(into.found, *at->of, at->subject, {at->of->condition, at->of->slack});
        if (at->verdict == one.verdict.value && (!one.slack || at->slack == one.slack->value)) return;
        const std::size_t lane = lane_of(*at->of, rules_.formulas(), at->of->slack, into.found.figures(), at->subject);
        into.findings.push_back({one, *at, !into.found.blanks_of(at->of->slack, lane).empty()});
    }

    void check(const expected_coverage& one, checked_test& into) {
        const auto part = find_part(one, rules_.measures(), "measure");
        if (!part) return;
        const auto& all = into.found.coverages();
        const auto  at  = std::find_if(all.begin(), all.end(),
                                       [&](const coverage& each) { return part->is(*each.of, each.subject); });
        if (at == all.end()) {
            into.coverages.push_back({one, {}});
            return;
        }
        touch(into.found, *at->of, at->subject, {at->of->numerator, at->of->denominator});
        const bool is_right = (!one.numerator || at->numerator == one.numerator->value)
                              && (!one.denominator || at->denominator == one.denominator->value)
                              && (!one.percent || coverage_text(*at, language::nl) == one.percent->value);
        if (!is_right) into.coverages.push_back({one, *at});
    }

    void check(const expected_figure& one, checked_test& into) {
        const auto cell = find_cell(one);
        if (!cell) return;
        reading read = into.found.read(*cell);
        touched_.add_origin(into.found, read);
        touched_.add_what_it_rests_on(into.found, read.formula, read.lane);
        const bool is_right = one.value ? read.value == one.value->value : !read.blanks.empty();
        if (!is_right) into.figures.push_back({one, std::move(read)});
    }

    void touch(const outcome& of, const rule_part& part, std::uint32_t subject,
               std::initializer_list<node_id> formulas) {
        touched_.add(rules_, part.rule, part.when);
        for (const node_id one : formulas)
            touched_.add_what_it_rests_on(of, one, lane_of(part, rules_.formulas(), one, of.figures(), subject));
    }

    void add_unexpected(checked_test& into) const {
        const auto& all = into.found.findings();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].verdict == verdict::not_met && !expected_[i]) into.unexpected.push_back(all[i]);
    }

    const rulebook&   rules_;
    figures           stated_; ///< what the province's own files state
    diagnostics&      problems_;
    name_lookup       look_up_;
    touched_rules     touched_;
    std::vector<bool> expected_; ///< one a finding of the test that is being checked
};

/// Whether a setting is a value of a parameter of the rule.
bool is_parameter_of(const setting& one, const rule_entry& rule) {
    const std::string begin = "rule." + rule.id + '.';
    return one.value && one.key.starts_with(begin)
           && std::any_of(rule.parameters.begin(), rule.parameters.end(), [&](const written_entry& parameter) {
                  return (one.key + '.').starts_with(begin + parameter.key + '.');
              });
}

void add_parts(const province& said, const rulebook& rules, const std::vector<setting>& settings,
               const touched_rules& touched, checked_expectations& into) {
    for (const rule_entry& entry : said.rules) {
        const std::set<period>& periods = touched.periods_of(entry.id);
        const auto              own     = std::find_if(rules.rules().begin(), rules.rules().end(),
                                                       [&](const rule& one) { return one.id == entry.id; });
        if (own == rules.rules().end()) continue;
        into.rules.push_back({*own, !periods.empty()});
        for (const setting& one : settings) {
            if (!is_parameter_of(one, entry)) continue;
            const bool is_touched = std::any_of(periods.begin(), periods.end(), [&](period when) {
                return settings_in_force({one}, said, when).has_value();
            });
            into.parameters.push_back({one, is_touched});
        }
    }
}

result<checked_expectations> check_them(const expectations& of, const plugin_store& plugins) {
    const auto both = read_and_compile(of.province, plugins);
    if (!both) return refuse(both.error());
    auto stated = stated_figures(both->said, both->rules);
    if (!stated) return refuse(std::move(stated.error()));
    const auto settings = read_settings(of.province);
    if (!settings) return refuse(settings.error());

    diagnostics          problems;
    expectation_check    check(both->said, both->rules, *std::move(stated), problems);
    checked_expectations found;
    found.read = of.read;
    for (const figures_test& one : of.tests) found.tests.push_back(check.check(one));
    if (!problems.empty()) {
        sort_by_place(problems);
        return refuse(std::move(problems));
    }
    add_parts(both->said, both->rules, *settings, check.touched(), found);
    return found;
}

/// The untouched ones among parts of several files; what stands in one place is one part.
template <class Part, class Value>
std::vector<Value> untouched(const std::vector<checked_expectations>& all,
                             std::vector<Part> checked_expectations::*parts, Value Part::*value) {
    const auto            place_of = [&](const Part& one) { return (one.*value).where.to_text(); };
    std::set<std::string> known; // first what is touched somewhere
    for (const checked_expectations& file : all)
        for (const Part& one : file.*parts)
            if (one.is_touched) known.insert(place_of(one));
    std::vector<Value> found;
    for (const checked_expectations& file : all)
        for (const Part& one : file.*parts)
            if (known.insert(place_of(one)).second) found.push_back(one.*value);
    return found;
}

} // namespace

result<checked_expectations> check_expectations(const expectations& of, const plugin_store& plugins) {
    try {
        return check_them(of, plugins);
    } catch (const std::bad_alloc&) {
        return refuse({diagnostic_code::R012, {}, "memory ran out", {}, {}});
    }
}

untouched_parts untouched_by(const std::vector<checked_expectations>& all) {
    return {untouched(all, &checked_expectations::rules, &tested_rule::rule),
            untouched(all, &checked_expectations::parameters, &tested_parameter::setting)};
}

} // namespace opgave
