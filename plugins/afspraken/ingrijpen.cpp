// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "judged.hpp"
#include "rules.hpp"

namespace afspraken {

/// Supervision ladder (*interventieladder*): a rung (*trede*) is reached when so many periods in a row were missed. One
/// rule a rung; it is met while the rung is not reached.
/// @source Zuid-Holland: four half-years in a row, then a last warning to eight municipalities (rd.nl 1094028)
void ingrijpen(opgave::rule_writer& rule) {
    const auto kind   = rule.category("soort");
    const auto missed = [&](std::int64_t periods_ago) {
        const auto then = rule.previous(static_cast<std::int32_t>(periods_ago));
        return then.figure(kind, rule.basis("gehuisvest")) < asked_of(rule, then, kind);
    };
    auto all = missed(0);
    for (std::int64_t i = 1; i < rule.count("perioden"); ++i) all = all && missed(i);
    rule.require("trede", !all);
}

} // namespace afspraken
