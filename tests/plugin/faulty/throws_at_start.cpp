// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

#include <stdexcept>

namespace {

int never_made() { throw std::runtime_error("not today"); }

/// A static initialiser that throws: nothing stands around it that could catch.
const int made_at_start = never_made();

void eis(opgave::rule_writer& rule) { (void)(rule.offered("plekken") >= made_at_start); }

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("throws_at_start.eis")};

} // namespace

OPGAVE_PLUGIN(throws_at_start, rule_kinds)
