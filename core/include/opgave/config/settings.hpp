// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/config/fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// What a farther file said of a value that a nearer one replaced.
struct overridden_setting {
    std::string value; ///< as TOML writes it
    place       where;
};

/// One value of a province's files: what it is called, who set it, and what that replaced.
struct setting {
    std::string                key;   ///< `rule.amv_opgave.aandeel`; of a value with dates with its first day behind it
    std::optional<std::string> value; ///< as TOML writes it; absent: a nearer file took it away
    place                      where; ///< of the value, or of what took it away
    std::vector<overridden_setting> overrides; ///< what farther files said, the nearest of them first
    bool is_default = false; ///< no file says it: the manifest of a plugin does, and `where` is a place in it
};

/// Every value of a province file and of those that it extends, in the order of `province`; what was taken away stands at
/// the end.
/// @errors T001-T004, C001-C003, C005, C007, C011, C013: a file that is not legible, or cannot be laid over those it extends.
///         What is wrong with a value in itself is for `read_province` to say
[[nodiscard]] result<std::vector<setting>> read_settings(const std::string& file);

/// The same with what holds where no file says anything: for each rule the defaults of its kind, behind its own values.
/// @param plugins  a rule of a kind that none of them offers gets none
[[nodiscard]] std::vector<setting> with_defaults(std::vector<setting> stated, const std::vector<manifest>& plugins);

/// The settings that a name means: those it is the key of, or the beginning of their key up to a point; where there are
/// none, those in whose key it stands between points, so that `aandeel` finds `rule.amv_opgave.aandeel`.
/// @return at least one
/// @errors C007 none; with the nearest names. Its place is without a line
[[nodiscard]] result<std::vector<setting>> find_settings(const std::vector<setting>& all, std::string_view name,
                                                         const std::string& file);

/// Of these settings those that hold in a period: of a rule that is written for it, and of values with dates the one that
/// is in force on its last day. What is no value of a rule holds in every period.
/// @return at least one
/// @errors C018 none: why, and when there is one
[[nodiscard]] result<std::vector<setting>> settings_in_force(const std::vector<setting>& found, const province& said,
                                                             period when);

} // namespace opgave
