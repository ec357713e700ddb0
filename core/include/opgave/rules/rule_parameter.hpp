// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ids.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/ratio.hpp>
#include <opgave/base/words.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// A value that a parameter of a rule has (*parameter*), or a field of one row of its list: what it is called, what it
/// holds, and the line that set it.
struct parameter_setting {
    std::string                 name; ///< its key in the file
    words                       label;
    words                       value;  ///< as the law writes it: `8140/96000`, `50 %`, `ja`; of a list empty
    std::optional<ratio>        number; ///< exact, of a whole number or a ratio
    std::string                 unit;   ///< id; empty: a bare number, or no number
    std::optional<member_index> member; ///< that it names
    place where; ///< the layer of the province that set it; of a default the manifest of its plugin
};

/// A parameter as it is in force for one rule in some of its periods. Where a value changes on dates each is one of
/// these.
struct rule_parameter : parameter_setting {
    std::uint32_t                               rule       = 0; ///< index into the rulebook's rules
    bool                                        is_default = false;
    std::optional<date>                         from; ///< where the value changes on dates: since when
    std::optional<date>                         until;
    std::string                                 source; ///< its own; else that of the rule, which is the law
    bool                                        has_own_source = false;
    std::vector<period_index>                   when; ///< for which the rule was written with this value, ascending
    std::vector<std::vector<parameter_setting>> rows; ///< of a list, in the order of the file
};

/// Does its number rest on what the rule assumes, if that assumes anything? One with a source of its own does not.
[[nodiscard]] inline bool is_assumed(const rule_parameter& one) {
    return one.number && !one.has_own_source && !one.is_default;
}

/// Which parameter, or which field of which row of its list.
struct parameter_place {
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;

    std::uint32_t parameter = 0;
    std::uint32_t row       = none;
    std::uint32_t field     = none;

    friend constexpr auto operator<=>(const parameter_place&, const parameter_place&) = default;
};

} // namespace opgave
