// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace afspraken {

// Who reached what was asked.
void gehaald(opgave::rule_writer& rule);
void stromen_samen(opgave::rule_writer& rule);
void compensatie(opgave::rule_writer& rule);
void pakket(opgave::rule_writer& rule);

// Who is asked what.
void verdeling(opgave::rule_writer& rule);
void noodvraag(opgave::rule_writer& rule);

// Who moves what counts, and what is asked. They book: see bookings.hpp.
void ruil(opgave::rule_writer& rule);
void gezamenlijke_locatie(opgave::rule_writer& rule);
void toerekening(opgave::rule_writer& rule);
void vrijstelling(opgave::rule_writer& rule);
void menging(opgave::rule_writer& rule);
void gebied_samen(opgave::rule_writer& rule);
void restopgave(opgave::rule_writer& rule);

// What may stand where.
void plafond(opgave::rule_writer& rule);
void hub_en_satellieten(opgave::rule_writer& rule);
void carrousel(opgave::rule_writer& rule);

// How an offer is read, and what follows when it fails.
void bezettingsnorm(opgave::rule_writer& rule);
void ingrijpen(opgave::rule_writer& rule);

} // namespace afspraken
