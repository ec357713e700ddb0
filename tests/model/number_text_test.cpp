// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace opgave {

TEST(NumberText, GroupsThousandsAsTheLanguageDoes) {
    EXPECT_EQ(number_text(1234, language::nl), "1.234");
    EXPECT_EQ(number_text(1234, language::en), "1,234");
    EXPECT_EQ(number_text(999, language::nl), "999");
    EXPECT_EQ(number_text(96'000, language::nl), "96.000");
    EXPECT_EQ(number_text(1'000'000, language::nl), "1.000.000");
}

TEST(NumberText, WritesAMinusSignAndNoHyphen) {
    EXPECT_EQ(number_text(-6, language::nl), "\u22126");
    EXPECT_EQ(number_text(-1234, language::nl), "\u22121.234");
    EXPECT_EQ(number_text(-100, language::nl), "\u2212100");
}

TEST(NumberText, HasRoomForEveryNumber) {
    EXPECT_EQ(number_text(std::numeric_limits<std::int64_t>::min(), language::nl), "\u22129.223.372.036.854.775.808");
}

TEST(RangeText, ShowsAnExactNumberOnce) { EXPECT_EQ(range_text(interval::exactly(2691), language::nl), "2.691"); }

TEST(RangeText, JoinsBothEndsWithADash) { EXPECT_EQ(range_text({4562, 4588}, language::nl), "4.562-4.588"); }

TEST(RangeText, NeverPutsADashBesideAMinusSign) {
    EXPECT_EQ(range_text({-49, -47}, language::nl), "\u221249 tot \u221247");
    EXPECT_EQ(range_text({-1, 2}, language::en), "\u22121 to 2");
}

} // namespace opgave
