// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"
#include "streams.hpp"

namespace afspraken {

/// Streams together (*stromen samen*): more of one stream makes up for less of another, as long as all of them together
/// are offered as asked.
/// @source Limburg: a swap between target groups is allowed as long as the region (Noord, Midden, Zuid) meets its task
///         (limburg.nl, terugblik bestuurlijke conferentie)
void stromen_samen(opgave::rule_writer& rule) {
    for_each_judged(rule, [&](const opgave::figure_reader& judged) {
        const auto sum = add_streams(rule, judged);
        rule.require("samen", sum.offered >= sum.asked);
        rule.publish("dekking", sum.offered / sum.asked);
    });
}

} // namespace afspraken
