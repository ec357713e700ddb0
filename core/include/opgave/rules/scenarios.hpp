// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/scenario_result.hpp>
#include <opgave/model/fwd.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace opgave {

class scenario_block;

/// Many variants of one table, judged one after another: for a search, a sweep, or a table of what would be if. Each variant
/// is the base with some cells stated otherwise. What a variant comes to depends on nothing but its own cells: not on how
/// many are run together, nor on how many threads run them.
class scenarios {
public:
    /// States the cells of one variant.
    class writer {
    public:
        /// States a cell, replacing what the base says.
        /// @return false where the variant states as many cells as it may already; then nothing was stated
        /// @pre a cell that forms may fill, and a value within its category's bounds: see `figures::accepts`
        bool state(const cell_key& cell, std::int64_t value) noexcept { return put(cell, interval::exactly(value)); }
        bool state(const cell_key& cell, interval range) noexcept { return put(cell, range); }
        bool clear(const cell_key& cell) noexcept;

    private:
        friend class scenarios;
        writer(scenario_block& block, std::size_t scenario, const opgave::figures& base, std::size_t changes)
            : block_(&block), scenario_(scenario), base_(&base), left_(changes) {}
        bool put(const cell_key& cell, const std::optional<interval>& value) noexcept;

        scenario_block*        block_;
        std::size_t            scenario_;
        const opgave::figures* base_;
        std::size_t            left_; ///< how many cells it may still state
    };

    using fill_function = std::function<void(std::uint64_t scenario, writer& cells)>;
    using take_function = std::function<void(std::uint64_t scenario, const scenario_result& result)>;

    struct run_options {
        unsigned threads = 1;
        /// Called now and then, by the calling thread alone, with how many are done; `false` ends the run.
        std::function<bool(std::uint64_t done)> progress = {};
    };

    /// @param changes how many cells one variant may state
    /// @pre the figures are of the rulebook's frame
    scenarios(opgave::rulebook by, opgave::figures base, std::size_t changes = 64);
    ~scenarios();
    scenarios(scenarios&&) noexcept;
    scenarios& operator=(scenarios&&) noexcept;

    /// Judges variants 0 to `count` - 1. `fill` and `take` are each called once a variant; with more threads than one, from
    /// several at once (of one variant always from one), so they may write only what is their variant's own.
    ///
    /// @return how many were taken: `count`, or fewer where the run was ended. Then each was taken once or not at all
    /// @throws only what `fill` or `take` throws, when all threads have stopped, and std::bad_alloc
    std::uint64_t run(std::uint64_t count, const fill_function& fill, const take_function& take,
                      const run_options& options) const;
    std::uint64_t run(std::uint64_t count, const fill_function& fill, const take_function& take) const {
        return run(count, fill, take, run_options{});
    }

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace opgave
