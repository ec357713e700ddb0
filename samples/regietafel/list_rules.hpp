// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/plugin_store.hpp>

#include <listing/listed_plugin.hpp>
#include <regietafel/options.hpp>

#include <vector>

namespace regietafel {

/// The plugins that are asked for, with the kinds of rules that are asked for: all that the store can see, where nothing is
/// named. No plugin runs.
/// @errors C007 a name of nothing that is offered; why a plugin would be refused that is asked for
[[nodiscard]] opgave::result<std::vector<listing::listed_plugin>> list_rules(const rules_options&        wanted,
                                                                             const opgave::plugin_store& plugins);

} // namespace regietafel
