// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<asiel::verdeling>("asiel.verdeling"),
    opgave::writes<asiel::opgave_gehaald>("asiel.opgave_gehaald"),
    opgave::writes<asiel::indicatief_aandeel>("asiel.indicatief_aandeel"),
    opgave::writes<asiel::amv_opgave>("asiel.amv_opgave"),
    opgave::writes<asiel::amv_quota>("asiel.amv_quota"),
    opgave::writes<asiel::duurzame_plekken>("asiel.duurzame_plekken"),
    opgave::writes<asiel::minimumomvang>("asiel.minimumomvang"),
};

OPGAVE_PLUGIN(asiel, rule_kinds)
