// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

int of_the_lost_library();

namespace {

/// Calls a library that was there when it was linked, and is not where it is loaded.
void eis(opgave::rule_writer& rule) { (void)(rule.offered("plekken") >= of_the_lost_library()); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("missing_library.eis")};

} // namespace

OPGAVE_PLUGIN(missing_library, rule_kinds)
