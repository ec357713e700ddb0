// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/picture_json.hpp>
#include <regietafel/receipt_page.hpp>

namespace regietafel {

using namespace opgave;

namespace {

/// Grows whenever a key changes its meaning or goes; a new key leaves it as it is.
constexpr int picture_version = 1;

const char* id_of(form_remark_kind of) {
    switch (of) {
    case form_remark_kind::total_of_blanks: return "total_of_blanks";
    case form_remark_kind::total_differs: return "total_differs";
    case form_remark_kind::total_without_result: return "total_without_result";
    case form_remark_kind::period_header: return "period_header";
    case form_remark_kind::free_text: return "free_text";
    case form_remark_kind::hidden_sheet: return "hidden_sheet";
    case form_remark_kind::unknown_text: break;
    }
    return "unknown_text";
}

/// An array of what `make` makes of each.
template <class Things, class Make>
json each_of(const Things& things, Make make) {
    json made = json::array();
    for (const auto& one : things) made.push_back(make(one));
    return made;
}

json json_of(const statement& one) {
    json made{{"who", json_of(one.who)},
              {"category", json_of(one.category)},
              {"basis", one.basis},
              {"period", one.when},
              {"percent", one.percent}};
    put(made, "of_basis", one.of_basis);
    if (one.of) made["of"] = *one.of;
    made["rounding"] = name_of(one.rounded);
    put(made, "offer", one.offer);
    put(made, "dated", one.dated);
    put(made, "source", one.source);
    put(made, "assumption", one.assumption);
    put(made, "place", one.where);
    return made;
}

json json_of(const unattributed& one) {
    json made{{"figure", json_of(one.figure)}, {"whole", range_json(one.whole)}, {"known_of", one.known_of}};
    if (one.known_of > 0) made["attributed"] = range_json(one.attributed);
    made["rest"] = range_json(one.rest);
    return made;
}

json json_of(const target_version& one) {
    json made{{"figure", json_of(one.figure)}};
    put(made, "of_whole", one.of_whole);
    made["of_members"] = each_of(one.of_members, [](const target_version::part& each) {
        return json{{"member", json_of(each.member)}, {"range", range_json(each.value)}};
    });
    put(made, "dated", one.dated);
    put(made, "source", one.source);
    return made;
}

json json_of(const remark& one, quotes words_of_forms) {
    json made{{"kind", id_of(one.kind)}, {"place", place_json(one.where)}, {"text", one.text}};
    if (words_of_forms == quotes::shown) put(made, "quoted", one.quoted);
    made["about"] = one.about;
    return made;
}

json json_of(const covered_cycle& one) { return {{"cycle", json_of(one.cycle)}, {"periods", one.periods}}; }

json json_of(const rule_note& one) {
    json made{{"id", one.id}, {"label", one.label}, {"kind", one.kind}, {"force", force_id(one.force)}};
    put(made, "source", one.source);
    put(made, "place", one.where);
    made["asks"]  = one.asks;
    made["texts"] = json::array();
    for (const agreed_text& each : one.texts) {
        json said{{"parameter", each.parameter}, {"label", each.label}, {"text", each.text}};
        put(said, "place", each.where);
        made["texts"].push_back(std::move(said));
    }
    put(made, "assumption", one.assumption);
    return made;
}

json json_of(const stated_number& one) {
    json made{{"who", json_of(one.who)}, {"figure", json_of(one.figure)}, {"range", range_json(one.value)}};
    put(made, "dated", one.dated);
    put(made, "source", one.source);
    put(made, "assumption", one.assumption);
    put(made, "place", one.where);
    return made;
}

json json_of(const filed_number& one, quotes words_of_forms) {
    json made{{"who", json_of(one.who)}, {"figure", json_of(one.figure)}};
    put(made, "range", one.value);
    put(made, "dated", one.from.dated);
    put(made, "source", one.from.source);
    if (words_of_forms == quotes::shown) put(made, "note", one.from.note);
    put(made, "assumption", one.from.assumption);
    put(made, "place", one.from.where);
    return made;
}

} // namespace

const char* force_id(force of) {
    switch (of) {
    case force::statutory: return "statutory";
    case force::agreed: return "agreed";
    case force::attention: break;
    }
    return "attention";
}

json picture_json(const picture& shown, quotes words_of_forms) {
    const auto as_json = [](const auto& one) { return json_of(one); };
    const auto as_one  = [&](const char* scope) {
        return [&, scope](const subject& one) { return subject_json(one, scope, shown.in, words_of_forms); };
    };

    json made            = json_document("opgave-picture", picture_version);
    made["language"]     = language_id(shown.in);
    made["province"]     = json_of(shown.province);
    made["member_count"] = shown.member_count;
    made["without_form"] = each_of(shown.without_form, as_json);
    made["whole"]        = as_one("whole")(shown.whole);
    made["groups"]       = each_of(shown.groups, as_one("group"));
    made["members"]      = each_of(shown.members, as_one("member"));
    made["statements"]   = each_of(shown.statements, as_json);
    made["unattributed"] = each_of(shown.not_attributed, as_json);
    made["versions"]     = each_of(shown.versions, as_json);
    made["numbers"]      = each_of(shown.numbers, as_json);
    if (!shown.filed.empty())
        made["filed"] = each_of(shown.filed, [&](const filed_number& one) { return json_of(one, words_of_forms); });
    made["cycles"]  = each_of(shown.cycles, as_json);
    made["rules"]   = each_of(shown.rules, as_json);
    made["remarks"] = each_of(shown.remarks, [&](const remark& one) { return json_of(one, words_of_forms); });
    made["receipt"] = receipt_part(shown.receipt);
    return made;
}

} // namespace regietafel
