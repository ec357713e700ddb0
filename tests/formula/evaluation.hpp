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
    evaluation(const graph& formulas, const frame& axes, const figures_view& table, std::span<const node_id> results,
               std::span<const judged_nodes> requirements = {})
        : program_(lower(formulas, axes, table.columns, {results, requirements})), view_(program_.view()),
          table_(table), workspace_(machine::workspace_bytes(view_) / sizeof(std::int64_t)),
          outcome_(view_, table_, bytes()) {
        EXPECT_EQ(evaluate(view_, table_, bytes()), evaluate_status::ok);
    }
    evaluation(const evaluation&)            = delete;
    evaluation& operator=(const evaluation&) = delete;

    [[nodiscard]] interval operator()(node_id of, std::size_t lane) const {
        return outcome_(program_.of_node[of.value], lane);
    }

    /// The same by instruction.
    [[nodiscard]] interval at(std::uint32_t instruction, std::size_t lane) const { return outcome_(instruction, lane); }

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
        : of_(of), narrow_(of.narrow, of.narrow + places()), known_(of.known, of.known + places()),
          outer_(of.outer, of.outer + of.columns), open_(std::size_t{3} * of.columns),
          ranges_(of.ranges, of.ranges + of.range_count) {
        if (of.wide != nullptr) wide_.assign(of.wide, of.wide + places());
        note_what_is_open();
    }

    /// Cells are numbered as `figures_view::cell` does, with gaps.
    [[nodiscard]] std::vector<std::size_t> cells() const {
        std::vector<std::size_t> all;
        for (std::uint32_t column = 0; column < of_.columns; ++column)
            for (std::uint32_t lane = 0; lane < of_.lanes.count(); ++lane) all.push_back(of_.cell(column, lane));
        return all;
    }

    [[nodiscard]] interval at(std::size_t cell) const { return view().at(cell); }
    [[nodiscard]] bool     is_stated(std::size_t cell) const { return of_.stated[cell] != 0; }

    void fill(std::size_t cell, std::int64_t value) {
        std::erase_if(ranges_, [&](const stated_range& one) { return one.cell == cell; });
        if (is_narrow(outer_[cell / of_.lanes.stride()]))
            narrow_[cell] = static_cast<std::int32_t>(value);
        else
            wide_[cell] = value;
        known_[cell] = 255;
        note_what_is_open();
    }
    /// @pre the cell is stated as a range, and stays one
    void narrow(std::size_t cell, interval to) {
        for (stated_range& one : ranges_)
            if (one.cell == cell) one.ends = to;
    }

    [[nodiscard]] figures_view view() const {
        figures_view now = of_;
        now.narrow       = narrow_.data();
        now.wide         = wide_.empty() ? nullptr : wide_.data();
        now.known        = known_.data();
        now.outer        = outer_.data();
        now.open         = open_.data();
        now.ranges       = ranges_.data();
        now.range_count  = ranges_.size();
        return now;
    }

private:
    [[nodiscard]] std::size_t places() const { return std::size_t{of_.columns} * of_.lanes.stride() + lane_block; }

    void note_what_is_open() {
        std::ranges::fill(open_, std::uint8_t{0});
        for (std::uint32_t column = 0; column < of_.columns; ++column)
            for (std::uint32_t lane = 0; lane < of_.lanes.count(); ++lane) {
                const std::size_t cell = of_.cell(column, lane);
                if (known_[cell] != 0) continue;
                const scope of = lane == of_.lanes.whole()         ? scope::whole
                                 : lane > of_.lanes.unattributed() ? scope::groups
                                                                   : scope::members;
                open_[static_cast<std::size_t>(of) * of_.columns + column] |=
                    is_stated(cell) ? std::uint8_t{open_cell | open_range} : open_cell;
            }
    }

    figures_view              of_; ///< whose marks of what is stated are read
    std::vector<std::int32_t> narrow_;
    std::vector<std::int64_t> wide_;
    std::vector<std::uint8_t> known_;
    std::vector<interval>     outer_;
    std::vector<std::uint8_t> open_;
    std::vector<stated_range> ranges_;
};

} // namespace opgave::testing
