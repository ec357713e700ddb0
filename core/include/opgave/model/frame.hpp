// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ids.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/model/member_list.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// What a number counts: a place (*plek*), a home (*woning*), a person (*persoon*), an amount (*euro*).
struct unit {
    std::string id;
    words       label;
};

/// A stock is there on a day (places); a flow happens in a period (homes let in a half-year). Only flows are summed
/// over periods or carried over.
enum class nature : std::uint8_t { stock, flow };

/// What is counted (*categorie*): `azc`, `amv`, `goo`. A category with parts is a *total*: the sum of its parts, except
/// under the bases that state it as a number of its own.
struct category {
    std::string    id;
    words          label;
    unit_index     counted_in;
    opgave::nature nature = opgave::nature::stock;
    std::int64_t   least  = 0; ///< the outer bounds of its cells: what a blank may be
    std::int64_t   most   = 1'000'000;
    std::string    source;

    std::vector<category_index> parts;        ///< empty for what is no total; never a total itself
    std::vector<basis_index>    stated_under; ///< for a total: the bases that state it instead of summing it

    [[nodiscard]] bool is_total() const noexcept { return !parts.empty(); }
    [[nodiscard]] bool is_summed_under(basis_index basis) const noexcept {
        if (!is_total()) return false;
        for (const basis_index stated : stated_under)
            if (stated == basis) return false;
        return true;
    }
};

/// A kind of figure (*soort cijfer*): `realisatie`, `opgave`, `voorstel`. Stated for each period, or once for a cycle.
struct basis {
    std::string                id;
    words                      label;
    bool                       per_cycle = false;
    bool                       derived   = false; ///< only rules fill it; forms and hosts cannot
    std::optional<basis_index> version_of;        ///< another version of the same target
    std::vector<basis_index>   sum_of;            ///< the bases it is the sum of; empty when it is stated itself
    std::optional<date>        dated;
    std::string                source;
};

/// The periods that one statutory task covers (*cyclus*).
struct cycle {
    std::string               id;
    words                     label;
    std::vector<period_index> periods;
};

/// A property of the members that is no figure of the table, such as inhabitants (*inwoners*) on one reference date.
struct attribute {
    std::string                              id;
    words                                    label;
    unit_index                               counted_in;
    std::optional<date>                      on; ///< the one date that all its values are of
    std::vector<std::optional<std::int64_t>> of; ///< one a member, in frame order; absent where not known
    std::string                              source;
};

/// A named set of members: a sub-region, a pool.
struct group {
    std::string               id;
    words                     label;
    std::vector<member_index> members;
};

/// Groups that belong together; in a partition no member is in two of them.
struct grouping {
    std::string   id;
    words         label;
    group_index   first;
    std::uint32_t count     = 0;
    bool          own_cells = false; ///< its groups (places) have figures of their own, never the sum of their members
};

/// The axes of one table (*kader*): who, what, when, and which kind of figure. A value; the rulebook keeps it unchanged.
/// Orders are those of the file it came from.
struct frame {
    std::string id;   ///< such as `PV22`
    std::string name; ///< such as `Drenthe`

    std::vector<unit>      units;
    member_list            members;
    std::vector<group>     groups;
    std::vector<grouping>  groupings;
    std::vector<attribute> attributes;
    std::vector<category>  categories;
    std::vector<period>    periods;
    std::vector<cycle>     cycles;
    std::vector<basis>     bases;

    basis_index asked;   ///< which basis the word *asked* means
    basis_index offered; ///< which basis the word *offered* means

    [[nodiscard]] const category& operator[](category_index i) const { return categories[i.value]; }
    [[nodiscard]] const basis&    operator[](basis_index i) const { return bases[i.value]; }
    [[nodiscard]] const member&   operator[](member_index i) const { return members[i.value]; }
    [[nodiscard]] const group&    operator[](group_index i) const { return groups[i.value]; }
    [[nodiscard]] const grouping& operator[](grouping_index i) const { return groupings[i.value]; }
    [[nodiscard]] const cycle&    operator[](cycle_index i) const { return cycles[i.value]; }
    [[nodiscard]] const unit&     operator[](unit_index i) const { return units[i.value]; }
    [[nodiscard]] period          operator[](period_index i) const { return periods[i.value]; }

    /// @return the one of that id (for a member: that CBS code), or nothing
    [[nodiscard]] std::optional<category_index> find_category(std::string_view key) const;
    [[nodiscard]] std::optional<basis_index>    find_basis(std::string_view key) const;
    [[nodiscard]] std::optional<member_index>   find_member(std::string_view code) const;
    [[nodiscard]] std::optional<group_index>    find_group(std::string_view key) const;
    [[nodiscard]] std::optional<grouping_index> find_grouping(std::string_view key) const;
    [[nodiscard]] std::optional<cycle_index>    find_cycle(std::string_view key) const;
    [[nodiscard]] std::optional<unit_index>     find_unit(std::string_view key) const;
    [[nodiscard]] std::optional<period_index>   find_period(period when) const;
    [[nodiscard]] const attribute*              find_attribute(std::string_view key) const;

    /// @return the first cycle that holds the period, or nothing
    [[nodiscard]] std::optional<cycle_index> cycle_of(period_index when) const;
};

} // namespace opgave
