// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/evaluate.hpp>

#include "formula/choices.hpp"
#include "formula/kernels_here.hpp"
#include "formula/random_requirements.hpp"
#include "formula/small_frame.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace opgave::testing {
namespace {

/// Evaluates a table for everything, or for verdicts alone.
class judging {
public:
    judging(const program_view& by, const figures_view& table, const detail::kernel_set& kernels, evaluation_goal what)
        : memory_(machine::workspace_bytes(by) / sizeof(std::int64_t)),
          on_(by, table, std::as_writable_bytes(std::span{memory_})), unmet_(by.findings + lane_block) {
        on_.bind();
        detail::evaluate_values(on_, kernels, what);
        detail::evaluate_ranges(on_, kernels);
        unmet_.resize(kernels.list_unmet(on_, unmet_.data()));
    }
    judging(const judging&)            = delete; // the machine points into it
    judging& operator=(const judging&) = delete;

    [[nodiscard]] interval applies(const judged& one, std::uint32_t subject) const {
        return detail::applies_to(on_, one, subject);
    }
    [[nodiscard]] interval slack(const judged& one, std::uint32_t subject) const {
        return on_.at(one.slack.instruction, subject);
    }
    [[nodiscard]] const std::vector<std::uint32_t>& unmet() const { return unmet_; }
    [[nodiscard]] std::size_t                       open_steps() const { return on_.open_steps().size(); }

private:
    std::vector<std::int64_t>  memory_;
    machine                    on_;
    std::vector<std::uint32_t> unmet_;
};

/// Requirements over figures of members and of the whole. Most ask whether a figure is stated, often one that they read.
class drawn_requirements {
public:
    drawn_requirements(choices& choose, small_rulebook& given) : choose_(&choose), build_(&given.build) {
        for (const scope of : {scope::members, scope::whole})
            for (const node_id figure : {given.azc(of), given.amv(of)}) figures_.push_back(figure);
        numbers_ = figures_;
        numbers_.push_back(build_->sum_whole(figures_[0]));
        numbers_.push_back(build_->constant(50));
        for (std::size_t i = choose.below(6); i > 0; --i) numbers_.push_back(formula());
    }

    std::vector<judged_nodes> draw(std::uint32_t members) {
        std::vector<judged_nodes> made;
        for (std::size_t i = choose_->below(6) + 1; i > 0; --i) {
            const node_id a         = choose_->of(numbers_);
            const node_id b         = choose_->of(numbers_);
            const node_id condition = choose_->one_in(2) ? build_->equal(a, b) : build_->at_least(a, b);
            const node_id applies   = choose_->one_in(5) ? graph_builder::poison() : asked(condition);
            const auto    subjects  = (*build_)[condition].shape == shape::one ? 1U : members;
            if (const node_id slack = build_->slack(condition); slack != graph_builder::poison())
                made.push_back({slack, applies, subjects, choose_->one_in(4)});
        }
        EXPECT_FALSE(build_->take_error());
        return made;
    }

private:
    node_id formula() {
        const node_id a = choose_->of(numbers_);
        const node_id b = choose_->of(numbers_);
        switch (choose_->below(5)) {
        case 0: return build_->subtract(a, b);
        case 1: return build_->add(a, b);
        case 2: return build_->minimum(std::array{a, b});
        case 3: return build_->maximum(std::array{a, b});
        default: return build_->times(a, {3, 7}, rounding::half_up);
        }
    }
    /// Whether one figure is stated, or two are, of the shape of the condition.
    node_id asked(node_id condition) {
        const bool    of_members = (*build_)[condition].shape == shape::members;
        const node_id first      = build_->stated(figures_[of_members ? 0 : 2]);
        const node_id second     = build_->stated(figures_[of_members ? 1 : 3]);
        switch (choose_->below(3)) {
        case 0: return first;
        case 1: return second;
        default: return build_->all_of(std::array{first, second});
        }
    }

    choices*             choose_;
    graph_builder*       build_;
    std::vector<node_id> figures_;
    std::vector<node_id> numbers_;
};

void state_some(choices& choose, small_rulebook& given) {
    const lane_layout& lanes = given.table.lanes();
    const auto         state = [&](const cell_key& cell, interval value) {
        RC_ASSERT(given.table.state(cell, value).has_value());
    };
    for (std::uint32_t category = 0; category < 2; ++category) {
        for (std::uint32_t lane = 0; lane <= lanes.members; ++lane)
            if (const auto value = any_value(choose, {0, 1000})) state({lane, {{category}, {0}, 0}}, *value);
        if (const auto value = any_value(choose, {0, 1000}); value && choose.one_in(2))
            state({lanes.whole(), {{category}, {0}, 0}}, *value);
    }
}

void expect_equal_verdicts(choices& choose, std::uint32_t members, std::size_t& spared) {
    small_rulebook given(members);
    state_some(choose, given);
    const std::vector<judged_nodes> requirements = drawn_requirements(choose, given).draw(members);
    const figures_view              table        = given.table.view();
    const program             lowered = lower(given.build.graph(), *given.axes, table.columns, {{}, requirements});
    const program_view        by      = lowered.view();
    const detail::kernel_set& kernels = choose.one_in(2) ? kernels_here() : detail::portable_kernels;
    const judging             everything(by, table, kernels, evaluation_goal::everything);
    const judging             alone(by, table, kernels, evaluation_goal::verdicts);

    RC_ASSERT(alone.unmet() == everything.unmet());
    for (const judged& one : by.requirements)
        for (std::uint32_t subject = 0; subject < one.subjects; ++subject) {
            const interval applies = everything.applies(one, subject);
            RC_ASSERT(alone.applies(one, subject) == applies);
            if (applies.most != 0) RC_ASSERT(alone.slack(one, subject) == everything.slack(one, subject));
        }
    RC_ASSERT(alone.open_steps() <= everything.open_steps());
    spared += everything.open_steps() - alone.open_steps();
}

TEST(VerdictsAlone, AreThoseOfAnEvaluationOfEverything) {
    std::size_t spared = 0;
    for_choices(1'000, [&](choices& choose) { expect_equal_verdicts(choose, 3, spared); });
    for_choices(100, [&](choices& choose) { expect_equal_verdicts(choose, 20, spared); });
    EXPECT_GT(spared, 100U) << "nothing was left out that is not asked for";
}

/// A blank figure of which a rule asks whether it is stated, and what else it stands for.
TEST(VerdictsAlone, LeaveOnlyWhatNobodyElseReads) {
    small_rulebook given(2);
    given.state_members({10, 20}); // of the whole nothing is stated
    const node_id      whole   = given.azc(scope::whole);
    const node_id      equals  = given.build.slack(given.build.equal(whole, given.build.sum_whole(given.azc())));
    const judged_nodes guarded = {equals, given.build.stated(whole), 1, false};
    const auto         is_open = [&](const std::vector<judged_nodes>& requirements, std::span<const node_id> shown) {
        const program lowered =
            lower(given.build.graph(), *given.axes, given.table.view().columns, {shown, requirements});
        const program_view by = lowered.view();
        return judging(by, given.table.view(), detail::portable_kernels, evaluation_goal::verdicts).open_steps() > 0;
    };
    EXPECT_FALSE(is_open({guarded}, {}));
    EXPECT_TRUE(is_open({guarded, {equals, {}, 1, false}}, {})) << "a rule that always applies reads it as well";
    EXPECT_TRUE(is_open({guarded}, std::array{equals})) << "it is shown";
    EXPECT_TRUE(is_open({{equals, given.build.stated(given.amv(scope::whole)), 1, false}}, {}))
        << "it is asked of another figure";
}

} // namespace
} // namespace opgave::testing
