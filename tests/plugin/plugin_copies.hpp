// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/sha256.hpp>
#include <opgave/host/plugin_store.hpp>

#include "plugin/faulty/temporary_folder.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace opgave::testing {

/// The plugins of this repository, built.
inline const std::filesystem::path built_plugins = OPGAVE_TEST_PLUGINS;

/// The line of plugins.sums for these bytes under this name.
inline std::string line_of_sums(std::string_view bytes, std::string_view name) {
    return hex(sha256(std::as_bytes(std::span(bytes)))) + "  " + std::string(name) + '\n';
}

/// A folder of one test with copies of built plugins.
class plugin_copies : public temporary_folder {
public:
    /// As an install does it, whatever others may do with the files of who runs the tests.
    std::filesystem::path write(std::string_view name, std::string_view content) const {
        using enum std::filesystem::perms;
        const auto file = temporary_folder::write(name, content);
        std::filesystem::permissions(file, owner_read | owner_write | group_read | others_read);
        return file;
    }
    /// @param more  bytes behind the end of the library, which make it another file, and which no loader looks at
    /// @return the bytes of the copy
    std::string copy(const std::string& id, std::string_view more = {}) const {
        std::string bytes = bytes_of(built_plugins / (id + ".so")).append(more);
        write(id + ".so", bytes);
        return bytes;
    }
    /// The same, on the list.
    std::filesystem::path copy_and_list(const std::string& id, std::string_view more = {}) const {
        const std::string bytes = copy(id, more);
        write("plugins.sums", bytes_of(path() / "plugins.sums") + line_of_sums(bytes, id + ".so"));
        return path() / (id + ".so");
    }

    [[nodiscard]] result<plugin_store> open() const { return plugin_store::open({path()}); }
};

inline std::string lines_of(const diagnostics& problems) {
    std::string lines;
    for (const diagnostic& one : problems) lines += one.to_text() + '\n';
    return lines;
}

template <class Value>
std::string said_by(const result<Value>& answer) {
    return answer ? "nothing\n" : lines_of(answer.error());
}

/// What is said about a plugin of a folder; what opening it says where that goes wrong already.
inline std::string said_of(const plugin_copies& folder, const std::string& id) {
    const auto        store = folder.open();
    const std::string said  = store ? said_by(store->load(id)) : lines_of(store.error());
    return without(said, folder.path());
}

/// A message that is kept in tests/faulty/rules, with `FOLDER` for the folder of the test.
inline std::string expected_in(const temporary_folder& folder, const std::string& name) {
    std::string text = bytes_of("tests/faulty/rules/" + name + ".expected");
    for (std::size_t at = text.find("FOLDER"); at != std::string::npos; at = text.find("FOLDER"))
        text.replace(at, std::string_view("FOLDER").size(), folder.path().string());
    return text;
}

} // namespace opgave::testing
