// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/node_value.hpp"

#include <opgave/formula/apportion.hpp>
#include <opgave/formula/apportion_operands.hpp>
#include <opgave/formula/operators.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace opgave {

namespace {

/// The operands of an apportionment as its terms: each member that shares takes as many of them.
class division_of_operands {
public:
    division_of_operands(const node& apportionment, std::span<const interval> operands)
        : total_(operands[0]), claims_(operands.subspan(1)), each_(apportionment.operand_count - std::size_t{1}),
          members_(claims_.size() / each_), at_(apportionment.second) {
        rule_.method    = apportionment.method;
        rule_.rounded   = apportionment.rounded;
        const auto read = [&](std::size_t which, std::vector<std::int64_t>& into, auto end_of, bool& exact) {
            for (std::size_t member = 0; member < members_; ++member) {
                const interval one = claim(member, which);
                into.push_back(end_of(one));
                exact = exact && one.is_exact();
            }
        };
        const auto least = [](interval one) { return one.least; };
        const auto most  = [](interval one) { return one.most; };
        read(1, keys_, least, has_exact_keys_);
        if (at_.floors != 0) read(at_.floors, floors_, most, has_exact_limits_);
        if (at_.caps != 0) read(at_.caps, caps_, least, has_exact_limits_);
        const auto place = [](interval one) { // who was not drawn comes after all that were
            return one.least == 0 ? std::numeric_limits<std::int64_t>::max() : one.least;
        };
        if (at_.order != 0) read(at_.order, order_, place, has_exact_keys_);
        rule_.floors    = floors_;
        rule_.caps      = caps_;
        rule_.tie_order = order_;
    }

    /// What the first of the members gets.
    [[nodiscard]] interval share() const {
        const bool is_divided = can_divide();
        if (is_divided && has_exact_keys_) {
            std::vector<interval>     shares(members_);
            std::vector<std::int64_t> scratch(apportion_scratch_words(members_));
            (void)apportion_bounds(total_, keys_, rule_, shares, scratch);
            return shares[0];
        }
        const interval     key     = claim(0, 1);
        const interval     floor   = at_.floors != 0 ? claim(0, at_.floors) : interval{};
        const std::int64_t cap     = at_.caps != 0 ? claim(0, at_.caps).most : std::numeric_limits<std::int64_t>::max();
        const std::int64_t claimed = key.most == 0 ? 0 : std::min(cap, total_.most);
        return {is_divided ? floor.least : 0, std::max(claimed, floor.most)};
    }

    /// Whether a share that is open is so because of a tie: not where there is no dividing.
    [[nodiscard]] interval is_tied() const {
        if (!total_.is_exact() || !has_exact_keys_ || !has_exact_limits_) return intervals::unknown;
        return can_divide() ? intervals::yes : intervals::no;
    }

private:
    [[nodiscard]] interval claim(std::size_t member, std::size_t which) const {
        return claims_[member * each_ + which - 1];
    }
    [[nodiscard]] bool can_divide() const {
        const detail::division by{keys_, rule_};
        return has_exact_limits_ && by.status_of(total_.least) == apportion_status::ok
               && by.status_of(total_.most) == apportion_status::ok;
    }

    interval                  total_;
    std::span<const interval> claims_;
    std::size_t               each_; ///< how many a member has
    std::size_t               members_;
    apportion_operands        at_;
    std::vector<std::int64_t>
        keys_; ///< the least keys and caps and the largest floors: by these it is hardest to divide
    std::vector<std::int64_t> floors_;
    std::vector<std::int64_t> caps_;
    std::vector<std::int64_t> order_;
    apportion_rule            rule_;
    bool                      has_exact_keys_   = true;
    bool                      has_exact_limits_ = true;
};

interval sum_of(std::span<const interval> operands) {
    intervals::arithmetic with;
    interval              sum;
    for (const interval& one : operands) sum = with.plus(sum, one);
    return sum;
}

} // namespace

interval value_of_node(const graph& in, node_id of, std::span<const interval> operands) {
    const node&           n = in[of];
    intervals::arithmetic with; // cannot overflow: the builder refused the formula in which it could
    switch (n.op) {
    case operation::linear: {
        interval   sum   = interval::exactly(n.first);
        const auto terms = in.operands_of(n);
        for (std::size_t i = 0; i < terms.size(); ++i) sum = with.plus(sum, with.times(operands[i], terms[i].factor));
        return sum;
    }
    case operation::sum_whole:
    case operation::sum_groups:
    case operation::sum_set: return sum_of(operands);
    case operation::broadcast: return operands.empty() ? interval{} : operands[0];
    case operation::apportion: return operands.empty() ? interval{} : division_of_operands(n, operands).share();
    case operation::tied:
        if (operands.size() == 1 || operands[0].is_exact()) return intervals::no;
        return division_of_operands(in[in.operands_of(n)[0].of], operands.subspan(1)).is_tied();
    default:
        return row_of(n.op).bounds({.operands = operands,
                                    .factors  = {},
                                    .first    = n.first,
                                    .second   = n.second,
                                    .rounded  = n.rounded,
                                    .own      = n.bounds},
                                   with);
    }
}

} // namespace opgave
