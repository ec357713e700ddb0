// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/formula_sums.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace opgave {

sha256_sum formula_sums::operator()(node_id of) {
    known_.resize(graph_.nodes.size());
    std::vector<node_id> waiting{of};
    while (!waiting.empty()) {
        const node_id     next  = waiting.back();
        const std::size_t count = waiting.size();
        if (!known_[next.value])
            for (const operand& one : graph_.operands_of(graph_[next]))
                if (!known_[one.of.value]) waiting.push_back(one.of);
        if (waiting.size() != count) continue; // operands first
        if (!known_[next.value]) known_[next.value] = sum_up(next);
        waiting.pop_back();
    }
    return *known_[of.value];
}

/// @pre those of the operands are known
sha256_sum formula_sums::sum_up(node_id of) const {
    const node&                                      n = graph_[of];
    std::vector<std::pair<sha256_sum, std::int64_t>> operands;
    for (const operand& one : graph_.operands_of(n)) operands.emplace_back(*known_[one.of.value], one.factor);
    if (has_unordered_operands(n.op)) std::ranges::sort(operands);
    canonical_writer itself;
    describe_itself(of, itself);
    itself.list(operands, [&](const auto& one) {
        itself.put(std::as_bytes(std::span(one.first)));
        itself.number(one.second);
    });
    return sha256(itself.bytes());
}

void formula_sums::describe_itself(node_id of, canonical_writer& into) const {
    const node& n = graph_[of];
    describe(graph_, frame_, columns_, of, into);
    // What the members have does not say what it is called.
    if (n.op == operation::attribute) into.text(frame_.attributes[static_cast<std::size_t>(n.second)].id);
    if (n.op == operation::in_group) into.text(frame_.groups[static_cast<std::size_t>(n.second)].id);
}

} // namespace opgave
