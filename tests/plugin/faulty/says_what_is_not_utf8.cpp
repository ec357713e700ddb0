// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

namespace {

/// Its reason is written in Latin-1.
std::int32_t eis(const opgave_writer* w) {
    w->fail(w->host, {}, opgave::detail::abi_text("geen re\xEBle afspraak"));
    return 0;
}

constexpr opgave_rule_kind rule_kinds[] = {{sizeof(opgave_rule_kind), 0, {"says_what_is_not_utf8.eis", 25}, eis}};

} // namespace

OPGAVE_PLUGIN(says_what_is_not_utf8, rule_kinds)
