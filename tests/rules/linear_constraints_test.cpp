// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/linear_constraints.hpp"
#include "rules/small_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace opgave::testing {

namespace {

constexpr std::int64_t most = 4;

/// Numbers of 0 to 4, and what a rule may make of them; synthetic.
struct numbers : small_province {
    numbers() : small_province(narrow_frame()) {
        plain = {offered("azc", 0), offered("amv", 0), offered("azc", 1)};
        made  = {plain[0],
                 plain[1],
                 plain[2],
                 builder.times(plain[0], ratio{1, 3}, rounding::half_up),
                 builder.times(plain[1], ratio{2, 3}, rounding::down),
                 builder.maximum(std::array{plain[0], plain[2]}),
                 builder.minimum(std::array{plain[1], plain[2]})};
    }
    static std::shared_ptr<const frame> narrow_frame() {
        frame axes = *small_frame();
        for (category& one : axes.categories) one.most = most;
        return std::make_shared<const frame>(std::move(axes));
    }

    /// What a term is for numbers that are known.
    [[nodiscard]] static std::int64_t value_of(std::size_t term, const std::array<std::int64_t, 3>& x) {
        switch (term) {
        case 3: return divide(x[0], 3, rounding::half_up);
        case 4: return divide(2 * x[1], 3, rounding::down);
        case 5: return std::max(x[0], x[2]);
        case 6: return std::min(x[1], x[2]);
        default: return x[term];
        }
    }

    std::vector<node_id> plain;
    std::vector<node_id> made;
};

struct random_constraint {
    std::map<std::size_t, std::int64_t> factors; ///< by term
    std::int64_t                        constant = 0;

    [[nodiscard]] bool holds(const std::array<std::int64_t, 3>& x) const {
        std::int64_t sum = constant;
        for (const auto& [term, factor] : factors) sum += factor * numbers::value_of(term, x);
        return sum >= 0;
    }
};

bool can_all_hold(const std::vector<random_constraint>& all) {
    for (std::int64_t a = 0; a <= most; ++a)
        for (std::int64_t b = 0; b <= most; ++b)
            for (std::int64_t c = 0; c <= most; ++c) {
                bool hold = true;
                for (std::size_t i = 0; i < all.size() && hold; ++i) hold = all[i].holds({a, b, c});
                if (hold) return true;
            }
    return false;
}

} // namespace

/// What is said to be impossible is tried for all 125 tables; and of what is impossible the greater part is seen.
TEST(LinearConstraints, AreSaidToConflictOnlyWhereNoNumbersMeetThem) {
    numbers                                     in;
    std::mt19937                                random(20261124);
    std::uniform_int_distribution<std::size_t>  term(0, in.made.size() - 1);
    std::uniform_int_distribution<std::int64_t> factor(-3, 3);
    std::uniform_int_distribution<std::int64_t> constant(-8, 6);
    std::size_t                                 impossible = 0;
    std::size_t                                 seen       = 0;
    for (int turn = 0; turn < 4000; ++turn) {
        std::vector<random_constraint> all(3);
        std::vector<linear_constraint> constraints;
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            std::vector<operand> terms;
            all[i].constant = constant(random);
            for (int n = 0; n < 2; ++n) all[i].factors[term(random)] = factor(random);
            for (const auto& [which, times] : all[i].factors) terms.push_back({in.made[which], times});
            add_constraints(in.builder.graph(), in.builder.linear(terms, all[i].constant), i, constraints);
        }
        add_what_holds_anyway(in.builder.graph(), constraints);
        const bool possible = can_all_hold(all);
        bool       found    = false;
        for (const auto& part : independent_parts(constraints)) {
            const auto conflict = find_conflict(in.builder.graph(), part);
            if (!conflict) continue;
            found = true;
            std::vector<random_constraint> named;
            for (const std::uint32_t one : *conflict) named.push_back(all[one]);
            ASSERT_FALSE(can_all_hold(named)) << "turn " << turn;
        }
        ASSERT_FALSE(found && possible) << "turn " << turn;
        impossible += possible ? 0 : 1;
        seen += found ? 1 : 0;
    }
    EXPECT_GT(impossible, 1000U);
    EXPECT_GT(10 * seen, 8 * impossible) << seen << " of " << impossible;
}

} // namespace opgave::testing
