// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

#include <stdexcept>

namespace {

/// An author who throws.
void eis(opgave::rule_writer& rule) {
    rule.require("eis", rule.offered("plekken") >= 1);
    throw std::runtime_error("there is no such agreement");
}

constexpr opgave_rule_kind rule_kinds[] = {opgave::writes<eis>("throws.eis")};

} // namespace

OPGAVE_PLUGIN(throws, rule_kinds)
