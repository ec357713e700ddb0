// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>

#include "config/dated_values.hpp"
#include "config/entry_parts.hpp"
#include "config/parameter_conditions.hpp"
#include "config/parameter_content.hpp"
#include "config/written_text.hpp"
#include "plugin/placeholders.hpp"

#include <algorithm>

namespace opgave {

namespace {

/// The names of a list, such as those under `reads`.
std::vector<std::string> read_plain_names(const value_reader& list) {
    std::vector<std::string> names;
    for (name_at& name : read_names(list)) names.push_back(std::move(name.value));
    return names;
}

std::optional<ratio> read_limit(parameter_type type, const value_reader& limit) {
    if (type == parameter_type::number) {
        const auto number = limit.as_whole();
        return number ? std::optional(ratio{number->value, 1}) : std::nullopt;
    }
    const auto share = limit.as_ratio();
    return share ? std::optional(share->value) : std::nullopt;
}

void refuse_name_used_twice(const std::vector<parameter>& those_before, const parameter& one, const place& where,
                            table_reader& table) {
    const auto is_same = [&](const parameter& other) { return other.name == one.name; };
    if (!one.name.empty() && std::any_of(those_before.begin(), those_before.end(), is_same))
        table.report(diagnostic_code::C006, where, table.called() + " stands twice");
}

/// A `[[rule_kind.parameter]]`, or one of its `fields`, which need no label and hold no list.
parameter read_parameter(table_reader& table, bool is_field) {
    parameter one;
    one.where       = table.where();
    const auto name = table.required("name").as_id();
    if (name) {
        one.name = name->value;
        table.call(is_field ? "field" : "parameter", one.name);
    }
    if (!is_field) {
        one.label = read_label(table);
        if (std::find(rule_keys().begin(), rule_keys().end(), one.name) != rule_keys().end())
            table.report(diagnostic_code::C006, name->where,
                         table.called() + " bears the name of a key that every rule has");
    }
    if (is_field && one.name == dated_value_key)
        table.report(diagnostic_code::C006, name->where,
                     table.called() + " bears the name of a key of values that change on dates");
    one.source = read_text(table.optional("source"));

    const auto last = parameter_type_names.end() - (is_field ? 1 : 0); // the last is the list
    const auto type = table.required("type").as_one_of({parameter_type_names.begin(), last});
    if (!type) { // nothing more can be said of it
        for (const char* key : {"unit", "least", "most", "least_rows", "required", "default", "fields", "needs",
                                "excludes", "not_above", "at_least_one_of", "exactly_one_of"})
            (void)table.optional(key);
        table.finish();
        return one;
    }
    const auto found = std::find(parameter_type_names.begin(), parameter_type_names.end(), type->value);
    one.type         = static_cast<parameter_type>(found - parameter_type_names.begin());

    if (one.type == parameter_type::number) one.unit = read_text(table.optional("unit"));
    if (one.type == parameter_type::number || one.type == parameter_type::ratio) {
        one.least               = read_limit(one.type, table.optional("least"));
        const value_reader most = table.optional("most");
        one.most                = read_limit(one.type, most);
        if (one.least && one.most && *one.most < *one.least)
            most.report(diagnostic_code::C009, "= " + text_of(*one.most) + " is below 'least'",
                        text_of(*one.least) + " or more");
    }
    if (one.type == parameter_type::list) {
        for (table_reader& field : table.required("fields").as_tables("field")) {
            parameter read = read_parameter(field, true);
            refuse_name_used_twice(one.fields, read, field.where(), field);
            one.fields.push_back(std::move(read));
        }
        one.choices = read_choices(table);
        refuse_unsound_conditions(one.fields, one.choices, table);
        const value_reader least_rows = table.optional("least_rows");
        if (const auto count = least_rows.as_whole(); count && count->value >= 0)
            one.least_rows = static_cast<std::size_t>(count->value);
        else if (count)
            least_rows.report(diagnostic_code::C009, "= " + std::to_string(count->value) + " is below 0");
    }

    read_conditions(table, one);
    const auto required = table.optional("required").as_yes_no();
    one.required        = required && required->value;
    if (one.type != parameter_type::list) {
        const value_reader standard = table.optional("default");
        if (standard.is_present()) {
            one.standard      = read_content(one, standard);
            one.standard_text = written_text(*standard.as_written());
            one.standard_at   = standard.where();
        }
        if (standard.is_present() && one.required)
            standard.report(diagnostic_code::C011, "stands beside 'required = true'", "one of the two");
    }
    table.finish();
    return one;
}

declared_reads read_reads(const value_reader& written) {
    declared_reads reads;
    auto           table = written.as_table("'reads'");
    if (!table) return reads;
    reads.categories = read_plain_names(table->optional("categories"));
    reads.bases      = read_plain_names(table->optional("bases"));
    reads.attributes = read_plain_names(table->optional("attributes"));
    reads.groups     = read_plain_names(table->optional("groups"));
    reads.groupings  = read_plain_names(table->optional("groupings"));
    reads.units      = read_plain_names(table->optional("units"));
    table->finish();
    return reads;
}

words read_words(table_reader& table) {
    words both{read_text(table.required("nl")), read_text(table.optional("en"))};
    table.finish();
    return both;
}

/// What stands in braces is a parameter, of which a rule has one value.
void refuse_unsound_placeholders(const rule_kind& kind, table_reader& table) {
    std::vector<std::string> known;
    for (const parameter& one : kind.parameters)
        if (one.type != parameter_type::list) known.push_back(one.name);
    const auto check = [&](const words& of, const std::string& called) {
        for (const std::string& text : {of.nl, of.en}) {
            if (has_unpaired_brace(text)) {
                table.report(diagnostic_code::C005, table.where(),
                             called + " has a brace without its other one: \"" + text + '"',
                             "a parameter between braces, such as {soort}, and no other brace");
                continue;
            }
            for (const std::string& name : placeholders_of(text))
                if (std::ranges::find(known, name) == known.end())
                    table.report(diagnostic_code::C007, table.where(),
                                 called + " names '{" + name + "}', which is no parameter with one value", {},
                                 did_you_mean(name, known));
        }
    };
    check(kind.label, "the label of " + table.called());
    for (const auto& [label, text] : kind.texts) check(text, "text '" + label + "' of " + table.called());
}

rule_kind read_rule_kind(table_reader& table) {
    rule_kind kind;
    kind.id    = read_id(table, "rule kind");
    kind.label = read_label(table);
    if (auto summary = table.required("summary").as_table("the summary of " + table.called()))
        kind.summary = read_words(*summary);
    kind.source          = read_text(table.required("source"));
    kind.reads           = read_reads(table.optional("reads"));
    const auto conserves = table.optional("conserves").as_yes_no();
    kind.conserves       = conserves && conserves->value;
    for (table_reader& one : table.optional("parameter").as_tables("parameter")) {
        parameter read = read_parameter(one, false);
        refuse_name_used_twice(kind.parameters, read, one.where(), one);
        kind.parameters.push_back(std::move(read));
    }
    kind.choices = read_choices(table);
    refuse_unsound_conditions(kind.parameters, kind.choices, table);
    if (auto texts = table.optional("text").as_table("the texts of " + table.called())) {
        for (const written_entry& entry : texts->entries()) {
            if (auto text = texts->value_of(entry).as_table("text '" + entry.key + '\''))
                kind.texts.emplace(entry.key, read_words(*text));
        }
    }
    refuse_unsound_placeholders(kind, table);
    table.finish();
    return kind;
}

void read_header(table_reader& root, manifest& said) {
    const value_reader format = root.required("format");
    if (const auto number = format.as_whole(); number && number->value != 1)
        format.report(diagnostic_code::C001, "= " + std::to_string(number->value) + " is unknown", "format = 1");

    auto plugin = root.required("plugin").as_table("the plugin");
    if (!plugin) return;
    said.id      = read_id(*plugin, "plugin");
    said.version = read_text(plugin->required("version"));
    said.licence = read_text(plugin->required("licence"));
    said.authors = read_plain_names(plugin->required("authors"));
    said.label   = read_label(*plugin);
    plugin->finish();
}

/// Whether nothing before bears the same id; otherwise that is reported.
template <class Entry>
bool is_new(const std::vector<Entry>& those_before, const std::string& id, table_reader& table) {
    const bool repeated =
        std::any_of(those_before.begin(), those_before.end(), [&](const Entry& one) { return one.id == id; });
    if (repeated) table.report(diagnostic_code::C006, table.where(), table.called() + " stands twice");
    return !repeated;
}

manifest read_root(table_reader& root) {
    manifest said;
    read_header(root, said);
    for (table_reader& table : root.optional("category").as_tables("category")) {
        category_entry entry = read_category_entry(table);
        table.finish();
        if (is_new(said.categories, entry.id, table)) said.categories.push_back(std::move(entry));
    }
    for (table_reader& table : root.optional("rule_kind").as_tables("rule_kind")) {
        rule_kind kind = read_rule_kind(table);
        if (!kind.id.empty() && !kind.id.starts_with(said.id + '.'))
            table.report(diagnostic_code::C005, table.where(),
                         table.called() + " does not begin with the id of its plugin",
                         "an id such as '" + said.id + '.' + kind.id + '\'');
        if (is_new(said.rule_kinds, kind.id, table)) said.rule_kinds.push_back(std::move(kind));
    }
    root.finish();
    return said;
}

} // namespace

const rule_kind* manifest::find_rule_kind(std::string_view wanted) const {
    const auto found =
        std::find_if(rule_kinds.begin(), rule_kinds.end(), [&](const rule_kind& one) { return one.id == wanted; });
    return found == rule_kinds.end() ? nullptr : &*found;
}

result<manifest> read_manifest(std::string_view text, const std::string& from) {
    // Codes of other families are about files of a province. What is wrong in a manifest is for the plugin's author to
    // mend, whatever it is, and has one code of its own.
    const auto as_faults_of_a_manifest = [](diagnostics problems) {
        for (diagnostic& one : problems)
            if (one.code != diagnostic_code::R012) one.code = diagnostic_code::P004;
        sort_by_place(problems);
        return refuse(std::move(problems));
    };
    const auto root = parse_toml(text, from);
    if (!root) return as_faults_of_a_manifest(root.error());

    diagnostics  problems;
    table_reader table(*root, "", problems);
    manifest     said = read_root(table);
    if (!problems.empty()) return as_faults_of_a_manifest(std::move(problems));
    return said;
}

} // namespace opgave
