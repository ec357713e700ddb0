// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/canonical.hpp>
#include <opgave/rules/rulebook_sources.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a report rests on (*rekenverantwoording*): enough for anybody with the same files to calculate again and to see
/// that the same comes out, or what differs. It says nothing of when, where or by whom a report was made.
///
/// A table that was changed by hand is not the one that its files make. Its receipt counts the cells that are other
/// (`unfiled`): the sums of figures and outcome are those of the table as it stood, and cannot come out again until these
/// figures are saved in a file and a new receipt names that.
namespace opgave {

class outcome;

/// Grows whenever a key of a receipt changes its meaning or goes; a new key leaves it as it is.
inline constexpr std::int64_t receipt_version = 1;

/// What a file was to a report.
enum class input_role : std::uint8_t {
    province, ///< the province's own file, or one that it extends
    layout,   ///< of the forms
    form,
    figures, ///< a file of figures that were put on top of the forms
};

/// `province`, `layout`, `form`, `figures`
[[nodiscard]] std::string_view name_of(input_role role) noexcept;

/// A file that was read.
struct receipt_input {
    input_role    role = input_role::province;
    std::string   file; ///< its name, without folders: those are of one machine
    std::uint64_t size = 0;
    sha256_sum    sum{};

    friend bool operator==(const receipt_input&, const receipt_input&) = default;
};

/// A range of which an end is absent where nothing that was stated bounds it.
struct known_ends {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;

    friend bool operator==(const known_ends&, const known_ends&) = default;
};

/// How one requirement came out for one subject.
struct receipt_finding {
    std::string     name; ///< as `explained_names` has it
    opgave::verdict verdict = verdict::unknown;
    known_ends      slack;

    friend bool operator==(const receipt_finding&, const receipt_finding&) = default;
};

/// A value.
struct receipt {
    std::string                  library; ///< the version of opgave: `0.1.0`
    std::int64_t                 canonical_format = 0;
    std::string                  province; ///< its id
    std::string                  name;     ///< of the province; empty on a receipt that does not name it
    rulebook_sums                rulebook;
    std::vector<rule_sum>        rules; ///< in the order of the rulebook; empty on a receipt that does not name them
    std::vector<used_plugin>     plugins;
    std::vector<receipt_input>   inputs;      ///< the province's own file, those it extends, then what else was read
    std::int64_t                 unfiled = 0; ///< cells of the table that are other than its inputs make them
    sha256_sum                   figures{};   ///< of the canonical bytes of the table that was judged
    sha256_sum                   outcome{};   ///< of the canonical bytes of what was found
    std::vector<receipt_finding> findings;    ///< in the order of the outcome; empty where they were left out

    friend bool operator==(const receipt&, const receipt&) = default;
};

/// The version of this library: `0.1.0`.
[[nodiscard]] std::string library_version();

/// What a file was to a report, by its name without folders.
[[nodiscard]] receipt_input input_of(input_role role, const file_sum& read);

/// The receipt of an outcome, with all its findings.
/// @param beside  what was read beside the province's files, in that order: the layout, the forms, files of figures
[[nodiscard]] receipt receipt_of(const outcome& of, std::vector<receipt_input> beside);

/// As JSON in the shape of config/schema/receipt.schema.json, two spaces a level and a finding a line; ends with a
/// new line.
[[nodiscard]] std::string receipt_json(const receipt& of);

/// The most that a receipt may hold, in bytes. That of a table of 342 municipalities has a few million.
inline constexpr std::size_t most_bytes_of_a_receipt = std::size_t{32} * 1024 * 1024;

/// Reads a receipt, or a report in JSON that has one under the key `receipt`. Other keys that are not known are passed
/// over, as its schema says.
///
/// @param file  how messages name it
/// @errors V001 no JSON, or more than `most_bytes_of_a_receipt`; V002 another version; V003 a key is missing or holds what it
///         cannot; where several do, all of them
[[nodiscard]] result<receipt> parse_receipt(std::string_view text, const std::string& file);

} // namespace opgave
