// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>
#include <opgave/formula/scenario_block.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/scenarios.hpp>

#include "formula/kernels_here.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace opgave {

struct scenarios::state {
    opgave::rulebook by;
    opgave::figures  base;
    std::size_t      changes;

    [[nodiscard]] scenario_block::programs programs() const { return {by.steps().view(), by.scenarios().view()}; }
};

namespace {

/// What the threads of one run share.
struct run_state {
    std::uint64_t              count = 0;
    std::atomic<std::uint64_t> next{0}; ///< the first variant that nobody has begun
    std::atomic<std::uint64_t> done{0};
    std::atomic<bool>          stop{false};
    std::mutex                 guard;
    std::exception_ptr         trouble;

    void fail() {
        const std::scoped_lock held(guard);
        if (!trouble) trouble = std::current_exception();
        stop = true;
    }
};

/// Variants that a thread takes at a time: some milliseconds of work, so that a run can be ended.
constexpr std::uint64_t chunk = 256 * scenario_block::size;

} // namespace

scenarios::scenarios(opgave::rulebook by, opgave::figures base, std::size_t changes)
    : state_(std::make_unique<state>(state{std::move(by), std::move(base), changes})) {}
scenarios::~scenarios()                               = default;
scenarios::scenarios(scenarios&&) noexcept            = default;
scenarios& scenarios::operator=(scenarios&&) noexcept = default;

bool scenarios::writer::clear(const cell_key& cell) noexcept {
    return put(cell, cell.lane == base_->lanes().unattributed() ? std::optional(interval{}) : std::nullopt);
}

bool scenarios::writer::put(const cell_key& cell, const std::optional<interval>& value) noexcept {
    if (left_ == 0) return false;
    --left_;
    return block_->state(scenario_, base_->columns()[cell.column], cell.lane, value);
}

std::uint64_t scenarios::run(std::uint64_t count, const fill_function& fill, const take_function& take,
                             const run_options& options) const {
    const scenario_block::programs programs = state_->programs();
    const figures_view             base     = state_->base.view();
    const std::size_t              changes  = state_->changes * scenario_block::size;

    run_state shared;
    shared.count    = count;
    const auto work = [&](bool tells_progress) {
        try {
            std::vector<std::int64_t> memory(scenario_block::workspace_bytes(programs, base, changes)
                                             / sizeof(std::int64_t));
            scenario_block block(programs, base, changes, std::as_writable_bytes(std::span{memory}), kernels_here());
            while (!shared.stop) {
                const std::uint64_t first = shared.next.fetch_add(chunk);
                if (first >= count) break;
                const std::uint64_t end = std::min(count, first + chunk);
                for (std::uint64_t at = first; at < end; at += scenario_block::size) {
                    const auto several =
                        static_cast<std::size_t>(std::min<std::uint64_t>(scenario_block::size, end - at));
                    block.clear();
                    for (std::size_t i = 0; i < several; ++i) {
                        writer cells(block, i, state_->base, state_->changes);
                        fill(at + i, cells);
                    }
                    block.evaluate(several,
                                   [&](std::size_t i, const scenario_result& result) { take(at + i, result); });
                }
                shared.done += end - first;
                if (tells_progress && options.progress && !options.progress(shared.done)) shared.stop = true;
            }
        } catch (...) {
            shared.fail();
        }
    };

    std::vector<std::thread> others;
    try {
        for (unsigned i = 1; i < options.threads; ++i) others.emplace_back(work, false);
    } catch (...) { // fewer threads do the same work
    }
    work(true);
    for (std::thread& one : others) one.join();
    if (shared.trouble) std::rethrow_exception(shared.trouble);
    return shared.done;
}

} // namespace opgave
