// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/attribute_flips.hpp"

#include <opgave/rules/explanation.hpp>
#include <opgave/rules/what_if.hpp>

#include "rules/subjects.hpp"
#include "rules/support.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace opgave {

namespace {

/// So many changes are tried in all combinations; of more, some are put together.
constexpr std::size_t most_changes = 10;

/// A set of changes: a bit for each.
using change_set = std::uint32_t;

constexpr change_set bit(std::size_t which) { return change_set{1} << which; }

/// The verdict of one finding for each set of changes.
struct verdicts {
    std::vector<verdict> of; ///< by `change_set`

    [[nodiscard]] change_set all() const { return static_cast<change_set>(of.size() - 1); }
    [[nodiscard]] bool       is_the_other(change_set made) const { return of[made] == of.back(); }

    /// Does it make no difference whether this change is made, whatever others are?
    [[nodiscard]] bool says_nothing(std::size_t change) const {
        for (change_set made = 0; made < of.size(); ++made)
            if (of[made] != of[made ^ bit(change)]) return false;
        return true;
    }
    [[nodiscard]] bool decides(std::size_t change) const {
        for (change_set made = 0; made < of.size(); ++made)
            if (is_the_other(made) != ((made & bit(change)) != 0)) return false;
        return true;
    }
    [[nodiscard]] verdicts without(std::size_t change) const {
        verdicts left;
        for (change_set made = 0; made < of.size(); ++made)
            if ((made & bit(change)) == 0) left.of.push_back(of[made]);
        return left;
    }
};

std::vector<std::size_t> listed(change_set of) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < 32; ++i)
        if ((of & bit(i)) != 0) all.push_back(i);
    return all;
}

/// One of the two rulebooks with the figures of the first table, in which changes are made and taken back.
class table_side {
public:
    table_side(const outcome& of, const figures& start, const std::vector<compared_cell>& cells, bool is_first)
        : cells_(cells), is_first_(is_first), start_(start),
          table_(of.rulebook(), start, {.history = 0, .ranges = cells.size()}), columns_(of.rulebook().frame()) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (const auto& cell = here(i)) by_cell_.emplace(*cell, i);
    }

    /// @return whether the cell was put so; one that this table does not have is neither here nor there
    void put(std::size_t change, bool is_made) {
        const auto& cell = here(change);
        if (!cell) return;
        const std::optional<interval> value = is_made ? cells_[change].after : start_.at(*cell);
        if (!value || !table_.state(*cell, *value)) table_.clear(*cell);
    }

    [[nodiscard]] verdict of(const outcome& in, std::size_t finding) const {
        const opgave::finding& one = in.findings()[finding];
        return table_.verdict_of(static_cast<std::uint32_t>(one.of - in.rulebook().requirements().data()),
                                 lane_of_subject(*one.of, one.subject, in.rulebook().frame(), in.figures().lanes()));
    }

    /// The changed cells that a finding may read.
    void add_read_by(const outcome& in, std::size_t finding, std::set<std::size_t>& to) const {
        const opgave::finding& one = in.findings()[finding];
        const std::uint32_t lane   = lane_of_subject(*one.of, one.subject, in.rulebook().frame(), in.figures().lanes());
        for (const node_id formula : {one.of->slack, one.of->applies}) {
            if (formula.value == 0) continue;
            for (const cell_key& cell :
                 cells_read(in.rulebook().formulas(), in.rulebook().frame(), columns_, {formula, lane}))
                if (const auto changed = by_cell_.find(cell); changed != by_cell_.end()) to.insert(changed->second);
        }
    }

private:
    [[nodiscard]] const std::optional<cell_key>& here(std::size_t change) const {
        return is_first_ ? cells_[change].first : cells_[change].second;
    }

    const std::vector<compared_cell>& cells_;
    bool                              is_first_;
    figures                           start_;
    what_if                           table_;
    column_map                        columns_;
    std::map<cell_key, std::size_t>   by_cell_; ///< the changes
};

class flip_explainer {
public:
    flip_explainer(const outcome& first, const outcome& second, const comparison& found)
        : first_(first), second_(second), found_(found), one_(first, first.figures(), found.cells, true) {
        if (!found.is_one_rulebook)
            other_.emplace(second, moved_to(first.figures(), second.rulebook().shared_frame()), found.cells, false);
    }

    [[nodiscard]] attribution run(const compared_finding& flipped) {
        attribution because;
        because.changes   = changes_behind(flipped);
        verdicts outcomes = try_all(because.changes, flipped);
        for (std::size_t i = because.changes.size(); i-- > 0;) {
            if (!outcomes.says_nothing(i)) continue;
            outcomes = outcomes.without(i);
            because.changes.erase(because.changes.begin() + static_cast<std::ptrdiff_t>(i));
        }
        for (std::size_t i = 0; i < because.changes.size(); ++i) {
            if (outcomes.decides(i)) because.in_any_order = i;
            if (!outcomes.is_the_other(outcomes.all() ^ bit(i))) because.needed.push_back(i);
            if (because.changes[i].is_the_rules) because.rules = rules_behind(flipped);
        }
        list_enough(outcomes, because);
        return because;
    }

private:
    [[nodiscard]] std::vector<change_group> changes_behind(const compared_finding& flipped) const {
        std::set<std::size_t> cells;
        one_.add_read_by(first_, *flipped.first, cells);
        if (other_) other_->add_read_by(second_, *flipped.second, cells);
        std::vector<change_group> made = grouped(cells);
        if (other_) made.push_back({{}, true});
        return made;
    }

    /// Each by itself; where these are many, those of one member, else those of one column, else all of them together.
    [[nodiscard]] std::vector<change_group> grouped(const std::set<std::size_t>& cells) const {
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
        const std::size_t most = other_ ? most_changes - 1 : most_changes;
        if (cells.size() <= most) return by([](std::size_t i) { return i; });
        if (auto lanes = by([&](std::size_t i) { return cell_of(i).lane; }); lanes.size() <= most) return lanes;
        auto columns = by([&](std::size_t i) {
            const column_key column = cell_of(i).column;
            return std::uint64_t{column.basis.value} << 48 | std::uint64_t{column.time} << 24 | column.category.value;
        });
        if (columns.size() <= most) return columns;
        return {{{cells.begin(), cells.end()}, false}};
    }

    /// Goes through the sets of changed cells so that each differs from the one before by one group.
    [[nodiscard]] verdicts try_all(const std::vector<change_group>& changes, const compared_finding& flipped) {
        const std::size_t of_cells = changes.size() - (other_ ? 1U : 0U);
        const change_set  rules    = bit(of_cells);
        verdicts          tried;
        tried.of.resize(std::size_t{1} << changes.size());
        change_set made = 0;
        for (change_set step = 0;; ++step) {
            tried.of[made] = one_.of(first_, *flipped.first);
            if (other_) tried.of[made | rules] = other_->of(second_, *flipped.second);
            if (step + 1 == change_set{1} << of_cells) break;
            const auto next = static_cast<std::size_t>(std::countr_zero(step + 1));
            made ^= bit(next);
            put(changes[next], (made & bit(next)) != 0);
        }
        for (const std::size_t left : listed(made)) put(changes[left], false);
        return tried;
    }

    void put(const change_group& change, bool is_made) {
        for (const std::size_t cell : change.cells) {
            one_.put(cell, is_made);
            if (other_) other_->put(cell, is_made);
        }
    }

    static void list_enough(const verdicts& outcomes, attribution& because) {
        std::vector<change_set> sets(outcomes.of.size());
        for (change_set i = 0; i < sets.size(); ++i) sets[i] = i;
        std::ranges::stable_sort(sets, {}, [](change_set one) { return std::popcount(one); });
        std::vector<change_set> found;
        for (const change_set one : sets) {
            if (!outcomes.is_the_other(one)) continue;
            if (std::ranges::any_of(found, [&](change_set smaller) { return (smaller & one) == smaller; })) continue;
            found.push_back(one);
            if (because.enough.size() < attribution::most_sets)
                because.enough.push_back(listed(one));
            else
                because.has_more_sets = true;
        }
    }

    /// The rules that differ, among those that speak in the one explanation or the other.
    [[nodiscard]] std::vector<std::size_t> rules_behind(const compared_finding& flipped) const {
        std::set<std::string_view> spoken;
        const auto                 add = [&](const outcome& in, std::size_t finding) {
            const explanation tree = in.explain(in.findings()[finding]);
            for (const rule_in_period& one : tree.parts()) spoken.insert(in.rulebook().rules()[one.rule].id);
        };
        add(first_, *flipped.first);
        add(second_, *flipped.second);
        std::vector<std::size_t> behind;
        for (std::size_t i = 0; i < found_.rules.size(); ++i)
            if (spoken.contains(found_.rules[i].id)) behind.push_back(i);
        return behind;
    }

    const outcome&            first_;
    const outcome&            second_;
    const comparison&         found_;
    table_side                one_;
    std::optional<table_side> other_;
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
