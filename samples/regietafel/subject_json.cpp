// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/number_words.hpp>
#include <regietafel/picture_json.hpp>
#include <regietafel/speech.hpp>

namespace regietafel {

using namespace opgave;

namespace {

const char* id_of(shown_figure::kind of) {
    using kind = shown_figure::kind;
    switch (of) {
    case kind::not_stated: return "blank";
    case kind::unknown: return "unknown";
    case kind::stated: return "stated";
    case kind::derived: return "derived";
    case kind::summed: return "summed";
    case kind::at_least: return "at_least";
    case kind::not_asked: break;
    }
    return "not_asked";
}

/// An exact number is a `value`, any other a `range`; what is not known has neither.
void put_number(json& into, const shown_figure& one) {
    switch (one.is) {
    case shown_figure::kind::not_asked:
    case shown_figure::kind::not_stated:
    case shown_figure::kind::unknown: return;
    case shown_figure::kind::at_least: into["range"] = range_json(one.value, false, true); return;
    case shown_figure::kind::stated:
    case shown_figure::kind::derived:
    case shown_figure::kind::summed: break;
    }
    if (one.value.is_exact())
        into["value"] = one.value.least;
    else
        into["range"] = range_json(one.value);
}

void add_figures(const figure_table& of, quotes words_of_forms, json& to) {
    for (const figure_table::row& row : of.rows)
        for (std::size_t i = 0; i < of.columns.size(); ++i) {
            const shown_figure& one = row.cells[i];
            json                made{{"category", json_of(row.category)},
                      {"basis", json_of(of.columns[i].basis)},
                      {"time", json_of(of.columns[i].time)},
                      {"unit", json_of(row.unit)},
                      {"is", id_of(one.is)}};
            put_number(made, one);
            put(made, "rule", one.rule);
            if (json from = origin_json(one.from, words_of_forms); !from.empty()) made["from"] = std::move(from);
            to.push_back(std::move(made));
        }
}

/// What rests on blanks is open upwards; downwards too, unless it is a count, which no blank takes below 0.
json side_json(interval side, bool rests_on_blanks) {
    return range_json(side, rests_on_blanks && side.least < 0, rests_on_blanks);
}

json json_of(const position& one, const speech& say) {
    const coverage& covered = one.coverage;
    json            made{{"rule", one.rule},
              {"measure", one.key},
              {"label", one.label},
              {"period", one.when},
              {"numerator", side_json(covered.numerator, covered.numerator_rests_on_blanks)},
              {"denominator", side_json(covered.denominator, covered.denominator_rests_on_blanks)},
              {"denominator_is_derived", one.asked_is_derived}};
    if (one.verdict) made["verdict"] = verdict_id(*one.verdict);
    if (covered.members)
        made["members"] = {{"with_blanks", covered.members->with_blanks},
                           {"complete", covered.members->complete},
                           {"numerator", covered.members->numerator},
                           {"denominator", covered.members->denominator}};
    made["text"] = coverage_text(covered, say.in());
    return made;
}

json json_of(const judgement& one, const std::string& when, const speech& say) {
    return {{"period", when},
            {"verdict", verdict_id(one.verdict)},
            {"slack", range_json(one.slack, one.least_is_open, one.most_is_open)},
            {"weighs_a_task", one.weighs_a_task},
            {"is_difference", one.is_difference},
            {"rests_on_derived", one.rests_on_derived},
            {"text", judgement_cell(one, say).text}};
}

json json_of(const finding_table& of, const speech& say) {
    json made = json::array();
    for (const finding_table::row& row : of.rows) {
        json outcomes = json::array();
        for (std::size_t i = 0; i < of.periods.size(); ++i)
            if (row.outcomes[i]) outcomes.push_back(json_of(*row.outcomes[i], of.periods[i], say));
        json one{{"rule", json_of(row.by.rule)},
                 {"requirement", row.key},
                 {"label", row.text},
                 {"force", force_id(row.force)}};
        put(one, "source", row.by.source);
        put(one, "place", row.by.where);
        one["outcomes"] = std::move(outcomes);
        made.push_back(std::move(one));
    }
    return made;
}

json json_of(const open_cell& one) {
    json made = json::object();
    if (one.without_form > 0) {
        made["members_without_form"] = one.without_form;
    } else {
        made["who"]      = json_of(one.who);
        made["figure"]   = json_of(one.cell);
        made["has_form"] = one.has_form;
        put(made, "place", one.where);
    }
    json left_open = json::array();
    for (const open_cell::finding& each : one.leaves_open)
        left_open.push_back({{"rule", each.rule}, {"period", each.when}, {"label", each.text}});
    made["leaves_open"] = std::move(left_open);
    return made;
}

json json_of(const form_source& one, quotes words_of_forms) {
    json made{{"place", place_json(one.where)}};
    put(made, "dated", one.dated);
    if (words_of_forms == quotes::shown) put(made, "note", one.note);
    return made;
}

json json_of(const derivation& one) {
    return {{"figure", json_of(one.figure)}, {"rule", one.rule}, {"text", one.text}};
}

} // namespace

json coverage_json(const position& one, language in) { return json_of(one, speech(in)); }

json judgement_json(const judgement& one, const std::string& when, language in) {
    return json_of(one, when, speech(in));
}

json json_of(const figure_name& one) {
    return {{"category", json_of(one.category)}, {"basis", json_of(one.basis)}, {"time", json_of(one.time)}};
}

json subject_json(const subject& one, const char* scope, language in, quotes words_of_forms) {
    const speech say(in);
    json         made{{"scope", scope}, {"id", one.id}, {"label", one.name}};
    if (one.form) made["form"] = json_of(*one.form, words_of_forms);
    for (const char* key : {"coverages", "measures", "figures", "findings", "open", "derivations"})
        made[key] = json::array();
    for (const position& each : one.positions) made["coverages"].push_back(json_of(each, say));
    for (const position& each : one.measures) made["measures"].push_back(json_of(each, say));
    for (const figure_table& each : one.figures) add_figures(each, words_of_forms, made["figures"]);
    made["findings"] = json_of(one.findings, say);
    for (const open_cell& each : one.open) made["open"].push_back(json_of(each));
    for (const derivation& each : one.explanations) made["derivations"].push_back(json_of(each));
    made["comparisons_in_order"] = one.findings.coherent;
    return made;
}

} // namespace regietafel
