// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/compare_rules.hpp"

#include "formula/node_description.hpp"
#include "rules/assemble.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
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

/// A number for what each rule wrote: formulas over cells as they are stated, whatever other rules make of these.
class written_digests {
public:
    explicit written_digests(const rulebook& by) : by_(by), columns_(by.frame()), known_(by.formulas().nodes.size()) {}

    /// @return the same for two rules that state, publish, fill and book the same, whatever the order
    [[nodiscard]] std::uint64_t operator()(std::uint32_t rule) {
        std::vector<std::uint64_t> parts;
        for (const written_in_period& one : by_.written()) {
            if (one.rule != rule) continue;
            const auto add = [&](const std::string& what, std::initializer_list<node_id> formulas) {
                short_digest digest;
                digest.text(by_.frame()[one.when].to_text());
                digest.text(what);
                for (const node_id formula : formulas) digest.number(digest_of(formula));
                parts.push_back(digest.value());
            };
            add("applies", {one.what.applies});
            for (const auto& each : one.what.requirements)
                add("requires " + each.label, {each.condition, each.left, each.right});
            for (const auto& each : one.what.measures)
                add("publishes " + each.label, {each.numerator, each.denominator});
            for (const auto& each : one.what.definitions) add("fills " + name_of(each.column, each.of), {each.value});
            for (const auto& each : one.what.bookings) add("books " + name_of(each.column, each.of), {each.amount});
            for (const auto& each : one.what.names) add("names " + each.label, {each.value});
        }
        std::ranges::sort(parts);
        short_digest all;
        for (const std::uint64_t one : parts) all.number(static_cast<std::int64_t>(one));
        return all.value();
    }

private:
    [[nodiscard]] std::string name_of(const column_key& column, scope of) const {
        const frame& axes = by_.frame();
        return axes[column.category].id + ' ' + axes[column.basis].id + ' '
               + text_of_time(axes, column.basis, column.time) + (of == scope::whole ? " of the whole" : "");
    }

    [[nodiscard]] std::int64_t digest_of(node_id of) {
        if (of == graph_builder::poison()) return 0;
        std::optional<std::int64_t>& known = known_[of.value];
        if (known) return *known;
        short_digest digest;
        describe(by_.formulas(), by_.frame(), columns_, of, digest);
        const node&                                        n = by_.formulas()[of];
        std::vector<std::pair<std::int64_t, std::int64_t>> operands;
        for (const operand& one : by_.formulas().operands_of(n)) operands.emplace_back(digest_of(one.of), one.factor);
        if (has_unordered_operands(n.op)) std::ranges::sort(operands);
        for (const auto& [operand, factor] : operands) {
            digest.number(operand);
            digest.number(factor);
        }
        known = static_cast<std::int64_t>(digest.value());
        return *known;
    }

    const rulebook&                          by_;
    column_map                               columns_;
    std::vector<std::optional<std::int64_t>> known_; ///< one a formula
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
    written_digests             of_first(first);
    written_digests             of_second(second);
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
        const bool is_written_so = of_first(i) == of_second(static_cast<std::uint32_t>(*one.second));
        differences.are_alike    = differences.are_alike && is_written_so;
        if (!one.values.empty() || (!is_written_so && !before.kind.empty())) found.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < second.rules().size(); ++i)
        if (std::ranges::find(first.rules(), second.rules()[i].id, &rule::id) == first.rules().end())
            found.push_back({second.rules()[i].id, std::nullopt, i, {}});
    differences.are_alike = differences.are_alike && found.empty();
    return differences;
}

} // namespace opgave
