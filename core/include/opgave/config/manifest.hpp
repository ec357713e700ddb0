// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/words.hpp>
#include <opgave/config/province_entries.hpp>
#include <opgave/plugin/rule_kind.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// What a plugin says of itself in its `plugin.toml`: the truth about it, to be listed and checked without running it.
struct manifest {
    std::string                 id;
    std::string                 version;
    std::string                 licence; ///< an SPDX expression
    std::vector<std::string>    authors; ///< organisations
    words                       label;
    std::vector<category_entry> categories; ///< that the plugin adds to every province that uses it
    std::vector<rule_kind>      rule_kinds;

    /// @return the kind of that id, or null
    [[nodiscard]] const rule_kind* find_rule_kind(std::string_view id) const;
};

/// Reads the manifest of a plugin: untrusted bytes, guarded as any TOML.
///
/// @param text  UTF-8, format 1
/// @param from  how places name it, such as `plugins/asiel.so: plugin.toml`
/// @errors P004 whatever is wrong in it, each at its place
[[nodiscard]] result<manifest> read_manifest(std::string_view text, const std::string& from);

/// The parameters of one rule through the periods for which it is written.
struct rule_parameters {
    std::vector<checked_parameters> in_force;  ///< each once, in the order of the periods
    std::vector<std::size_t>        of_period; ///< which of them, for each period of the rule in the frame's order

    /// @param nth  counts the periods of the rule, from 0
    [[nodiscard]] const checked_parameters& at(std::size_t nth) const { return in_force[of_period[nth]]; }
};

/// Checks the parameters of a rule against the kind it names, looks up the names they hold, and fills in defaults. A
/// parameter whose value changes on dates, `[{ from = 2024-02-01, value = ... }, ...]`, has in each period the value that
/// is in force on its last day, as a rule itself is.
///
/// @return one value a parameter, in the order of the kind's
/// @errors C002 a required one is missing; C003 the wrong type; C004 a key that the kind does not have; C007 a name that
///         the province does not have; C009 out of range; C010 not a ratio; C011 dates that overlap or stand out of order;
///         C014 characters that do not show; C018 no value is in force in a period of the rule
[[nodiscard]] result<rule_parameters> check_parameters(const rule_kind& kind, const rule_entry& rule,
                                                       const frame& axes);

} // namespace opgave
