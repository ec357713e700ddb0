// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/evaluate.hpp>
#include <opgave/formula/lower.hpp>
#include <opgave/model/figures.hpp>

#include "formula/print_interval.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace opgave::testing {

/// A program with the outcome of one evaluation, in a workspace of exactly the size that it asks for.
class evaluation {
public:
    evaluation(const graph& formulas, const frame& axes, const figures_view& table, std::span<const node_id> results)
        : program_(lower(formulas, axes, table.columns, results)), view_(program_.view()), table_(table),
          workspace_(machine::workspace_bytes(view_) / sizeof(std::int64_t)), outcome_(view_, table_, bytes()) {
        EXPECT_EQ(evaluate(view_, table_, bytes()), evaluate_status::ok);
    }
    evaluation(const evaluation&)            = delete;
    evaluation& operator=(const evaluation&) = delete;

    [[nodiscard]] interval operator()(node_id of, std::size_t lane) const {
        return outcome_(program_.of_node[of.value], lane);
    }

    [[nodiscard]] const opgave::program& program() const noexcept { return program_; }
    [[nodiscard]] std::span<std::byte>   bytes() noexcept { return std::as_writable_bytes(std::span{workspace_}); }

private:
    opgave::program           program_;
    program_view              view_;
    figures_view              table_;
    std::vector<std::int64_t> workspace_;
    evaluated                 outcome_;
};

/// A copy of a table in which cells may be filled or narrowed while it stays fixed which of them are stated.
class table_arrays {
public:
    explicit table_arrays(const figures_view& of)
        : lanes_(of.lanes), columns_(of.columns), values_(of.values, of.values + cells()),
          known_(of.known, of.known + cells()), stated_(of.stated, of.stated + cells()),
          outer_(of.outer, of.outer + of.columns), ranges_(of.ranges, of.ranges + of.range_count) {}

    [[nodiscard]] std::size_t cells() const { return std::size_t{columns_} * lanes_.count(); }

    [[nodiscard]] interval at(std::size_t cell) const {
        if (known_[cell] != 0) return interval::exactly(values_[cell]);
        for (const stated_range& one : ranges_)
            if (one.cell == cell) return one.ends;
        return outer_[cell / lanes_.count()];
    }
    [[nodiscard]] bool is_stated(std::size_t cell) const { return stated_[cell] != 0; }

    void fill(std::size_t cell, std::int64_t value) {
        std::erase_if(ranges_, [&](const stated_range& one) { return one.cell == cell; });
        values_[cell] = value;
        known_[cell]  = 1;
    }
    /// @pre the cell is stated as a range, and stays one
    void narrow(std::size_t cell, interval to) {
        for (stated_range& one : ranges_)
            if (one.cell == cell) one.ends = to;
    }

    [[nodiscard]] figures_view view() const {
        return {lanes_,         columns_,      values_.data(), known_.data(),
                stated_.data(), outer_.data(), ranges_.data(), ranges_.size()};
    }

private:
    lane_layout               lanes_;
    std::uint32_t             columns_;
    std::vector<std::int64_t> values_;
    std::vector<std::uint8_t> known_;
    std::vector<std::uint8_t> stated_;
    std::vector<interval>     outer_;
    std::vector<stated_range> ranges_;
};

} // namespace opgave::testing
