// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/parameter_conditions.hpp"

#include "config/parameter_content.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

namespace opgave {

namespace {

std::string quoted(const std::string& name) { return '\'' + name + '\''; }

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& one : names) all += (all.empty() ? "" : ", ") + quoted(one);
    return all;
}

bool holds(const std::vector<std::string>& names, const std::string& wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

std::vector<std::string> plain_names(const value_reader& list) {
    std::vector<std::string> names;
    for (auto& one : list.as_texts()) names.push_back(std::move(one.value));
    return names;
}

/// Of two places the one that a reader of the files comes to last. A rule whose values stand in several files has the
/// place of the nearest file, which has the last word.
bool stands_later(const place& one, const place& other, const place& of_rule) {
    if (one.file != other.file) return one.file == of_rule.file;
    return std::tie(one.line, one.column) > std::tie(other.line, other.column);
}

/// Numbers, ratios and periods in one order; nothing for what has none, or is not given.
struct comparable {
    ratio       value;
    std::string text;
};

std::optional<comparable> compared(const parameter_content& content) {
    if (const auto* number = std::get_if<std::int64_t>(&content))
        return comparable{{*number, 1}, std::to_string(*number)};
    if (const auto* share = std::get_if<ratio>(&content)) return comparable{*share, text_of(*share)};
    if (const auto* when = std::get_if<period>(&content))
        return comparable{{when->year * 4 + when->half, 1}, when->to_text()}; // a year stands before its halves
    return std::nullopt;
}

bool is_ordered(parameter_type type) {
    return type == parameter_type::number || type == parameter_type::ratio || type == parameter_type::period;
}

/// What a manifest says of parameters together, held against those that it has.
class soundness {
public:
    soundness(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices,
              const table_reader& table)
        : all_(all), choices_(choices), table_(table) {
        for (const parameter& one : all) names_.push_back(one.name);
    }

    void check() {
        for (const parameter& one : all_) {
            for (const std::string& other : one.needs) check_pair(one, "needs", other);
            for (const std::string& other : one.excludes) check_pair(one, "excludes", other);
            if (!one.not_above.empty() && check_pair(one, "not_above", one.not_above)) check_not_above(one);
        }
        for (const parameter_choice& one : choices_) check_choice(one);
    }

private:
    const parameter* find(const std::string& name) const {
        const auto found = std::find(names_.begin(), names_.end(), name);
        return found == names_.end() ? nullptr : &all_[static_cast<std::size_t>(found - names_.begin())];
    }

    void report(const place& where, const std::string& what, std::string expected = {}, std::string remedy = {}) const {
        table_.report(diagnostic_code::C020, where, what + " in " + table_.called(), std::move(expected),
                      std::move(remedy));
    }

    bool check_pair(const parameter& of, const std::string& key, const std::string& name) const {
        const std::string what  = quoted(key) + " of " + quoted(of.name);
        const parameter*  other = find(name);
        if (other == nullptr) {
            report(of.where, what + " names " + quoted(name) + ", which is no parameter", {},
                   did_you_mean(name, names_));
            return false;
        }
        if (other == &of) {
            report(of.where, what + " names the parameter itself");
            return false;
        }
        if (key == "needs" && other->required)
            report(of.where, what + " names " + quoted(name) + ", which every rule has", {}, "leave it out");
        if (key == "needs" && holds(of.excludes, name))
            report(of.where, quoted(of.name) + " needs and excludes " + quoted(name), "one of the two");
        if (key == "excludes" && (other->required || of.required))
            report(of.where,
                   what + " names " + quoted(name) + ", and " + (of.required ? quoted(of.name) : quoted(name))
                       + " stands in every rule",
                   "two parameters that a rule may leave out");
        return true;
    }

    void check_not_above(const parameter& of) const {
        const parameter& other = *find(of.not_above);
        if (!is_ordered(of.type) || of.type != other.type || of.unit != other.unit) {
            report(of.where, "'not_above' of " + quoted(of.name) + " compares it with " + quoted(other.name),
                   "two numbers of one unit, two ratios or two periods");
            return;
        }
        if (of.least && other.most && *other.most < *of.least)
            report(of.where,
                   quoted(of.name) + " is at least " + text_of(*of.least) + ", and " + quoted(other.name)
                       + ", which it may not exceed, at most " + text_of(*other.most),
                   "ranges that leave room for both");
        const auto own   = compared(of.standard);
        const auto limit = compared(other.standard);
        if (own && limit && limit->value < own->value)
            report(of.where,
                   "the default of " + quoted(of.name) + ", " + own->text + ", exceeds that of " + quoted(other.name)
                       + ", " + limit->text,
                   "defaults that go together");
    }

    void check_choice(const parameter_choice& of) const {
        const std::string what = quoted(of.exactly ? "exactly_one_of" : "at_least_one_of");
        if (of.among.size() < 2) report(of.where, what + " gives nothing to choose from", "at least two parameters");
        for (const std::string& name : of.among) {
            const parameter* one = find(name);
            if (one == nullptr)
                report(of.where, what + " names " + quoted(name) + ", which is no parameter", {},
                       did_you_mean(name, names_));
            else if (one->required)
                report(of.where, what + " names " + quoted(name) + ", which every rule has", {}, "leave it out");
        }
    }

    const std::vector<parameter>&        all_;
    const std::vector<parameter_choice>& choices_;
    const table_reader&                  table_;
    std::vector<std::string>             names_;
};

/// What a rule, or a row, gives of its parameters.
class given_together {
public:
    given_together(const std::vector<parameter>& all, const table_reader& table) : all_(all), table_(table) {}

    void check(const std::vector<parameter_choice>& choices) const {
        for (const parameter& one : all_) {
            const place* where = place_of(one.name);
            if (where == nullptr) continue;
            for (const std::string& other : one.needs)
                if (place_of(other) == nullptr)
                    table_.report(diagnostic_code::C020, *where, called(one.name) + " stands without " + quoted(other),
                                  "both of them, or neither");
            for (const std::string& other : one.excludes)
                if (const place* beside = place_of(other)) refuse_both(one.name, *where, other, *beside);
        }
        for (const parameter_choice& one : choices) check(one);
    }

private:
    void check(const parameter_choice& of) const {
        std::vector<std::string> given;
        for (const std::string& name : of.among)
            if (place_of(name) != nullptr) given.push_back(name);
        if (given.empty())
            table_.report(diagnostic_code::C020, table_.where(), table_.called() + " gives none of " + listed(of.among),
                          of.exactly ? "one of them" : "at least one of them");
        for (std::size_t i = 1; of.exactly && i < given.size(); ++i)
            refuse_both(given[0], *place_of(given[0]), given[i], *place_of(given[i]));
    }

    void refuse_both(const std::string& one, const place& at_one, const std::string& other,
                     const place& at_other) const {
        const bool        is_first   = stands_later(at_other, at_one, table_.where());
        const place&      here       = is_first ? at_other : at_one;
        const place&      there      = is_first ? at_one : at_other;
        const bool        is_layered = here.file != there.file;
        const std::string beside     = quoted(is_first ? one : other);
        table_.report(diagnostic_code::C020, here,
                      called(is_first ? other : one) + " stands beside " + beside
                          + (is_layered ? ", which stands at " + there.to_text() : ""),
                      "one of the two",
                      is_layered ? "write the whole rule anew, with its 'kind' and without " + beside
                                       + ": a rule that says its kind keeps nothing of the file it extends"
                                 : "");
    }

    const place* place_of(const std::string& name) const {
        const auto& entries = table_.entries();
        const auto  found =
            std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == name; });
        return found == entries.end() ? nullptr : &found->value.where;
    }

    std::string called(const std::string& name) const { return quoted(name) + " in " + table_.called(); }

    const std::vector<parameter>& all_;
    const table_reader&           table_;
};

} // namespace

void read_conditions(table_reader& table, parameter& into) {
    into.needs    = plain_names(table.optional("needs"));
    into.excludes = plain_names(table.optional("excludes"));
    if (auto other = table.optional("not_above").as_text()) into.not_above = std::move(other->value);
}

std::vector<parameter_choice> read_choices(table_reader& table) {
    std::vector<parameter_choice> choices;
    for (const bool exactly : {false, true})
        for (const value_reader& one : table.optional(exactly ? "exactly_one_of" : "at_least_one_of").as_list())
            choices.push_back({plain_names(one), exactly, one.where()});
    return choices;
}

void refuse_unsound_conditions(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices,
                               const table_reader& table) {
    soundness(all, choices, table).check();
}

void check_given_together(const std::vector<parameter>& all, const std::vector<parameter_choice>& choices,
                          const table_reader& table) {
    given_together(all, table).check(choices);
}

void check_order(const std::vector<parameter>& all, const parameter_row& values, const std::string& called,
                 const place& at, diagnostics& problems) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].not_above.empty()) continue;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const parameter& one) { return one.name == all[i].not_above; });
        if (found == all.end()) continue; // a rule kind that no manifest was read for
        const parameter_value& own   = values[i];
        const parameter_value& limit = values[static_cast<std::size_t>(found - all.begin())];
        const auto             less  = compared(own.content);
        const auto             more  = compared(limit.content);
        if (!less || !more || !(more->value < less->value)) continue;

        const auto whose = [&](const parameter_value& one) {
            return one.where == at ? "the default" : one.where.to_text();
        };
        const bool        at_limit = own.where == at || (limit.where != at && stands_later(limit.where, own.where, at));
        const std::string here =
            at_limit ? quoted(found->name) + " in " + called + " = " + more->text + " lies below " + quoted(all[i].name)
                           + ", which is " + less->text + " (" + whose(own) + ')'
                     : quoted(all[i].name) + " in " + called + " = " + less->text + " exceeds " + quoted(found->name)
                           + ", which is " + more->text + " (" + whose(limit) + ')';
        const place& where   = at_limit ? limit.where : own.where;
        const bool   is_told = std::any_of(problems.begin(), problems.end(), [&](const diagnostic& one) {
            return one.where == where && one.message == here; // the same values are in force in several periods
        });
        if (!is_told)
            problems.push_back({diagnostic_code::C020,
                                where,
                                here,
                                quoted(all[i].name) + " at most as large as " + quoted(found->name),
                                {}});
    }
}

} // namespace opgave
