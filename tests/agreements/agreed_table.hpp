// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/compile.hpp>
#include <opgave/rules/outcome.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opgave::testing {

/// The province of one row, with what its file states, and what the rules find in it. Of a rule `ruil` the text
/// `ruil.afgesproken` names one finding or measure by its label; `ruil` alone names the first.
class agreed_table {
public:
    /// @param row  the folder of the row beside this file, such as "R07_limburg"
    explicit agreed_table(const std::string& row, const std::string& file = "province.toml");

    /// States or restates a figure. @param who a member's code, a group's id, or the id of the whole
    agreed_table& state(std::string_view who, std::string_view category, std::string_view when, std::string_view basis,
                        interval value);
    agreed_table& state(std::string_view who, std::string_view category, std::string_view when, std::string_view basis,
                        std::int64_t value);
    /// Makes a figure blank.
    agreed_table& clear(std::string_view who, std::string_view category, std::string_view when, std::string_view basis);

    [[nodiscard]] opgave::verdict judged(std::string_view rule, std::string_view when, std::string_view who) const;
    /// Places above (0 or more) or short of (negative) what is required.
    [[nodiscard]] std::int64_t slack(std::string_view rule, std::string_view when, std::string_view who) const;
    /// As reports show it: `77 %`.
    [[nodiscard]] std::string coverage(std::string_view rule, std::string_view when, std::string_view who) const;
    /// What is read in a cell: stated, or what the rules make of it.
    [[nodiscard]] interval read(std::string_view who, std::string_view category, std::string_view when,
                                std::string_view basis) const;
    /// The one number that is read there; a test fails where it is open.
    [[nodiscard]] std::int64_t number(std::string_view who, std::string_view category, std::string_view when,
                                      std::string_view basis) const;
    /// What a rule is called in Dutch.
    [[nodiscard]] std::string label(std::string_view rule) const;
    /// What a parameter of a rule says that no number can show.
    [[nodiscard]] std::string text(std::string_view rule, std::string_view parameter) const;
    /// What the library itself found amiss, by the label of what it watches, such as `afrondingen_tellen_op`.
    [[nodiscard]] bool has_doubt(std::string_view label) const;

private:
    [[nodiscard]] const rule&   named(std::string_view rule) const;
    [[nodiscard]] finding       found(std::string_view rule, std::string_view when, std::string_view who) const;
    [[nodiscard]] bool          is(const rule_part& part, std::string_view rule, std::string_view when) const;
    [[nodiscard]] std::uint32_t lane(std::string_view who) const;

    std::optional<rulebook>        rules_;
    std::optional<opgave::figures> figures_;
};

} // namespace opgave::testing
