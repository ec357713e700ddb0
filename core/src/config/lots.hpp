// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/frame.hpp>

#include <string_view>

/// What lots (*kavels*) can be, for those that check them and those that count them.
namespace opgave {

/// A lot is there on a day, so only a stock can be said in lots; a total is the sum of what is.
[[nodiscard]] inline bool takes_lots(const category& one) noexcept {
    return !one.is_total() && one.nature == nature::stock;
}

/// A basis whose figures are stated, a number for each period.
[[nodiscard]] inline bool takes_lots(const basis& one) noexcept {
    return !one.per_cycle && !one.derived && one.sum_of.empty();
}

/// Whether the rule counts lots of that certainty.
[[nodiscard]] bool counts(const lot_rule_entry& rule, std::string_view certainty) noexcept;

/// @return null when no `[[place]]` has that id
[[nodiscard]] const place_entry* find_place(const province& said, std::string_view id) noexcept;

/// Lots that stand on none of the days on which they are counted: each counts as 0 in every period, which may be meant.
/// @return warnings, C011
[[nodiscard]] diagnostics lots_that_never_stand(const province& said, const frame& axes);

/// Checks places, lots and lot rules against the finished frame.
/// @errors C007 a name does not exist; C011 what cannot be said in lots, a lot that counts nowhere or twice; C017 a
///         basis that takes no figures
void check_lots(const province& said, const frame& axes, diagnostics& problems);

} // namespace opgave
