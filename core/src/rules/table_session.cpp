// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/figures.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/table_session.hpp>
#include <opgave/rules/what_if.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
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

struct table_session::held {
    /// What each cell holds that differs from the start.
    using cells_against_start = std::map<cell_key, std::optional<interval>>;
    using step                = std::vector<changed_cell>;

    struct sides {
        interval numerator, denominator;

        friend bool operator==(const sides&, const sides&) = default;
    };
    using sides_of_measures = std::vector<std::vector<sides>>; ///< by measure, then lane

    held(opgave::rulebook by, opgave::figures from)
        : start(std::move(from)), table(std::move(by), start, limits_for(start)), coverages_at_start(coverages_now()) {}

    [[nodiscard]] sides_of_measures                    coverages_now() const;
    [[nodiscard]] static std::vector<changed_coverage> changed_between(const sides_of_measures& before,
                                                                       const sides_of_measures& after);
    [[nodiscard]] std::vector<changed_cell>            from_start(const cells_against_start& cells) const;

    [[nodiscard]] std::vector<std::string>           names() const;
    [[nodiscard]] result<const cells_against_start*> find(std::string_view called) const;
    [[nodiscard]] result<cells_against_start>        against_start(const std::vector<changed_cell>& cells) const;
    result<void>                                     keep(std::string called, cells_against_start cells);
    result<void>                                     become(const cells_against_start& cells);

    result<void> put(const cell_key& cell, const std::optional<interval>& value);
    result<void> apply(const step& change);
    result<void> make(step change);
    static step  reversed(const step& of);

    opgave::figures                                         start;
    what_if                                                 table;
    cells_against_start                                     now, saved;
    std::map<std::string, cells_against_start, std::less<>> named;
    std::vector<step>                                       steps;
    std::size_t                                             made = 0; ///< of the steps; the others were taken back
    table_difference                                        last;
    sides_of_measures                                       coverages_at_start;
};

table_session::table_session(opgave::rulebook by, opgave::figures start)
    : held_(std::make_unique<held>(std::move(by), std::move(start))) {}
table_session::~table_session()                                   = default;
table_session::table_session(table_session&&) noexcept            = default;
table_session& table_session::operator=(table_session&&) noexcept = default;

// --- steps ---

result<void> table_session::state(const cell_key& cell, interval value) {
    // Asked here, so that a figure that no cell takes is refused also where it would change nothing.
    if (auto said = held_->start.accepts(cell, value); !said) return said;
    return held_->make({{cell, at(cell), value}});
}

void table_session::clear(const cell_key& cell) {
    const bool is_unattributed = cell.lane == held_->start.lanes().unattributed();
    (void)held_->make(
        {{cell, at(cell), is_unattributed ? std::optional(interval{}) : std::nullopt}}); // cannot be refused
}

bool table_session::undo() {
    if (held_->made == 0) return false;
    --held_->made;
    (void)held_->apply(held::reversed(held_->steps[held_->made])); // the table has been so before
    return true;
}

bool table_session::redo() {
    if (held_->made == held_->steps.size()) return false;
    (void)held_->apply(held_->steps[held_->made]);
    ++held_->made;
    return true;
}

table_session::held::step table_session::held::reversed(const step& of) {
    step back = of;
    for (changed_cell& one : back) std::swap(one.before, one.after);
    return back;
}

result<void> table_session::held::make(step change) {
    std::erase_if(change, [](const changed_cell& one) { return one.before == one.after; });
    if (change.empty()) {
        last = {};
        return {};
    }
    if (auto said = apply(change); !said) return said;
    steps.resize(made);
    steps.push_back(std::move(change));
    made = steps.size();
    return {};
}

result<void> table_session::held::put(const cell_key& cell, const std::optional<interval>& value) {
    if (value) return table.state(cell, *value);
    table.clear(cell);
    return {};
}

/// All of it or nothing. What becomes no range goes first: so there is room for the ranges that come.
result<void> table_session::held::apply(const step& change) {
    const auto verdicts_before  = table.difference();
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
        if (one.after == start.at(one.cell))
            now.erase(one.cell);
        else
            now[one.cell] = one.after;
    }
    last = {change, opgave::changed_between(verdicts_before, table.difference()),
            changed_between(coverages_before, coverages_now())};
    std::sort(last.cells.begin(), last.cells.end(), [&](const changed_cell& left, const changed_cell& right) {
        const auto key = [&](const changed_cell& one) {
            return std::pair{start.columns()[one.cell.column], one.cell.lane};
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

result<void> table_session::name(std::string called) { return held_->keep(std::move(called), held_->now); }

result<void> table_session::name(std::string called, const std::vector<changed_cell>& cells) {
    auto differing = held_->against_start(cells);
    if (!differing) return tl::unexpected(std::move(differing.error()));
    return held_->keep(std::move(called), *std::move(differing));
}

result<void> table_session::held::keep(std::string called, cells_against_start cells) {
    if (!can_be_name(called))
        return refuse({diagnostic_code::S001,
                       {},
                       "'" + called + "' cannot be the name of a table",
                       "a text without spaces around it, other than '" + std::string(name_of_start) + "'",
                       {}});
    named[std::move(called)] = std::move(cells);
    return {};
}

result<table_session::held::cells_against_start>
table_session::held::against_start(const std::vector<changed_cell>& cells) const {
    cells_against_start differing;
    for (const changed_cell& one : cells) {
        if (auto said = one.after ? start.accepts(one.cell, *one.after) : result<void>{}; !said)
            return tl::unexpected(std::move(said.error()));
        if (one.after == start.at(one.cell))
            differing.erase(one.cell);
        else
            differing[one.cell] = one.after;
    }
    return differing;
}

std::vector<std::string> table_session::held::names() const {
    std::vector<std::string> all;
    for (const auto& [called, cells] : named) all.push_back(called);
    return all;
}

result<const table_session::held::cells_against_start*> table_session::held::find(std::string_view called) const {
    static const cells_against_start none;
    if (called == name_of_start) return &none;
    if (const auto found = named.find(called); found != named.end()) return &found->second;
    std::vector<std::string> known = names();
    known.emplace_back(name_of_start);
    return refuse({diagnostic_code::S001,
                   {},
                   "no table is named '" + std::string(called) + "'",
                   {},
                   did_you_mean(called, known)});
}

result<void> table_session::go_to(std::string_view called) {
    const auto found = held_->find(called);
    if (!found) return tl::unexpected(found.error());
    return held_->become(**found);
}

result<void> table_session::become(const std::vector<changed_cell>& cells) {
    const auto differing = held_->against_start(cells);
    if (!differing) return tl::unexpected(differing.error());
    return held_->become(*differing);
}

result<void> table_session::held::become(const cells_against_start& cells) {
    step change;
    for (const auto& [cell, value] : now)
        if (!cells.contains(cell)) change.push_back({cell, value, start.at(cell)});
    for (const auto& [cell, value] : cells) change.push_back({cell, table.at(cell), value});
    return make(std::move(change));
}

std::vector<std::string> table_session::names() const { return held_->names(); }

result<std::vector<changed_cell>> table_session::cells_of(std::string_view called) const {
    const auto found = held_->find(called);
    if (!found) return tl::unexpected(found.error());
    return held_->from_start(**found);
}

// --- the table as it stands ---

const table_difference& table_session::last() const noexcept { return held_->last; }

finding_place table_session::place_of(std::uint32_t finding) const noexcept { return held_->table.place_of(finding); }

std::optional<interval> table_session::at(const cell_key& cell) const noexcept { return held_->table.at(cell); }

outcome table_session::now() const { return rulebook().evaluate(held_->table.figures()); }

const rulebook& table_session::rulebook() const noexcept { return held_->table.rulebook(); }

const figures& table_session::start() const noexcept { return held_->start; }

bool table_session::is_saved() const { return held_->now == held_->saved; }
void table_session::mark_saved() { held_->saved = held_->now; }

// --- differences ---

std::vector<changed_cell> table_session::held::from_start(const cells_against_start& cells) const {
    std::vector<changed_cell> changed;
    for (const auto& [cell, value] : cells) changed.push_back({cell, start.at(cell), value});
    return changed;
}

table_difference table_session::against_start() const {
    return {held_->from_start(held_->now), held_->table.difference(),
            held::changed_between(held_->coverages_at_start, held_->coverages_now())};
}

table_session::held::sides_of_measures table_session::held::coverages_now() const {
    const auto& measures = table.rulebook().measures();
    // A side that is one value for all has one lane.
    const auto lane_of = [&](node_id side, std::uint32_t lane) {
        return table.rulebook().formulas()[side].shape == shape::one ? 0 : lane;
    };
    sides_of_measures all;
    for (std::uint32_t i = 0; i < measures.size(); ++i) {
        std::vector<sides>& of = all.emplace_back(lanes_of_shape(table.rulebook(), measures[i]));
        for (std::uint32_t lane = 0; lane < of.size(); ++lane)
            of[lane] = {table.numerator_of(i, lane_of(measures[i].numerator, lane)),
                        table.denominator_of(i, lane_of(measures[i].denominator, lane))};
    }
    return all;
}

std::vector<changed_coverage> table_session::held::changed_between(const sides_of_measures& before,
                                                                   const sides_of_measures& after) {
    std::vector<changed_coverage> changed;
    for (std::uint32_t i = 0; i < after.size(); ++i)
        for (std::uint32_t lane = 0; lane < after[i].size(); ++lane)
            if (const sides& was = before[i][lane], &is = after[i][lane]; was != is)
                changed.push_back({i, lane, was.numerator, was.denominator, is.numerator, is.denominator});
    return changed;
}

} // namespace opgave
