// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/compare_rules.hpp"

#include "rules/assemble.hpp"
#include "rules/formula_sums.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

std::string_view name_of(force of) {
    switch (of) {
    case force::statutory: return "statutory";
    case force::agreed: return "agreed";
    case force::attention: break;
    }
    return "attention";
}

/// What a rule wrote for one period: when, what it does with formulas, and which these are.
using written_formulas = std::tuple<std::string, std::string, std::vector<sha256_sum>>;

/// What each rule wrote: formulas over cells as they are stated, whatever other rules make of these.
class writing_of_rules {
public:
    explicit writing_of_rules(const rulebook& by)
        : by_(by), columns_(by.frame()), sums_(by.formulas(), by.frame(), columns_) {}

    /// @return equal for two rules that state, publish, fill and book the same, in whatever order
    [[nodiscard]] std::vector<written_formulas> operator()(std::uint32_t rule) {
        std::vector<written_formulas> all;
        for (const written_in_period& one : by_.written()) {
            if (one.rule != rule) continue;
            const auto add = [&](std::string what, std::initializer_list<node_id> formulas) {
                std::vector<sha256_sum> sums;
                for (const node_id formula : formulas)
                    sums.push_back(formula == graph_builder::poison() ? sha256_sum{} : sums_(formula));
                all.emplace_back(by_.frame()[one.when].to_text(), std::move(what), std::move(sums));
            };
            add(one.conserves ? "applies, and conserves" : "applies", {one.what.applies});
            for (const auto& each : one.what.requirements)
                add("requires " + each.label, {each.condition, each.left, each.right});
            for (const auto& each : one.what.measures)
                add("publishes " + each.label, {each.numerator, each.denominator});
            for (const auto& each : one.what.definitions) add("fills " + name_of(each.column, each.of), {each.value});
            for (const auto& each : one.what.bookings) add("books " + name_of(each.column, each.of), {each.amount});
            for (const auto& each : one.what.names) add("names " + each.label, {each.value});
        }
        std::ranges::sort(all);
        return all;
    }

private:
    [[nodiscard]] std::string name_of(const column_key& column, scope of) const {
        const frame& axes = by_.frame();
        return axes[column.category].id + ' ' + axes[column.basis].id + ' '
               + text_of_time(axes, column.basis, column.time) + (of == scope::whole ? " of the whole" : "");
    }

    const rulebook&  by_;
    const column_map columns_;
    formula_sums     sums_;
};

void add_if_other(std::string name, std::string_view before, std::string_view after, compared_rule& to) {
    if (before == after) return;
    const auto said = [](std::string_view text) {
        return text.empty() ? std::nullopt : std::optional(std::string(text));
    };
    to.values.push_back({std::move(name), said(before), said(after), {}, {}});
}

void add_texts(const rule& before, const rule& after, compared_rule& to) {
    const auto text_in = [](const rule& of, const std::string& parameter) -> const rule_text* {
        const auto found = std::ranges::find(of.texts, parameter, &rule_text::parameter);
        return found == of.texts.end() ? nullptr : &*found;
    };
    const auto add = [&](const rule_text* one, const rule_text* other) {
        compared_rule::value made;
        made.name = one != nullptr ? one->parameter : other->parameter;
        if (one != nullptr) {
            made.before     = one->text;
            made.set_before = one->where;
        }
        if (other != nullptr) {
            made.after     = other->text;
            made.set_after = other->where;
        }
        if (made.before != made.after) to.values.push_back(std::move(made));
    };
    for (const rule_text& one : before.texts) add(&one, text_in(after, one.parameter));
    for (const rule_text& one : after.texts)
        if (text_in(before, one.parameter) == nullptr) add(nullptr, &one);
}

/// By what a value of a rule is known: `aandeel`; of one that changes on dates with the first day: `aandeel@2025-07-01`.
std::string key_of(const rule_parameter& one) { return one.from ? one.name + '@' + one.from->to_text() : one.name; }

std::string text_of(const parameter_setting& one, const frame& axes) {
    if (one.member) return axes[*one.member].code;
    return one.unit.empty() ? one.value.nl : one.value.nl + ' ' + one.unit;
}

/// A list row by row: `gemeente GM1690, plekken 40; gemeente GM0118, plekken 20`.
std::string text_of(const rule_parameter& one, const frame& axes) {
    if (one.rows.empty()) return text_of(static_cast<const parameter_setting&>(one), axes);
    std::string text;
    for (const std::vector<parameter_setting>& row : one.rows) {
        text += text.empty() ? "" : "; ";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ", ") + row[i].name + ' ' + text_of(row[i], axes);
    }
    return text;
}

/// In the order of the first rulebook, then what only the second has.
void add_parameters(const rulebook& first, std::uint32_t before, const rulebook& second, std::uint32_t after,
                    compared_rule& to) {
    std::vector<compared_rule::value> all;
    for (const rule_parameter& one : first.parameters())
        if (one.rule == before) all.push_back({key_of(one), text_of(one, first.frame()), std::nullopt, one.where, {}});
    for (const rule_parameter& one : second.parameters()) {
        if (one.rule != after) continue;
        auto known = std::ranges::find(all, key_of(one), &compared_rule::value::name);
        if (known == all.end()) known = all.insert(all.end(), {key_of(one), std::nullopt, std::nullopt, {}, {}});
        known->after     = text_of(one, second.frame());
        known->set_after = one.where;
    }
    for (compared_rule::value& one : all)
        if (one.before != one.after) to.values.push_back(std::move(one));
}

} // namespace

rule_differences compare_rules(const rulebook& first, const rulebook& second) {
    writing_of_rules            of_first(first);
    writing_of_rules            of_second(second);
    rule_differences            differences;
    std::vector<compared_rule>& found = differences.rules;
    for (std::uint32_t i = 0; i < first.rules().size(); ++i) {
        const rule&   before = first.rules()[i];
        const auto    there  = std::ranges::find(second.rules(), before.id, &rule::id);
        compared_rule one{before.id, i, std::nullopt, {}};
        if (there == second.rules().end()) {
            found.push_back(std::move(one));
            continue;
        }
        one.second = static_cast<std::size_t>(there - second.rules().begin());
        add_if_other("kind", before.kind, there->kind, one);
        add_if_other("force", name_of(before.force), name_of(there->force), one);
        add_if_other("label", before.label.nl, there->label.nl, one);
        add_if_other("source", before.source, there->source, one);
        add_if_other("assumption", before.assumption, there->assumption, one);
        add_texts(before, *there, one);
        add_parameters(first, i, second, static_cast<std::uint32_t>(*one.second), one);
        one.writes_otherwise  = of_first(i) != of_second(static_cast<std::uint32_t>(*one.second));
        differences.are_alike = differences.are_alike && !one.writes_otherwise;
        if (!one.values.empty() || (one.writes_otherwise && !before.kind.empty())) found.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < second.rules().size(); ++i)
        if (std::ranges::find(first.rules(), second.rules()[i].id, &rule::id) == first.rules().end())
            found.push_back({second.rules()[i].id, std::nullopt, i, {}});
    differences.are_alike = differences.are_alike && found.empty();
    return differences;
}

} // namespace opgave
