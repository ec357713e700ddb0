// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_writer.hpp"

#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

#include "formula/program_schedule.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace opgave {

namespace {

bool is_computed(const instruction& step) { return step.place == storage::workspace; }

class writer {
public:
    writer(const program_draft& draft, std::uint32_t columns, std::uint32_t lane_width) : draft_(draft) {
        out_.lanes      = draft.lanes;
        out_.columns    = columns;
        out_.lane_width = lane_width;
    }

    program run() {
        const std::vector<std::uint32_t> order = schedule(draft_);
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

        out_.lists = draft_.lists;
        for (const std::uint32_t one : draft_.of_node)
            out_.of_node.push_back(one == program::absent ? one : written_as_[one]);
        for (const std::uint32_t one : draft_.results) out_.results.push_back(written_as_[one]);
        for (const std::uint32_t one : draft_.shown) out_.shown.push_back(written_as_[one]);
        std::ranges::sort(out_.results);
        out_.is_result.resize(out_.instructions.size(), 0);
        for (const std::uint32_t one : out_.results) out_.is_result[one] = 1;
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
                write(draft.operands[i], step.kind == kind_of(operation::stated));
        else
            step.operand_count = 0;
        out_.instructions.push_back(step);
        out_.steps.push_back(
            {step.at, step.first_operand, step.operand_count, step.blocks,
             step.kind == step_kind::signed_sum ? static_cast<std::uint32_t>(step.second) : 0,
             step.kind == step_kind::times_reciprocal ? static_cast<std::int64_t>(step.detail) : step.first});
    }

    [[nodiscard]] std::uint32_t blocks_for(const instruction& step) const {
        if (out_.lane_width > 1) return step.lanes;
        return step.shape == shape::one ? 0 : blocks_of(step.lanes);
    }

    void write(const program_operand& drafted, bool marks) {
        const std::uint32_t index = written_as_[drafted.of];
        const instruction&  of    = out_.instructions[index];
        out_.operands.push_back({index, open_at(of, index), drafted.factor});
        out_.addresses.push_back(marks ? address::stated_marks(of.at) : address(of.place, of.at, of.wide));
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
        out_.runs.push_back({step.kind, step.open, run_kernel_of(form_of(step), step.kind), index, 1});
    }
    [[nodiscard]] static run_form form_of(const instruction& step) {
        if (step.wide || step.wide_operands) return run_form::wide;
        if (step.blocks == 0) return run_form::number;
        return step.blocks == 1 ? run_form::block : run_form::blocks;
    }
    [[nodiscard]] static bool are_alike(const instruction& a, const instruction& b) {
        return traits_of(a) == traits_of(b);
    }
    [[nodiscard]] bool reads_from(const instruction& step, std::uint32_t first) const {
        return std::ranges::any_of(out_.view().operands_of(step),
                                   [&](const program_operand& one) { return one.of >= first; });
    }

    const program_draft&       draft_;
    program                    out_;
    std::vector<std::uint32_t> written_as_; ///< the instruction of each draft
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
