// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
//
// Where it comes from: forms and files, the law, the parameters of rules, the lots of a figure.
#include <opgave/model/number_text.hpp>

#include "rules/explanation_phrases.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

std::string joined(std::initializer_list<std::string> pieces) {
    std::string text;
    for (const std::string& piece : pieces)
        if (!piece.empty()) text += (text.empty() ? "" : "; ") + printable(piece);
    return text;
}

} // namespace

std::string explanation_phrases::from(const explained_node& one) const {
    const auto law = [&](const rule& of) { return joined({of.where.to_text(), of.source, assumed(of.assumption)}); };
    switch (one.is) {
    case explained::finding: return law(rules_.rules()[rules_.requirements()[one.which].rule]);
    case explained::measure: return law(rules_.rules()[rules_.measures()[one.which].rule]);
    case explained::attribute: return printable(axes_.attributes[static_cast<std::size_t>(formula(one).second)].source);
    case explained::constant:
    case explained::listed:
        if (const auto known = parameters(one); !known.empty()) return parameter_line(known[0]).from;
        return {};
    default: break;
    }
    if (one.same_as != none && one.booking == none && one.is != explained::figure) return {};
    if (one.booking != none && one.bookings == 0) return law(rules_.rules()[rules_.bookings()[one.booking].rule]);
    if (one.is == explained::reading && one.stands_in && one.part != none) return law(rule_of(one));
    if (one.is != explained::figure && !is_stated_reading(one)) return {};
    const provenance* const source = provenance_of(one);
    if (source == nullptr) return {};
    const bool shows_note = how_.shown == provenance_shown::yes && source->lots.empty();
    return joined({source->where.to_text(), source->source, shows_note ? source->note : std::string(),
                   assumed(source->assumption), source->is_supposed ? said("wat als", "what if") : std::string()});
}

const provenance* explanation_phrases::provenance_of(const explained_node& stated) const {
    return in_.figures().provenance_of({stated.cell_lane, in_.figures().columns().key_of(stated.column)});
}

std::string explanation_phrases::assumed(const std::string& assumption) const {
    return assumption.empty() ? assumption : said("aanname: ", "assumption: ") + assumption;
}

explained_line explanation_phrases::parameter_line(const parameter_place& of) const {
    const rule_parameter& whole = rules_.parameters()[of.parameter];
    const auto            told  = [&](const parameter_setting& one) {
        if (!one.number) return in(one.value);
        std::string text = ratio_text(*one.number);
        for (const unit& counted : axes_.units)
            if (counted.id == one.unit && !in(counted.label).empty()) text += ' ' + in(counted.label);
        return text;
    };
    explained_line line;
    line.parameter = of;
    line.label     = in(whole.label).empty() ? whole.name : in(whole.label);
    line.value     = told(whole);
    place where    = whole.where;
    if (of.row != parameter_place::none) {
        std::string row;
        for (const parameter_setting& one : whole.rows[of.row])
            if (const std::string held = told(one); !held.empty())
                row += (row.empty() ? "" : ", ") + (in(one.label).empty() ? one.name : in(one.label)) + ' ' + held;
        line.because = row;
        where        = whole.rows[of.row].empty() ? whole.where : whole.rows[of.row][0].where;
        if (of.field != parameter_place::none) {
            const parameter_setting& field = whole.rows[of.row][of.field];
            line.label                     = in(field.label).empty() ? field.name : in(field.label);
            line.value                     = told(field);
            where                          = field.where;
        }
    } else if (!whole.rows.empty()) {
        line.value = number(static_cast<std::int64_t>(whole.rows.size()))
                     + (whole.rows.size() == 1 ? said(" regel", " row") : said(" regels", " rows"));
    }
    if (whole.from)
        line.because += (line.because.empty() ? "" : "; ") + said("geldt vanaf ", "in force since ")
                        + date_text(*whole.from, how_.in)
                        + (whole.until ? said(" t/m ", " until ") + date_text(*whole.until, how_.in) : std::string());
    if (whole.is_default) {
        const std::string plugin = rules_.rules()[whole.rule].kind;
        line.because += (line.because.empty() ? "" : "; ")
                        + said("standaardwaarde van de plugin ", "the default of plugin ")
                        + plugin.substr(0, plugin.find('.'));
        const std::size_t before = where.file.find_last_of(" /"); // how the plugin came in, which no reader asks
        if (before != std::string::npos) where.file.erase(0, before + 1);
    }
    // A manifest says its sources in English: in Dutch the rule's own source stands for a default.
    const bool is_of_the_rule = whole.is_default && how_.in == language::nl;
    line.from = joined({where.to_text(), is_of_the_rule ? rules_.rules()[whole.rule].source : whole.source,
                        is_assumed(whole) ? assumed(rules_.rules()[whole.rule].assumption) : std::string()});
    return line;
}

std::vector<explained_line> explanation_phrases::lot_lines(const explained_node& figure) const {
    std::vector<explained_line> lines;
    const bool                  has_lots = figure.is == explained::figure || is_stated_reading(figure);
    if (!has_lots) return lines;
    const provenance* const source = provenance_of(figure);
    if (source == nullptr) return lines;
    for (const counted_lot& lot : source->lots) {
        explained_line line;
        line.lot   = static_cast<std::uint32_t>(&lot - source->lots.data());
        line.label = said("kavel ", "lot ") + printable(lot.at);
        line.value = number(lot.quantity);
        if (lot.whole != lot.quantity) line.because = said("van ", "of ") + number(lot.whole) + "; ";
        line.because += lot.until
                            ? date_text(lot.from, how_.in) + said(" t/m ", " to ") + date_text(*lot.until, how_.in)
                            : said("vanaf ", "from ") + date_text(lot.from, how_.in);
        line.because += "; " + printable(in(lot.certainty));
        if (lot.is_short) line.because += said("; te kort om duurzaam te zijn", "; too brief to be durable");
        if (source->counted_on)
            line.because += said("; geteld op ", "; counted on ") + date_text(*source->counted_on, how_.in);
        line.from = joined({lot.where.to_text(), lot.source});
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<parameter_place> explanation_phrases::other_parameters(const explained_node& root) const {
    std::vector<parameter_place> others;
    if ((root.is != explained::finding && root.is != explained::measure) || root.part == none) return others;
    const rule_in_period       part = of_.parts()[root.part];
    std::vector<std::uint32_t> shown;
    for (const explained_node& one : of_.nodes())
        for (const parameter_place& used : parameters(one)) shown.push_back(used.parameter);
    for (std::uint32_t i = 0; i < rules_.parameters().size(); ++i) {
        const rule_parameter& one = rules_.parameters()[i];
        if (one.rule != part.rule || std::ranges::find(one.when, part.when) == one.when.end()) continue;
        if (std::ranges::find(shown, i) == shown.end()) others.push_back({i});
    }
    return others;
}

} // namespace opgave
