// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/open_sum.hpp"

#include <opgave/formula/intervals.hpp>

#include <map>

namespace opgave {

namespace {

class sum_writer {
public:
    explicit sum_writer(const outcome& in)
        : in_(in), graph_(in.rulebook().formulas()), axes_(in.rulebook().frame()), operands_of_(graph_, axes_) {}

    [[nodiscard]] interval value(node_lane of) const {
        return in_.value_of(of.of, operands_of_.lane_for(of.of, of.lane));
    }

    /// Adds `factor` times a number.
    /// @return whether it is a sum of exact numbers and open figures
    bool add(node_lane number, std::int64_t factor) {
        number.lane = operands_of_.lane_for(number.of, number.lane);
        if (const interval known = value(number); known.is_exact()) {
            constant_ = exact_.plus(constant_, exact_.times(known.least, factor));
            return true;
        }
        const node& n        = graph_[number.of];
        const auto  operands = graph_.operands_of(n);
        switch (n.op) {
        case operation::figure: return add_figure(n, number.lane, factor);
        case operation::linear:
            constant_ = exact_.plus(constant_, exact_.times(n.first, factor));
            for (const operand& one : operands)
                if (!add({one.of, number.lane}, exact_.times(factor, one.factor))) return false;
            return true;
        case operation::times_ratio:
        case operation::convert:
            return n.second == 1 && add({operands[0].of, number.lane}, exact_.times(factor, n.first));
        case operation::times_column:
            for (const std::size_t i : {0U, 1U})
                if (const interval by = value({operands[i].of, number.lane}); by.is_exact())
                    return add({operands[1 - i].of, number.lane}, exact_.times(factor, by.least));
            return false;
        case operation::select:
        case operation::or_else: {
            const interval said = value({operands[0].of, number.lane});
            return said.is_exact() && add({operands[said.least != 0 ? 1 : 2].of, number.lane}, factor);
        }
        case operation::sum_whole:
        case operation::sum_groups:
        case operation::sum_set:
        case operation::broadcast: {
            std::vector<node_lane> parts;
            operands_of_(number.of, number.lane, parts);
            for (const node_lane& one : parts)
                if (!add(one, factor)) return false;
            return true;
        }
        default: return false;
        }
    }

    [[nodiscard]] std::optional<needed_together> written() const {
        needed_together needed;
        for (const auto& [cell, factor] : factors_)
            if (factor != 0) needed.terms.push_back({cell, factor});
        needed.least = -constant_;
        return exact_.overflowed() || needed.terms.size() < 2 ? std::nullopt : std::optional(needed);
    }

private:
    bool add_figure(const node& n, std::uint32_t lane, std::int64_t factor) {
        if (n.first == outside_the_frame) return false;
        const lane_layout& lanes = in_.figures().lanes();
        if (n.shape == shape::one) lane = lanes.whole();
        if (n.shape == shape::groups) lane += lanes.of(axes_[n.grouping].first);
        std::int64_t& so_far = factors_[{lane, in_.figures().columns().key_of(static_cast<std::uint32_t>(n.first))}];
        so_far               = exact_.plus(so_far, factor);
        return true;
    }

    const outcome&                   in_;
    const graph&                     graph_;
    const frame&                     axes_;
    lane_operands                    operands_of_;
    intervals::arithmetic            exact_;
    std::map<cell_key, std::int64_t> factors_;
    std::int64_t                     constant_ = 0;
};

} // namespace

std::vector<node_lane> deciding_numbers(const outcome& in, node_lane slack) {
    const graph&           formulas = in.rulebook().formulas();
    const sum_writer       values(in);
    std::vector<node_lane> open{slack};
    std::vector<node_lane> found;
    while (!open.empty()) {
        const node_lane next = open.back();
        open.pop_back();
        const node&    n    = formulas[next.of];
        const interval said = values.value(next);
        if (said.least >= 0 || said.most < 0) continue;
        if (n.op != operation::minimum && n.op != operation::maximum) {
            found.push_back(next);
            continue;
        }
        for (const operand& one : formulas.operands_of(n)) open.push_back({one.of, next.lane});
    }
    return found;
}

std::optional<needed_together> open_sum(const outcome& in, node_lane number) {
    sum_writer written(in);
    return written.add(number, 1) ? written.written() : std::nullopt;
}

} // namespace opgave
