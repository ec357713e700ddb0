// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_writer.hpp"

#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

bool is_computed(const instruction& step) { return step.place == storage::workspace; }

/// Which drafts the results rest on.
std::vector<bool> needed(const program_draft& draft) {
    std::vector<bool> wanted(draft.steps.size(), false);
    for (const std::uint32_t one : draft.results) wanted[one] = true;
    for (std::size_t i = draft.steps.size(); i-- > 0;)
        if (wanted[i])
            for (const program_operand& one : draft.steps[i].operands) wanted[one.of] = true;
    return wanted;
}

/// What steps of one run have in common.
using run_traits = std::tuple<step_kind, openness, step_form, shape, std::uint32_t, bool, bool>;

run_traits traits_of(const instruction& step) {
    return {step.kind, step.open, step.form, step.shape, step.lanes, step.wide, step.wide_operands};
}

/// The needed drafts in the order in which they are written: first what is not computed, then run by run. A step is ready
/// when all that it reads was written. Written next are the ready ones of a kind that wait for no other of their kind, or
/// else those that are most: so there are few runs.
class scheduling {
public:
    explicit scheduling(const program_draft& draft)
        : draft_(draft), wanted_(needed(draft)), users_(draft.steps.size()), waits_for_(draft.steps.size(), 0) {}

    std::vector<std::uint32_t> run() {
        for (std::uint32_t i = 0; i < draft_.steps.size(); ++i) {
            if (!wanted_[i]) continue;
            if (!is_computed(draft_.steps[i].step)) {
                order_.push_back(i);
                continue;
            }
            for (const program_operand& one : draft_.steps[i].operands)
                if (is_computed(draft_.steps[one.of].step)) {
                    users_[one.of].push_back(i);
                    ++waits_for_[i];
                }
            kind& own = kinds_[traits_of(draft_.steps[i].step)];
            ++own.left;
            if (waits_for_[i] == 0) own.ready.push_back(i);
        }
        while (!kinds_.empty()) write(std::ranges::max_element(kinds_, is_worse));
        return std::move(order_);
    }

private:
    struct kind {
        std::size_t                left = 0;
        std::vector<std::uint32_t> ready;
    };
    using kinds = std::map<run_traits, kind>;

    static bool is_worse(const kinds::value_type& a, const kinds::value_type& b) {
        const auto merit = [](const kind& of) {
            return std::pair(!of.ready.empty() && of.ready.size() == of.left, of.ready.size());
        };
        return merit(a.second) < merit(b.second);
    }

    void write(kinds::iterator chosen) {
        std::vector<std::uint32_t> now = std::exchange(chosen->second.ready, {});
        std::ranges::sort(now);
        chosen->second.left -= now.size();
        if (chosen->second.left == 0) kinds_.erase(chosen);
        order_.insert(order_.end(), now.begin(), now.end());
        for (const std::uint32_t one : now)
            for (const std::uint32_t user : users_[one])
                if (--waits_for_[user] == 0) kinds_.at(traits_of(draft_.steps[user].step)).ready.push_back(user);
    }

    const program_draft&                    draft_;
    std::vector<bool>                       wanted_;
    std::vector<std::vector<std::uint32_t>> users_; ///< of each step, once for each time that it is read
    std::vector<std::uint32_t>              waits_for_;
    kinds                                   kinds_;
    std::vector<std::uint32_t>              order_;
};

class writer {
public:
    writer(const program_draft& draft, std::uint32_t columns, std::uint32_t lane_width) : draft_(draft) {
        out_.lanes      = draft.lanes;
        out_.columns    = columns;
        out_.lane_width = lane_width;
    }

    program run() {
        const std::vector<std::uint32_t> order = scheduling(draft_).run();
        written_as_.assign(draft_.steps.size(), program::absent);
        for (std::uint32_t i = 0; i < order.size(); ++i) written_as_[order[i]] = i;
        note_columns(order);
        for (const std::uint32_t one : order) write(draft_.steps[one]);
        place_wide_marks();
        close_pools();
        for (const instruction& step : out_.instructions) note_run(step);
        for (std::uint32_t run = 0; run < out_.runs.size(); ++run)
            for (std::uint32_t i = 0; i < out_.runs[run].count; ++i)
                out_.instructions[out_.runs[run].first + i].run = run;
        note_readers();
        note_table_operands();

        out_.lists = draft_.lists;
        for (const std::uint32_t one : draft_.of_node)
            out_.of_node.push_back(one == program::absent ? one : written_as_[one]);
        for (const std::uint32_t one : draft_.results) out_.results.push_back(written_as_[one]);
        for (const std::uint32_t one : draft_.shown) out_.shown.push_back(written_as_[one]);
        std::ranges::sort(out_.results);
        out_.is_result.resize(out_.instructions.size(), 0);
        for (const std::uint32_t one : out_.results) out_.is_result[one] = 1;
        note_dependents();
        return std::move(out_);
    }

private:
    void note_columns(const std::vector<std::uint32_t>& order) {
        for (const std::uint32_t one : order)
            if (const instruction& step = draft_.steps[one].step; step.place == storage::table)
                out_.columns_read.push_back(static_cast<std::uint32_t>(step.first));
        std::ranges::sort(out_.columns_read);
        out_.columns_read.erase(std::unique(out_.columns_read.begin(), out_.columns_read.end()),
                                out_.columns_read.end());
    }

    void write(const step_draft& draft) {
        instruction step   = draft.step;
        step.first_operand = static_cast<std::uint32_t>(out_.operands.size());
        step.operand_count = static_cast<std::uint32_t>(draft.operands.size());
        step.blocks        = blocks_for(step);
        if (!draft.detail.empty()) {
            step.detail = out_.wide_pool.size();
            out_.wide_pool.insert(out_.wide_pool.end(), draft.detail.begin(), draft.detail.end());
        }
        switch (step.place) {
        case storage::table: step.at = cell_of(step); break;
        case storage::pool: put_in_pool(step, draft.constant); break;
        case storage::workspace: put_in_workspace(step); break;
        }
        if (out_.lane_width == 1 && is_computed(step)) {
            step.range_at = out_.range_count;
            out_.range_count += step.lanes;
        }
        if (step.op == operation::apportion) out_.scratch = out_.lanes.members;
        if (is_computed(step)) // a constant that was computed rests on nothing any more
            for (std::size_t i = 0; i < draft.operands.size(); ++i)
                write(draft.operands[i], reads_stated_marks(step) && i + 1 == draft.operands.size());
        else
            step.operand_count = 0;
        out_.instructions.push_back(step);
        out_.steps.push_back({step.at, step.first_operand, step.operand_count, step.blocks,
                              step.form == step_form::signs ? static_cast<std::uint32_t>(step.second) : 0, step.first});
    }

    [[nodiscard]] std::uint32_t blocks_for(const instruction& step) const {
        if (out_.lane_width > 1) return step.lanes;
        return step.shape == shape::one ? 0 : blocks_of(step.lanes);
    }

    /// Of its last operand.
    [[nodiscard]] static bool reads_stated_marks(const instruction& step) {
        return step.kind == kind_of(operation::stated) || step.kind == step_kind::stated_or_other;
    }

    void write(const program_operand& drafted, bool marks) {
        const std::uint32_t index = written_as_[drafted.of];
        const instruction&  of    = out_.instructions[index];
        out_.operands.push_back({index, open_at(of, index), drafted.factor, of.wide && !marks});
        out_.addresses.push_back(marks ? address::stated_marks(of.at) : address(of.place, of.at));
    }

    [[nodiscard]] std::uint32_t open_at(const instruction& of, std::uint32_t index) const {
        if (of.place != storage::table) return 3 * out_.columns + index;
        return static_cast<std::uint32_t>(of.second) * out_.columns + static_cast<std::uint32_t>(of.first);
    }

    /// Where a figure's first number lies. Tables side by side hold only the columns that are read, without gaps.
    [[nodiscard]] std::uint64_t cell_of(const instruction& figure) const {
        const auto    column = static_cast<std::uint32_t>(figure.first);
        std::uint32_t lane   = 0;
        if (figure.shape == shape::groups) lane = static_cast<std::uint32_t>(figure.list);
        if (figure.shape == shape::one) lane = out_.lanes.whole();
        if (out_.lane_width == 1) return std::uint64_t{column} * out_.lanes.stride() + lane;
        const auto dense = std::ranges::lower_bound(out_.columns_read, column) - out_.columns_read.begin();
        return (static_cast<std::uint64_t>(dense) * out_.lanes.count() + lane) * out_.lane_width;
    }

    void put_in_pool(instruction& step, const std::vector<std::int64_t>& values) {
        const auto put = [&](auto& pool) {
            step.at = pool.size();
            for (const std::int64_t one : values)
                pool.insert(pool.end(), out_.lane_width,
                            static_cast<typename std::decay_t<decltype(pool)>::value_type>(one));
            pool.resize(step.at + detail::places_of(step));
        };
        if (step.wide)
            put(out_.wide_pool);
        else
            put(out_.narrow_pool);
    }

    void put_in_workspace(instruction& step) {
        std::uint64_t& count = step.wide ? out_.wide_count : out_.narrow_count;
        step.at              = count;
        count += detail::places_of(step);
    }

    /// The marks of 64-bit numbers follow those of all the others.
    void place_wide_marks() {
        for (instruction& step : out_.instructions)
            step.known_at = step.wide ? out_.narrow_count + lane_block + step.at : step.at;
    }

    /// A sum may look a block beyond the last number.
    void close_pools() {
        out_.narrow_pool.resize(out_.narrow_pool.size() + lane_block);
        out_.wide_pool.resize(out_.wide_pool.size() + lane_block);
    }

    void note_run(const instruction& step) {
        if (!is_computed(step)) return;
        const auto index = static_cast<std::uint32_t>(&step - out_.instructions.data());
        if (!out_.runs.empty())
            if (program_run& last = out_.runs.back();
                are_alike(step, out_.instructions[last.first]) && !reads_from(step, last.first)) {
                ++last.count;
                return;
            }
        out_.runs.push_back({step.kind, step.open, step.wide || step.wide_operands, index, 1});
    }
    [[nodiscard]] static bool are_alike(const instruction& a, const instruction& b) {
        return traits_of(a) == traits_of(b);
    }
    [[nodiscard]] bool reads_from(const instruction& step, std::uint32_t first) const {
        return std::ranges::any_of(out_.view().operands_of(step),
                                   [&](const program_operand& one) { return one.of >= first; });
    }

    /// Which steps read what. A cell of which it is asked whether it is stated may be blank; where its value is taken then,
    /// it is no range.
    void note_readers() {
        std::vector<std::set<std::uint32_t>>               of_step(out_.instructions.size());
        std::vector<std::map<std::uint32_t, std::uint8_t>> of_table(std::size_t{3} * out_.columns);
        for (std::uint32_t i = 0; i < out_.instructions.size(); ++i) {
            const instruction& step = out_.instructions[i];
            if (step.kind == kind_of(operation::stated)) continue;
            const auto operands = out_.view().operands_of(step);
            for (std::size_t n = 0; n < operands.size(); ++n) {
                of_step[operands[n].of].insert(i);
                if (out_.instructions[operands[n].of].place != storage::table) continue;
                const bool where_stated = step.kind == step_kind::stated_or_other && n != 1;
                of_table[operands[n].open_at][i] |= where_stated ? open_range : open_cell;
            }
        }
        for (const auto& steps : of_table) {
            out_.sources_at.push_back(static_cast<std::uint32_t>(out_.sources.size()));
            out_.troubles.push_back(0);
            for (const auto& [step, trouble] : steps) {
                out_.sources.push_back({step, trouble});
                out_.troubles.back() |= trouble;
            }
        }
        out_.sources_at.push_back(static_cast<std::uint32_t>(out_.sources.size()));
        for (const auto& steps : of_step) {
            out_.readers_at.push_back(static_cast<std::uint32_t>(out_.readers.size()));
            out_.readers.insert(out_.readers.end(), steps.begin(), steps.end());
        }
        out_.readers_at.push_back(static_cast<std::uint32_t>(out_.readers.size()));
    }

    void note_table_operands() {
        const auto note = [&](auto wanted) {
            for (std::uint32_t i = 0; i < out_.operands.size(); ++i)
                if (out_.instructions[out_.operands[i].of].place == storage::table && wanted(i)) {
                    out_.table_operands.push_back(i);
                    out_.table_cells.push_back(out_.addresses[i].at());
                }
        };
        const auto is_marks = [&](std::uint32_t i) { return out_.addresses[i].is_stated_marks(); };
        const auto is_wide  = [&](std::uint32_t i) { return out_.operands[i].wide; };
        note([&](std::uint32_t i) { return !is_marks(i) && !is_wide(i); });
        out_.table_narrow = out_.table_operands.size();
        note([&](std::uint32_t i) { return !is_marks(i) && is_wide(i); });
        out_.table_wide = out_.table_operands.size() - out_.table_narrow;
        note(is_marks);
    }

    void note_dependents() {
        std::vector<std::vector<std::uint32_t>> users(out_.instructions.size());
        for (std::uint32_t i = 0; i < out_.instructions.size(); ++i)
            for (const program_operand& one : out_.view().operands_of(out_.instructions[i])) users[one.of].push_back(i);

        // Groupings have figures of their own in one column and scope.
        std::vector<std::vector<std::uint32_t>> figures(std::size_t{3} * out_.columns);
        for (std::uint32_t i = 0; i < out_.instructions.size(); ++i)
            if (out_.instructions[i].place == storage::table) figures[open_at(out_.instructions[i], i)].push_back(i);

        reached_.assign(out_.instructions.size(), not_reached);
        for (const std::vector<std::uint32_t>& of_column : figures) {
            out_.dependents_at.push_back(static_cast<std::uint32_t>(out_.dependents.size()));
            add_dependents(of_column, users);
        }
        out_.dependents_at.push_back(static_cast<std::uint32_t>(out_.dependents.size()));
    }

    /// Adds what rests on figures, in the order of the instructions.
    void add_dependents(std::vector<std::uint32_t> open, const std::vector<std::vector<std::uint32_t>>& users) {
        std::vector<std::uint32_t> found = open;
        for (const std::uint32_t figure : open)
            reached_[figure] = out_.instructions[figure].shape == shape::members ? in_its_lane : in_all_lanes;
        while (!open.empty()) {
            const std::uint32_t now = open.back();
            open.pop_back();
            for (const std::uint32_t user : users[now]) {
                const std::uint8_t how = stays_in_lane(out_.instructions[user]) ? reached_[now] : in_all_lanes;
                if (reached_[user] >= how) continue;
                if (reached_[user] == not_reached) found.push_back(user);
                reached_[user] = how;
                open.push_back(user);
            }
        }
        std::ranges::sort(found);
        for (const std::uint32_t one : found) {
            if (is_computed(out_.instructions[one])) out_.dependents.push_back({one, reached_[one] == in_all_lanes});
            reached_[one] = not_reached;
        }
    }

    [[nodiscard]] static bool stays_in_lane(const instruction& step) {
        return step.shape == shape::members && step.kind != kind_of(operation::broadcast)
               && step.kind != kind_of(operation::apportion) && step.kind != kind_of(operation::tied);
    }

    static constexpr std::uint8_t not_reached  = 0;
    static constexpr std::uint8_t in_its_lane  = 1;
    static constexpr std::uint8_t in_all_lanes = 2;

    const program_draft&       draft_;
    program                    out_;
    std::vector<std::uint32_t> written_as_; ///< the instruction of each draft
    std::vector<std::uint8_t>  reached_;
};

/// The constants that have to be computed, as a program of their own.
program_draft constants_of(const program_draft& draft) {
    program_draft constants = draft;
    constants.results.clear();
    for (std::uint32_t i = 0; i < draft.steps.size(); ++i)
        if (draft.steps[i].fixed && is_computed(draft.steps[i].step)) constants.results.push_back(i);
    constants.of_node.resize(draft.steps.size());
    std::iota(constants.of_node.begin(), constants.of_node.end(), 0U);
    return constants;
}

} // namespace

void fold_constants(program_draft& draft, std::uint32_t columns) {
    const program_draft constants = constants_of(draft);
    if (constants.results.empty()) return;
    const program             written = writer(constants, columns, 1).run();
    const program_view        view    = written.view();
    std::vector<std::int64_t> memory(machine::workspace_bytes(view) / sizeof(std::int64_t) + 1);
    const figures_view        no_figures{};
    machine                   on{view, no_figures, std::as_writable_bytes(std::span{memory})};
    on.bind();
    for (const instruction& step : view.instructions)
        if (is_computed(step)) {
            const detail::kernel_row& row = step_kernels[static_cast<std::size_t>(step.kind)];
            row.values(on, {on.index_of(step)}, {});
            row.known(on, step, {});
        }

    for (const std::uint32_t one : constants.results) {
        const std::uint32_t index = written.of_node[one];
        if (on.is_open(index)) continue;
        step_draft& folded = draft.steps[one];
        folded.step.place  = storage::pool;
        folded.operands    = {};
        for (std::size_t lane = 0; lane < folded.step.lanes; ++lane)
            folded.constant.push_back(on.value(view.instructions[index], lane));
    }
}

program write_program(const program_draft& draft, std::uint32_t columns, std::uint32_t lane_width) {
    return writer(draft, columns, lane_width).run();
}

} // namespace opgave
