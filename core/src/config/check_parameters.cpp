// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>
#include <opgave/config/province.hpp>

#include "config/dated_values.hpp"
#include "config/parameter_conditions.hpp"
#include "config/parameter_content.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace opgave {

namespace {

class parameter_check {
public:
    parameter_check(const rule_kind& kind, const rule_entry& rule, const frame& axes)
        : kind_(kind), rule_(rule), axes_(axes), called_("rule '" + rule.id + "' (" + kind.id + ')') {}

    result<rule_parameters> check() {
        const written_value given{rule_.parameters, rule_.where};
        table_reader        table(given, called_, problems_);
        for (const parameter& one : kind_.parameters)
            read(one, one.required ? table.required(one.name) : table.optional(one.name));
        for (const std::string& key : rule_keys()) (void)table.optional(key); // what a misspelt key may have meant
        table.finish();
        check_given_together(kind_.parameters, kind_.choices, table);

        rule_parameters found = through_the_periods();
        for (const checked_parameters& in_force : found.in_force)
            check_order(kind_.parameters, in_force, called_, rule_.where, problems_);
        if (problems_.empty()) return found;
        sort_by_place(problems_);
        return refuse(std::move(problems_));
    }

private:
    /// A parameter that is written as values with their dates.
    struct changing {
        std::size_t                  nth = 0; ///< which parameter of the kind
        std::vector<dated_value>     values;
        std::vector<parameter_value> checked; ///< one for each of the values
    };

    void read(const parameter& one, const value_reader& written) {
        if (written.is_present() && one.type != parameter_type::list && is_empty_list(*written.as_written())) {
            written.report(diagnostic_code::C011, "holds no value",
                           "one value, or values with their dates: [{ from = 2024-02-01, value = ... }]");
            fixed_.push_back({{}, written.where()});
            return;
        }
        if (written.is_present() && is_dated(*written.as_written(), one.type == parameter_type::list)) {
            const std::string name = '\'' + one.name + "' in " + called_;
            const std::size_t told = problems_.size();
            changing          dated{fixed_.size(), read_dated_values(written, name), {}};
            const bool        is_sound = problems_.size() == told;
            for (const dated_value& each : dated.values)
                if (each.value.is_present()) {
                    dated.checked.push_back(checked(one, read_content(one, each.value), each.value.where()));
                    dated.checked.back().from   = each.from;
                    dated.checked.back().until  = each.until;
                    dated.checked.back().source = each.source;
                }
            if (is_sound) changing_.push_back(std::move(dated));
            fixed_.push_back({{}, written.where()});
            return;
        }
        const place where = written.is_present() ? written.where() : rule_.where;
        fixed_.push_back(checked(one, written.is_present() ? read_content(one, written) : one.standard, where));
    }

    static bool is_empty_list(const written_value& value) { return value.list() != nullptr && value.list()->empty(); }

    parameter_value checked(const parameter& of, parameter_content content, const place& where) {
        return {look_up(of, std::move(content), axes_, where, called_, problems_), where};
    }

    rule_parameters through_the_periods() {
        rule_parameters                                 found;
        std::map<std::vector<std::size_t>, std::size_t> made; // which value of each changing parameter
        for (const period_index when : periods_of(rule_, axes_)) {
            std::vector<std::size_t> chosen;
            for (const changing& one : changing_) chosen.push_back(choose(one, axes_[when]));
            const auto [at, is_new] = made.emplace(chosen, found.in_force.size());
            if (is_new) found.in_force.push_back(with(chosen));
            found.of_period.push_back(at->second);
        }
        return found;
    }

    /// Which of the values is in force in the period; the first where there is none, which is reported.
    std::size_t choose(const changing& from, period when) {
        const date         day   = when.last_day();
        const dated_value* found = in_force_on(from.values, day);
        if (found != nullptr) return static_cast<std::size_t>(found - from.values.data());
        const parameter& of = kind_.parameters[from.nth];
        problems_.push_back({diagnostic_code::C018,
                             fixed_[from.nth].where,
                             "no '" + of.name + "' in " + called_ + " is in force on " + day.to_text()
                                 + ", the last day of " + when.to_text() + "; " + nearest_in_force(from.values, day),
                             {},
                             "state the value that was in force then, with its source, or leave " + when.to_text()
                                 + " out of the rule"});
        return 0;
    }

    checked_parameters with(const std::vector<std::size_t>& chosen) const {
        checked_parameters all = fixed_;
        for (std::size_t i = 0; i < chosen.size(); ++i) all[changing_[i].nth] = changing_[i].checked[chosen[i]];
        return all;
    }

    const rule_kind&      kind_;
    const rule_entry&     rule_;
    const frame&          axes_;
    std::string           called_;
    diagnostics           problems_;
    checked_parameters    fixed_; ///< nothing where the parameter changes
    std::vector<changing> changing_;
};

} // namespace

result<rule_parameters> check_parameters(const rule_kind& kind, const rule_entry& rule, const frame& axes) {
    return parameter_check(kind, rule, axes).check();
}

} // namespace opgave
