// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<oekraine::goo_opgave>("oekraine.goo_opgave"),
    opgave::writes<oekraine::goo_provincie>("oekraine.goo_provincie"),
    opgave::writes<oekraine::goo_verdeling>("oekraine.goo_verdeling"),
    opgave::writes<oekraine::poo>("oekraine.poo"),
};

OPGAVE_PLUGIN(oekraine, rule_kinds)
