// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<drenthe::evenredige_bijdrage>("drenthe.evenredige_bijdrage"),
    opgave::writes<drenthe::voortbouwen>("drenthe.voortbouwen"),
    opgave::writes<drenthe::schaarste_eerst>("drenthe.schaarste_eerst"),
};

OPGAVE_PLUGIN(drenthe, rule_kinds)
