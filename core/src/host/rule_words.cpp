// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/rule_words.hpp"

#include "plugin/placeholders.hpp"
#include "rules/explanation_words.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <variant>

namespace opgave {

namespace {

words both(const std::string& text) { return {text, text}; }

std::string text_of(const ratio& of) {
    if (of.denominator == 1) return std::to_string(of.numerator);
    if (100 % of.denominator == 0) return std::to_string(of.numerator * (100 / of.denominator)) + " %";
    return std::to_string(of.numerator) + '/' + std::to_string(of.denominator);
}

words label_of(const words& label, const std::string& id) { return label.nl.empty() ? both(id) : label; }

struct words_of_content {
    const frame& axes;

    words operator()(std::int64_t number) const { return both(std::to_string(number)); }
    words operator()(const ratio& of) const { return both(text_of(of)); }
    words operator()(const std::string& text) const { return both(text); }
    words operator()(bool yes) const { return yes ? words{"ja", "yes"} : words{"nee", "no"}; }
    words operator()(period when) const { return both(when.to_text()); }
    words operator()(member_index which) const { return both(axes.members[which.value].name); }
    words operator()(category_index which) const { return label_of(axes[which].label, axes[which].id); }
    words operator()(basis_index which) const { return label_of(axes[which].label, axes[which].id); }
    words operator()(group_index which) const {
        return label_of(axes.groups[which.value].label, axes.groups[which.value].id);
    }
    words operator()(grouping_index which) const { return label_of(axes[which].label, axes[which].id); }
    words operator()(attribute_index which) const {
        return label_of(axes.attributes[which.value].label, axes.attributes[which.value].id);
    }
    words operator()(rounding how) const { return words_of(how); }
    words operator()(apportion_method how) const { return words_of(how); }
    template <class Other> // a list, or nothing: these have no words
    words operator()(const Other&) const {
        return {};
    }
};

} // namespace

words rule_words::value_of(const std::string& name) const {
    const auto found = std::ranges::find(kind_.parameters, name, &parameter::name);
    if (found == kind_.parameters.end()) return {};
    return text_of(given_[static_cast<std::size_t>(found - kind_.parameters.begin())].content, axes_);
}

words rule_words::text_of(const parameter_content& content, const frame& axes) {
    return std::visit(words_of_content{axes}, content);
}

words rule_words::filled(const words& pattern) const {
    return {
        with_placeholders_filled(pattern.nl, [&](const std::string& name) { return value_of(name).in(language::nl); }),
        with_placeholders_filled(pattern.en, [&](const std::string& name) { return value_of(name).in(language::en); })};
}

std::map<std::string, words> rule_words::texts() const {
    std::map<std::string, words> made;
    for (const auto& [label, text] : kind_.texts) made.emplace(label, filled(text));
    return made;
}

std::vector<rule_text> rule_words::said() const {
    std::vector<rule_text> made;
    for (std::size_t k = 0; k < kind_.parameters.size(); ++k)
        if (const auto* text = std::get_if<std::string>(&given_[k].content);
            text != nullptr && kind_.parameters[k].type == parameter_type::text)
            made.push_back({kind_.parameters[k].name, kind_.parameters[k].label, *text, given_[k].where});
    return made;
}

} // namespace opgave
