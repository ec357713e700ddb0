// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/expectations.hpp>

#include "config/entry_parts.hpp"
#include "config/file_beside.hpp"
#include "config/toml_document.hpp"
#include "config/toml_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

namespace opgave {

namespace {

std::optional<placed<verdict>> read_verdict(const value_reader& value) {
    const auto name = value.as_one_of({verdict_names.begin(), verdict_names.end()});
    if (!name) return std::nullopt;
    return placed<verdict>{*verdict_named(name->value), name->where};
}

std::optional<name_at> read_optional_name(const value_reader& value) {
    if (!value.is_present()) return std::nullopt;
    return read_name(value);
}

/// `13`, or `[4562, 4588]` for what may be anything between two ends.
std::optional<placed<interval>> read_interval(const value_reader& value) {
    if (!value.is_present()) return std::nullopt;
    if (value.as_written()->list() == nullptr) {
        const auto number = value.as_whole();
        if (!number) return std::nullopt;
        return placed<interval>{interval::exactly(number->value), number->where};
    }
    const auto ends = value.as_list();
    if (ends.size() != 2) {
        value.report(diagnostic_code::C011, "does not hold two numbers", "a whole number, or [least, most]");
        return std::nullopt;
    }
    const auto least = ends[0].as_whole();
    const auto most  = ends[1].as_whole();
    if (!least || !most) return std::nullopt;
    if (most->value < least->value) {
        value.report(diagnostic_code::C009, "ends before it begins", "[least, most]");
        return std::nullopt;
    }
    return placed<interval>{{least->value, most->value}, value.where()};
}

/// Reads a file of tests to its end, whatever is wrong before.
class expectations_reader {
public:
    expectations_reader(const std::filesystem::path& file, const written_value& document)
        : file_(file), document_(document) {
        said_.where = document.where;
    }

    result<expectations> read() {
        table_reader root(document_, "", problems_);
        read_format(root.required("format"));
        read_province_file(root.required("province"));
        const value_reader tests = root.required("test");
        for (table_reader& table : tests.as_tables("test")) read_test(table);
        root.finish();
        if (problems_.empty()) return std::move(said_);
        sort_by_place(problems_);
        return refuse(std::move(problems_));
    }

private:
    void read_province_file(const value_reader& named) {
        const auto province = file_beside(file_, named);
        if (!province) return;
        said_.province = province->generic_string();
        std::error_code unknown; // then it cannot be read either
        if (std::filesystem::is_regular_file(*province, unknown)) return;
        const std::string name    = province->filename().string();
        const std::string nearest = nearest_file(name, names_beside(file_));
        named.report(diagnostic_code::T001, "= \"" + name + "\" is no file in the same folder", {},
                     nearest.empty() ? "" : "did you mean '" + nearest + "'?");
    }

    void read_test(table_reader& table) {
        figures_test test;
        test.where = table.where();
        test.name  = read_name(table.required("name"));
        table.call("test", test.name.value);
        called_ = table.called();
        read_origin(table, test);
        if (const auto with = table.optional("with_province_figures").as_yes_no())
            test.with_province_figures = with->value;
        if (const auto all = table.optional("complete").as_yes_no()) test.complete = all->value;
        read_each(table, "given", test.given, &expectations_reader::read_given);
        read_each(table, "finding", test.findings, &expectations_reader::read_finding);
        read_each(table, "coverage", test.coverages, &expectations_reader::read_coverage);
        read_each(table, "figure", test.figures, &expectations_reader::read_figure);
        if (!test.complete && !expects_something(table)
            && !misspells(table, {"finding", "coverage", "figure", "complete"}))
            table.report(diagnostic_code::C011, table.where(), "test '" + test.name.value + "' expects nothing",
                         "[[test.finding]], [[test.coverage]], [[test.figure]], or complete = true");
        table.finish();
        add(std::move(test));
    }

    /// Whoever reads a number must know whether it is a real one.
    static void read_origin(table_reader& table, figures_test& test) {
        const value_reader source    = table.optional("source");
        const value_reader synthetic = table.optional("synthetic");
        test.source                  = read_text(source);
        const auto made_up           = synthetic.as_yes_no();
        if (source.is_present() && made_up && made_up->value)
            synthetic.report(diagnostic_code::C011, "= true stands beside 'source'",
                             "either where the figures come from, or that they are made up");
        if (!source.is_present() && !(made_up && made_up->value) && !misspells(table, {"source", "synthetic"}))
            table.report(diagnostic_code::C002, table.where(), "the key 'source' in " + table.called() + " is missing",
                         {}, "say where its figures come from, or synthetic = true");
    }

    /// Whether a key of the test is all but one of these: what is wrong is its spelling, and that is told.
    static bool misspells(const table_reader& table, const std::vector<std::string>& keys) {
        const auto& all = table.entries();
        return std::any_of(all.begin(), all.end(), [&](const written_entry& one) {
            const std::string nearest = nearest_name(one.key, keys);
            return !nearest.empty() && nearest != one.key;
        });
    }

    /// Also where what it holds was wrong, which has been told.
    static bool expects_something(const table_reader& table) {
        const auto& keys = table.entries();
        return std::any_of(keys.begin(), keys.end(), [](const written_entry& one) {
            const written_list* all = one.value.list();
            return (one.key == "finding" || one.key == "coverage" || one.key == "figure")
                   && (all == nullptr || !all->empty());
        });
    }

    template <class Entry>
    void read_each(table_reader& test, std::string_view kind, std::vector<Entry>& into,
                   Entry (expectations_reader::*read_one)(table_reader&)) {
        for (table_reader& one : test.optional(kind).as_tables(std::string(kind) + " of " + called_)) {
            Entry entry = (this->*read_one)(one);
            entry.where = one.where();
            one.finish();
            into.push_back(std::move(entry));
        }
    }

    given_figure read_given(table_reader& table) {
        given_figure given;
        read_cell(table, given);
        if (const auto value = read_exact_or_range(table)) given.value = value->value;
        return given;
    }

    expected_finding read_finding(table_reader& table) {
        expected_finding finding;
        read_part(table, finding);
        finding.verdict = read_verdict(table.required("verdict")).value_or(placed<verdict>{});
        finding.slack   = read_interval(table.optional("slack"));
        return finding;
    }

    expected_coverage read_coverage(table_reader& table) {
        expected_coverage coverage;
        read_part(table, coverage);
        const value_reader numerator   = table.optional("numerator");
        const value_reader denominator = table.optional("denominator");
        const value_reader percent     = table.optional("percent");
        coverage.numerator             = read_interval(numerator);
        coverage.denominator           = read_interval(denominator);
        coverage.percent               = read_optional_name(percent);
        if (!numerator.is_present() && !denominator.is_present() && !percent.is_present())
            table.report(diagnostic_code::C002, table.where(), "a coverage of " + called_ + " expects nothing",
                         "'numerator', 'denominator' or 'percent'");
        return coverage;
    }

    expected_figure read_figure(table_reader& table) {
        expected_figure    figure;
        const value_reader unknown = table.optional("unknown");
        read_cell(table, figure);
        const auto is_unknown = unknown.as_yes_no();
        const bool is_open    = is_unknown && is_unknown->value;
        figure.value          = read_interval(is_open ? table.optional("value") : table.required("value"));
        if (is_open && figure.value)
            unknown.report(diagnostic_code::C011, "= true stands beside 'value'",
                           "either what it is, or that it is open");
        return figure;
    }

    template <class Part>
    static void read_part(table_reader& table, Part& into) {
        into.rule   = read_name(table.required("rule"));
        into.label  = read_optional_name(table.optional("label"));
        into.who    = read_name(table.required("who"));
        into.period = table.required("period").as_period().value_or(placed<period>{});
    }

    void add(figures_test test) {
        const auto [first, is_new] = known_.emplace(test.name.value, test.where);
        if (!is_new && !test.name.value.empty())
            problems_.push_back({diagnostic_code::C006,
                                 test.where,
                                 "test '" + test.name.value + "' stands twice",
                                 {},
                                 "the first stands at " + first->second.to_text()});
        said_.tests.push_back(std::move(test));
    }

    std::filesystem::path        file_;
    const written_value&         document_;
    expectations                 said_;
    diagnostics                  problems_;
    std::string                  called_; ///< what messages call the test that is being read
    std::map<std::string, place> known_;  ///< tests by name
};

} // namespace

result<expectations> read_expectations(const std::string& file) {
    try {
        const auto document = read_toml_file(file);
        if (!document) return refuse(document.error());
        auto said = expectations_reader(file, document->root).read();
        if (said) said->read = document->read;
        return said;
    } catch (const std::bad_alloc&) {
        return refuse({diagnostic_code::R012, {}, "memory ran out", {}, {}});
    }
}

} // namespace opgave
