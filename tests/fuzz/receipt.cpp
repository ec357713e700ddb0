// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compare_receipts.hpp>
#include <opgave/host/receipt.hpp>

#include "fuzz/fuzz.hpp"

#include <cstdlib>

/// A receipt, or a report that has one; what is read is written, and read again as the same.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace opgave;
    const auto read = parse_receipt(fuzzing::text_of(data, size), "receipt.json");
    fuzzing::check(read);
    if (!read) return 0;
    const auto again = parse_receipt(receipt_json(*read), "receipt.json");
    if (!again || *again != *read) std::abort();
    const auto differs = compare_receipts(*read, *again);
    if (!differs.has_same_inputs() || differs.other_outcome || !differs.rulebook.empty()) std::abort();
    return 0;
}
