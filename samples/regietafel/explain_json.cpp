// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/operators.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/explain_json.hpp>
#include <regietafel/meeting_json.hpp>
#include <regietafel/picture_parts.hpp>
#include <regietafel/receipt_page.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

constexpr int           explanation_version = 1;
constexpr std::uint32_t none                = explained_node::none;

/// In the order of `explained`.
constexpr std::array<std::string_view, 13> kinds{"finding", "measure",    "reading",  "figure", "blank",
                                                 "outside", "attribute",  "constant", "listed", "membership",
                                                 "others",  "comparison", "formula"};
static_assert(kinds[static_cast<std::size_t>(explained::formula)] == "formula");

json ratio_json(ratio of) { return {{"numerator", of.numerator}, {"denominator", of.denominator}}; }

/// One explanation as nested nodes.
class tree_writer {
public:
    tree_writer(const explanation& of, const outcome& in, const explained_names& names, const speech& say,
                quotes words_of_forms)
        : of_(of), in_(in), rules_(in.rulebook()), names_(names), say_(say), words_of_forms_(words_of_forms),
          lines_(of.nodes().size()) {
        const auto shown = words_of_forms == quotes::shown ? provenance_shown::yes : provenance_shown::no;
        for (explained_line& one : lines_of(of, in, {.in = say.in(), .shown = shown, .depth = 0, .untaken = true}))
            if (!one.parameter && !one.lot) lines_[one.node] = std::move(one);
    }

    json root() const {
        json       made   = node(0);
        const auto blanks = in_.blanks_of(of_.nodes()[0].formula, of_.nodes()[0].lane);
        if (blanks.empty() || of_.nodes()[0].is == explained::blank) return made;
        made["blanks"] = json::array();
        for (const cell_key& one : blanks) {
            json cell   = cell_json(one.column);
            cell["who"] = json_of(name_of_lane(in_.figures(), one.lane, say_));
            made["blanks"].push_back(std::move(cell));
        }
        return made;
    }

private:
    json node(std::uint32_t which) const {
        const explained_node& one  = of_.nodes()[which];
        const explained_line& line = lines_[which];
        json                  made{{"name", names_(of_, one)}, {"is", kinds[static_cast<std::size_t>(one.is)]}};
        if (one.is == explained::formula || one.is == explained::comparison) made["operator"] = row_of(one.op).name;
        put(made, "label", line.label);
        if (!one.is_taken) {
            made["taken"] = false;
            return made;
        }
        put_value(one, made);
        put(made, "value_text", line.value);
        put(made, "because", line.because);
        if (one.factor != 1) made["factor"] = one.factor;
        put_cell(one, made);
        put_rule(one, made);
        put_details(one, made);
        put_parameters(one, made);
        if (one.same_as != none) {
            made["same_as"] = names_(of_, of_.nodes()[one.same_as]);
            return made;
        }
        if (one.child_count == 0) return made;
        made["children"] = json::array();
        for (std::uint32_t i = 0; i < one.child_count; ++i) made["children"].push_back(node(one.first_child + i));
        return made;
    }

    /// Of a finding its verdict and slack; of a condition whether it holds; of a number that number.
    void put_value(const explained_node& one, json& into) const {
        if (one.is == explained::others || one.is == explained::blank || one.is == explained::outside) return;
        if (one.is == explained::finding) {
            const requirement& of  = rules_.requirements()[one.which];
            const interval applies = of.applies.value == 0 ? interval::exactly(1) : of_.children_of(one).back().value;
            const interval slack =
                in_.value_of(of.slack, rules_.formulas()[of.slack].shape == shape::one ? 0 : one.lane);
            into["verdict"] = verdict_id(verdict_of(slack, applies, of.only_when_known));
            into["slack"]   = range_json(slack);
        } else if (one.sort == sort::condition) {
            into["holds"] = one.value.is_exact() ? json(one.value.least != 0) : json();
        } else if (one.value.is_exact()) {
            into["value"] = one.value.least;
        } else {
            into["range"] = range_json(one.value);
        }
    }

    json cell_json(const column_key& column) const {
        const figure_name name = name_of(rules_.frame(), column, say_);
        return {{"category", json_of(name.category)}, {"basis", json_of(name.basis)}, {"time", json_of(name.time)}};
    }

    void put_cell(const explained_node& one, json& into) const {
        if (one.is == explained::finding || one.is == explained::measure)
            into["who"] = json_of(name_of_lane(in_.figures(), one.cell_lane, say_));
        if (one.column == none) return;
        const column_key key  = in_.figures().columns().key_of(one.column);
        json             cell = cell_json(key);
        cell["who"]           = json_of(name_of_lane(in_.figures(), one.cell_lane, say_));
        put(cell, "version_of_date", rules_.frame()[key.basis].dated);
        into["cell"] = std::move(cell);
        if (one.stands_in) into["stands_in"] = true;
        const bool is_stated = one.is == explained::figure || (one.is == explained::reading && !one.stands_in);
        if (const provenance* from = is_stated ? in_.figures().provenance_of({one.cell_lane, key}) : nullptr)
            if (json origin = with_lots(*from); !origin.empty()) into["from"] = std::move(origin);
    }

    /// With the lots that the figure counts.
    json with_lots(const provenance& from) const {
        json made = origin_json(from, words_of_forms_);
        put(made, "counted_on", from.counted_on);
        for (const counted_lot& one : from.lots) {
            json lot{{"at", one.at}, {"quantity", one.quantity}, {"whole", one.whole}, {"from", one.from.to_text()}};
            put(lot, "until", one.until);
            put(lot, "certainty", say_(one.certainty));
            if (one.is_short) lot["short"] = true;
            put(lot, "place", one.where);
            put(lot, "source", one.source);
            made["lots"].push_back(std::move(lot));
        }
        return made;
    }

    /// The rule that speaks: of a finding, a measure, a booking, and of a cell that a rule gives.
    void put_rule(const explained_node& one, json& into) const {
        std::uint32_t which = none;
        if (one.is == explained::finding || one.is == explained::measure) which = of_.parts()[one.part].rule;
        if (one.is == explained::reading && one.stands_in && one.part != none) which = of_.parts()[one.part].rule;
        if (one.booking != none && one.bookings == 0) which = rules_.bookings()[one.booking].rule;
        if (which == none) return;
        const rule& of = rules_.rules()[which];
        json        made{{"id", of.id}, {"label", say_(of.label)}};
        put(made, "place", of.where);
        put(made, "source", of.source);
        put(made, "assumption", of.assumption);
        into["rule"] = std::move(made);
        if (one.booking != none) into["booked"] = true;
    }

    void put_details(const explained_node& one, json& into) const {
        const auto& n = rules_.formulas()[one.formula];
        if (one.is != explained::formula) return;
        if (one.op == operation::times_ratio || one.op == operation::convert) {
            into["ratio"]    = ratio_json({n.first, n.second});
            into["rounding"] = rounding_names[static_cast<std::size_t>(n.rounded)];
        }
        if (one.op == operation::apportion) into["method"] = apportion_method_names[static_cast<std::size_t>(n.method)];
        if (one.op == operation::linear && n.first != 0 && one.child_count == n.operand_count)
            into["constant"] = n.first;
    }

    void put_setting(const parameter_setting& one, json& into) const {
        into["name"] = one.name;
        put(into, "label", say_(one.label));
        put(into, "value", say_(one.value));
        if (one.number) into["number"] = ratio_json(*one.number);
        put(into, "unit", one.unit);
        put(into, "place", one.where);
    }

    void put_parameters(const explained_node& one, json& into) const {
        auto used = parameters_of(rules_, of_, one);
        if (one.is == explained::finding || one.is == explained::measure)
            used = parameters_of_rule(of_.parts()[one.part]);
        if (used.empty()) return;
        into["parameters"] = json::array();
        for (const parameter_place& where : used) {
            const rule_parameter& of   = rules_.parameters()[where.parameter];
            json                  made = json::object();
            put_setting(of, made);
            made["rule"] = rules_.rules()[of.rule].id;
            put(made, "source", of.source);
            if (is_assumed(of)) put(made, "assumption", rules_.rules()[of.rule].assumption);
            put(made, "from", of.from);
            put(made, "until", of.until);
            if (of.is_default) made["default"] = true;
            if (where.row != parameter_place::none) {
                made["row"] = json::array();
                for (const parameter_setting& field : of.rows[where.row]) {
                    json held = json::object();
                    put_setting(field, held);
                    made["row"].push_back(std::move(held));
                }
            }
            into["parameters"].push_back(std::move(made));
        }
    }

    /// All of the rule that speaks, as they are in force then.
    std::vector<parameter_place> parameters_of_rule(const rule_in_period& part) const {
        std::vector<parameter_place> all;
        for (std::uint32_t i = 0; i < rules_.parameters().size(); ++i) {
            const rule_parameter& one = rules_.parameters()[i];
            if (one.rule != part.rule) continue;
            for (const period_index when : one.when)
                if (when == part.when) all.push_back({i});
        }
        return all;
    }

    const explanation&          of_;
    const outcome&              in_;
    const rulebook&             rules_;
    const explained_names&      names_;
    const speech&               say_;
    quotes                      words_of_forms_;
    std::vector<explained_line> lines_; ///< one a node
};

} // namespace

json explanation_document(const std::vector<explanation>& all, const outcome& in, const receipt& rests_on,
                          const speech& say, quotes words_of_forms) {
    const frame&          axes = in.figures().frame();
    const explained_names names(in.rulebook());
    json                  made = json_document("opgave-explanation", explanation_version);
    made["language"]           = language_id(say.in());
    made["province"]           = json_of(named{axes.id, axes.name});
    made["explanations"]       = json::array();
    meeting_search search(in);
    for (const explanation& one : all) {
        json                 root  = tree_writer(one, in, names, say, words_of_forms).root();
        const finding* const about = explained_finding(one, in);
        if (about != nullptr && (about->verdict == verdict::not_met || about->verdict == verdict::unknown))
            root["meeting"] = meeting_json(search(*about), *about, in, say);
        made["explanations"].push_back(std::move(root));
    }
    made["receipt"] = receipt_part(rests_on);
    return made;
}

} // namespace regietafel
