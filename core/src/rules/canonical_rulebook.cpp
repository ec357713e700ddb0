// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/canonical.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/canonical_formulas.hpp"
#include "rules/canonical_writer.hpp"

#include <array>
#include <vector>

namespace opgave {

namespace {

/// Writes the parts but for the formulas. The structures are taken apart name by name: a part that one of them gains does
/// not compile until it is said here whether it is written.
class parts_writer {
public:
    explicit parts_writer(const rulebook& of) : rulebook_(of), frame_(of.frame()) {}

    [[nodiscard]] std::vector<std::byte> frame() {
        const auto& [id, name, units, members, groups, groupings, attributes, categories, periods, cycles, bases, asked,
                     offered] = frame_;
        into_.write(id);
        into_.write(name);
        ids_of(units);
        into_.list(members, [&](const member& one) {
            into_.write(one.code);
            into_.write(one.name);
        });
        into_.list(groups, [&](const auto& one) { write_group(one); });
        into_.list(groupings, [&](const auto& one) { write_grouping(one); });
        into_.list(attributes, [&](const auto& one) { write_attribute(one); });
        into_.list(categories, [&](const auto& one) { write_category(one); });
        into_.list(periods, [&](period one) { into_.write(one); });
        into_.list(cycles, [&](const auto& one) { write_cycle(one); });
        into_.list(bases, [&](const auto& one) { write_basis(one); });
        id_of(asked);
        id_of(offered);
        return into_.take();
    }

    [[nodiscard]] std::vector<std::byte> rules() {
        into_.list(rulebook_.rules(), [&](const rule& one) { write_rule(one); });
        write_parts_of_rules([](const auto& all) -> const auto& { return all; });
        return into_.take();
    }

    /// What the part `rules` holds of one of them.
    [[nodiscard]] std::vector<std::byte> rule_at(std::size_t place) {
        write_rule(rulebook_.rules()[place]);
        write_parts_of_rules([&](auto all) {
            std::erase_if(all, [&](const auto& one) { return one.rule != place; });
            return all;
        });
        return into_.take();
    }

    [[nodiscard]] std::vector<std::byte> formulas() {
        canonical_formulas(rulebook_).write(into_);
        return into_.take();
    }

    [[nodiscard]] std::vector<std::byte> texts() {
        const auto labels_of = [&](const auto& things) {
            into_.list(things, [&](const auto& one) { into_.write(one.label); });
        };
        labels_of(frame_.units);
        labels_of(frame_.groups);
        labels_of(frame_.groupings);
        labels_of(frame_.attributes);
        labels_of(frame_.categories);
        labels_of(frame_.cycles);
        labels_of(frame_.bases);
        into_.list(rulebook_.rules(), [&](const rule& one) {
            into_.write(one.label);
            into_.list(one.texts, [&](const rule_text& text) {
                into_.write(text.parameter);
                into_.write(text.label);
                into_.write(text.text);
            });
        });
        const auto words_of = [&](const auto& parts) {
            into_.list(parts, [&](const rule_part& one) { into_.write(one.text); });
        };
        words_of(rulebook_.requirements());
        words_of(rulebook_.measures());
        words_of(rulebook_.derived());
        words_of(rulebook_.names());
        words_of(rulebook_.bookings());
        const auto labels_of_settings = [&](const auto& settings) {
            into_.list(settings, [&](const parameter_setting& one) { into_.write(one.label); });
        };
        labels_of_settings(rulebook_.parameters());
        for (const rule_parameter& one : rulebook_.parameters()) into_.list(one.rows, labels_of_settings);
        return into_.take();
    }

private:
    void write_rule(const rule& one) {
        const auto& [id, kind, label, force, source, assumption, where, texts] = one;
        static_cast<void>(label), static_cast<void>(where), static_cast<void>(texts);
        into_.write(id);
        into_.write(kind);
        into_.write(static_cast<int>(force));
        into_.write(source);
        into_.write(assumption);
    }

    /// @param chosen  which things of a list are written
    template <class Chosen>
    void write_parts_of_rules(Chosen chosen) {
        into_.list(chosen(rulebook_.requirements()), [&](const requirement& one) {
            write_part(one);
            into_.write(one.only_when_known);
        });
        into_.list(chosen(rulebook_.measures()), [&](const measure& one) { write_part(one); });
        into_.list(chosen(rulebook_.derived()), [&](const derived_figure& one) {
            write_part(one);
            write_cells(one.column, one.of);
        });
        into_.list(chosen(rulebook_.names()), [&](const named_term& one) { write_part(one); });
        into_.list(chosen(rulebook_.bookings()), [&](const booking& one) {
            write_part(one);
            write_cells(one.column, one.of);
        });
        into_.list(chosen(rulebook_.parameters()), [&](const rule_parameter& one) { write_parameter(one); });
    }

    template <class Index>
    void id_of(Index which) {
        into_.write(frame_[which].id);
    }
    template <class Things>
    void ids_of(const Things& things) {
        into_.list(things, [&](const auto& one) { into_.write(one.id); });
    }
    template <class Index>
    void ids_at(const std::vector<Index>& places) {
        into_.list(places, [&](Index one) { id_of(one); });
    }

    void write_group(const group& of) {
        const auto& [id, label, members] = of;
        static_cast<void>(label);
        into_.write(id);
        into_.list(members, [&](member_index one) { into_.write(frame_[one].code); });
    }

    void write_grouping(const grouping& of) {
        const auto& [id, label, first, count, own_cells] = of;
        static_cast<void>(label);
        into_.write(id);
        into_.write(count); // those that follow the groups of the grouping before
        into_.write(first.value);
        into_.write(own_cells);
    }

    void write_attribute(const attribute& one) {
        const auto& [id, label, counted_in, on, of, source] = one;
        static_cast<void>(label);
        into_.write(id);
        id_of(counted_in);
        into_.write(on);
        into_.list(of, [&](const std::optional<std::int64_t>& value) { into_.write(value); });
        into_.write(source);
    }

    void write_category(const category& of) {
        const auto& [id, label, counted_in, nature, least, most, source, parts, stated_under] = of;
        static_cast<void>(label);
        into_.write(id);
        id_of(counted_in);
        into_.write(static_cast<int>(nature));
        into_.write(least);
        into_.write(most);
        into_.write(source);
        ids_at(parts);
        ids_at(stated_under);
    }

    void write_cycle(const cycle& of) {
        const auto& [id, label, periods] = of;
        static_cast<void>(label);
        into_.write(id);
        into_.list(periods, [&](period_index one) { into_.write(frame_[one]); });
    }

    void write_basis(const basis& of) {
        const auto& [id, label, per_cycle, derived, version_of, sum_of, dated, source] = of;
        static_cast<void>(label);
        into_.write(id);
        into_.write(per_cycle);
        into_.write(derived);
        into_.number(version_of ? 1 : 0);
        if (version_of) id_of(*version_of);
        ids_at(sum_of);
        into_.write(dated);
        into_.write(source);
    }

    void write_cells(const column_key& column, scope of) {
        id_of(column.category);
        id_of(column.basis);
        into_.write(text_of_time(frame_, column.basis, column.time));
        into_.write(static_cast<int>(of));
    }

    void write_setting(const parameter_setting& of) {
        const auto& [name, label, value, number, unit, member, where] = of;
        static_cast<void>(label), static_cast<void>(where);
        into_.write(name);
        into_.write(value);
        into_.write(number.has_value());
        if (number) {
            into_.write(number->numerator);
            into_.write(number->denominator);
        }
        into_.write(unit);
        into_.write(member.has_value());
        if (member) into_.write(frame_[*member].code);
    }

    /// Whether a file says it or it is the default of its plugin is as little part of it as the place where that stands.
    void write_parameter(const rule_parameter& of) {
        into_.write(rulebook_.rules()[of.rule].id);
        write_setting(of);
        into_.write(of.from);
        into_.write(of.until);
        into_.write(of.source);
        into_.list(of.when, [&](period_index one) { into_.write(frame_[one]); });
        into_.list(of.rows, [&](const std::vector<parameter_setting>& row) {
            into_.list(row, [&](const parameter_setting& one) { write_setting(one); });
        });
    }

    void write_part(const rule_part& of) {
        const auto& [rule, label, text, when, shape, grouping] = of;
        static_cast<void>(text);
        into_.write(rulebook_.rules()[rule].id);
        into_.write(label);
        into_.write(frame_[when]);
        into_.write(static_cast<int>(shape));
        if (shape == shape::groups) id_of(grouping);
    }

    const rulebook&      rulebook_;
    const opgave::frame& frame_;
    canonical_writer     into_;
};

struct rulebook_parts_in_bytes {
    std::vector<std::byte> frame, rules, formulas, texts;
};

rulebook_parts_in_bytes parts_of(const rulebook& of) {
    parts_writer writer(of);
    return {writer.frame(), writer.rules(), writer.formulas(), writer.texts()};
}

std::vector<std::byte> whole_of(const rulebook_parts_in_bytes& parts) {
    canonical_writer whole;
    whole.text("opgave-rulebook");
    whole.number(canonical_format);
    for (const auto* part : {&parts.frame, &parts.rules, &parts.formulas, &parts.texts}) {
        whole.count(part->size());
        whole.put(*part);
    }
    return whole.take();
}

} // namespace

std::vector<std::byte> canonical_bytes(const rulebook& of) { return whole_of(parts_of(of)); }

rulebook_sums sums_of(const rulebook& of) {
    const rulebook_parts_in_bytes parts = parts_of(of);
    return {sha256(whole_of(parts)), sha256(parts.frame), sha256(parts.rules), sha256(parts.formulas),
            sha256(parts.texts)};
}

std::vector<rule_sum> rule_sums_of(const rulebook& of) {
    std::vector<rule_sum> sums;
    parts_writer          writer(of);
    for (std::size_t i = 0; i < of.rules().size(); ++i) sums.push_back({of.rules()[i].id, sha256(writer.rule_at(i))});
    return sums;
}

} // namespace opgave
