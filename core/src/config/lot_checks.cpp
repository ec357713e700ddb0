// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/lots.hpp"
#include "config/name_lookup.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace opgave {

namespace {

class lot_checks {
public:
    lot_checks(const province& said, const frame& axes, diagnostics& problems)
        : said_(said), axes_(axes), look_up_(said, axes, problems) {}

    void check() {
        for (const lot_entry& one : said_.lots) check_lot(one);
        for (const lot_rule_entry& one : said_.lot_rules) check_rule(one);
        for (const basis& one : axes_.bases) refuse_counting_twice(one);
    }

private:
    void does_not_fit(const place& where, std::string what, std::string expected, std::string remedy = {}) const {
        look_up_.report(diagnostic_code::C011, where, std::move(what), std::move(expected), std::move(remedy));
    }

    /// @param known  entries with an id
    /// @return whether one of them bears the name; an empty name has been reported
    template <class Entry>
    bool find(const name_at& name, std::string_view kind, const std::vector<Entry>& known) const {
        std::vector<std::string> ids;
        for (const Entry& one : known) ids.push_back(one.id);
        if (std::find(ids.begin(), ids.end(), name.value) != ids.end()) return true;
        if (!name.value.empty())
            look_up_.report_missing(diagnostic_code::C007, name,
                                    "there is no " + std::string(kind) + " '" + name.value + '\'', {},
                                    did_you_mean(name.value, ids));
        return false;
    }

    void check_lot(const lot_entry& one) const {
        (void)find(one.at, "place", said_.places);
        (void)check_category(one.category);
        check_certainty(one.certainty);
        std::set<std::string> known;
        for (const lot_entry::share& share : one.counted_for)
            if (look_up_.member(share.member) && !known.insert(share.member.value).second)
                does_not_fit(share.member.where, "member '" + share.member.value + "' has a share already",
                             "one share for each member");
    }

    [[nodiscard]] const category* check_category(const name_at& name) const {
        const auto found = look_up_.category(name);
        if (!found) return nullptr;
        const category& one = axes_[*found];
        if (one.is_total())
            does_not_fit(name.where, "'" + one.id + "' is a total", "the category that the lot counts in");
        else if (!takes_lots(one))
            does_not_fit(name.where, "'" + one.id + "' is a flow, which has no number on a day",
                         "a category that is a stock");
        else
            return &one;
        return nullptr;
    }

    void check_certainty(const name_at& name) const {
        if (!find(name, "certainty", said_.certainties)) return;
        const auto takes_it = [&](const lot_rule_entry& one) { return counts(one, name.value); };
        if (std::none_of(said_.lot_rules.begin(), said_.lot_rules.end(), takes_it))
            does_not_fit(name.where, "no lot_rule counts lots of certainty '" + name.value + '\'', {},
                         "add it to the 'certainty' of a [[lot_rule]]");
    }

    void check_rule(const lot_rule_entry& rule) const {
        if (const auto found = look_up_.basis(rule.basis)) check_basis(rule.basis, axes_[*found]);
        for (const name_at& one : rule.certainty) (void)find(one, "certainty", said_.certainties);
        for (const lot_rule_entry::reference& one : rule.on) (void)look_up_.period(one.when);
        for (const lot_rule_entry::instead& one : rule.shorter) {
            const category* written = check_category(one.category);
            const category* counted = check_category(one.counts_in);
            if (written != nullptr && counted != nullptr && written->counted_in != counted->counted_in)
                does_not_fit(one.counts_in.where,
                             "'" + counted->id + "' is counted in another unit than '" + written->id + '\'',
                             "a category of the same unit");
        }
    }

    void check_basis(const name_at& name, const basis& of) const {
        if (of.per_cycle)
            does_not_fit(name.where, "basis '" + of.id + "' is per cycle", "a basis per period");
        else if (!takes_lots(of))
            look_up_.report(diagnostic_code::C017, name.where,
                            "basis '" + of.id + "' is " + (of.derived ? "filled by rules only" : "a sum of bases"),
                            "a basis that is stated");
    }

    /// Lots of one certainty in two bases are the same lots; a sum of both bases would hold them twice.
    void refuse_counting_twice(const basis& sum) const {
        std::map<std::string, std::string> counted_in; // certainty, basis
        for (const lot_rule_entry& rule : said_.lot_rules) {
            const auto basis = axes_.find_basis(rule.basis.value);
            if (!basis || std::find(sum.sum_of.begin(), sum.sum_of.end(), *basis) == sum.sum_of.end()) continue;
            for (const name_at& one : rule.certainty) {
                const auto [first, is_new] = counted_in.emplace(one.value, rule.basis.value);
                if (!is_new)
                    does_not_fit(one.where,
                                 "lots of certainty '" + one.value + "' are in basis '" + first->second
                                     + "' as well, and '" + sum.id + "' is the sum of both",
                                 "each lot once in a sum");
            }
        }
    }

    const province& said_;
    const frame&    axes_;
    name_lookup     look_up_;
};

} // namespace

bool counts(const lot_rule_entry& rule, std::string_view certainty) noexcept {
    return std::any_of(rule.certainty.begin(), rule.certainty.end(),
                       [&](const name_at& one) { return one.value == certainty; });
}

const place_entry* find_place(const province& said, std::string_view id) noexcept {
    const auto found =
        std::find_if(said.places.begin(), said.places.end(), [&](const place_entry& one) { return one.id == id; });
    return found == said.places.end() ? nullptr : &*found;
}

namespace {

/// The days on which a rule looks which lots stand.
std::vector<date> days_of(const lot_rule_entry& rule, const frame& axes) {
    std::vector<date> days;
    for (const lot_rule_entry::reference& one : rule.on) days.push_back(one.day);
    if (rule.on.empty())
        for (const period when : axes.periods) days.push_back(when.last_day());
    return days;
}

} // namespace

diagnostics lots_that_never_stand(const province& said, const frame& axes) {
    diagnostics found;
    for (const lot_entry& lot : said.lots) {
        std::set<date> days;
        for (const lot_rule_entry& rule : said.lot_rules)
            if (counts(rule, lot.certainty.value))
                for (const date day : days_of(rule, axes)) days.insert(day);
        const auto stands = [&](date day) { return lot.stands_on(day); };
        if (days.empty() || std::any_of(days.begin(), days.end(), stands)) continue;
        found.push_back({diagnostic_code::C011,
                         lot.where,
                         "lot '" + lot.id + "' stands on none of the days on which it is counted, "
                             + days.begin()->to_text() + (days.size() == 1 ? "" : " to " + days.rbegin()->to_text())
                             + ": it counts as 0 in every period",
                         "'from' and 'until' around one of these days",
                         {},
                         severity::warning});
    }
    return found;
}

void check_lots(const province& said, const frame& axes, diagnostics& problems) {
    lot_checks(said, axes, problems).check();
}

} // namespace opgave
