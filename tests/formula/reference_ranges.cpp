// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Ranges: what each operator makes of numbers that lie between two ends.
#include "formula/reference.hpp"
#include "formula/reference_shares.hpp"

#include <algorithm>
#include <vector>

namespace opgave::testing {

namespace {

constexpr interval no{0, 0};
constexpr interval yes{1, 1};
constexpr interval unknown{0, 1};

interval hull_of(const std::vector<std::int64_t>& numbers) {
    return {std::ranges::min(numbers), std::ranges::max(numbers)};
}
interval sum_of(interval a, interval b) { return {a.least + b.least, a.most + b.most}; }
interval product_of(interval a, interval b) {
    return hull_of({a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most});
}
interval is_not_negative(interval x) { return x.least >= 0 ? yes : x.most < 0 ? no : unknown; }

} // namespace

interval reference::between(const node& n, node_id id, std::size_t lane) const {
    const auto                operands = graph_->operands_of(n);
    std::vector<interval>     in;
    std::vector<std::int64_t> leasts;
    std::vector<std::int64_t> mosts;
    for (std::size_t i = 0; is_lanewise(n.op) && i < operands.size(); ++i) {
        in.push_back(range(operands[i].of, lane));
        leasts.push_back(in.back().least);
        mosts.push_back(in.back().most);
    }

    switch (n.op) {
    case operation::poison: return {};
    case operation::figure: return figure(n, id, lane);
    case operation::constant:
    case operation::attribute:
    case operation::scatter:
    case operation::in_group: return interval::exactly(constant(n, lane));
    case operation::stated: return is_stated((*graph_)[operands[0].of], lane) ? yes : no;

    case operation::linear: {
        interval sum = interval::exactly(n.first);
        for (std::size_t i = 0; i < in.size(); ++i)
            sum = sum_of(sum, product_of(in[i], interval::exactly(operands[i].factor)));
        return sum;
    }
    case operation::times_ratio:
    case operation::convert:
        return hull_of(
            {rounded(in[0].least * n.first, n.second, n.rounded), rounded(in[0].most * n.first, n.second, n.rounded)});
    case operation::times_column: return product_of(in[0], in[1]);
    case operation::minimum:
    case operation::all_of: return {std::ranges::min(leasts), std::ranges::min(mosts)};
    case operation::maximum:
    case operation::any_of: return {std::ranges::max(leasts), std::ranges::max(mosts)};
    case operation::at_least: return is_not_negative(in[0]);
    case operation::equal:
        if (in[0].least > 0 || in[0].most < 0) return no;
        return in[0].is_exact() ? yes : unknown;
    case operation::ratio_at_least: {
        const interval other = product_of(in[2], in[1]);
        return is_not_negative(sum_of(product_of(in[0], in[3]), {-other.most, -other.least}));
    }
    case operation::negation: return in[0] == unknown ? unknown : in[0] == yes ? no : yes;
    case operation::select:
    case operation::or_else:
        if (in[0] == yes) return in[1];
        if (in[0] == no) return in[2];
        return hull_of({in[1].least, in[1].most, in[2].least, in[2].most});

    case operation::sum_whole:
    case operation::sum_groups:
    case operation::sum_set: {
        interval sum;
        for (const std::size_t one : summed(n, lane)) sum = sum_of(sum, range(operands[0].of, one));
        return sum;
    }
    case operation::broadcast: {
        const auto group = group_of(lane, (*graph_)[operands[0].of].grouping);
        return group ? range(operands[0].of, *group) : interval{};
    }
    case operation::apportion: {
        const auto among = division_of(n, lane);
        if (!among) return {};
        return share(n, lane, *among);
    }
    case operation::tied: {
        const node& apportionment = (*graph_)[operands[0].of];
        const auto  among         = division_of(apportionment, lane);
        if (!among || in[0].is_exact()) return no;
        return is_tied(apportionment, *among);
    }
    }
    return n.bounds;
}

} // namespace opgave::testing
