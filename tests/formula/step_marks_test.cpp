// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/detail/step_marks.hpp>

#include "formula/choices.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace opgave::testing {
namespace {

using marks = std::vector<std::uint8_t>;

/// Few of them, and of any length around those that are passed over at once.
marks any_marks(choices& choose, std::size_t count) {
    marks made(count, 0);
    for (std::uint8_t& one : made)
        if (choose.one_in(20)) one = static_cast<std::uint8_t>(choose.between(1, 255));
    return made;
}

TEST(StepMarks, InCommonAreThoseOfWhichABitIsInBoth) {
    for_choices(500, [](choices& choose) {
        const marks              a = any_marks(choose, choose.below(100));
        marks                    b = any_marks(choose, a.size());
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (choose.one_in(2)) b[i] = static_cast<std::uint8_t>(b[i] | a[i]);
            if ((a[i] & b[i]) != 0) expected.push_back(i);
        }
        std::vector<std::size_t> found;
        detail::each_common_mark(a.data(), b.data(), a.size(), [&](std::size_t at) { found.push_back(at); });
        RC_ASSERT(found == expected);
    });
}

} // namespace
} // namespace opgave::testing
