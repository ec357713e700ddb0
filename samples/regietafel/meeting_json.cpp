// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/open_ends.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/meeting_json.hpp>
#include <regietafel/picture_json.hpp>
#include <regietafel/picture_parts.hpp>

namespace regietafel {

using namespace opgave;

namespace {

json cell_json(const cell_key& cell, const outcome& in, const speech& say) {
    return {{"who", json_of(name_of_lane(in.figures(), cell.lane, say))},
            {"figure", json_of(name_of(in.figures().frame(), cell.column, say))}};
}

json changed_json(const changed_finding& one, const outcome& in, const speech& say) {
    const finding&     at    = in.findings()[one.finding];
    const requirement& of    = *at.of;
    const rulebook&    rules = in.rulebook();
    return {{"rule", rules.rules()[of.rule].id},
            {"requirement", of.label},
            {"label", say(of.text)},
            {"period", rules.frame()[of.when].to_text()},
            {"who", json_of(name_of_lane(in.figures(), at.subject, say))},
            {"before", verdict_id(one.before)},
            {"after", verdict_id(one.after)}};
}

json way_json(const way_to_meet& one, const outcome& in, const speech& say) {
    json made         = cell_json(one.cell, in, say);
    made["is_stated"] = one.is_stated;
    made["now"]       = range_json(one.now);
    made["direction"] = one.is_increase ? "up" : "down";
    if (one.to) {
        made["to"]   = *one.to;
        made["size"] = one.size();
    }
    if (one.open_from) made["open_from"] = *one.open_from;
    if (one.searched_to) made["searched_to"] = *one.searched_to;
    made["changes"] = json::array();
    for (const changed_finding& each : one.others) made["changes"].push_back(changed_json(each, in, say));
    return made;
}

json open_json(const open_figure& one, const outcome& in, const speech& say) {
    json made        = cell_json(one.cell, in, say);
    made["is_blank"] = one.is_blank;
    made["parts"]    = json::array();
    for (const settled_values& each : one.parts) {
        json part{{"range", range_json(each.values)}};
        if (each.said) part["verdict"] = verdict_id(*each.said); // absent: not settled
        made["parts"].push_back(std::move(part));
    }
    made["is_cut_short"] = one.is_cut_short;
    return made;
}

} // namespace

json meeting_json(const meeting& of, const finding& about, const outcome& in, const speech& say) {
    const open_ends ends = open_ends_of_slack(in, about).times(-1);
    json made{{"verdict", verdict_id(of.verdict)}, {"missing", range_json(of.missing, ends.least, ends.most)}};
    if (of.verdict == verdict::not_met) {
        made["ways"]        = json::array();
        made["without_way"] = json::array();
        for (const way_to_meet& one : of.ways) made["ways"].push_back(way_json(one, in, say));
        for (const cell_key& one : of.without_way) made["without_way"].push_back(cell_json(one, in, say));
    }
    if (of.verdict == verdict::unknown) {
        made["open"] = json::array();
        for (const open_figure& one : of.open) made["open"].push_back(open_json(one, in, say));
        if (of.together) {
            json terms = json::array();
            for (const needed_together::term& one : of.together->terms) {
                terms.push_back(cell_json(one.cell, in, say));
                terms.back()["factor"] = one.factor;
            }
            made["together"] = {{"least", of.together->least}, {"terms", std::move(terms)}};
        }
    }
    return made;
}

} // namespace regietafel
