// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/rules/compare.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/assemble.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace opgave {

/// What of two rulebooks can be taken from the second by itself: the rules that differ, by their formulas. Rules that fill
/// the same cell belong together, as a cell has one rule; where the axes differ, everything does.
class rule_mixer {
public:
    /// @param found what differs between the two, but for the findings
    rule_mixer(const rulebook& first, const rulebook& second, const comparison& found);
    rule_mixer(const rule_mixer&)            = delete;
    rule_mixer& operator=(const rule_mixer&) = delete;

    /// Of `comparison::rules`, each ascending; by their first. Of two rulebooks that differ at least one group, also where no
    /// rule by itself does.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& groups() const noexcept { return groups_; }

    /// The first rulebook with some groups of rules as the second has them, to be judged by: it has no words and no parameters.
    /// @param taken one a group
    /// @return nothing where these rules do not go together
    [[nodiscard]] std::optional<rulebook> mixed(const std::vector<bool>& taken) const;

private:
    /// What both rulebooks have written, as formulas of one builder.
    struct written_rules {
        std::vector<rule>              rules; ///< of the first, in its order, then those that only the second has
        std::vector<written_in_period> first;
        std::vector<written_in_period> second;
    };

    void put_into_one_builder(const rulebook& first, const rulebook& second);
    void group_what_differs(const comparison& found);

    std::shared_ptr<const frame>          axes_;
    column_map                            columns_;
    graph_builder                         builder_;
    written_rules                         written_;
    std::vector<std::vector<std::size_t>> groups_;
    std::vector<std::size_t>              group_of_; ///< one of `written_.rules`; `none` where it does not differ
    bool                                  can_mix_ = false;

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

} // namespace opgave
