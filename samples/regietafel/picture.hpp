// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province_entries.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The picture of a province (*beeld*): everything that is shown before a meeting, as data. `picture_page.hpp` makes text
/// of it, `picture_json.hpp` JSON. Texts of the province and its plugins are in the language that the picture was made in;
/// ids are the same in each; numbers are numbers.
namespace regietafel {

/// Something of the province: its id in the files, and what it is called.
struct named {
    std::string id;
    std::string label;
};

/// What a figure counts, of which kind, and when: `amv`, `voorstel`, `2025`.
struct figure_name {
    named       category;
    named       basis;
    named       time; ///< a period, or the cycle of a basis that is stated a cycle
    std::string text; ///< `AMV (onderdeel opgave), voorstel 2025`
};

/// What a number or finding rests on.
struct rule_reference {
    named         rule;
    std::string   source;
    opgave::place where; ///< in the file that wrote the rule; nothing of what the library itself watches
};

/// One cell of a table of figures.
struct shown_figure {
    enum class kind : std::uint8_t {
        not_asked,  ///< no form asks for it and nobody states it
        not_stated, ///< a form asks for it and leaves it blank; of a sum: all its parts
        unknown,    ///< a rule would derive it, from figures that are not stated
        stated,
        derived,  ///< by a rule
        summed,   ///< of parts or members that are all stated
        at_least, ///< the same with parts that are not stated; only `value.least` says anything
    };
    kind               is = kind::not_asked;
    opgave::interval   value;
    opgave::provenance from{}; ///< of a stated figure; of one that is not stated only where the form leaves it blank
    std::string        rule{}; ///< id of the rule that derives it
};

struct figure_table {
    struct column {
        named       basis;
        named       time;
        std::string text; ///< `voorstel 2025`
    };
    struct row {
        named                     category;
        named                     unit;
        std::vector<shown_figure> cells; ///< one a column
    };
    std::vector<column> columns;
    std::vector<row>    rows;
};

/// How far a task is met (*dekking*), for one subject and period.
struct position {
    std::string                    label;
    std::string                    when;
    std::string                    rule; ///< id of the rule that publishes it
    std::string                    key;  ///< what the rule calls it: `dekking`
    opgave::coverage               coverage;
    bool                           asked_is_derived = false; ///< by a rule, as nobody stated it
    std::optional<opgave::verdict> verdict; ///< of the requirement about the same two numbers, where there is one
};

/// The outcome of one requirement in one period.
struct judgement {
    opgave::verdict  verdict = opgave::verdict::unknown;
    opgave::interval slack;
    bool             slack_rests_on_blanks = false; ///< the end away from 0 is a blank's outer bound
    bool             least_is_open         = false; ///< nothing that is stated bounds the slack from below
    bool             most_is_open          = false; ///< or from above
    bool             is_difference         = false; ///< two numbers that should be equal
    bool             weighs_a_task    = false; ///< an offer against what is asked, of which a coverage is published too
    bool             rests_on_derived = false; ///< a rule's number stands in for one that nobody stated
};

struct finding_table {
    struct row {
        std::string                           text;
        rule_reference                        by;
        std::string                           key; ///< what the rule calls its requirement: `quotum`
        opgave::force                         force{};
        std::vector<std::optional<judgement>> outcomes; ///< one a period; absent: the rule is not about it
    };
    std::vector<std::string> periods;
    std::vector<row>         rows;
    std::size_t coherent = 0; ///< comparisons that no rule asks for and that came out right; not among the rows
};

/// A blank cell that leaves findings open; or together those of the municipalities of which nothing is known.
struct open_cell {
    struct finding {
        std::string rule; ///< id
        std::string when;
        std::string text; ///< `AMV-quotum 2024`
    };
    std::string          what;                 ///< `AZC (duurzame plekken), voorstel 2024`; of another, behind its name
    named                who;                  ///< whose cell it is
    figure_name          cell;                 ///< which
    opgave::place        where;                ///< on the form; nothing when the form has no such cell
    bool                 has_form     = false; ///< the form of its municipality was read
    std::size_t          without_form = 0; ///< of how many municipalities the form is missing; then there is no cell
    std::vector<finding> leaves_open;
};

/// Where the figures of a municipality come from.
struct form_source {
    opgave::place               where;
    std::string                 note; ///< as the form words it
    std::optional<opgave::date> dated;
};

/// How a rule came to a figure.
struct derivation {
    figure_name figure;
    std::string rule; ///< id
    std::string text; ///< `AMV (onderdeel opgave), opgave 2024: 24 = 8140/96000 x 280, half omhoog`
};

/// One municipality, group, or the province.
struct subject {
    std::string                id;
    std::string                name;
    std::optional<form_source> form;      ///< of a municipality whose form was read
    std::vector<position>      positions; ///< coverage of what is asked
    std::vector<position>      measures;  ///< other shares that rules publish
    std::vector<figure_table>  figures;   ///< of years, of half-years; empty where nothing is known
    finding_table              findings;
    std::vector<open_cell>     open;
    std::vector<derivation>    explanations; ///< of each derived figure shown
};

/// What the province published about its coverage.
struct statement {
    named                           who;
    named                           category;
    std::string                     basis; ///< id; of the offer
    std::string                     when;
    std::int64_t                    percent = 0;
    std::string                     of_basis; ///< id; empty: not said
    std::optional<std::int64_t>     of;       ///< absent: what was asked is not known, and nothing follows from it
    opgave::rounding                rounded = opgave::rounding::half_up; ///< of the percentage
    std::optional<opgave::interval> offer;                               ///< the numbers that show as this percentage
    std::optional<opgave::date>     dated;
    std::string                     source;
    std::string                     assumption;
    opgave::place                   where;
};

/// What the province states as a whole and what is not known of its municipalities: of whom it is, nobody says.
struct unattributed {
    figure_name      figure;
    opgave::interval whole;
    opgave::interval attributed; ///< the sum of what is known of municipalities: stated, or divided by a rule
    std::size_t      known_of = 0;
    opgave::interval rest; ///< never narrower than what is stated
};

/// One version of a target.
struct target_version {
    struct part {
        named            member;
        opgave::interval value;
    };
    figure_name                     figure;
    std::string                     version; ///< `opgave voor 2025, cyclus 2024`
    std::optional<opgave::interval> of_whole;
    std::vector<part>               of_members; ///< who states it; in frame order
    std::optional<opgave::date>     dated;
    std::string                     source;
};

struct remark {
    opgave::form_remark_kind kind{};
    opgave::place            where;
    std::string              text;
    std::string              quoted; ///< what the form itself says
    std::vector<std::string> about;  ///< ids of categories
};

/// An agreement that no number can show, as the file words it.
struct agreed_text {
    std::string   parameter; ///< its name in the file
    std::string   label;
    std::string   text;
    opgave::place where;
};

struct rule_note {
    std::string              id;
    std::string              label;
    std::string              kind;  ///< `asiel.amv_quota`
    std::vector<std::string> asks;  ///< the texts of its requirements
    std::vector<agreed_text> texts; ///< what it says and nobody judges
    opgave::force            force{};
    std::string              source;
    std::string              assumption;
    opgave::place            where;
};

/// A number that the province's own file states.
struct stated_number {
    named                       who;
    figure_name                 figure;
    opgave::interval            value;
    std::optional<opgave::date> dated;
    std::string                 source;
    std::string                 assumption;
    opgave::place               where;
};

/// A figure of a file that goes before the forms.
struct filed_number {
    named                           who;
    figure_name                     figure;
    std::optional<opgave::interval> value; ///< absent: the file makes the cell blank
    opgave::provenance              from;
};

/// Which periods one task covers.
struct covered_cycle {
    named                    cycle;
    std::vector<std::string> periods;
};

/// Whether what is shown repeats what forms say in words: remarks of a municipality, and how figures came in.
enum class quotes : std::uint8_t { shown, left_out };

struct picture {
    opgave::language            in = opgave::language::nl;
    named                       province;
    std::size_t                 member_count = 0;
    subject                     whole;
    std::vector<subject>        groups;
    std::vector<subject>        members;      ///< whose form was read, or of whom anything is known; in frame order
    std::vector<named>          without_form; ///< the municipalities of which no form was read
    std::vector<statement>      statements;
    std::vector<unattributed>   not_attributed;
    std::vector<target_version> versions; ///< of targets that have more than one
    std::vector<remark>         remarks;
    std::vector<covered_cycle>  cycles; ///< of more than one period
    std::vector<rule_note>      rules;
    std::vector<stated_number>  numbers;
    std::vector<filed_number>   filed;   ///< in the order of the files
    opgave::receipt             receipt; ///< what all of this rests on
};

} // namespace regietafel
