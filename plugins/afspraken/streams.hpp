// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "judged.hpp"

namespace afspraken {

/// Several streams (*stromen*) added up, of one scope: what is asked of them together, and what is offered.
struct streams_together {
    opgave::formula asked;
    opgave::formula offered;
};

/// Adds up the streams of the list `stromen`, each at its rate (*koers*), rounded down. The first gives the unit.
streams_together add_streams(const opgave::rule_writer& rule, const opgave::figure_reader& whose);

} // namespace afspraken
