// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/frame.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace opgave {

namespace {

/// What `find_member` must say: a search from the first member to the last.
std::optional<member_index> searched(const frame& axes, const std::string& code) {
    const auto found =
        std::find_if(axes.members.begin(), axes.members.end(), [&](const member& one) { return one.code == code; });
    if (found == axes.members.end()) return std::nullopt;
    return member_index{static_cast<std::uint32_t>(found - axes.members.begin())};
}

/// Codes in no order, with gaps; every seventh of them stands twice.
frame frame_of(std::uint32_t members) {
    frame axes;
    for (std::uint32_t i = 0; i < members; ++i) {
        const std::uint32_t number = i % 7 == 6 ? i - 6 : i;
        axes.members.push_back({"GM" + std::to_string(number * 7'919 % 10'007), "Lid " + std::to_string(i)});
    }
    return axes;
}

void expect_found_as_searched(const frame& axes) {
    for (std::uint32_t number = 0; number < 10'007; ++number) {
        const std::string code = "GM" + std::to_string(number);
        ASSERT_EQ(axes.find_member(code), searched(axes, code)) << code;
    }
}

} // namespace

TEST(Frame, FindsMembersAsASearchFromTheFirstToTheLastDoes) { expect_found_as_searched(frame_of(200)); }

TEST(Frame, FindsTheFirstOfTwoMembersWithOneCode) {
    frame axes;
    axes.members = {{"GM1690", "De Wolden"}, {"GM0118", "Hoogeveen"}, {"GM1690", "Ergens anders"}};
    EXPECT_EQ(axes.find_member("GM1690"), member_index{0});
}

TEST(Frame, FindsNoMemberByTheStartOfACodeOrByNothing) {
    frame axes;
    EXPECT_EQ(axes.find_member(""), std::nullopt);
    axes.members = {{"GM1690", "De Wolden"}};
    EXPECT_EQ(axes.find_member("GM16"), std::nullopt);
    EXPECT_EQ(axes.find_member("GM16900"), std::nullopt);
    EXPECT_EQ(axes.find_member("De Wolden"), std::nullopt);
}

TEST(Frame, FindsMembersThatComeLater) {
    frame axes = frame_of(10);
    EXPECT_EQ(axes.find_member("GM1690"), std::nullopt);
    axes.members.push_back({"GM1690", "De Wolden"});
    EXPECT_EQ(axes.find_member("GM1690"), member_index{10});
}

TEST(Frame, FindsTheMembersOfItsCopies) {
    frame       axes = frame_of(100);
    const frame copy = axes;
    axes.members     = {{"GM1690", "De Wolden"}};
    expect_found_as_searched(axes);
    expect_found_as_searched(copy);
    const frame moved = std::move(axes);
    expect_found_as_searched(moved);
}

} // namespace opgave
