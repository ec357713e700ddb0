// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// What is thrown need not be an exception of the standard library.
void eis(opgave::rule_writer& rule) {
    rule.require("eis", rule.offered("plekken") >= 1);
    throw 42;
}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("throws_a_number.eis")};

} // namespace

OPGAVE_PLUGIN(throws_a_number, rule_kinds)
