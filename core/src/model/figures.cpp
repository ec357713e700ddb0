// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/figures.hpp>

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

template <class List, class Projection>
std::vector<std::string> names_of(const List& list, Projection name) {
    std::vector<std::string> names;
    for (const auto& one : list) names.push_back(name(one));
    return names;
}

constexpr auto its_id = [](const auto& one) { return one.id; };

diagnostic unknown_name(std::string_view what, std::string_view name, const std::vector<std::string>& known) {
    return {diagnostic_code::S001,
            {},
            "unknown " + std::string(what) + " '" + std::string(name) + "'",
            {},
            did_you_mean(name, known)};
}

bool before(const stated_range& range, std::size_t cell) { return range.cell < cell; }

} // namespace

figures::figures(std::shared_ptr<const opgave::frame> axes)
    : frame_(std::move(axes)), columns_(*frame_), lanes_(lanes_of(*frame_)) {
    const std::uint32_t columns = columns_.count();
    outer_.reserve(columns);
    for (std::uint32_t column = 0; column < columns; ++column) {
        const category& counted = (*frame_)[columns_.key_of(column).category];
        outer_.push_back({counted.least, counted.most});
    }
    const std::size_t cells = static_cast<std::size_t>(columns) * lanes_.stride() + lane_block;
    narrow_.resize(cells);
    if (!std::ranges::all_of(outer_, is_narrow)) wide_.resize(cells);
    known_.resize(cells);
    stated_.resize(cells);

    for (const std::uint32_t lanes : {lanes_.members + 1, lanes_.groups, 1U})
        open_counts_.insert(open_counts_.end(), columns, {static_cast<std::int32_t>(lanes), 0});
    for (const open_count& one : open_counts_) open_.push_back(one.cells == 0 ? 0 : open_cell);
    for (std::uint32_t column = 0; column < columns; ++column)
        put(static_cast<std::size_t>(column) * lanes_.stride() + lanes_.unattributed(), interval::exactly(0));
}

result<cell_key> figures::find(std::string_view who, std::string_view category, std::string_view when,
                               std::string_view basis) const {
    const opgave::frame& axes = *frame_;
    cell_key             cell;

    if (const auto member = axes.find_member(who))
        cell.lane = lanes_.of(*member);
    else if (const auto group = axes.find_group(who))
        cell.lane = lanes_.of(*group);
    else if (who == axes.id)
        cell.lane = lanes_.whole();
    else {
        std::vector<std::string> known = names_of(axes.members, [](const auto& one) { return one.code; });
        known.push_back(axes.id);
        return refuse(unknown_name("member, group or whole", who, known));
    }

    const auto counted = axes.find_category(category);
    if (!counted) return refuse(unknown_name("category", category, names_of(axes.categories, its_id)));
    const auto under = axes.find_basis(basis);
    if (!under) return refuse(unknown_name("basis", basis, names_of(axes.bases, its_id)));
    cell.column = {*counted, *under, 0};

    if (axes[*under].per_cycle) {
        if (const auto cycle = axes.find_cycle(when)) {
            cell.column.time = cycle->value;
            return cell;
        }
    }
    const auto text     = parse_period(when);
    const auto position = text ? axes.find_period(*text) : std::nullopt;
    if (!position)
        return refuse(unknown_name("period", when, names_of(axes.periods, [](period one) { return one.to_text(); })));
    const auto time = time_of(axes, *under, *position);
    if (!time)
        return refuse({diagnostic_code::S003,
                       {},
                       "basis '" + std::string(basis) + "' has no figure for " + std::string(when),
                       "a period that a cycle covers",
                       "add a [[cycle]] that holds the period"});
    cell.column.time = *time;
    return cell;
}

result<void> figures::state(const cell_key& cell, std::int64_t value, provenance from) {
    return state(cell, interval::exactly(value), std::move(from));
}

result<void> figures::accepts(const cell_key& cell, interval range, const place& where) const {
    const category& counted = (*frame_)[cell.column.category];
    const basis&    under   = (*frame_)[cell.column.basis];
    if (under.derived || !under.sum_of.empty())
        return refuse({diagnostic_code::S003,
                       where,
                       "basis '" + under.id
                           + "' cannot be stated: " + (under.derived ? "only rules fill it" : "it is a sum of bases"),
                       "a basis that forms fill",
                       {}});
    if (range.least > range.most || range.least < counted.least || range.most > counted.most) {
        const std::string shown = range.is_exact() ? std::to_string(range.least)
                                                   : std::to_string(range.least) + ".." + std::to_string(range.most);
        return refuse({diagnostic_code::S002,
                       where,
                       shown + " is out of bounds for '" + counted.id + "'",
                       std::to_string(counted.least) + ".." + std::to_string(counted.most),
                       {}});
    }
    return {};
}

result<void> figures::state(const cell_key& cell, interval range, provenance from) {
    if (auto said = accepts(cell, range, from.where); !said) return said;
    const std::size_t index = index_of_cell(cell);
    put(index, range);
    provenance_.insert_or_assign(index, std::move(from));
    return {};
}

result<void> figures::state(std::string_view who, std::string_view category, std::string_view when,
                            std::string_view basis, std::int64_t value, provenance from) {
    const auto cell = find(who, category, when, basis);
    if (!cell) return refuse(cell.error());
    return state(*cell, value, std::move(from));
}

void figures::clear(const cell_key& cell) {
    const std::size_t index = index_of_cell(cell);
    put(index, cell.lane == lanes_.unattributed() ? std::optional(interval{}) : std::nullopt);
    provenance_.erase(index);
}

std::optional<interval> figures::at(const cell_key& cell) const {
    const std::size_t index = index_of_cell(cell);
    if (stated_[index] == 0) return std::nullopt;
    return view().at(index);
}

const provenance* figures::provenance_of(const cell_key& cell) const {
    const auto found = provenance_.find(index_of_cell(cell));
    return found == provenance_.end() ? nullptr : &found->second;
}

figures_view figures::view() const noexcept {
    return {.lanes       = lanes_,
            .columns     = columns_.count(),
            .narrow      = narrow_.data(),
            .wide        = wide_.empty() ? nullptr : wide_.data(),
            .known       = known_.data(),
            .stated      = stated_.data(),
            .outer       = outer_.data(),
            .open        = open_.data(),
            .ranges      = ranges_.data(),
            .range_count = ranges_.size()};
}

scope figures::scope_of(std::uint32_t lane) const noexcept {
    return lane == lanes_.whole() ? scope::whole : lane > lanes_.members ? scope::groups : scope::members;
}

void figures::put(std::size_t cell, std::optional<interval> value) {
    const auto range     = std::lower_bound(ranges_.begin(), ranges_.end(), cell, before);
    const bool had_range = range != ranges_.end() && range->cell == cell;
    const bool is_range  = value && !value->is_exact();
    if (is_range && had_range)
        range->ends = *value;
    else if (is_range)
        ranges_.insert(range, {cell, *value});
    else if (had_range)
        ranges_.erase(range);
    count(cell, value && !is_range, is_range);
    store(cell, value && !is_range ? value->least : 0);
    known_[cell]  = value && !is_range ? 255 : 0;
    stated_[cell] = value ? 255 : 0;
}

void figures::store(std::size_t cell, std::int64_t value) {
    if (is_narrow(outer_[cell / lanes_.stride()]))
        narrow_[cell] = static_cast<std::int32_t>(value);
    else
        wide_[cell] = value;
}

/// Notes what a cell becomes among those of its column and scope.
void figures::count(std::size_t cell, bool is_known, bool is_range) {
    const std::size_t column = cell / lanes_.stride();
    const auto        of     = static_cast<std::size_t>(scope_of(static_cast<std::uint32_t>(cell % lanes_.stride())));
    open_count&       open   = open_counts_[of * columns_.count() + column];
    open.cells += (known_[cell] != 0 ? 1 : 0) - (is_known ? 1 : 0);
    open.ranges += (is_range ? 1 : 0) - (stated_[cell] != 0 && known_[cell] == 0 ? 1 : 0);
    open_[of * columns_.count() + column] =
        static_cast<std::uint8_t>((open.cells != 0 ? open_cell : 0) | (open.ranges != 0 ? open_range : 0));
}

} // namespace opgave
