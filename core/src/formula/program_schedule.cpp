// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_schedule.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace opgave {

namespace {

bool is_computed(const instruction& step) { return step.place == storage::workspace; }

/// Which drafts the results rest on.
std::vector<bool> needed(const program_draft& draft) {
    std::vector<bool> wanted(draft.steps.size(), false);
    for (const std::uint32_t one : draft.results) wanted[one] = true;
    for (std::size_t i = draft.steps.size(); i-- > 0;)
        if (wanted[i])
            for (const program_operand& one : draft.steps[i].operands) wanted[one.of] = true;
    return wanted;
}

class scheduling {
public:
    explicit scheduling(const program_draft& draft)
        : draft_(draft), wanted_(needed(draft)), users_(draft.steps.size()), waits_for_(draft.steps.size(), 0) {}

    std::vector<std::uint32_t> run() {
        for (std::uint32_t i = 0; i < draft_.steps.size(); ++i) {
            if (!wanted_[i]) continue;
            if (!is_computed(draft_.steps[i].step)) {
                order_.push_back(i);
                continue;
            }
            for (const program_operand& one : draft_.steps[i].operands)
                if (is_computed(draft_.steps[one.of].step)) {
                    users_[one.of].push_back(i);
                    ++waits_for_[i];
                }
            kind& own = kinds_[traits_of(draft_.steps[i].step)];
            ++own.left;
            if (waits_for_[i] == 0) own.ready.push_back(i);
        }
        while (!kinds_.empty()) write(std::ranges::max_element(kinds_, is_worse));
        return std::move(order_);
    }

private:
    struct kind {
        std::size_t                left = 0;
        std::vector<std::uint32_t> ready;
    };
    using kinds = std::map<run_traits, kind>;

    static bool is_worse(const kinds::value_type& a, const kinds::value_type& b) {
        const auto merit = [](const kind& of) {
            return std::pair(!of.ready.empty() && of.ready.size() == of.left, of.ready.size());
        };
        return merit(a.second) < merit(b.second);
    }

    void write(kinds::iterator chosen) {
        std::vector<std::uint32_t> now = std::exchange(chosen->second.ready, {});
        std::ranges::sort(now);
        chosen->second.left -= now.size();
        if (chosen->second.left == 0) kinds_.erase(chosen);
        order_.insert(order_.end(), now.begin(), now.end());
        for (const std::uint32_t one : now)
            for (const std::uint32_t user : users_[one])
                if (--waits_for_[user] == 0) kinds_.at(traits_of(draft_.steps[user].step)).ready.push_back(user);
    }

    const program_draft&                    draft_;
    std::vector<bool>                       wanted_;
    std::vector<std::vector<std::uint32_t>> users_; ///< of each step, once for each time that it is read
    std::vector<std::uint32_t>              waits_for_;
    kinds                                   kinds_;
    std::vector<std::uint32_t>              order_;
};

} // namespace

std::vector<std::uint32_t> schedule(const program_draft& draft) { return scheduling(draft).run(); }

} // namespace opgave
