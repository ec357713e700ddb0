// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/ways_to_meet.hpp>
#include <opgave/rules/what_if.hpp>

#include "rules/open_sum.hpp"
#include "rules/subjects.hpp"
#include "rules/support.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

/// The half of a range that lies nearest to where a search comes from, then the other one.
std::pair<interval, interval> halves(interval of, bool upward) {
    const std::int64_t middle = of.least + (of.most - of.least) / 2;
    const interval     low{of.least, middle};
    const interval     high{middle + 1, of.most};
    return upward ? std::pair{low, high} : std::pair{high, low};
}

} // namespace

struct meeting_search::state {
    state(const outcome& of, meeting_limits most)
        : in(of), limits(most), table(of.rulebook(), of.figures(), {.history = 0, .ranges = 1}) {}

    [[nodiscard]] meeting run(const finding& of);

private:
    [[nodiscard]] support walker() const {
        return {in.rulebook().formulas(), in.rulebook().frame(), in.figures(),
                [this](node_id of, std::size_t at) { return in.value_of(of, at); }};
    }
    [[nodiscard]] node_lane at(node_id formula) const {
        return {formula, in.rulebook().formulas()[formula].shape == shape::one ? 0 : lane_};
    }
    [[nodiscard]] interval applies() const {
        return of_->applies.value == 0 ? interval::exactly(1) : in.value_of(of_->applies, at(of_->applies).lane);
    }

    // --- what is not met ---

    [[nodiscard]] std::vector<cell_key> cells_behind() const;
    void                                find_ways(meeting& found);
    [[nodiscard]] way_to_meet           way_from(const cell_key& cell, interval now, interval through, bool upward);
    void look_for(const cell_key& cell, interval in_range, bool upward, way_to_meet& found);

    // --- what is unknown ---

    [[nodiscard]] std::vector<cell_key> open_cells() const;
    void                                find_open(meeting& found);
    [[nodiscard]] open_figure           settled_by(const cell_key& cell, bool is_only);
    /// @return whether to go on
    bool settle(const cell_key& cell, interval values, bool upward, bool is_only, std::vector<settled_values>& parts,
                bool& is_cut_short);

    // --- one look ---

    /// What the requirement comes to when a cell is any of these values; nothing where that is not settled.
    [[nodiscard]] std::optional<verdict> judge(const cell_key& cell, interval values);
    void                                 put_back(const cell_key& cell);
    [[nodiscard]] interval               bounds_of(const cell_key& cell) const {
                      const category& counted = in.rulebook().frame()[cell.column.category];
                      return {counted.least, counted.most};
    }

    outcome            in; // shares what it holds
    meeting_limits     limits;
    what_if            table;
    const requirement* of_    = nullptr;
    std::uint32_t      which_ = 0; // of the requirements
    std::uint32_t      lane_  = 0;
    std::uint32_t      left_  = 0; // evaluations
};

meeting meeting_search::state::run(const finding& of) {
    of_    = of.of;
    which_ = static_cast<std::uint32_t>(of.of - in.rulebook().requirements().data());
    lane_  = lane_of_subject(*of.of, of.subject, in.rulebook().frame(), in.figures().lanes());
    meeting found;
    found.verdict = of.verdict;
    found.missing = {-of.slack.most, -of.slack.least};
    if (of.verdict == verdict::not_met) find_ways(found);
    if (of.verdict == verdict::unknown) find_open(found);
    return found;
}

// --- one look --------------------------------------------------------------------------------------------------------

std::optional<verdict> meeting_search::state::judge(const cell_key& cell, interval values) {
    if (left_ > 0) --left_;
    (void)table.state(cell, values); // within the bounds, and with room for it
    const verdict said = table.verdict_of(which_, lane_);
    if (said == verdict::unknown) return std::nullopt;
    // A comparison of what is not known is none: so it is for a range of which each number may make it one.
    const interval slack = table.slack_of(which_, lane_);
    if (said == verdict::not_applicable && of_->only_when_known && slack.least < 0 && slack.most >= 0)
        return std::nullopt;
    return said;
}

void meeting_search::state::put_back(const cell_key& cell) {
    const auto before = in.figures().at(cell); // what is not attributed may be 0 where a form could not say so
    if (!before || !table.state(cell, *before)) table.clear(cell);
}

// --- what is not met -------------------------------------------------------------------------------------------------

/// What a form or a host may state and the verdict rests on.
std::vector<cell_key> meeting_search::state::cells_behind() const {
    support            walk  = walker();
    const node_lane    slack = at(of_->slack);
    std::set<cell_key> found;
    for (const cell_key& one : walk.cells(slack.of, slack.lane)) found.insert(one);
    if (of_->applies.value != 0)
        for (const cell_key& one : walk.cells(of_->applies, at(of_->applies).lane)) found.insert(one);
    std::erase_if(found, [&](const cell_key& one) { return !in.figures().accepts(one, bounds_of(one)).has_value(); });
    return {found.begin(), found.end()};
}

void meeting_search::state::find_ways(meeting& found) {
    const frame& axes = in.rulebook().frame();
    for (const cell_key& cell : cells_behind()) {
        const interval bounds   = bounds_of(cell);
        const bool     is_said  = in.figures().at(cell).has_value();
        const interval now      = is_said ? *in.figures().at(cell) : in.read(cell).value;
        bool           has_none = true;
        for (const bool upward : {true, false}) {
            const interval through = upward ? interval{std::max(now.least, bounds.least), bounds.most}
                                            : interval{bounds.least, std::min(now.least - 1, bounds.most)};
            way_to_meet    one     = way_from(cell, now, through, upward);
            one.is_stated          = is_said;
            if (!one.to && !one.open_from && !one.searched_to) continue;
            has_none = false;
            found.ways.push_back(std::move(one));
        }
        put_back(cell);
        if (has_none && is_said) found.without_way.push_back(cell);
    }
    const auto is_offered = [&](const way_to_meet& one) {
        const auto& sums = axes[axes.offered].sum_of;
        return one.cell.column.basis == axes.offered || std::ranges::find(sums, one.cell.column.basis) != sums.end();
    };
    std::ranges::stable_sort(found.ways, [&](const way_to_meet& a, const way_to_meet& b) {
        const auto key = [&](const way_to_meet& one) {
            return std::tuple{!one.to, !is_offered(one), !one.is_stated, one.to ? one.size() : 0};
        };
        return key(a) < key(b);
    });
}

way_to_meet meeting_search::state::way_from(const cell_key& cell, interval now, interval through, bool upward) {
    way_to_meet found;
    found.cell        = cell;
    found.now         = now;
    found.is_increase = upward;
    left_             = limits.evaluations;
    look_for(cell, through, upward, found);
    if (!found.to) return found;
    (void)table.state(cell, *found.to);
    for (const changed_finding& one : table.difference())
        if (table.place_of(one.finding) != finding_place{which_, lane_}) found.others.push_back(one);
    return found;
}

void meeting_search::state::look_for(const cell_key& cell, interval in_range, bool upward, way_to_meet& found) {
    if (in_range.least > in_range.most || found.to || found.searched_to) return;
    const std::int64_t nearest = upward ? in_range.least : in_range.most;
    if (left_ == 0) {
        found.searched_to = upward ? nearest - 1 : nearest + 1;
        return;
    }
    const std::optional<verdict> said = judge(cell, in_range);
    if (said == verdict::met) found.to = nearest;
    if (said) return;
    if (in_range.is_exact()) {
        if (!found.open_from) found.open_from = nearest;
        return;
    }
    const auto [near, far] = halves(in_range, upward);
    look_for(cell, near, upward, found);
    look_for(cell, far, upward, found);
}

// --- what is unknown -------------------------------------------------------------------------------------------------

std::vector<cell_key> meeting_search::state::open_cells() const {
    support            walk = walker();
    std::set<cell_key> found;
    for (const node_lane& one : deciding_numbers(in, at(of_->slack)))
        for (const cell_key& cell : walk.open(one.of, one.lane)) found.insert(cell);
    if (of_->applies.value != 0)
        for (const cell_key& cell : walk.open(of_->applies, at(of_->applies).lane)) found.insert(cell);
    return {found.begin(), found.end()};
}

void meeting_search::state::find_open(meeting& found) {
    const std::vector<cell_key> cells = open_cells();
    for (const cell_key& one : cells) found.open.push_back(settled_by(one, cells.size() == 1));
    const std::vector<node_lane> deciding = deciding_numbers(in, at(of_->slack));
    if (applies() == interval::exactly(1) && deciding.size() == 1) found.together = open_sum(in, deciding[0]);
}

open_figure meeting_search::state::settled_by(const cell_key& cell, bool is_only) {
    open_figure                   found;
    const std::optional<interval> stated = in.figures().at(cell);
    found.cell                           = cell;
    found.is_blank                       = !stated;
    found.may_be                         = stated.value_or(bounds_of(cell));
    if (!in.figures().accepts(cell, found.may_be)) { // a cell that only rules fill: nobody can state it
        found.parts.push_back({found.may_be, std::nullopt});
        return found;
    }
    left_ = limits.evaluations;
    if (!settle(cell, found.may_be, true, is_only, found.parts, found.is_cut_short)) {
        const std::int64_t from = found.parts.empty() ? found.may_be.least : found.parts.back().values.most + 1;
        std::vector<settled_values> above;
        left_ = limits.evaluations;
        (void)settle(cell, {from, found.may_be.most}, false, is_only, above, found.is_cut_short);
        const std::int64_t to = above.empty() ? found.may_be.most : above.back().values.least - 1;
        if (from <= to) found.parts.push_back({{from, to}, std::nullopt});
        found.parts.insert(found.parts.end(), above.rbegin(), above.rend());
    }
    put_back(cell);
    return found;
}

bool meeting_search::state::settle(const cell_key& cell, interval values, bool upward, bool is_only,
                                   std::vector<settled_values>& parts, bool& is_cut_short) {
    if (values.least > values.most) return true;
    if (left_ == 0) {
        is_cut_short = true;
        return false;
    }
    const std::optional<verdict> said = judge(cell, values);
    if (!said && !values.is_exact()) {
        const auto [near, far] = halves(values, upward);
        return settle(cell, near, upward, is_only, parts, is_cut_short)
               && settle(cell, far, upward, is_only, parts, is_cut_short);
    }
    if (!said && !is_only) return false;
    if (parts.empty() || parts.back().said != said)
        parts.push_back({values, said});
    else if (upward)
        parts.back().values.most = values.most;
    else
        parts.back().values.least = values.least;
    return true;
}

// --- the door --------------------------------------------------------------------------------------------------------

meeting_search::meeting_search(const outcome& of, meeting_limits limits)
    : state_(std::make_unique<state>(of, limits)) {}
meeting_search::meeting_search(meeting_search&&) noexcept            = default;
meeting_search& meeting_search::operator=(meeting_search&&) noexcept = default;
meeting_search::~meeting_search()                                    = default;

meeting meeting_search::operator()(const finding& of) { return state_->run(of); }

meeting ways_to_meet(const outcome& in, const finding& of, const meeting_limits& limits) {
    return meeting_search(in, limits)(of);
}

const finding* explained_finding(const explanation& of, const outcome& in) {
    if (of.nodes().empty() || of.nodes()[0].is != explained::finding) return nullptr;
    const requirement& wanted = in.rulebook().requirements()[of.nodes()[0].which];
    for (const finding& one : in.findings())
        if (one.of == &wanted && one.subject == of.nodes()[0].cell_lane) return &one;
    return nullptr;
}

} // namespace opgave
