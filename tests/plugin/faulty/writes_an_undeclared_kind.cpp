// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "by_hand.hpp"

extern "C" const opgave_text    opgave_manifest_writes_an_undeclared_kind;
extern "C" const opgave_plugin* opgave_plugin_entry_1_writes_an_undeclared_kind(void);

namespace {

constexpr opgave_rule_kind        eis          = by_hand::rule_kind("writes_an_undeclared_kind.eis");
constexpr opgave_rule_kind        other        = by_hand::rule_kind("writes_an_undeclared_kind.ander");
constexpr const opgave_rule_kind* rule_kinds[] = {&eis, &other};

/// It writes what its manifest does not have.
constexpr opgave_plugin description{
    sizeof(opgave_plugin), OPGAVE_ABI_MINOR, &opgave_manifest_writes_an_undeclared_kind, rule_kinds, 2, 0};

} // namespace

const opgave_plugin* opgave_plugin_entry_1_writes_an_undeclared_kind(void) { return &description; }
