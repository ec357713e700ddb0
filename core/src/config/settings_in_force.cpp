// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/config/settings.hpp>

#include "config/dated_values.hpp"

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

class setting_filter {
public:
    setting_filter(const province& said, period when) : said_(said), when_(when) {}

    result<std::vector<setting>> filter(const std::vector<setting>& found) {
        std::vector<setting> holding;
        for (const setting& one : found)
            if (holds(one)) holding.push_back(one);
        if (!holding.empty()) return holding;
        return refuse(std::move(why_not_));
    }

private:
    bool holds(const setting& one) {
        for (const rule_entry& rule : said_.rules)
            if (one.key.starts_with("rule." + rule.id + '.')) return holds(one, rule);
        return true;
    }

    bool holds(const setting& one, const rule_entry& rule) {
        if (!rule.valid.covers(when_)) {
            report(rule.where, "rule '" + rule.id + "' is not in force in " + when_.to_text(), validity_of(rule));
            return false;
        }
        for (const written_entry& parameter : rule.parameters)
            if (one.key.starts_with("rule." + rule.id + '.' + parameter.key + '.') && is_dated(parameter.value, true))
                return is_in_force(one, parameter, rule);
        return true;
    }

    bool is_in_force(const setting& one, const written_entry& parameter, const rule_entry& rule) {
        const std::string called = '\'' + parameter.key + "' in rule '" + rule.id + '\'';
        diagnostics       told; // by whoever compiles the province
        const auto        values = read_dated_values({&parameter.value, called, told}, called);
        const date        day    = when_.last_day();
        const auto*       now    = in_force_on(values, day);
        if (now != nullptr) return now->where == one.where;
        report(parameter.value.where,
               "no " + called + " is in force on " + day.to_text() + ", the last day of " + when_.to_text(),
               nearest_in_force(values, day));
        return false;
    }

    static std::string validity_of(const rule_entry& rule) {
        std::string periods;
        for (const placed<period>& one : rule.valid.periods)
            periods += (periods.empty() ? "" : ", ") + one.value.to_text();
        if (!periods.empty()) return "it is written for " + periods;
        std::string dates;
        if (rule.valid.half_years) dates += *rule.valid.half_years ? " for half-years" : " for years";
        if (rule.valid.from) dates += " from " + rule.valid.from->to_text();
        if (rule.valid.until) dates += " until " + rule.valid.until->to_text();
        return "it is in force" + dates;
    }

    /// Once: every value of a rule would say the same.
    void report(const place& where, std::string what, std::string when_there_is) {
        what += "; " + std::move(when_there_is);
        const bool is_told =
            std::any_of(why_not_.begin(), why_not_.end(), [&](const diagnostic& one) { return one.message == what; });
        if (!is_told) why_not_.push_back({diagnostic_code::C018, where, std::move(what), {}, {}});
    }

    const province& said_;
    period          when_;
    diagnostics     why_not_;
};

} // namespace

result<std::vector<setting>> settings_in_force(const std::vector<setting>& found, const province& said, period when) {
    return setting_filter(said, when).filter(found);
}

} // namespace opgave
