// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/host/compare_receipts.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/options.hpp>

#include <optional>
#include <string>
#include <vector>

namespace regietafel {

/// What came of calculating again.
struct verification {
    opgave::receipt                said;
    std::optional<opgave::receipt> now;       ///< absent: a file is missing, and nothing was calculated
    std::optional<opgave::outcome> found;     ///< with `now`
    opgave::receipt_difference     differs;   ///< of its inputs always, of all else where it was calculated
    std::vector<std::string>       not_named; ///< files that were given and that the receipt does not name: not used
    std::vector<std::string> not_read; ///< and of which another of the same name, beside the province file, was read

    /// All that the receipt names is the same, and the same came out; whatever was given besides.
    [[nodiscard]] bool is_as_on_receipt() const noexcept { return now && differs.is_same(); }

    /// Files that were given, and not used: first `not_named`, then `not_read`.
    [[nodiscard]] std::vector<std::string> not_used() const {
        std::vector<std::string> all(not_named);
        all.insert(all.end(), not_read.begin(), not_read.end());
        return all;
    }

    /// The same files and no others, and the same came out of them.
    [[nodiscard]] bool is_same() const noexcept { return is_as_on_receipt() && not_named.empty() && not_read.empty(); }
};

/// Finds out which file is which, reads them as `picture` does, judges them, and compares.
/// @errors what is wrong with the receipt (V001-V003); T001 a file cannot be read; whatever keeps the files from being judged
[[nodiscard]] opgave::result<verification> verify(const verify_options& from, const opgave::plugin_store& plugins);

} // namespace regietafel
