// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/config/province_entries.hpp>
#include <opgave/rules/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The picture of a province (*beeld*): everything that is shown before a meeting, as data. `page.hpp` makes text of it.
/// Texts of the province and its plugins are in the language that the picture was made in; numbers are numbers.
namespace regietafel {

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
    kind             is = kind::not_asked;
    opgave::interval value;
};

struct figure_table {
    struct row {
        std::string               category;
        std::string               unit;
        std::vector<shown_figure> cells; ///< one a column
    };
    std::vector<std::string> columns; ///< `voorstel 2025`
    std::vector<row>         rows;
};

/// How far a task is met (*dekking*), for one subject and period.
struct position {
    std::string                    label;
    std::string                    when;
    opgave::coverage               coverage;
    bool                           asked_is_derived = false; ///< by a rule, as nobody stated it
    std::optional<opgave::verdict> verdict; ///< of the requirement about the same two numbers, where there is one
};

/// The outcome of one requirement in one period.
struct judgement {
    opgave::verdict  verdict = opgave::verdict::unknown;
    opgave::interval slack;
    bool             slack_rests_on_blanks = false; ///< the end away from 0 is a blank's outer bound
    bool             is_difference         = false; ///< two numbers that should be equal
    bool             weighs_a_task    = false; ///< an offer against what is asked, of which a coverage is published too
    bool             rests_on_derived = false; ///< a rule's number stands in for one that nobody stated
};

struct finding_table {
    struct row {
        std::string                           text;
        opgave::force                         force{};
        std::vector<std::optional<judgement>> outcomes; ///< one a period; absent: the rule is not about it
    };
    std::vector<std::string> periods;
    std::vector<row>         rows;
    std::size_t coherent = 0; ///< comparisons that no rule asks for and that came out right; not among the rows
};

/// A blank cell that leaves findings open; or together those of the municipalities of which nothing is known.
struct open_cell {
    std::string              what;  ///< `AZC (duurzame plekken), voorstel 2024`; of another, behind its name
    opgave::place            where; ///< on the form; nothing when the form has no such cell
    bool                     has_form     = false; ///< the form of its municipality was read
    std::size_t              without_form = 0; ///< of how many municipalities the form is missing; then `what` is empty
    std::vector<std::string> leaves_open;      ///< rules, each with its period
};

/// Where the figures of a municipality come from.
struct form_source {
    opgave::place               where;
    std::string                 note; ///< as the form words it
    std::optional<opgave::date> dated;
};

/// One municipality, group, or the province.
struct subject {
    std::string                name;
    std::optional<form_source> form;      ///< of a municipality whose form was read
    std::vector<position>      positions; ///< coverage of what is asked
    std::vector<position>      measures;  ///< other shares that rules publish
    std::vector<figure_table>  figures;   ///< of years, of half-years; empty where nothing is known
    finding_table              findings;
    std::vector<open_cell>     open;
    std::vector<std::string>   explanations; ///< `24 = 8140/96000 x 280, half up`, of each derived figure shown
};

/// What the province published about its coverage.
struct statement {
    std::string                     what; ///< `AMV (onderdeel opgave)`
    std::string                     when;
    std::int64_t                    percent = 0;
    std::optional<std::int64_t>     of;    ///< absent: what was asked is not known, and nothing follows from it
    std::optional<opgave::interval> offer; ///< the numbers that show as this percentage
    std::optional<opgave::date>     dated;
    std::string                     source;
    std::string                     assumption;
};

/// What the province states as a whole and what is not known of its municipalities: of whom it is, nobody says.
struct unattributed {
    std::string      what; ///< category, basis and time
    opgave::interval whole;
    opgave::interval attributed; ///< the sum of what is known of municipalities: stated, or divided by a rule
    std::size_t      known_of = 0;
    opgave::interval rest; ///< never narrower than what is stated
};

/// One version of a target.
struct target_version {
    std::string                     category;
    std::string                     version;
    std::optional<opgave::interval> of_whole;
    std::vector<std::string>        of_members; ///< `De Wolden 221`
    std::optional<opgave::date>     dated;
    std::string                     source;
};

struct remark {
    opgave::place where;
    std::string   text;
    std::string   quoted; ///< what the form itself says
};

struct rule_note {
    std::string              id;
    std::string              label;
    std::vector<std::string> asks; ///< the texts of its requirements
    opgave::force            force{};
    std::string              source;
    std::string              assumption;
};

/// A number that the province's own file states.
struct stated_number {
    std::string                 what;
    opgave::interval            value;
    std::optional<opgave::date> dated;
    std::string                 source;
    std::string                 assumption;
};

struct picture {
    std::string                 province;
    std::size_t                 member_count = 0;
    subject                     whole;
    std::vector<subject>        groups;
    std::vector<subject>        members;      ///< whose form was read, or of whom anything is known; in frame order
    std::vector<std::string>    without_form; ///< names of the municipalities of which no form was read
    std::vector<statement>      statements;
    std::vector<unattributed>   not_attributed;
    std::vector<target_version> versions; ///< of targets that have more than one
    std::vector<remark>         remarks;
    std::vector<std::string>    cycles; ///< `cyclus 2024: 2024, 2025 en 2026`
    std::vector<rule_note>      rules;
    std::vector<stated_number>  numbers;
};

} // namespace regietafel
