// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstdint>
#include <string>

namespace opgave {

/// A share in whole percents, rounded half up from the exact ratio: `78 %`. A number below its task never reads as all
/// of it: where rounding would say `100 %` it is `99,6 %`, and `99,9 %` at most.
///
/// @param numerator    at most 9 * 10^15 on either side of 0
/// @param denominator  above 0
[[nodiscard]] std::string percentage_text(std::int64_t numerator, std::int64_t denominator, language in);

/// A coverage (*dekking*) as it may be shown: `78 %`; `77-79 %` where both sides are stated; `ten minste 35 %` where
/// the offer rests on a blank, whose outer bound never becomes a percentage; `onbekend` where nothing is left to say,
/// which is so when the offer is all blank or what is asked rests on a blank; `niet van toepassing` where nothing is asked.
[[nodiscard]] std::string coverage_text(const coverage& of, language in);

} // namespace opgave
