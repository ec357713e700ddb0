// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/attribute_flips.hpp"

#include <opgave/rules/explanation.hpp>

#include "rules/changed_table.hpp"
#include "rules/rule_mixer.hpp"
#include "rules/tried_changes.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

namespace opgave {

namespace {

/// So many changes are tried in all combinations, of which so many of rules, for each combination of these is compiled; of
/// more, some are put together.
constexpr std::size_t most_changes      = 10;
constexpr std::size_t most_rule_changes = 5;
/// So many tables are held open at once, each under other rules.
constexpr std::size_t most_tables = 64;

class flip_explainer {
public:
    flip_explainer(const outcome& first, const outcome& second, const comparison& found)
        : first_(first), second_(second), found_(found) {
        if (!found.is_one_rulebook) mixer_.emplace(first.rulebook(), second.rulebook(), found);
        const std::size_t groups = mixer_ ? mixer_->groups().size() : 0;
        put_beside(rules_taken(groups, false), first.rulebook(), first.figures(), changed_table::axes::of_first);
        if (groups > 0)
            put_beside(rules_taken(groups, true), second.rulebook(),
                       moved_to(first.figures(), second.rulebook().shared_frame()), changed_table::axes::of_second);
    }

    [[nodiscard]] attribution run(const compared_finding& flipped) {
        forget_mixtures_if_many();
        attribution                    because;
        const std::vector<std::size_t> behind = rules_behind(flipped);
        auto                           rules  = rule_changes(behind);
        auto                           tried  = try_all(flipped, rules, because.changes);
        if (!tried) { // some rules do not go together: all that differs in them is one change
            rules = {rules_taken(mixer_->groups().size(), true)};
            tried = try_all(flipped, rules, because.changes);
        }
        for (std::size_t i = because.changes.size(); i-- > 0;) {
            if (!tried->says_nothing(i)) continue;
            *tried = tried->without(i);
            because.changes.erase(because.changes.begin() + static_cast<std::ptrdiff_t>(i));
        }
        for (std::size_t i = 0; i < because.changes.size(); ++i) {
            if (tried->decides(i)) because.in_any_order = i;
            if (tried->needs(i)) because.needed.push_back(i);
            if (because.changes[i].is_the_rules) because.rules = behind;
        }
        for (const change_set one : tried->smallest_enough()) {
            because.has_more_sets = because.enough.size() == attribution::most_sets;
            if (because.has_more_sets) break;
            because.enough.push_back(listed(one));
        }
        return because;
    }

private:
    /// Of each group of rules, whether it is as the second rulebook has it.
    using rules_taken = std::vector<bool>;

    /// A finding under each combination of the rules.
    struct judged_by {
        changed_table*                       table = nullptr;
        std::optional<changed_table::judged> one; ///< absent: these rules do not say it
    };

    void put_beside(const rules_taken& taken, const rulebook& by, const figures& start, changed_table::axes whose) {
        tables_.emplace(taken, std::make_unique<changed_table>(by, start, found_.cells, whose));
    }

    /// @return null where these rules do not go together
    [[nodiscard]] changed_table* table_of(const rules_taken& taken) {
        const auto known = tables_.find(taken);
        if (known != tables_.end()) return known->second.get();
        const auto mixed = mixer_->mixed(taken);
        if (mixed)
            put_beside(taken, *mixed, first_.figures(), changed_table::axes::of_first);
        else
            tables_.emplace(taken, nullptr);
        return tables_.at(taken).get();
    }

    void forget_mixtures_if_many() {
        if (tables_.size() <= most_tables) return;
        std::erase_if(tables_, [](const auto& one) { // the two rulebooks stay, which are none
            const rules_taken& taken = one.first;
            return std::ranges::find(taken, true) != taken.end() && std::ranges::find(taken, false) != taken.end();
        });
    }

    /// The groups of rules that are tried as one change. Where there are many, those that the finding rests on and, as one,
    /// the others; where these are many too, all of them together.
    [[nodiscard]] std::vector<rules_taken> rule_changes(const std::vector<std::size_t>& behind) const {
        if (!mixer_) return {};
        const std::size_t        count = mixer_->groups().size();
        std::vector<rules_taken> changes;
        rules_taken              others(count, true);
        for (std::size_t i = 0; i < count; ++i) {
            const auto is_behind = [&](std::size_t rule) { return std::ranges::binary_search(behind, rule); };
            if (count > most_rule_changes && std::ranges::none_of(mixer_->groups()[i], is_behind)) continue;
            others[i] = false;
            changes.push_back(only_group(i, true));
        }
        if (std::ranges::find(others, true) != others.end()) changes.push_back(std::move(others));
        if (changes.size() > most_rule_changes) return {rules_taken(count, true)};
        return changes;
    }

    /// One group as the second rulebook has it and the others not; or the other way round.
    [[nodiscard]] rules_taken only_group(std::size_t which, bool is_taken) const {
        rules_taken taken(mixer_->groups().size(), !is_taken);
        taken[which] = is_taken;
        return taken;
    }

    [[nodiscard]] change_group group_of(const rules_taken& taken) const {
        change_group made;
        made.is_the_rules = true;
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (taken[i]) made.rules.insert(made.rules.end(), mixer_->groups()[i].begin(), mixer_->groups()[i].end());
        std::ranges::sort(made.rules);
        return made;
    }

    /// The finding under each combination of changes of rules, by `change_set`; nothing where some do not go together.
    [[nodiscard]] std::optional<std::vector<judged_by>> judged_under(const compared_finding&         flipped,
                                                                     const std::vector<rules_taken>& rules) {
        const std::size_t      groups = mixer_ ? mixer_->groups().size() : 0;
        std::vector<judged_by> all;
        for (change_set made = 0; made < change_set{1} << rules.size(); ++made) {
            rules_taken taken(groups, false);
            for (const std::size_t change : listed(made))
                for (std::size_t i = 0; i < groups; ++i) taken[i] = taken[i] || rules[change][i];
            const auto under = judged_in(taken, flipped);
            if (!under) return std::nullopt;
            all.push_back(*under);
        }
        return all;
    }

    /// @return nothing where these rules do not go together
    [[nodiscard]] std::optional<judged_by> judged_in(const rules_taken& taken, const compared_finding& flipped) {
        changed_table* const table = table_of(taken);
        if (table == nullptr) return std::nullopt;
        const finding& before    = first_.findings()[*flipped.first];
        const finding& after     = second_.findings()[*flipped.second];
        const bool     is_second = !taken.empty() && std::ranges::find(taken, false) == taken.end();
        if (is_second) return judged_by{table, table->find(table->key_of(*after.of), after.subject)};
        const changed_table& start = *table_of(rules_taken(taken.size(), false));
        return judged_by{table, table->find(start.key_of(*before.of), before.subject)};
    }

    /// Each by itself; where these are many, those of one member, else those of one column, else all of them together.
    [[nodiscard]] std::vector<change_group> grouped(const std::set<std::size_t>& cells, std::size_t most) const {
        const auto cell_of = [&](std::size_t i) {
            return found_.cells[i].first ? *found_.cells[i].first : *found_.cells[i].second;
        };
        const auto by = [&](auto key) {
            std::map<std::pair<bool, std::uint64_t>, change_group> groups;
            for (const std::size_t i : cells) groups[{!found_.cells[i].first, key(i)}].cells.push_back(i);
            std::vector<change_group> all;
            for (auto& [ignored, group] : groups) all.push_back(std::move(group));
            return all;
        };
        if (cells.size() <= most) return by([](std::size_t i) { return i; });
        if (auto lanes = by([&](std::size_t i) { return cell_of(i).lane; }); lanes.size() <= most) return lanes;
        auto columns = by([&](std::size_t i) {
            const column_key column = cell_of(i).column;
            return std::uint64_t{column.basis.value} << 48 | std::uint64_t{column.time} << 24 | column.category.value;
        });
        if (columns.size() <= most) return columns;
        change_group together;
        together.cells.assign(cells.begin(), cells.end());
        return {together};
    }

    /// @param changes receives what a set of changes is a set of: those of cells, then those of rules
    /// @return nothing where some of the rules do not go together
    [[nodiscard]] std::optional<tried_changes> try_all(const compared_finding&         flipped,
                                                       const std::vector<rules_taken>& rules,
                                                       std::vector<change_group>&      changes) {
        const auto judged = judged_under(flipped, rules);
        if (!judged) return std::nullopt;
        std::set<std::size_t> cells;
        for (const judged_by& under : *judged)
            if (under.one) under.table->add_read_by(*under.one, cells);
        changes                    = grouped(cells, most_changes - rules.size());
        const std::size_t of_cells = changes.size();
        for (const rules_taken& one : rules) changes.push_back(group_of(one));

        tried_changes tried;
        tried.of.resize(std::size_t{1} << changes.size());
        const auto put = [&](std::size_t change, bool is_made) {
            for (const std::size_t cell : changes[change].cells)
                for (const judged_by& under : *judged) under.table->put(cell, is_made);
        };
        change_set made = 0; // each set of cells differs from the one before by one change
        for (change_set step = 0;; ++step) {
            for (change_set i = 0; i < judged->size(); ++i) tried.of[made | i << of_cells] = verdict_in((*judged)[i]);
            if (step + 1 == change_set{1} << of_cells) break;
            const auto next = static_cast<std::size_t>(std::countr_zero(step + 1));
            made ^= only(next);
            put(next, (made & only(next)) != 0);
        }
        for (const std::size_t left : listed(made)) put(left, false);
        return tried;
    }

    /// The rules that differ and that speak in the one explanation or the other, or of which one group makes another verdict
    /// where it comes first or last of all changes; ascending.
    [[nodiscard]] std::vector<std::size_t> rules_behind(const compared_finding& flipped) {
        if (!mixer_) return {};
        std::set<std::string_view> spoken;
        const auto                 add = [&](const outcome& in, std::size_t finding) {
            const explanation tree = in.explain(in.findings()[finding]);
            for (const rule_in_period& one : tree.parts()) spoken.insert(in.rulebook().rules()[one.rule].id);
        };
        add(first_, *flipped.first);
        add(second_, *flipped.second);
        std::set<std::size_t> behind;
        for (std::size_t i = 0; i < found_.rules.size(); ++i)
            if (spoken.contains(found_.rules[i].id)) behind.insert(i);
        if (mixer_->groups().size() > most_rule_changes) // of fewer each is tried, and named by itself
            for (std::size_t i = 0; i < mixer_->groups().size(); ++i)
                if (matters_by_itself(i, flipped))
                    behind.insert(mixer_->groups()[i].begin(), mixer_->groups()[i].end());
        return {behind.begin(), behind.end()};
    }

    [[nodiscard]] bool matters_by_itself(std::size_t group, const compared_finding& flipped) {
        const std::size_t groups = mixer_->groups().size();
        const auto        differ = [&](const rules_taken& one, const rules_taken& other) {
            const auto before = verdict_under(one, flipped);
            const auto after  = verdict_under(other, flipped);
            return !before || !after || before != after;
        };
        return differ(rules_taken(groups, false), only_group(group, true))
               || differ(only_group(group, false), rules_taken(groups, true));
    }

    /// The verdict over the figures of the first; nothing where these rules do not go together.
    [[nodiscard]] std::optional<verdict> verdict_under(const rules_taken& taken, const compared_finding& flipped) {
        const auto under = judged_in(taken, flipped);
        if (!under) return std::nullopt;
        return verdict_in(*under);
    }

    [[nodiscard]] static verdict verdict_in(const judged_by& under) {
        return under.one ? under.table->verdict_of(*under.one) : verdict::not_applicable;
    }

    const outcome&                                        first_;
    const outcome&                                        second_;
    const comparison&                                     found_;
    std::optional<rule_mixer>                             mixer_; ///< where the rulebooks differ
    std::map<rules_taken, std::unique_ptr<changed_table>> tables_;
};

} // namespace

void attribute_flips(const outcome& first, const outcome& second, comparison& found) {
    if (std::ranges::none_of(found.flipped, [](const compared_finding& one) { return one.first && one.second; }))
        return;
    flip_explainer explain(first, second, found);
    for (compared_finding& one : found.flipped)
        if (one.first && one.second) one.because = explain.run(one);
}

} // namespace opgave
