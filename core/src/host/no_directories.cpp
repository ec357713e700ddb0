// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/plugin_store.hpp>

namespace opgave {

// In the place of directory_source.cpp where a program must load nothing.
result<plugin_store> plugin_store::open(std::vector<std::string> directories) {
    return refuse(diagnostic{diagnostic_code::P001,
                             {directories.empty() ? std::string() : directories.front(), 0, 0, {}, {}},
                             "this program was built to load no plugins",
                             "only those that are linked in",
                             "build opgave with OPGAVE_LOADABLE_PLUGINS=ON, or link the plugin in"});
}

} // namespace opgave
