// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <string>

namespace opgave {

/// The languages of reports. Code, keys and diagnostics are English; reports are Dutch, with English beside it.
enum class language { nl, en };

/// One text in both languages. Where the English is missing the Dutch stands in for it.
struct words {
    std::string nl;
    std::string en;

    [[nodiscard]] const std::string& in(language which) const noexcept {
        return which == language::en && !en.empty() ? en : nl;
    }
};

} // namespace opgave
