// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules.hpp"

constexpr opgave_rule_kind rule_kinds[] = {
    opgave::writes<huisvesting::taakstelling>("huisvesting.taakstelling"),
    opgave::writes<huisvesting::nidos>("huisvesting.nidos"),
};

OPGAVE_PLUGIN(huisvesting, rule_kinds)
