// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/evaluate.hpp>

#include "formula/choices.hpp"
#include "formula/kernels_here.hpp"
#include "formula/random_requirements.hpp"
#include "formula/random_rulebook.hpp"
#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace opgave::testing {
namespace {

/// One table after another, each lying elsewhere, judged in one workspace.
class judging {
public:
    judging(const graph& formulas, const frame& axes, std::uint32_t columns,
            const std::vector<judged_nodes>& requirements, const detail::kernel_set& kernels)
        : program_(lower(formulas, axes, columns, {nodes_of(requirements), requirements})), view_(program_.view()),
          memory_(machine::workspace_bytes(view_) / sizeof(std::int64_t)), kernels_(&kernels),
          on_(view_, table_, std::as_writable_bytes(std::span{memory_})) {}
    judging(const judging&)            = delete; // the machine points into it
    judging& operator=(const judging&) = delete;

    /// What is listed of a table.
    [[nodiscard]] std::vector<std::uint32_t> unmet(const figures_view& of) {
        table_ = of;
        on_    = machine(view_, table_, std::as_writable_bytes(std::span{memory_}));
        if (is_bound_)
            on_.bind_table();
        else
            on_.bind();
        is_bound_ = true;
        detail::evaluate_values(on_, *kernels_);
        detail::evaluate_ranges(on_, *kernels_);
        std::vector<std::uint32_t> found(view_.findings + lane_block);
        found.resize(kernels_->list_unmet(on_, found.data()));
        return found;
    }
    /// The same one by one, by the verdict of each.
    [[nodiscard]] std::vector<std::uint32_t> unmet_one_by_one() const {
        std::vector<std::uint32_t> found;
        for (const judged& one : view_.requirements)
            for (std::uint32_t subject = 0; subject < one.subjects; ++subject)
                if (verdict_of(on_.at(one.slack.instruction, subject), detail::applies_to(on_, one, subject),
                               one.only_when_known)
                    == verdict::not_met)
                    found.push_back(one.first_finding + subject);
        return found;
    }
    /// How each requirement was listed.
    [[nodiscard]] std::span<const listing> listings() const { return {on_.listings(), view_.requirements.size()}; }

private:
    opgave::program           program_;
    program_view              view_;
    figures_view              table_;
    std::vector<std::int64_t> memory_;
    const detail::kernel_set* kernels_;
    machine                   on_;
    bool                      is_bound_ = false;
};

void expect_listed(choices& choose, const drawn_sizes& sizes, std::set<listing>& ways) {
    const random_rulebook rulebook = any_rulebook(choose, sizes);
    if (rulebook.slacks.empty()) return;
    const figures first = any_table(choose, rulebook.axes, filling::exact);
    judging       by(rulebook.formulas, *rulebook.axes, first.view().columns, any_requirements(choose, rulebook),
               choose.one_in(2) ? kernels_here() : detail::portable_kernels);
    for (const filling how : {filling::exact, filling::open, filling::exact}) {
        const figures table = any_table(choose, rulebook.axes, how);
        const auto    found = by.unmet(table.view());
        RC_ASSERT(found == by.unmet_one_by_one());
        ways.insert(by.listings().begin(), by.listings().end());
    }
}

TEST(Unmet, AreListedAsTheVerdictOfEachSays) {
    std::set<listing> ways;
    for_choices(600, [&](choices& choose) { expect_listed(choose, {}, ways); });
    for_choices(300, [&](choices& choose) { expect_listed(choose, {.members = 40, .formulas = 12}, ways); });
    for_choices(60, [&](choices& choose) { expect_listed(choose, {.wide_figures = true}, ways); });
    for (const listing one : {listing::single, listing::single_if, listing::members, listing::members_if,
                              listing::lanes, listing::lanes_if, listing::mixed, listing::careful})
        EXPECT_TRUE(ways.contains(one)) << "no requirement was listed by way " << static_cast<int>(one);
}

TEST(Unmet, AreNoneWhereThereIsNobody) {
    small_rulebook given(0);
    const node_id  short_of   = given.build.subtract(given.azc(), given.build.constant(1));
    const node_id  in_64_bits = given.build.times(short_of, {5'000'000'000, 1}, rounding::down);
    given.state(given.table.lanes().unattributed(), 0); // of which nothing is required
    for (const node_id slack : {short_of, in_64_bits})
        for (const auto* kernels : {&detail::portable_kernels, &kernels_here()}) {
            const std::vector<judged_nodes> requirements{{slack, {}, 0, false}};
            judging by(given.build.graph(), *given.axes, given.table.view().columns, requirements, *kernels);
            EXPECT_TRUE(by.unmet(given.table.view()).empty());
            EXPECT_EQ(by.listings()[0], slack == short_of ? listing::members : listing::mixed);
        }
}

} // namespace
} // namespace opgave::testing
