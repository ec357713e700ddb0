// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace opgave::testing {

/// Numbers drawn by rapidcheck, spent one a choice, then 0 without end. Whatever is built from choices shrinks with
/// them, so a choice of 0 should be the plain case.
class choices {
public:
    explicit choices(std::vector<std::uint16_t> drawn) : drawn_(std::move(drawn)) {}

    /// @return at least 0 and less than `count`. @pre count > 0
    std::size_t  below(std::size_t count) { return next_ < drawn_.size() ? drawn_[next_++] % count : 0; }
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least) + 1));
    }
    bool one_in(std::size_t count) { return below(count) == count - 1; }

    template <class List>
    auto of(const List& list) {
        return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list))));
    }

private:
    std::vector<std::uint16_t> drawn_;
    std::size_t                next_ = 0;
};

/// Checks a property of choices on at least `cases` of them.
template <class Property>
void for_choices(int cases, Property property) {
    const auto* const info   = ::testing::UnitTest::GetInstance()->current_test_info();
    auto              params = rc::detail::configuration().testParams;
    params.maxSuccess        = std::max(params.maxSuccess, cases);
    rc::detail::TestMetadata about;
    about.id           = std::string(info->test_suite_name()) + '/' + info->name();
    about.description  = info->name();
    const auto outcome = rc::detail::checkTestable(
        [&] {
            const auto any_number = rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint16_t>(0, 0xFFFF));
            choices    choose(*rc::gen::resize(1200, rc::gen::container<std::vector<std::uint16_t>>(any_number)));
            property(choose);
        },
        about, params);
    if (outcome.template is<rc::detail::SuccessResult>()) return;
    std::ostringstream told;
    rc::detail::printResultMessage(outcome, told);
    FAIL() << told.str();
}

} // namespace opgave::testing
