// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/plugin_store.hpp>

#include <listing/listed_plugin.hpp>
#include <regietafel/options.hpp>

#include <vector>

namespace regietafel {

/// What plugins offer, and what is to be said of the others.
struct offered_rules {
    std::vector<listing::listed_plugin> plugins;
    opgave::diagnostics                 warnings; ///< why a host would refuse what is not among them
};

/// The plugins that are asked for, with the kinds of rules that are asked for: all that a host could load, where nothing is
/// named. No plugin runs.
/// @errors C007 a name of nothing that is offered; why a plugin would be refused that is asked for, or every one
[[nodiscard]] opgave::result<offered_rules> list_rules(const rules_options&        wanted,
                                                       const opgave::plugin_store& plugins);

/// The manifests of all that a host could load, and warnings about the others.
struct offered_manifests {
    std::vector<opgave::manifest> manifests;
    opgave::diagnostics           warnings;
};

/// @errors why each plugin would be refused, where none is left
[[nodiscard]] opgave::result<offered_manifests> list_manifests(const opgave::plugin_store& plugins);

} // namespace regietafel
