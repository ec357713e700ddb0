// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "streams.hpp"

namespace afspraken {

streams_together add_streams(const opgave::rule_writer& rule, const opgave::figure_reader& whose) {
    const auto streams = rule.rows("stromen");
    const auto unit    = rule.unit_of(streams[0].category("soort"));

    const auto in_one_unit = [&](const opgave::formula& amount, const opgave::parameter_reader& stream) {
        return convert(amount, stream.ratio("koers"), opgave::rounding::down, unit);
    };
    const auto asked = [&](const opgave::parameter_reader& stream) {
        return in_one_unit(asked_of(rule, whose, stream.category("soort")), stream);
    };
    const auto offered = [&](const opgave::parameter_reader& stream) {
        return in_one_unit(offered_of(rule, whose, stream.category("soort")), stream);
    };

    streams_together sum{asked(streams[0]), offered(streams[0])};
    for (std::uint32_t i = 1; i < streams.size(); ++i)
        sum = {sum.asked + asked(streams[i]), sum.offered + offered(streams[i])};
    return sum;
}

} // namespace afspraken
