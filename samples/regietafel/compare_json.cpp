// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/compare_text.hpp>
#include <opgave/rules/open_ends.hpp>

#include <regietafel/compare_page.hpp>
#include <regietafel/picture_parts.hpp>
#include <regietafel/receipt_page.hpp>

namespace regietafel {

using namespace opgave;

namespace {

/// Grows whenever a key changes its meaning or goes; a new key leaves it as it is.
constexpr int comparison_version = 1;

const char* id_of(side_kind of) {
    switch (of) {
    case side_kind::provinces: return "provinces";
    case side_kind::tables: return "tables";
    case side_kind::versions: break;
    }
    return "versions";
}

class comparison_document {
public:
    comparison_document(const compared_sides& of, quotes words_of_forms, const speech& say)
        : of_(of), found_(of.found), quotes_(words_of_forms), say_(say) {}

    [[nodiscard]] json made() const {
        const frame& axes    = of_.first.rulebook().frame();
        json         made    = json_document("opgave-comparison", comparison_version);
        made["language"]     = language_id(say_.in());
        made["province"]     = json_of(named{axes.id, axes.name});
        made["is"]           = id_of(of_.is);
        made["first"]        = of_.first_name;
        made["second"]       = of_.second_name;
        made["differs"]      = !found_.is_empty() || !of_.settings.empty();
        made["same_rules"]   = found_.is_one_rulebook;
        made["other_axes"]   = found_.other_axes;
        made["other_target"] = found_.other_asked;
        for (const char* key : {"figures", "rules", "settings", "turned", "moved", "measures"})
            made[key] = json::array();
        for (const compared_cell& one : found_.cells) made["figures"].push_back(of(one));
        for (const compared_rule& one : found_.rules) made["rules"].push_back(of(one));
        for (const setting_difference& one : of_.settings) {
            json value   = value_json(one.before, one.after, one.set_before, one.set_after);
            value["key"] = one.key;
            made["settings"].push_back(std::move(value));
        }
        for (const compared_finding& one : found_.flipped) made["turned"].push_back(of(one));
        for (const compared_finding& one : found_.moved) made["moved"].push_back(of(one));
        for (const compared_coverage& one : found_.coverages) made["measures"].push_back(of(one));
        made["receipts"] = {{"first", receipt_part(of_.first_receipt)}, {"second", receipt_part(of_.second_receipt)}};
        return made;
    }

private:
    [[nodiscard]] json side(const std::optional<interval>& value, const outcome& in,
                            const std::optional<cell_key>& cell) const {
        json made = json::object(); // empty: nothing is stated
        put(made, "range", value);
        const provenance* const from = cell ? in.figures().provenance_of(*cell) : nullptr;
        if (!value || from == nullptr) return made;
        made.update(origin_json(*from, quotes_));
        return made;
    }

    [[nodiscard]] json of(const compared_cell& one) const {
        const outcome&  in   = one.first ? of_.first : of_.second;
        const cell_key& cell = one.first ? *one.first : *one.second;
        return {{"who", json_of(name_of_lane(in.figures(), cell.lane, say_))},
                {"figure", json_of(name_of(in.figures().frame(), cell.column, say_))},
                {"before", side(one.before, of_.first, one.first)},
                {"after", side(one.after, of_.second, one.second)}};
    }

    [[nodiscard]] static json value_json(const std::optional<std::string>& before,
                                         const std::optional<std::string>& after, const place& set_before,
                                         const place& set_after) {
        json       made = json::object();
        const auto add  = [&](const char* key, const std::optional<std::string>& value, const place& where) {
            if (!value) return;
            made[key] = {{"value", *value}};
            put(made[key], "place", where);
        };
        add("before", before, set_before);
        add("after", after, set_after);
        return made;
    }

    [[nodiscard]] json of(const compared_rule& one) const {
        const rule& said =
            one.second ? of_.second.rulebook().rules()[*one.second] : of_.first.rulebook().rules()[*one.first];
        json made{{"rule", {{"id", one.id}, {"label", say_(said.label)}}},
                  {"is", !one.first    ? "added"
                         : !one.second ? "removed"
                                       : "changed"}};
        made["values"] = json::array();
        for (const compared_rule::value& each : one.values) {
            json value    = value_json(each.before, each.after, each.set_before, each.set_after);
            value["name"] = each.name;
            made["values"].push_back(std::move(value));
        }
        return made;
    }

    /// What both sides call a thing that a rule says of a subject.
    template <class Thing>
    [[nodiscard]] json name(const Thing& one, const char* key, const outcome& in) const {
        return {{"rule", in.rulebook().rules()[one.of->rule].id},
                {key, one.of->label},
                {"label", name_text(one, in, say_.in())},
                {"period", in.rulebook().frame()[one.of->when].to_text()},
                {"who", json_of(name_of_lane(in.figures(), one.subject, say_))}};
    }

    [[nodiscard]] json of(const compared_finding& one) const {
        json       made = one.first ? name(of_.first.findings()[*one.first], "requirement", of_.first)
                                    : name(of_.second.findings()[*one.second], "requirement", of_.second);
        const auto add  = [&](const char* key, const outcome& in, const std::optional<std::size_t>& at) {
            if (!at) return;
            const finding&  found = in.findings()[*at];
            const open_ends ends  = open_ends_of_slack(in, found);
            made[key]             = {{"verdict", verdict_id(found.verdict)},
                                     {"slack", range_json(found.slack, ends.least, ends.most)}};
        };
        add("before", of_.first, one.first);
        add("after", of_.second, one.second);
        if (one.because) made["because"] = of(*one.because);
        return made;
    }

    [[nodiscard]] json of(const attribution& because) const {
        json made{{"changes", json::array()}};
        for (const change_group& one : because.changes) {
            json change{{"text", change_text(one, because.rules, found_, of_.first, of_.second, say_.in())},
                        {"is_the_rules", one.is_the_rules},
                        {"figures", one.cells}};
            if (one.is_the_rules) {
                change["rules"] = json::array();
                for (const std::size_t rule : one.rules) change["rules"].push_back(found_.rules[rule].id);
            }
            made["changes"].push_back(std::move(change));
        }
        if (because.in_any_order) made["in_any_order"] = *because.in_any_order;
        made["depends_on_order"] = !because.in_any_order.has_value();
        made["enough"]           = because.enough;
        made["needed"]           = because.needed;
        made["has_more_sets"]    = because.has_more_sets;
        return made;
    }

    [[nodiscard]] json of(const compared_coverage& one) const {
        json       made = one.first ? name(of_.first.coverages()[*one.first], "measure", of_.first)
                                    : name(of_.second.coverages()[*one.second], "measure", of_.second);
        const auto add  = [&](const char* key, const outcome& in, const std::optional<std::size_t>& at) {
            if (!at) return;
            const coverage& covered = in.coverages()[*at];
            made[key]               = {
                              {"numerator",
                               range_json(covered.numerator, covered.numerator_rests_on_blanks && covered.numerator.least < 0,
                                           covered.numerator_rests_on_blanks)},
                              {"denominator",
                               range_json(covered.denominator, covered.denominator_rests_on_blanks && covered.denominator.least < 0,
                                           covered.denominator_rests_on_blanks)},
                              {"applies", covered.applies()}};
        };
        add("before", of_.first, one.first);
        add("after", of_.second, one.second);
        return made;
    }

    const compared_sides& of_;
    const comparison&     found_;
    quotes                quotes_;
    const speech&         say_;
};

} // namespace

json comparison_json(const compared_sides& of, quotes words_of_forms, const speech& say) {
    return comparison_document(of, words_of_forms, say).made();
}

} // namespace regietafel
