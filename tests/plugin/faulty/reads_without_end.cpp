// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Never stops reading a parameter: what it reads makes no formula.
void eis(opgave::rule_writer& rule) {
    while (rule.count("minst") > 0) {}
}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("reads_without_end.eis")};

} // namespace

OPGAVE_PLUGIN(reads_without_end, rule_kinds)
