// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_draft.hpp"

#include <opgave/formula/detail/scope_kernels.hpp>
#include <opgave/formula/operators.hpp>

#include "formula/reciprocal.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

class drafting {
public:
    drafting(const graph& formulas, const frame& axes) : graph_(formulas), frame_(axes) {
        out_.lanes = formulas.lanes;
        out_.of_node.assign(formulas.nodes.size(), program::absent);
    }

    program_draft run(const lowering_goal& goal) {
        std::vector<node_id> results(goal.results.begin(), goal.results.end());
        for (const judged_nodes& one : goal.requirements) results.insert(results.end(), {one.slack, one.applies});
        std::vector<bool> wanted(graph_.nodes.size(), false);
        for (const node_id id : results) wanted[id.value] = true;
        for (auto i = static_cast<std::uint32_t>(graph_.nodes.size()); i-- > 1;)
            if (wanted[i])
                for (const operand& one : read_by(graph_.nodes[i])) wanted[one.of.value] = true;
        for (std::uint32_t i = 1; i < graph_.nodes.size(); ++i)
            if (wanted[i]) out_.of_node[i] = place(graph_.nodes[i]);

        out_.results = drafts_of(results);
        out_.shown   = drafts_of(goal.results);
        return std::move(out_);
    }

private:
    /// Each once, in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> drafts_of(std::span<const node_id> nodes) const {
        std::vector<std::uint32_t> drafts;
        for (const node_id id : nodes)
            if (id.value != 0) drafts.push_back(out_.of_node[id.value]);
        std::ranges::sort(drafts);
        drafts.erase(std::unique(drafts.begin(), drafts.end()), drafts.end());
        return drafts;
    }

    /// What a node's step reads.
    [[nodiscard]] std::span<const operand> read_by(const node& n) const {
        const auto operands = graph_.operands_of(n);
        return is_always_other(n) ? operands.subspan(2) : operands;
    }

    std::uint32_t add(step_draft&& draft) {
        draft.step.open = openness_of(draft);
        out_.steps.push_back(std::move(draft));
        return static_cast<std::uint32_t>(out_.steps.size() - 1);
    }
    [[nodiscard]] openness openness_of(const step_draft& draft) const {
        const instruction& step = draft.step;
        if (step.place != storage::workspace || step.op == operation::stated) return openness::closed;
        if (step.op == operation::figure) return openness::always;
        if (step.op == operation::apportion || step.op == operation::tied) return openness::maybe;
        const bool reads_open = std::ranges::any_of(draft.operands, [&](const program_operand& one) {
            return out_.steps[one.of].step.open == openness::always;
        });
        if (!reads_open) return openness::closed;
        switch (step.op) { // that know an answer without one of their operands
        case operation::times_column:
        case operation::all_of:
        case operation::any_of:
        case operation::select:
        case operation::or_else: return openness::maybe;
        default: return openness::always;
        }
    }

    [[nodiscard]] const instruction& step(std::uint32_t draft) const { return out_.steps[draft].step; }

    [[nodiscard]] step_draft begin(const node& n) const {
        step_draft   draft;
        instruction& step = draft.step;
        step.op           = n.op;
        step.kind         = kind_of(n.op);
        step.sort         = n.sort;
        step.shape        = n.shape;
        step.rounded      = n.rounded;
        step.method       = n.method;
        step.first        = n.first;
        step.second       = n.second;
        step.bounds       = n.bounds;
        step.lanes        = lanes_of(n);
        step.wide         = !is_narrow(n.bounds);
        draft.fixed       = n.fixed;
        for (const operand& one : read_by(n))
            draft.operands.push_back({.of = out_.of_node[one.of.value], .factor = one.factor});
        return draft;
    }

    std::uint32_t place(const node& n) {
        step_draft draft = begin(n);
        switch (n.op) {
        case operation::figure:
            if (n.first != outside_the_frame) draft.step.place = storage::table;
            if (n.shape == shape::groups) draft.step.list = out_.lanes.of(frame_[n.grouping].first);
            break;
        case operation::constant: make_constant(draft, std::vector<std::int64_t>{n.first}); break;
        case operation::attribute:
        case operation::scatter:
        case operation::in_group: make_constant(draft, graph_.columns[static_cast<std::size_t>(n.first)]); break;
        case operation::linear: choose_linear(draft); break;
        case operation::times_ratio:
        case operation::convert:
            if (n.first == n.second) return draft.operands[0].of; // only the unit changes
            choose_division(draft);
            break;
        case operation::minimum: choose_minimum(draft); break;
        case operation::at_least:
        case operation::equal:
        case operation::ratio_at_least: choose_comparison(draft); break;
        case operation::select:
        case operation::or_else:
            if (is_always_other(n)) return splatted(draft.operands.back().of, draft.step);
            if (is_only_figure(draft, n)) return draft.operands[1].of;
            match_widths(draft, 1);
            match_shapes(draft);
            break;
        case operation::sum_whole:
        case operation::sum_groups:
        case operation::sum_set: choose_sum(draft, n); break;
        case operation::broadcast:
            match_widths(draft, 0);
            draft.step.list = group_of_members(grouping_index{static_cast<std::uint32_t>(n.first)});
            break;
        case operation::apportion:
            for (std::size_t i = 1; i < draft.operands.size(); ++i)
                draft.operands[i].of = widened(splatted(draft.operands[i].of, draft.step));
            if (graph_[graph_.operands_of(n)[0].of].shape == shape::groups)
                draft.step.list = members_of_groups(grouping_index{static_cast<std::uint32_t>(n.first)});
            break;
        case operation::times_column:
        case operation::maximum: choose_lanewise(draft); break;
        case operation::all_of:
        case operation::any_of:
        case operation::negation: match_shapes(draft); break;
        case operation::stated:
            if (step(draft.operands[0].of).place != storage::table) // of a figure outside the frame: never
                make_constant(draft, std::vector<std::int64_t>(draft.step.lanes, 0));
            break;
        case operation::poison:
        case operation::tied: break;
        }
        return add(std::move(draft));
    }

    [[nodiscard]] std::uint32_t lanes_of(const node& n) const {
        switch (n.shape) {
        case shape::one: return 1;
        case shape::groups: return frame_[n.grouping].count;
        case shape::members: return out_.lanes.members + 1;
        }
        return 0;
    }

    static void make_constant(step_draft& draft, std::vector<std::int64_t> values) {
        draft.step.place = storage::pool;
        draft.step.wide  = !std::ranges::all_of(values, [](std::int64_t x) { return is_narrow(interval::exactly(x)); });
        draft.constant   = std::move(values);
        draft.operands   = {};
    }

    // --- operands ----------------------------------------------------------------------------------------------------

    /// The same numbers in 64 bits.
    std::uint32_t widened(std::uint32_t of) {
        if (step(of).wide) return of;
        const auto [known, is_new] = widened_.try_emplace(of, 0);
        if (is_new) {
            step_draft draft = converted(of, step_kind::widen);
            draft.step.wide  = true;
            known->second    = add(std::move(draft));
        }
        return known->second;
    }

    /// One value for each lane of a wider step.
    std::uint32_t splatted(std::uint32_t of, const instruction& over) {
        if (step(of).shape == over.shape) return of;
        const auto [known, is_new] = splatted_.try_emplace({of, over.shape, over.lanes}, 0);
        if (is_new) {
            step_draft draft = converted(of, step_kind::splat);
            draft.step.shape = over.shape;
            draft.step.lanes = over.lanes;
            known->second    = add(std::move(draft));
        }
        return known->second;
    }

    [[nodiscard]] step_draft converted(std::uint32_t of, step_kind how) const {
        step_draft draft;
        draft.step.kind   = how;
        draft.step.sort   = step(of).sort;
        draft.step.shape  = step(of).shape;
        draft.step.lanes  = step(of).lanes;
        draft.step.wide   = step(of).wide;
        draft.step.bounds = step(of).bounds;
        draft.fixed       = out_.steps[of].fixed;
        draft.operands.push_back({.of = of});
        return draft;
    }

    void match_shapes(step_draft& draft) {
        for (program_operand& one : draft.operands) one.of = splatted(one.of, draft.step);
    }

    /// Makes a step and its operands from the given one on equally wide.
    void match_widths(step_draft& draft, std::size_t from) {
        const auto operands = std::span{draft.operands}.subspan(from);
        for (const program_operand& one : operands) draft.step.wide = draft.step.wide || step(one.of).wide;
        if (draft.step.wide)
            for (program_operand& one : operands) one.of = widened(one.of);
    }

    // --- how a step is computed --------------------------------------------------------------------------------------

    void choose_lanewise(step_draft& draft) {
        match_widths(draft, 0);
        match_shapes(draft);
    }

    void choose_linear(step_draft& draft) {
        choose_lanewise(draft);
        const auto& terms = draft.operands;
        if (!std::ranges::all_of(terms, [](const program_operand& one) { return one.factor == 1 || one.factor == -1; })
            || std::ranges::none_of(terms, [](const program_operand& one) { return one.factor == 1; }))
            return;
        draft.step.kind   = step_kind::signed_sum;
        const auto first  = std::stable_partition(draft.operands.begin(), draft.operands.end(),
                                                  [](const program_operand& one) { return one.factor > 0; });
        draft.step.second = first - draft.operands.begin();
        if (terms.size() == 2 && draft.step.second == 1 && draft.step.first == 0)
            draft.step.kind = step_kind::difference;
    }

    void choose_division(step_draft& draft) {
        choose_lanewise(draft);
        if (draft.step.wide) return;
        const auto found =
            reciprocal_of(step(draft.operands[0].of).bounds, draft.step.first, draft.step.second, draft.step.rounded);
        if (!found) return;
        draft.step.kind = step_kind::times_reciprocal;
        draft.detail    = {found->factor, found->multiplier, found->shift, found->added, found->subtracted};
    }

    /// The lesser of x and -x is how far x is from 0, or one number from another.
    void choose_minimum(step_draft& draft) {
        choose_lanewise(draft);
        if (draft.operands.size() != 2) return;
        const std::uint32_t a = draft.operands[0].of;
        const std::uint32_t b = draft.operands[1].of;
        if (!is_negative(a, b) && !is_negative(b, a)) return;
        const std::uint32_t x = is_negative(a, b) ? b : a;
        draft.step.kind       = step_kind::minus_magnitude;
        draft.operands        = {{.of = x}};
        if (step(x).kind != step_kind::difference) return;
        draft.step.kind = step_kind::minus_distance;
        draft.operands  = out_.steps[x].operands;
    }

    /// Is `a` minus `b`, term by term?
    [[nodiscard]] bool is_negative(std::uint32_t a, std::uint32_t b) const {
        const step_draft& minus = out_.steps[a];
        const step_draft& plus  = out_.steps[b];
        if (minus.step.op != operation::linear) return false;
        if (plus.step.op != operation::linear)
            return minus.step.first == 0 && minus.operands.size() == 1 && minus.operands[0].factor == -1
                   && minus.operands[0].of == b;
        if (minus.step.first != -plus.step.first || minus.operands.size() != plus.operands.size()) return false;
        return std::ranges::all_of(minus.operands, [&](const program_operand& one) {
            return std::ranges::any_of(plus.operands, [&](const program_operand& other) {
                return other.of == one.of && other.factor == -one.factor;
            });
        });
    }

    void choose_comparison(step_draft& draft) {
        match_widths(draft, 0);
        match_shapes(draft);
        draft.step.wide_operands = std::exchange(draft.step.wide, false);
    }

    /// A figure for which a figure outside the frame stands in: where it is not stated nothing is known, as of itself.
    [[nodiscard]] bool is_only_figure(const step_draft& draft, const node& n) const {
        if (n.op != operation::or_else) return false;
        const auto         operands = graph_.operands_of(n);
        const node&        asked    = graph_[operands[0].of];
        const instruction& figure   = step(draft.operands[1].of);
        const instruction& other    = step(draft.operands[2].of);
        return asked.op == operation::stated && graph_.operands_of(asked)[0].of == operands[1].of
               && figure.place == storage::table && figure.shape == n.shape && other.op == operation::figure
               && other.place == storage::workspace && other.shape == n.shape && other.bounds == figure.bounds;
    }

    /// A figure outside the frame is never stated: what stands in for it is all there is.
    [[nodiscard]] bool is_always_other(const node& n) const {
        if (n.op != operation::or_else) return false;
        const node& figure = graph_[graph_.operands_of(n)[1].of];
        return figure.op == operation::figure && figure.first == outside_the_frame;
    }

    void choose_sum(step_draft& draft, const node& n) {
        match_widths(draft, 0);
        const instruction& summed = step(draft.operands[0].of);
        instruction&       sum    = draft.step;
        switch (n.op) {
        case operation::sum_whole:
            sum.first = summed.shape == shape::groups ? std::int64_t{summed.lanes}
                                                      : std::int64_t{out_.lanes.members} + n.second;
            return;
        case operation::sum_groups:
            sum.list         = members_of_groups(n.grouping);
            sum.side_by_side = are_side_by_side(n.grouping);
            return;
        default: {
            const group& set = frame_.groups[static_cast<std::size_t>(n.first)];
            sum.list         = static_cast<std::uint32_t>(out_.lists.size());
            list(set);
            sum.side_by_side = are_side_by_side(set);
        }
        }
    }

    // --- lists of members --------------------------------------------------------------------------------------------

    static bool are_side_by_side(const group& of) {
        for (std::size_t i = 1; i < of.members.size(); ++i)
            if (of.members[i].value != of.members[i - 1].value + 1) return false;
        return true;
    }
    [[nodiscard]] bool are_side_by_side(grouping_index which) const {
        const auto groups = std::span{frame_.groups}.subspan(frame_[which].first.value, frame_[which].count);
        return std::ranges::all_of(groups, [](const group& one) { return are_side_by_side(one); });
    }

    /// How many members, then their lanes.
    void list(const group& of) {
        out_.lists.push_back(static_cast<std::uint32_t>(of.members.size()));
        for (const member_index member : of.members) out_.lists.push_back(member.value);
    }

    std::uint64_t members_of_groups(grouping_index which) {
        const auto [known, is_new] = lists_of_groups_.try_emplace(which, out_.lists.size());
        if (is_new)
            for (std::uint32_t g = 0; g < frame_[which].count; ++g) list(frame_.groups[frame_[which].first.value + g]);
        return known->second;
    }

    /// For each member, and for what is unattributed, the position of its group in the grouping.
    std::uint64_t group_of_members(grouping_index which) {
        const auto [known, is_new] = groups_of_members_.try_emplace(which, out_.lists.size());
        if (is_new) {
            out_.lists.resize(out_.lists.size() + out_.lanes.members + 1, detail::no_group);
            for (std::uint32_t g = 0; g < frame_[which].count; ++g)
                for (const member_index member : frame_.groups[frame_[which].first.value + g].members)
                    out_.lists[known->second + member.value] = g;
        }
        return known->second;
    }

    const graph&                           graph_;
    const frame&                           frame_;
    program_draft                          out_;
    std::map<std::uint32_t, std::uint32_t> widened_;
    std::map<std::tuple<std::uint32_t, shape, std::uint32_t>, std::uint32_t>
                                            splatted_; ///< by operand, over which lanes
    std::map<grouping_index, std::uint64_t> lists_of_groups_;
    std::map<grouping_index, std::uint64_t> groups_of_members_;
};

} // namespace

program_draft draft_program(const graph& formulas, const frame& axes, const lowering_goal& goal) {
    return drafting(formulas, axes).run(goal);
}

} // namespace opgave
