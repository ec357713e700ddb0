// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"
#include "streams.hpp"

namespace afspraken {

/// Compensation on the sum (*compensatie*): a stream may fall short as long as all streams together are offered as asked.
/// The coverage is the stream's own, so that the gap stays visible.
/// @source Friesland, November 2024: 4,305 of 3,391 places, and short of minors (zeelandnet.nl)
void compensatie(opgave::rule_writer& rule) {
    const auto kind = rule.category("soort");
    for_each_judged(rule, [&](const opgave::figure_reader& judged) {
        const auto asked   = asked_of(rule, judged, kind);
        const auto offered = offered_of(rule, judged, kind);
        const auto sum     = add_streams(rule, judged);
        rule.require("zelf_of_samen", offered >= asked || sum.offered >= sum.asked);
        rule.publish("dekking", offered / asked);
    });
}

} // namespace afspraken
