// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "config/entry_parts.hpp"
#include "config/toml_reader.hpp"

#include <string>
#include <vector>

namespace opgave::test {

/// The categories of the plugins of this repository, from their manifests; the working directory is its root.
inline std::vector<category_entry> shipped_categories() {
    std::vector<category_entry> categories;
    for (const std::string plugin : {"asiel", "oekraine", "huisvesting", "drenthe"}) {
        const auto manifest = read_toml("plugins/" + plugin + "/plugin.toml");
        if (!manifest) continue;
        diagnostics  problems;
        table_reader root(*manifest, "", problems);
        for (table_reader& table : root.optional("category").as_tables("category"))
            categories.push_back(read_category_entry(table));
    }
    return categories;
}

} // namespace opgave::test
