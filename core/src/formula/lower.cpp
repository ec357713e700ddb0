// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>
#include <opgave/formula/machine.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <cstddef>

namespace opgave {

namespace {

class lowering {
public:
    lowering(const graph& formulas, const frame& axes, std::uint32_t columns) : graph_(formulas), frame_(axes) {
        out_.lanes   = formulas.lanes;
        out_.columns = columns;
        out_.of_node.assign(formulas.nodes.size(), program::absent);
    }

    program run(std::span<const node_id> results) {
        std::vector<bool> wanted(graph_.nodes.size(), false);
        for (const node_id id : results) wanted[id.value] = true;
        for (std::uint32_t i = static_cast<std::uint32_t>(graph_.nodes.size()); i-- > 1;)
            if (wanted[i])
                for (const operand& one : graph_.operands_of(graph_.nodes[i])) wanted[one.of.value] = true;
        for (std::uint32_t i = 1; i < graph_.nodes.size(); ++i)
            if (wanted[i]) place(node_id{i});

        for (const node_id id : results)
            if (id.value != 0) out_.results.push_back(out_.of_node[id.value]);
        std::ranges::sort(out_.results);
        out_.results.erase(std::unique(out_.results.begin(), out_.results.end()), out_.results.end());
        compute_constants();
        assign_workspace();
        return std::move(out_);
    }

private:
    void place(node_id id) {
        const node& n = graph_[id];
        instruction step;
        step.op            = n.op;
        step.sort          = n.sort;
        step.shape         = n.shape;
        step.rounded       = n.rounded;
        step.method        = n.method;
        step.first         = n.first;
        step.second        = n.second;
        step.bounds        = n.bounds;
        step.lanes         = lanes_of(n);
        step.first_operand = static_cast<std::uint32_t>(out_.operands.size());
        step.operand_count = n.operand_count;
        for (const operand& one : graph_.operands_of(n))
            out_.operands.push_back({out_.of_node[one.of.value], one.factor});

        switch (n.op) {
        case operation::figure: read_in_place(step, n); break;
        case operation::constant: put_in_pool(step, std::span{&n.first, 1}); break;
        case operation::attribute:
        case operation::scatter:
        case operation::in_group: put_in_pool(step, graph_.columns[static_cast<std::size_t>(n.first)]); break;
        case operation::sum_groups: step.first = members_of_groups(n.grouping); break;
        case operation::sum_set: step.first = list_of(frame_.groups[static_cast<std::size_t>(n.first)]); break;
        case operation::broadcast:
            step.first = group_of_members(grouping_index{static_cast<std::uint32_t>(n.first)});
            break;
        case operation::apportion:
            out_.scratch = std::max<std::uint64_t>(out_.scratch, out_.lanes.members);
            if (graph_[graph_.operands_of(n)[0].of].shape == shape::groups)
                step.first = members_of_groups(grouping_index{static_cast<std::uint32_t>(n.first)});
            break;
        default: break;
        }
        out_.of_node[id.value] = static_cast<std::uint32_t>(out_.instructions.size());
        out_.instructions.push_back(step);
        fixed_.push_back(n.fixed);
    }

    [[nodiscard]] std::uint32_t lanes_of(const node& n) const {
        switch (n.shape) {
        case shape::one: return 1;
        case shape::groups: return frame_[n.grouping].count;
        case shape::members: return out_.lanes.members + 1;
        }
        return 0;
    }

    void read_in_place(instruction& step, const node& n) const {
        if (n.first == outside_the_frame) return;
        step.place         = storage::table;
        std::uint64_t lane = 0;
        if (n.shape == shape::groups) lane = out_.lanes.of(frame_[n.grouping].first);
        if (n.shape == shape::one) lane = out_.lanes.whole();
        step.at = static_cast<std::uint64_t>(n.first) * out_.lanes.count() + lane;
    }

    void put_in_pool(instruction& step, std::span<const std::int64_t> values) {
        step.place = storage::pool;
        step.at    = out_.pool.size();
        out_.pool.insert(out_.pool.end(), values.begin(), values.end());
    }

    /// A list in the pool: how many members, then their lanes.
    std::int64_t list_of(const group& of) {
        const auto at = static_cast<std::int64_t>(out_.pool.size());
        out_.pool.push_back(static_cast<std::int64_t>(of.members.size()));
        for (const member_index member : of.members) out_.pool.push_back(member.value);
        return at;
    }

    std::int64_t members_of_groups(grouping_index which) {
        const grouping& groups = frame_[which];
        const auto      at     = static_cast<std::int64_t>(out_.pool.size());
        for (std::uint32_t g = 0; g < groups.count; ++g) list_of(frame_.groups[groups.first.value + g]);
        return at;
    }

    /// For each member, and for what is unattributed, the position of its group in the grouping, or -1.
    std::int64_t group_of_members(grouping_index which) {
        const grouping& groups = frame_[which];
        const auto      at     = static_cast<std::int64_t>(out_.pool.size());
        out_.pool.resize(out_.pool.size() + out_.lanes.members + 1, -1);
        for (std::uint32_t g = 0; g < groups.count; ++g)
            for (const member_index member : frame_.groups[groups.first.value + g].members)
                out_.pool[static_cast<std::size_t>(at) + member.value] = g;
        return at;
    }

    /// Evaluates once what depends on no figure; its values go to the pool. What stays unknown, as the share of a tied
    /// member does, is evaluated like the rest.
    void compute_constants() {
        assign_workspace();
        std::vector<std::int64_t> memory(machine::workspace_bytes(out_.view()) / sizeof(std::int64_t) + 1);
        const figures_view        no_figures{};
        for (std::size_t i = 0; i < out_.instructions.size(); ++i) {
            instruction& step = out_.instructions[i];
            if (!fixed_[i] || step.place != storage::workspace) continue;
            if (std::ranges::any_of(out_.view().operands_of(step), [&](const program_operand& one) {
                    return out_.instructions[one.of].place != storage::pool;
                }))
                continue;
            const program_view now = out_.view();
            machine            on{now, no_figures, std::as_writable_bytes(std::span{memory})};
            row_of(step.op).values(on, step);
            const std::uint8_t* known = on.known_of(step);
            if (std::all_of(known, known + step.lanes, [](std::uint8_t one) { return one != 0; }))
                put_in_pool(step, std::span<const std::int64_t>{on.values_of(step), step.lanes});
        }
    }

    void assign_workspace() {
        out_.value_count = 0;
        out_.range_count = 0;
        for (instruction& step : out_.instructions) {
            if (step.place == storage::workspace) {
                step.at = out_.value_count;
                out_.value_count += step.lanes;
            }
            step.range_at = out_.range_count;
            out_.range_count += step.lanes;
        }
    }

    const graph&      graph_;
    const frame&      frame_;
    program           out_;
    std::vector<bool> fixed_; ///< one an instruction
};

} // namespace

program lower(const graph& formulas, const frame& axes, std::uint32_t columns, std::span<const node_id> results) {
    return lowering(formulas, axes, columns).run(results);
}

} // namespace opgave
