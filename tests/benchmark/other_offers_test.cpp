// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include "drenthe_table.hpp"
#include "other_offers.hpp"

#include <gtest/gtest.h>

#include <cstddef>

namespace opgave::testing {

namespace {

TEST(OtherOffers, AreAsManyAsWereAskedForAndTurnFindings) {
    const drenthe given = read_drenthe();
    const outcome first = given.rules.evaluate(synthetic_table(given, 1, filling::some).figures);
    for (const std::size_t count : {0U, 1U, 10U}) {
        const comparison found = compare(first, given.rules.evaluate(with_other_offers(first.figures(), count)));
        EXPECT_EQ(found.cells.size(), count);
        EXPECT_EQ(found.flipped.empty() && found.moved.empty(), count == 0);
        for (const compared_cell& one : found.cells) {
            ASSERT_TRUE(one.first);
            EXPECT_EQ(one.first->column.basis, first.figures().frame().offered);
            EXPECT_LT(one.first->lane, first.figures().lanes().members);
        }
    }
}

TEST(OtherOffers, AreTheSameEachTimeAndAllWhereMoreAreAskedForThanThereAre) {
    const drenthe given = read_drenthe();
    const figures of    = synthetic_table(given, 1, filling::no_blanks).figures;
    const auto    by    = [&](const figures& table) { return given.rules.evaluate(table); };
    EXPECT_TRUE(compare(by(with_other_offers(of, 5)), by(with_other_offers(of, 5))).is_empty());

    const comparison all = compare(by(of), by(with_other_offers(of, 1'000'000)));
    EXPECT_EQ(all.cells.size(), compare(by(of), by(with_other_offers(of, all.cells.size()))).cells.size());
    EXPECT_GT(all.flipped.size(), 0U);
}

} // namespace

} // namespace opgave::testing
