// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/config/province_entries.hpp>
#include <opgave/model/frame.hpp>

#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// Everything that a province file says, together with the files it extends: lists hold the entries of the farthest file
/// first. What a nearer file says of an entry of the same id has the last word, key by key (`config/README.md`); what a
/// place points at is the line that had it. A value.
struct province {
    std::string id;      ///< of the whole: `PV22`
    std::string name;    ///< `Drenthe`
    name_at     asked;   ///< the basis that *asked* means
    name_at     offered; ///< the basis that *offered* means

    std::vector<name_at>         plugins; ///< ids, never paths
    std::vector<placed<period>>  periods;
    std::vector<unit_entry>      units;
    std::vector<member_entry>    members;
    std::vector<dissolved_entry> dissolved;
    std::vector<grouping_entry>  groupings;
    std::vector<place_entry>     places;
    std::vector<certainty_entry> certainties;
    std::vector<category_entry>  categories;
    std::vector<total_entry>     totals;
    std::vector<cycle_entry>     cycles;
    std::vector<basis_entry>     bases;
    std::vector<attribute_entry> attributes;
    std::vector<rule_entry>      rules;
    std::vector<lot_entry>       lots;
    std::vector<lot_rule_entry>  lot_rules;
    std::vector<figure_entry>    figures;
    std::vector<statement_entry> statements;
    std::vector<removed_entry>   removed; ///< what one of the files takes away: of no use but to explain what misses it

    place                 where; ///< the start of the province's own file
    std::vector<file_sum> files; ///< that were read: the province's own, then those it extends, the farthest last
};

/// Reads a province and the files it extends, with all that is wrong with them, so that a caller can go on and find what
/// else is wrong. Where `problems` grew the province is good for nothing but that.
///
/// @param file  format 1; `extends` names a file beside it
/// @return nothing when a file is not legible at all (T001-T004, C001, C013): whatever it says would be missed
/// @errors T001-T004 the text of a file; C001 format; C002-C006, C008-C011, C014 entries; C013 a file extends itself;
///         C016 a percentage that no whole number shows; C019 shares of a lot
[[nodiscard]] std::optional<province> read_province(const std::string& file, diagnostics& problems);

/// As above; everything that is wrong, sorted by place, when anything is.
[[nodiscard]] result<province> read_province(const std::string& file);

/// Looks up every name and puts the axes together.
///
/// @param from_plugins  the categories of the manifests of `said.plugins`; they stand before those of the file. A
///                      category that is given twice alike counts once; given twice differently it is an error.
/// @return the frame as far as it could be built; not to be used where `problems` grew
/// @errors C006 given twice; C007 a name does not exist; C009 a figure outside its category's bounds; C011 a list that
///         does not fit; C012 a total contains itself; C015 an attribute without values; C016 a statement about a number
///         that a figure contradicts; C017 a figure where none can stand
[[nodiscard]] frame build_frame(const province& said, const std::vector<category_entry>& from_plugins,
                                diagnostics& problems);

/// As above; everything that is wrong, sorted by place, when anything is.
[[nodiscard]] result<frame> build_frame(const province& said, const std::vector<category_entry>& from_plugins = {});

/// What the lots come to under each `[[lot_rule]]`: a figure for every cell that lots describe, 0 where none of them
/// stands on the day.
/// - Of a member: what its lots, or its shares of them, come to; in each category that one of its lots bears or counts in.
/// - Of a place: whole lots; in each category of a stock, so that what no lot holds is 0 there.
///
/// @param axes  of `said`; what is wrong with a lot has been reported with it, and such a lot is passed over
/// @return in the order of the rules and the periods, then of the ids; the order of the lots changes no number
[[nodiscard]] std::vector<figure_entry> figures_of_lots(const province& said, const frame& axes);

/// @return the periods of the frame for which the rule is written, in frame order
[[nodiscard]] std::vector<period_index> periods_of(const rule_entry& rule, const frame& axes);

} // namespace opgave
