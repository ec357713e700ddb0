// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>

#include "temporary_folder.hpp"

#include <filesystem>
#include <string>

namespace opgave::testing {

/// The folder of tests/plugin/faulty/*.cpp, built; its plugins.sums lists them all.
inline const std::filesystem::path faulty_plugins = OPGAVE_TEST_FAULTY;

inline std::string lines_of(const diagnostics& problems) {
    std::string lines;
    for (const diagnostic& one : problems) lines += one.to_text() + '\n';
    return lines;
}

/// What a host says that loads a plugin and writes its rule for two years; `it was compiled` where nothing is wrong.
inline std::string said_of(const std::string& name, const plugin_store& plugins) {
    temporary_folder folder;
    std::string      text = bytes_of("tests/plugin/faulty/province.toml.in");
    for (std::size_t at = text.find("@name@"); at != std::string::npos; at = text.find("@name@"))
        text.replace(at, std::string_view("@name@").size(), name);
    const auto rules = compile(folder.write("province.toml", text).string(), plugins);
    return without(rules ? "it was compiled" : lines_of(rules.error()), folder.path());
}

/// The same of a plugin that plugins.sums lists.
inline std::string said_of(const std::string& name) {
    return without(said_of(name, plugin_store::open({faulty_plugins.string()}).value()), faulty_plugins);
}

} // namespace opgave::testing
