// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/plugin/parameter_value.hpp>
#include <opgave/plugin/rule_kind.hpp>
#include <opgave/rules/rulebook.hpp>

#include <map>
#include <string>
#include <vector>

namespace opgave {

/// What one rule of a kind is called: `{soort}` in the words of the kind is the label of what its parameter `soort` names,
/// or the number or text that it holds. Of a parameter without a value nothing is left.
class rule_words {
public:
    /// @param given one value a parameter of the kind; all outlive this
    rule_words(const rule_kind& kind, const checked_parameters& given, const frame& axes)
        : kind_(kind), given_(given), axes_(axes) {}

    [[nodiscard]] words                        label() const { return filled(kind_.label); }
    [[nodiscard]] std::map<std::string, words> texts() const;
    /// What its parameters of texts hold: an agreement that no number can show, and that is passed on as it was written.
    [[nodiscard]] std::vector<rule_text> said() const;

    /// What one value is called: a name by its label, a number or ratio as it was written; empty for a list and for nothing.
    [[nodiscard]] static words text_of(const parameter_content& content, const frame& axes);

private:
    [[nodiscard]] words filled(const words& pattern) const;
    [[nodiscard]] words value_of(const std::string& parameter) const;

    const rule_kind&          kind_;
    const checked_parameters& given_;
    const frame&              axes_;
};

} // namespace opgave
