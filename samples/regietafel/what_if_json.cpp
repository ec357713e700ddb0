// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/explain_json.hpp>
#include <regietafel/picture_json.hpp>
#include <regietafel/receipt_page.hpp>
#include <regietafel/what_if_json.hpp>

#include <sstream>

namespace regietafel {

using namespace opgave;

namespace {

/// Grows whenever a key changes its meaning or goes; a new key leaves it as it is.
constexpr int what_if_version = 1;

json document_of(const answered_command& to, language in, bool is_done) {
    json made        = json_document("opgave-what-if", what_if_version);
    made["language"] = language_id(in);
    made["line"]     = to.line;
    if (to.id != nullptr) made["command"] = to.id;
    made["done"]    = is_done;
    made["unsaved"] = to.unsaved;
    return made;
}

json difference_json(const shown_difference& of, language in) {
    json cells = json::array(), verdicts = json::array(), coverages = json::array();
    for (const shown_difference::cell& one : of.cells) {
        json made{{"who", json_of(one.who)}, {"figure", json_of(one.figure)}};
        put(made, "before", one.before);
        put(made, "after", one.after);
        cells.push_back(std::move(made));
    }
    for (const shown_difference::verdict& one : of.verdicts) {
        const auto without_period = [&](const judgement& each) {
            json made = judgement_json(each, one.when, in);
            made.erase("period");
            return made;
        };
        verdicts.push_back({{"who", json_of(one.who)},
                            {"rule", json_of(one.by.rule)},
                            {"requirement", one.requirement},
                            {"label", one.label},
                            {"period", one.when},
                            {"before", without_period(one.before)},
                            {"after", without_period(one.after)}});
    }
    for (const shown_difference::coverage& one : of.coverages) {
        const auto sides = [&](const position& each) {
            json made       = json::object();
            made["applies"] = each.coverage.applies();
            const json all  = coverage_json(each, in);
            for (const char* key : {"numerator", "denominator", "text"}) made[key] = all.at(key);
            return made;
        };
        coverages.push_back({{"who", json_of(one.who)},
                             {"rule", one.after.rule},
                             {"measure", one.after.key},
                             {"label", one.after.label},
                             {"period", one.after.when},
                             {"before", sides(one.before)},
                             {"after", sides(one.after)}});
    }
    return {{"cells", std::move(cells)}, {"verdicts", std::move(verdicts)}, {"coverages", std::move(coverages)}};
}

void add(const step_answer& of, language in, quotes, json& to) {
    to["step"]          = difference_json(of.step, in);
    to["against_start"] = difference_json(of.against_start, in);
    to["stated_totals"] = json::array();
    for (const step_answer::stated_total& one : of.stated_totals) {
        json total{{"who", json_of(one.who)}, {"figure", json_of(one.figure)}};
        put(total, "value", std::optional(one.value));
        to["stated_totals"].push_back(std::move(total));
    }
}

void add(const comparison_answer& of, language in, quotes, json& to) {
    to["from"] = of.from;
    put(to, "to", of.to);
    to["difference"] = difference_json(of.difference, in);
}

void add(const names_answer& of, language, quotes, json& to) {
    put(to, "named", of.named);
    to["names"] = of.all;
}

void add(const subject_answer& of, language in, quotes words_of_forms, json& to) {
    to["subject"] = subject_json(of.shown, of.scope, in, words_of_forms);
}

void add(const explanation_answer& of, language in, quotes words_of_forms, json& to) {
    to["explanation"] = explanation_document(of.trees, of.of, of.rests_on, speech(in), words_of_forms);
}

void add(const saved_answer& of, language, quotes words_of_forms, json& to) {
    to["file"] = of.file;
    if (of.whose.empty()) {
        to["figures"]   = of.figures;
        to["scenarios"] = of.scenarios;
    } else {
        to["form_of"]  = of.whose;
        to["not_kept"] = json::array();
        for (const saved_answer::remark& one : of.not_kept) {
            json remark = json::object();
            put(remark, "dated", one.dated);
            if (words_of_forms == quotes::shown) put(remark, "note", one.note);
            to["not_kept"].push_back(std::move(remark));
        }
    }
}

void add(const receipt_answer& of, language, quotes, json& to) {
    put(to, "file", of.file);
    to["receipt"] = receipt_part(of.of);
}

void add(const help_answer&, language in, quotes, json& to) {
    const bool in_dutch = in == language::nl;
    to["commands"]      = json::array();
    for (const command_entry& one : command_entries()) {
        json               words = json::array();
        std::istringstream all(one.words);
        for (std::string each; all >> each; words.push_back(each)) {}
        to["commands"].push_back({{"command", one.id},
                                  {"words", std::move(words)},
                                  {"usage", in_dutch ? one.usage_nl : one.usage_en},
                                  {"about", in_dutch ? one.about_nl : one.about_en}});
    }
}

void add(const stop_answer& of, language, quotes, json& to) { to["receipt"] = receipt_part(of.rests_on); }

} // namespace

json answer_json(const table_answer& answer, const answered_command& to, language in, quotes words_of_forms) {
    json made = document_of(to, in, true);
    std::visit([&](const auto& of) { add(of, in, words_of_forms, made); }, answer);
    return made;
}

json refusal_json(const diagnostics& problems, const answered_command& to, language in) {
    json made           = document_of(to, in, false);
    made["diagnostics"] = list_json(problems);
    return made;
}

std::string line_of(const json& document) {
    return document.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace regietafel
