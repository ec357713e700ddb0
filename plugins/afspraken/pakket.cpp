// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "judged.hpp"
#include "rules.hpp"

namespace afspraken {

/// Package (*pakket*): one agreement over several streams, kept when every one of them is. How far each of them is, a rule
/// of the kind `gehaald` says.
/// @source Achterhoek, eight municipalities, July 2024: 1,691 asylum seekers, 2,348 Ukrainians and about 600 permit holders
///         a year (metronieuws.nl, arnhemnu.nl)
void pakket(opgave::rule_writer& rule) {
    const auto streams = rule.rows("stromen");
    for_each_judged(rule, [&](const opgave::figure_reader& judged) {
        const auto is_met = [&](std::uint32_t stream) {
            const auto kind = streams[stream].category("soort");
            return offered_of(rule, judged, kind) >= asked_of(rule, judged, kind);
        };
        auto all = is_met(0);
        for (std::uint32_t i = 1; i < streams.size(); ++i) all = all && is_met(i);
        rule.require("pakket", all);
    });
}

} // namespace afspraken
