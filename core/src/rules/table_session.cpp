// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/table_session.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace opgave {

namespace {

/// Undoing is the session's own: what one takes back is a step, which may be many cells. Ranges are kept for all that
/// anybody would try by hand, and for a table of which every eighth cell is one.
what_if_limits limits_for(const figures& start) {
    constexpr std::size_t by_hand = 256, one_in = 8;
    const std::size_t     cells = std::size_t{start.columns().count()} * start.lanes().count();
    return {.history = 0, .ranges = std::max(by_hand, cells / one_in)};
}

std::uint32_t lanes_of_shape(const rulebook& by, const measure& one) {
    switch (one.shape) {
    case shape::members: return static_cast<std::uint32_t>(by.frame().members.size());
    case shape::groups: return by.frame()[one.grouping].count;
    case shape::one: break;
    }
    return 1;
}

/// What changed between two moments, told by how each of them differs from the start. Both lists are in one order.
std::vector<changed_finding> changed_between(const std::vector<changed_finding>& before,
                                             const std::vector<changed_finding>& after) {
    std::vector<changed_finding> changed;
    auto                         was = before.begin();
    auto                         is  = after.begin();
    while (was != before.end() || is != after.end()) {
        if (is == after.end() || (was != before.end() && was->finding < is->finding)) {
            changed.push_back({was->finding, was->after, was->before}); // as at the start again
            ++was;
        } else if (was == before.end() || is->finding < was->finding) {
            changed.push_back(*is);
            ++is;
        } else {
            if (was->after != is->after) changed.push_back({is->finding, was->after, is->after});
            ++was;
            ++is;
        }
    }
    return changed;
}

} // namespace

table_session::table_session(opgave::rulebook by, opgave::figures start)
    : start_(std::move(start)), table_(std::move(by), start_, limits_for(start_)),
      coverages_at_start_(coverages_now()) {}

// --- steps ---

result<void> table_session::state(const cell_key& cell, interval value) {
    // Asked here, so that a figure that no cell takes is refused also where it would change nothing.
    if (auto said = start_.accepts(cell, value); !said) return said;
    return make({{cell, at(cell), value}});
}

void table_session::clear(const cell_key& cell) {
    const bool is_unattributed = cell.lane == start_.lanes().unattributed();
    (void)make({{cell, at(cell), is_unattributed ? std::optional(interval{}) : std::nullopt}}); // cannot be refused
}

bool table_session::undo() {
    if (made_ == 0) return false;
    --made_;
    (void)apply(reversed(steps_[made_])); // the table has been so before
    return true;
}

bool table_session::redo() {
    if (made_ == steps_.size()) return false;
    (void)apply(steps_[made_]);
    ++made_;
    return true;
}

table_session::step table_session::reversed(const step& of) {
    step back = of;
    for (changed_cell& one : back) std::swap(one.before, one.after);
    return back;
}

result<void> table_session::make(step change) {
    std::erase_if(change, [](const changed_cell& one) { return one.before == one.after; });
    if (change.empty()) {
        last_ = {};
        return {};
    }
    if (auto said = apply(change); !said) return said;
    steps_.resize(made_);
    steps_.push_back(std::move(change));
    made_ = steps_.size();
    return {};
}

result<void> table_session::put(const cell_key& cell, const std::optional<interval>& value) {
    if (value) return table_.state(cell, *value);
    table_.clear(cell);
    return {};
}

/// All of it or nothing. What becomes no range goes first: so there is room for the ranges that come.
result<void> table_session::apply(const step& change) {
    const auto verdicts_before  = table_.difference();
    const auto coverages_before = coverages_now();
    for (const bool ranges : {false, true})
        for (const changed_cell& one : change) {
            if (ranges != (one.after && !one.after->is_exact())) continue;
            auto said = put(one.cell, one.after);
            if (said) continue;
            for (const changed_cell& other : change)
                if (!other.before || other.before->is_exact()) (void)put(other.cell, other.before);
            for (const changed_cell& other : change)
                if (other.before && !other.before->is_exact()) (void)put(other.cell, other.before);
            return said;
        }
    for (const changed_cell& one : change) {
        if (one.after == start_.at(one.cell))
            now_.erase(one.cell);
        else
            now_[one.cell] = one.after;
    }
    last_ = {change, opgave::changed_between(verdicts_before, table_.difference()),
             changed_between(coverages_before, coverages_now())};
    std::sort(last_.cells.begin(), last_.cells.end(), [&](const changed_cell& left, const changed_cell& right) {
        const auto key = [&](const changed_cell& one) {
            return std::pair{start_.columns()[one.cell.column], one.cell.lane};
        };
        return key(left) < key(right);
    });
    return {};
}

// --- names ---

bool table_session::can_be_name(std::string_view called) {
    return !called.empty() && called != name_of_start && called.front() != ' ' && called.back() != ' '
           && printable(called) == called;
}

result<void> table_session::name(std::string called) { return keep(std::move(called), now_); }

result<void> table_session::name(std::string called, const std::vector<changed_cell>& cells) {
    auto differing = against_start(cells);
    if (!differing) return tl::unexpected(std::move(differing.error()));
    return keep(std::move(called), *std::move(differing));
}

result<void> table_session::keep(std::string called, cells_against_start cells) {
    if (!can_be_name(called))
        return refuse({diagnostic_code::S001,
                       {},
                       "'" + called + "' cannot be the name of a table",
                       "a text without spaces around it, other than '" + std::string(name_of_start) + "'",
                       {}});
    named_[std::move(called)] = std::move(cells);
    return {};
}

result<table_session::cells_against_start> table_session::against_start(const std::vector<changed_cell>& cells) const {
    cells_against_start differing;
    for (const changed_cell& one : cells) {
        if (auto said = one.after ? start_.accepts(one.cell, *one.after) : result<void>{}; !said)
            return tl::unexpected(std::move(said.error()));
        if (one.after == start_.at(one.cell))
            differing.erase(one.cell);
        else
            differing[one.cell] = one.after;
    }
    return differing;
}

result<const table_session::cells_against_start*> table_session::find(std::string_view called) const {
    static const cells_against_start none;
    if (called == name_of_start) return &none;
    if (const auto found = named_.find(called); found != named_.end()) return &found->second;
    std::vector<std::string> known = names();
    known.emplace_back(name_of_start);
    return refuse({diagnostic_code::S001,
                   {},
                   "no table is named '" + std::string(called) + "'",
                   {},
                   did_you_mean(called, known)});
}

result<void> table_session::go_to(std::string_view called) {
    const auto found = find(called);
    if (!found) return tl::unexpected(found.error());
    return become(**found);
}

result<void> table_session::become(const std::vector<changed_cell>& cells) {
    const auto differing = against_start(cells);
    if (!differing) return tl::unexpected(differing.error());
    return become(*differing);
}

result<void> table_session::become(const cells_against_start& cells) {
    step change;
    for (const auto& [cell, value] : now_)
        if (!cells.contains(cell)) change.push_back({cell, value, start_.at(cell)});
    for (const auto& [cell, value] : cells) change.push_back({cell, at(cell), value});
    return make(std::move(change));
}

std::vector<std::string> table_session::names() const {
    std::vector<std::string> all;
    for (const auto& [called, cells] : named_) all.push_back(called);
    return all;
}

result<std::vector<changed_cell>> table_session::cells_of(std::string_view called) const {
    const auto found = find(called);
    if (!found) return tl::unexpected(found.error());
    return from_start(**found);
}

// --- differences ---

std::vector<changed_cell> table_session::from_start(const cells_against_start& cells) const {
    std::vector<changed_cell> changed;
    for (const auto& [cell, value] : cells) changed.push_back({cell, start_.at(cell), value});
    return changed;
}

table_difference table_session::against_start() const {
    return {from_start(now_), table_.difference(), changed_between(coverages_at_start_, coverages_now())};
}

std::vector<std::vector<table_session::sides>> table_session::coverages_now() const {
    const auto& measures = rulebook().measures();
    // A side that is one value for all has one lane.
    const auto lane_of = [&](node_id side, std::uint32_t lane) {
        return rulebook().formulas()[side].shape == shape::one ? 0 : lane;
    };
    std::vector<std::vector<sides>> all;
    for (std::uint32_t i = 0; i < measures.size(); ++i) {
        std::vector<sides>& of = all.emplace_back(lanes_of_shape(rulebook(), measures[i]));
        for (std::uint32_t lane = 0; lane < of.size(); ++lane)
            of[lane] = {table_.numerator_of(i, lane_of(measures[i].numerator, lane)),
                        table_.denominator_of(i, lane_of(measures[i].denominator, lane))};
    }
    return all;
}

std::vector<changed_coverage> table_session::changed_between(const std::vector<std::vector<sides>>& before,
                                                             const std::vector<std::vector<sides>>& after) {
    std::vector<changed_coverage> changed;
    for (std::uint32_t i = 0; i < after.size(); ++i)
        for (std::uint32_t lane = 0; lane < after[i].size(); ++lane)
            if (const sides& was = before[i][lane], &is = after[i][lane]; was != is)
                changed.push_back({i, lane, was.numerator, was.denominator, is.numerator, is.denominator});
    return changed;
}

} // namespace opgave
