// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/base/words.hpp>
#include <opgave/config/placed.hpp>
#include <opgave/config/written_value.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/force.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a province file holds, one type a kind of table: `[[unit]]`, `[[member]]`, ... Names of other things are still
/// names, each with the place where it is used; `build_frame` looks them up when the plugins' categories are known.
/// `where` is the place of the table's header.
namespace opgave {

struct unit_entry {
    std::string id;
    words       label;
    place       where;
};

struct member_entry {
    std::string code; ///< CBS code: two capitals and two to four digits
    std::string name;
    place       where;
};

/// A municipality that is no more (*opgeheven*). A form of it is an error that names its successors.
struct dissolved_entry {
    struct successor {
        std::string code;
        std::string name;
    };

    std::string            code;
    std::string            name;
    date                   until;       ///< its last day
    std::vector<successor> merged_into; ///< several when it was divided
    std::string            source;
    place                  where;

    /// `Purmerend (GM0439)`; several with commas between them
    [[nodiscard]] std::string successors() const;
};

struct group_entry {
    std::string          id;
    words                label;
    std::vector<name_at> members;
    place                where;
};

struct grouping_entry {
    std::string              id;
    words                    label;
    bool                     partition = false; ///< every member is in exactly one of its groups
    std::vector<group_entry> groups;
    place                    where;
};

/// A location (*locatie*), `[[place]]`: a group of one member in the grouping `locaties`, with cells of its own.
struct place_entry {
    std::string id;
    std::string name;   ///< `azc Hoogeveen`
    name_at     member; ///< where it stands
    place       where;
};

/// The grouping that `[[place]]`s make; no grouping of the file bears its id.
inline constexpr std::string_view grouping_of_places = "locaties";

/// How certain a lot is: decided, promised, possible. The file lists them from certain to possible.
struct certainty_entry {
    std::string id;
    words       label;
    std::string source;
    place       where;
};

/// A lot (*kavel*): so many, in one place, from one day to another. `figures_of_lots` makes figures of lots.
struct lot_entry {
    struct share {
        name_at      member;
        std::int64_t quantity = 0;
    };

    std::string          id;
    name_at              at; ///< the `[[place]]`
    name_at              category;
    placed<std::int64_t> quantity;
    date                 from;
    std::optional<date>  until; ///< its last day; absent: open end
    name_at              certainty;
    std::vector<share>   counted_for; ///< adds up to `quantity`; empty: all of it for the member where the place is
    std::optional<date>  dated;
    std::string          source;
    std::string          assumption;
    place                where;

    /// Whether it is there on that day; its first and its last day count.
    [[nodiscard]] bool stands_on(date day) const noexcept;

    /// Whether it is there for so many years or longer: five years from 1 July 2025 end on 30 June 2030.
    [[nodiscard]] bool lasts(std::int64_t years) const noexcept;
};

/// How lots become the figures of one basis.
struct lot_rule_entry {
    struct reference {
        placed<period> when;
        date           day; ///< a lot counts in the period when it stands on this day, which may lie outside it
    };
    struct instead {
        name_at category;
        name_at counts_in;
    };

    name_at                     basis;
    std::vector<name_at>        certainty; ///< which lots
    std::vector<reference>      on;        ///< empty: every period of the frame, on its last day
    std::optional<std::int64_t> durable_years;
    std::vector<instead>        shorter; ///< where lots count that stand for less than the durable years
    std::string                 source;
    place                       where;
};

/// A category of the file, or of a plugin's manifest.
struct category_entry {
    std::string    id;
    words          label;
    name_at        unit;
    opgave::nature nature = opgave::nature::stock;
    std::int64_t   least  = category{}.least;
    std::int64_t   most   = category{}.most;
    std::string    source;
    place          where;
};

/// A named sum of categories and other totals; unit and nature are those of its parts.
struct total_entry {
    std::string          id;
    words                label;
    std::vector<name_at> of;
    std::vector<name_at> stated_under; ///< bases that state it as a number of its own
    std::string          source;
    place                where;
};

struct cycle_entry {
    std::string                 id;
    words                       label;
    std::vector<placed<period>> periods;
    place                       where;
};

struct basis_entry {
    std::string            id;
    words                  label;
    bool                   per_cycle = false;
    bool                   derived   = false;
    std::optional<name_at> version_of;
    std::vector<name_at>   sum_of;
    std::optional<date>    dated;
    std::string            source;
    place                  where;
};

struct attribute_entry {
    struct value_of_member {
        name_at      member;
        std::int64_t value = 0;
    };

    std::string                  id;
    words                        label;
    name_at                      unit;
    std::optional<date>          on; ///< the one date that all values are of
    std::vector<value_of_member> values;
    std::string                  source;
    place                        where;
};

/// A rule kind of a plugin, put to work. Its parameters are as they were written: only the plugin's manifest says what
/// they must be, and the host checks them against it.
struct rule_entry {
    /// Which periods of the frame: those of the list or, without one, those of the stated kind on whose last day the
    /// rule is in force.
    struct validity {
        std::vector<placed<period>> periods;
        std::optional<date>         from;
        std::optional<date>         until;
        std::optional<bool>         half_years; ///< only years, only half-years, or (absent) both

        [[nodiscard]] bool covers(period when) const noexcept;
    };

    std::string   id;
    name_at       kind; ///< such as `asiel.amv_quota`
    validity      valid;
    opgave::force force = opgave::force::statutory;
    std::string   source;
    std::string   assumption; ///< what the rule takes for true without a source; empty where nothing
    written_table parameters;
    place         where;
};

/// The keys of `[[rule]]` that are no parameters: what a misspelt key may have meant besides a parameter.
[[nodiscard]] const std::vector<std::string>& rule_keys();

/// One stated figure.
struct figure_entry {
    name_at                  who; ///< CBS code of a member, id of a group, or the frame's id for the whole
    name_at                  category;
    name_at                  basis;
    name_at                  period; ///< a period; for a basis per cycle also a cycle
    placed<std::int64_t>     value;
    std::optional<date>      dated;
    std::string              source;
    std::string              note; ///< how it was made; empty where the file states it
    std::string              assumption;
    place                    where;
    std::vector<counted_lot> lots       = {}; ///< that it is the sum of
    std::optional<date>      counted_on = {}; ///< of lots: the day
};

/// A published coverage (*dekking*): so many percent of what is asked. It tells the offer within a range, when the number
/// that was asked is known.
struct statement_entry {
    name_at                             who;
    name_at                             category;
    name_at                             basis;  ///< of the offer, such as `voorstel`
    name_at                             period; ///< of the offer
    placed<std::int64_t>                percent;
    std::optional<name_at>              of_basis; ///< what the percentage is of, such as `opgave`
    std::optional<placed<std::int64_t>> of;       ///< the number asked; absent: not known
    rounding                            rounded = rounding::half_up;
    std::optional<interval> offer; ///< every whole number that shows as this percentage; absent without `of`
    std::optional<date>     dated;
    std::string             source;
    std::string             assumption;
    place                   where;
};

/// An entry of a farther file that a nearer one takes away with `removed = true`.
struct removed_entry {
    std::string         kind; ///< `basis`, `member`, ...
    std::string         id;
    place               where;   ///< of what takes it away
    std::vector<period> periods; ///< that it covered, where it is a cycle
};

/// All whole numbers n from 0 with `n / asked` shown as `percent`: 170 of 2691, half up, gives 4562..4588.
///
/// @param percent  0 to 100,000
/// @param asked    1 to 1,000,000,000
/// @return nothing when no whole number shows so (79 of 3 asked)
[[nodiscard]] std::optional<interval> numbers_shown_as(std::int64_t percent, std::int64_t asked,
                                                       rounding rounded) noexcept;

} // namespace opgave
