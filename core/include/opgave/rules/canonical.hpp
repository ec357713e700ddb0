// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Canonical bytes: two rulebooks that say the same have the same bytes, whoever compiled them, where and when. Their
/// SHA-256 stands for the rulebook on a receipt (see `<opgave/host/receipt.hpp>`).
namespace opgave {

class figures;

/// The version of what stands below. It grows whenever the same rulebook, figures or outcome would give other bytes.
inline constexpr std::int64_t canonical_format = 2;

/// The bytes of a rulebook: everything that can change a number, a verdict, an order or a text that is shown, and nothing
/// else: no file, line or comment, no plugin's version, no order of memory.
///
/// Every number is 8 bytes, little-endian, two's complement; a text its length in bytes and those bytes (UTF-8); what may be
/// absent a number, 0 or 1, and the thing where it is 1; a list its length and its things; words the Dutch and the English
/// text; a day or period its text. Things of the frame are named by their ids, members by their codes. In this order:
///
/// - the text `opgave-rulebook` and the number `canonical_format`;
/// - four parts, each its length in bytes and those bytes:
///   1. **frame**: id, name, units, members, groups, groupings, attributes, categories, periods, cycles, bases, what *asked*
///      and *offered* mean; with bounds, dates and sources, in the order of the frame;
///   2. **rules**: of each rule its id, kind, force, source and assumption; of each requirement, measure, derived figure,
///      named term and booking its rule, label, period and shape; of each parameter its value, dates and source; in the
///      order of the rulebook;
///   3. **formulas**: each formula that anything uses once, as operator, details and operands; then which of them each
///      requirement, measure, derived figure, named term, booking and column of the table is; then which parameters went
///      into which of them, as place of the formula, period, place of the parameter, and of a list row and field, in that
///      order. A formula stands behind its operands; beyond that they are ordered by what they are, and so are the terms
///      of a sum, a minimum, a maximum, and *and* and *or*: in which order they were written says nothing;
///   4. **texts**: labels of the frame, of rules and of parameters, agreements that no number can show, and the words of
///      each requirement, measure, derived figure, named term and booking.
[[nodiscard]] std::vector<std::byte> canonical_bytes(const rulebook& of);

/// SHA-256 of the canonical bytes of a rulebook, and of each of their parts: where the wholes differ these say what differs.
struct rulebook_sums {
    sha256_sum whole{};
    sha256_sum frame{};
    sha256_sum rules{};
    sha256_sum formulas{};
    sha256_sum texts{};

    friend bool operator==(const rulebook_sums&, const rulebook_sums&) = default;
};
[[nodiscard]] rulebook_sums sums_of(const rulebook& of);

/// A rule by its id, and SHA-256 of what the part **rules** holds of it: itself, its requirements and what else it has, and
/// its parameters. Where that part differs these say which rules do.
struct rule_sum {
    std::string id;
    sha256_sum  sum{};

    friend bool operator==(const rule_sum&, const rule_sum&) = default;
};
/// One a rule, in the order of the rulebook.
[[nodiscard]] std::vector<rule_sum> rule_sums_of(const rulebook& of);

/// The bytes of a table: the text `opgave-figures`, the version, and of each cell that is not blank who, category, basis,
/// time, and both ends of its range; in the order of the table. Where a figure comes from is no part of it.
[[nodiscard]] std::vector<std::byte> canonical_bytes(const figures& of);

/// The bytes of an outcome: the text `opgave-outcome`, the version, of each finding its name (see `explained_names`), verdict
/// (0 met, 1 not met, 2 unknown, 3 not applicable), slack and sides, and of each coverage its name, both sides, what
/// rests on blanks and whether it applies; in the order of the outcome.
[[nodiscard]] std::vector<std::byte> canonical_bytes(const outcome& of);

} // namespace opgave
