// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>
#include <opgave/host/receipt.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// What differs between a receipt and one of the same calculation made again.
namespace opgave {

/// The parts of a rulebook that have a sum of their own; `<opgave/rules/canonical.hpp>` says what each holds.
enum class rulebook_section : std::uint8_t { frame, rules, formulas, texts };

/// `frame`, `rules`, `formulas`, `texts`
[[nodiscard]] std::string_view name_of(rulebook_section part) noexcept;

enum class entry_state : std::uint8_t {
    same,
    changed,
    missing, ///< the receipt has it, what is there now has not
    added,   ///< the receipt does not have it
};

/// `same`, `changed`, `missing`, `added`
[[nodiscard]] std::string_view name_of(entry_state what) noexcept;

/// A thing on either side, or on both.
template <class Thing>
struct receipt_entry {
    entry_state          is = entry_state::same;
    std::optional<Thing> said; ///< on the receipt
    std::optional<Thing> now;
};

/// A value.
struct receipt_difference {
    bool other_library  = false;
    bool other_province = false; ///< by its id
    bool other_format   = false; ///< of canonical bytes: no sum of rulebook, figures or outcome can be compared

    /// Each plugin, in the order of the receipt, then those that were added. One that was linked in then and is loaded now
    /// (or the other way) is compared by its manifest.
    std::vector<receipt_entry<used_plugin>> plugins;
    /// Each file, likewise: the same where bytes are the same, whatever its name; changed where the name is the same.
    std::vector<receipt_entry<receipt_input>> inputs;

    bool                          other_rulebook = false; ///< as a whole
    std::vector<rulebook_section> rulebook;               ///< the parts that differ
    /// The rules of which that part differs, in the order of the receipt, then those that were added. None where either side
    /// does not name its rules.
    std::vector<receipt_entry<rule_sum>> rules;
    bool                                 other_figures = false;
    bool                                 other_outcome = false;
    /// The findings of which verdict or slack differs, in the order of the receipt, then those that were added. None where
    /// either side left its findings out. The slack of what does not apply says nothing.
    std::vector<receipt_entry<receipt_finding>> findings;

    [[nodiscard]] bool has_same_inputs() const noexcept;
    [[nodiscard]] bool has_same_plugins() const noexcept; ///< by their ids
    /// Same province, plugins, files, rulebook, figures and outcome. The version of the library, and version or build of a
    /// plugin, may be another.
    [[nodiscard]] bool is_same() const noexcept;
};

[[nodiscard]] receipt_difference compare_receipts(const receipt& said, const receipt& now);

/// Which file of the receipt each of these files is: the one of the same bytes, else the one of the same name; nothing where
/// the receipt names neither. No file of the receipt is given twice.
[[nodiscard]] std::vector<std::optional<std::size_t>> inputs_among(const receipt&               of,
                                                                   const std::vector<file_sum>& files);

} // namespace opgave
