// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<afspraken::gehaald>("afspraken.gehaald"),
    opgave::writes<afspraken::stromen_samen>("afspraken.stromen_samen"),
    opgave::writes<afspraken::compensatie>("afspraken.compensatie"),
    opgave::writes<afspraken::pakket>("afspraken.pakket"),
    opgave::writes<afspraken::verdeling>("afspraken.verdeling"),
    opgave::writes<afspraken::noodvraag>("afspraken.noodvraag"),
    opgave::writes<afspraken::ruil>("afspraken.ruil"),
    opgave::writes<afspraken::gezamenlijke_locatie>("afspraken.gezamenlijke_locatie"),
    opgave::writes<afspraken::toerekening>("afspraken.toerekening"),
    opgave::writes<afspraken::vrijstelling>("afspraken.vrijstelling"),
    opgave::writes<afspraken::menging>("afspraken.menging"),
    opgave::writes<afspraken::gebied_samen>("afspraken.gebied_samen"),
    opgave::writes<afspraken::restopgave>("afspraken.restopgave"),
    opgave::writes<afspraken::plafond>("afspraken.plafond"),
    opgave::writes<afspraken::hub_en_satellieten>("afspraken.hub_en_satellieten"),
    opgave::writes<afspraken::carrousel>("afspraken.carrousel"),
    opgave::writes<afspraken::bezettingsnorm>("afspraken.bezettingsnorm"),
    opgave::writes<afspraken::ingrijpen>("afspraken.ingrijpen"),
};

OPGAVE_PLUGIN(afspraken, rule_kinds)
