// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/coverage_text.hpp>

#include <regietafel/picture_parts.hpp>
#include <regietafel/receipt_page.hpp>
#include <regietafel/test_words.hpp>
#include <regietafel/tests_json.hpp>
#include <regietafel/tests_page.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

/// Grows whenever a key changes its meaning or goes; a new key leaves it as it is.
constexpr int tests_version = 1;

std::optional<interval> range_of(const std::optional<placed<interval>>& one) {
    return one ? std::optional(one->value) : std::nullopt;
}

json judged(verdict of, const std::optional<interval>& slack) {
    json made{{"verdict", verdict_id(of)}};
    put(made, "slack", slack);
    return made;
}

/// What both a finding and a coverage are about.
template <class Expected>
json part_json(const Expected& one) {
    json made{{"rule", one.rule.value}};
    if (one.label) made["label"] = one.label->value;
    made["who"]    = one.who.value;
    made["period"] = one.period.value.to_text();
    return made;
}

json json_of(const wrong_finding& one) {
    json made        = part_json(one.expected);
    made["expected"] = judged(one.expected.verdict.value, range_of(one.expected.slack));
    if (one.found) made["found"] = judged(one.found->verdict, known_slack(one));
    put(made, "place", place_of(one));
    return made;
}

json json_of(const wrong_coverage& one) {
    json made     = part_json(one.expected);
    json expected = json::object();
    put(expected, "numerator", range_of(one.expected.numerator));
    put(expected, "denominator", range_of(one.expected.denominator));
    if (one.expected.percent) expected["percent"] = one.expected.percent->value;
    made["expected"] = std::move(expected);
    if (one.found)
        made["found"] = {
            {"numerator", range_json(one.found->numerator, false, one.found->numerator_rests_on_blanks)},
            {"denominator", range_json(one.found->denominator, false, one.found->denominator_rests_on_blanks)},
            {"percent", coverage_text(*one.found, language::nl)}}; // as the file writes it
    put(made, "place", place_of(one));
    return made;
}

json json_of(const wrong_figure& one) {
    json made{{"who", one.expected.who.value},
              {"category", one.expected.category.value},
              {"basis", one.expected.basis.value},
              {"period", one.expected.period.value}};
    put(made, "expected", range_of(one.expected.value));
    if (one.found.blanks.empty()) put(made, "found", std::optional(one.found.value));
    put(made, "place", place_of(one));
    return made;
}

json unexpected_json(const finding& one, const outcome& of, const speech& say) {
    const frame& axes = of.figures().frame();
    return {{"rule", of.rulebook().rules()[one.of->rule].id},
            {"label", one.of->label},
            {"who", name_of_lane(of.figures(), one.subject, say).id},
            {"period", axes[one.of->when].to_text()},
            {"found", judged(one.verdict, one.slack.is_exact() ? std::optional(one.slack) : std::nullopt)},
            {"text", unexpected_text(one, of, say)}};
}

/// What the tests of a file rest on: as a receipt says it, but for figures and outcome, which each test has of its own.
json json_of(const receipt_of_tests& file) {
    const receipt_input& tests = file.tests;
    json                 made{{"tests", {{"file", tests.file}, {"size", tests.size}, {"sha256", hex(tests.sum)}}}};
    const json           of = receipt_part(file.on);
    for (const char* const key : {"library", "canonical_format", "province", "rulebook", "plugins", "inputs"})
        made[key] = of.at(key);
    return made;
}

template <class Thing>
json list_of(const std::vector<Thing>& all) {
    json made = json::array();
    for (const Thing& one : all) made.push_back(json_of(one));
    return made;
}

json json_of(const checked_test& one, const speech& say) {
    json made{{"name", one.name.value}};
    put(made, "place", one.name.where);
    made["passed"]       = one.passed();
    made["expectations"] = one.expected;
    made["findings"]     = list_of(one.findings);
    made["coverages"]    = list_of(one.coverages);
    made["figures"]      = list_of(one.figures);
    made["unexpected"]   = json::array();
    for (const finding& each : one.unexpected) made["unexpected"].push_back(unexpected_json(each, one.found, say));
    return made;
}

json json_of(const untouched_parts& parts, const speech& say) {
    json made{{"rules", json::array()}, {"parameters", json::array()}};
    for (const rule& one : parts.rules) {
        json said = json_of(name_of(one, say));
        put(said, "place", one.where);
        made["rules"].push_back(std::move(said));
    }
    for (const setting& one : parts.parameters) {
        json said{{"key", one.key}, {"value", *one.value}};
        put(said, "place", one.where);
        made["parameters"].push_back(std::move(said));
    }
    return made;
}

} // namespace

json tests_json(const std::vector<checked_expectations>& files, language in) {
    const speech say(in);
    json         made = json_document("opgave-tests", tests_version);
    made["language"]  = language_id(in);
    made["passed"]    = all_passed(files);
    made["tests"]     = json::array();
    for (const checked_expectations& file : files)
        for (const checked_test& one : file.tests) made["tests"].push_back(json_of(one, say));
    made["untouched"] = json_of(untouched_by(files), say);
    made["rests_on"]  = list_of(receipts_of(files));
    return made;
}

} // namespace regietafel
