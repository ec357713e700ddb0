// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// However the builder writes a formula, collecting terms and taking sums apart: it means what was asked.
#include <opgave/formula/operators.hpp>

#include "formula/choices.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace opgave::testing {
namespace {

using plain_value = std::optional<std::int64_t>;

/// The members of a group, as lanes.
std::vector<std::size_t> lanes_of_group(const frame& axes, std::size_t group) {
    std::vector<std::size_t> lanes;
    for (const member_index member : axes.groups[group].members) lanes.push_back(member.value);
    return lanes;
}

/// Works out what was asked from what its operands give.
class asked {
public:
    asked(const random_rulebook& rulebook, const reference& operands) : rulebook_(rulebook), operands_(operands) {}

    /// What a formula gives to one who asks in a certain shape: a member takes its group's value, or 0.
    [[nodiscard]] plain_value read(node_id id, shape as, std::size_t lane) const {
        const node& n = rulebook_.formulas[id];
        if (n.shape != shape::groups || as != shape::members) return operands_.value(id, lane);
        const grouping& groups = (*rulebook_.axes)[n.grouping];
        for (std::size_t g = 0; g < groups.count; ++g)
            if (std::ranges::count(lanes_of_group(*rulebook_.axes, groups.first.value + g), lane) > 0)
                return operands_.value(id, g);
        return 0;
    }

    [[nodiscard]] shape shape_of(const written_formula& written) const {
        if (written.op == operation::sum_groups) return shape::groups;
        if (written.op == operation::sum_whole || written.op == operation::sum_set) return shape::one;
        shape widest = shape::one;
        for (const operand& one : written.of) widest = std::max(widest, rulebook_.formulas[one.of].shape);
        return written.op == operation::broadcast && widest == shape::groups ? shape::members : widest;
    }

    /// How many lanes were asked for, without the unattributed one.
    [[nodiscard]] std::size_t lanes(const written_formula& written) const {
        const frame& axes = *rulebook_.axes;
        if (written.op == operation::sum_groups)
            return axes.groupings[static_cast<std::size_t>(written.constant)].count;
        switch (shape_of(written)) {
        case shape::one: return 1;
        case shape::members: return axes.members.size();
        case shape::groups: break;
        }
        for (const operand& one : written.of)
            if (rulebook_.formulas[one.of].shape == shape::groups) return lane_count(rulebook_.formulas, axes, one.of);
        return 0;
    }

    [[nodiscard]] plain_value value(const written_formula& written, std::size_t lane) const {
        if (written.op == operation::sum_whole || written.op == operation::sum_groups
            || written.op == operation::sum_set)
            return sum(written.of[0].of, summed(written, lane));

        std::vector<std::int64_t> x;
        for (const operand& one : written.of) {
            const plain_value its = read(one.of, shape_of(written), lane);
            if (!its) return std::nullopt;
            x.push_back(*its);
        }
        switch (written.op) {
        case operation::linear: {
            std::int64_t sum = written.constant;
            for (std::size_t i = 0; i < x.size(); ++i) sum += written.of[i].factor * x[i];
            return sum;
        }
        case operation::minimum:
        case operation::all_of: return std::ranges::min(x);
        case operation::maximum:
        case operation::any_of: return std::ranges::max(x);
        case operation::negation: return 1 - x[0];
        case operation::select: return x[0] == 1 ? x[1] : x[2];
        case operation::at_least: return x[0] >= x[1] ? 1 : 0;
        case operation::equal: return x[0] == x[1] ? 1 : 0;
        case operation::ratio_at_least: return x[0] * x[3] >= x[2] * x[1] ? 1 : 0;
        case operation::broadcast: return x[0];
        default: return std::nullopt;
        }
    }

private:
    [[nodiscard]] std::vector<std::size_t> summed(const written_formula& written, std::size_t lane) const {
        const frame& axes  = *rulebook_.axes;
        const auto   which = static_cast<std::size_t>(written.constant);
        if (written.op == operation::sum_set) return lanes_of_group(axes, which);
        if (written.op == operation::sum_groups) return lanes_of_group(axes, axes.groupings[which].first.value + lane);
        const node&              of    = rulebook_.formulas[written.of[0].of];
        const std::size_t        count = of.shape == shape::groups ? axes[of.grouping].count : axes.members.size();
        std::vector<std::size_t> lanes;
        for (std::size_t i = 0; i < count; ++i) lanes.push_back(i);
        return lanes;
    }
    [[nodiscard]] plain_value sum(node_id of, const std::vector<std::size_t>& lanes) const {
        std::int64_t sum = 0;
        for (const std::size_t lane : lanes) {
            const plain_value one = operands_.value(of, lane);
            if (!one) return std::nullopt;
            sum += *one;
        }
        return sum;
    }

    const random_rulebook& rulebook_;
    const reference&       operands_;
};

TEST(GraphMeaning, IsWhatWasAskedWhereNothingIsUnattributed) {
    for_choices(3000, [](choices& choose) {
        const random_rulebook rulebook = any_rulebook(choose, {.absent_figures = false, .apportionments = false});
        figures               table    = any_table(choose, rulebook.axes, filling::exact);
        table.for_each_cell(table.lanes().unattributed(), [&](const cell_key& cell) { table.clear(cell); });
        const figures_view view = table.view();
        const reference    plain(rulebook.formulas, *rulebook.axes, view);
        const asked        expected(rulebook, plain);
        for (const written_formula& written : rulebook.written)
            for (std::size_t lane = 0; lane < expected.lanes(written); ++lane) {
                const plain_value wanted = expected.value(written, lane);
                const plain_value found  = expected.read(written.made, expected.shape_of(written), lane);
                if (wanted && found != wanted)
                    RC_FAIL(std::string(row_of(written.op).name) + " made node " + std::to_string(written.made.value)
                            + ": " + (found ? std::to_string(*found) : "nothing") + " instead of "
                            + std::to_string(*wanted) + " in lane " + std::to_string(lane));
            }
    });
}

} // namespace
} // namespace opgave::testing
