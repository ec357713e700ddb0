// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

int a_function_of_no_library();

namespace {

/// Calls what no library has.
void eis(opgave::rule_writer& rule) { (void)(rule.offered("plekken") >= a_function_of_no_library()); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("undefined_symbol.eis")};

} // namespace

OPGAVE_PLUGIN(undefined_symbol, rule_kinds)
