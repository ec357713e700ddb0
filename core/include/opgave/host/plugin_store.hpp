// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/sha256.hpp>
#include <opgave/config/manifest.hpp>
#include <opgave/host/static_plugins.hpp>
#include <opgave/plugin/abi.h>

#include <concepts>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

class plugin_source; // private to the library

/// A plugin that was found fit: what it says of itself, and for each of its rule kinds the function that writes it.
struct plugin {
    opgave::manifest          manifest;
    std::vector<opgave_write> writes;         ///< in the order of `manifest.rule_kinds`
    std::string               from;           ///< its file, or `plugin 'asiel' (linked in)`
    sha256_sum                manifest_sum{}; ///< of the bytes of `plugin.toml`
    std::optional<sha256_sum> library_sum;    ///< of the bytes that were loaded; absent where it is linked in
};

/// A plugin that a host can see: what it says of itself, or why it would be refused. Nothing of it ran.
struct offered_plugin {
    std::string      id;
    std::string      from; ///< its file, or `plugin 'asiel' (linked in)`
    result<manifest> said;
};

/// Where a host's plugins come from: directories of shared libraries, or a table of plugins that are linked in. A plugin
/// is named by its id; where its file lies is for the host to say, never for a province: nothing in a TOML file widens
/// what may be loaded. A value; its copies know the same plugins, and what is allowed of one of them later, is not allowed
/// of the others.
///
/// **A shared library is code with all the rights of the program.** Loading a plugin is trusting who built it; what stands
/// here tells the plugin that you meant from any other file, and a whole file from a damaged one. Each step must hold
/// before the next is taken, and before the seventh nothing of the plugin has run:
///
///  1. The id: lower-case letters, digits and '_'. It is looked for as `<id>.so` in the directories that the host gave, in
///     their order; the first one counts (P001).
///  2. Owner and mode: the file, its directory and all directories above belong to root or to the user of the program, and
///     nobody else can write there (a directory such as /tmp, where nobody touches what is another's, may stand above). A
///     link may name a file of the same directory, nothing else (P006).
///  3. The file is read once, at most 256 MiB (P002). All that follows looks at those bytes.
///  4. Their SHA-256 stands in the `plugins.sums` that the directory had when the store was opened; the build and the
///     install write it, and `opgave-plugin sums` (P007).
///  5. They are a whole ELF library for this machine, with one manifest for this interface (P002, P003, P005).
///  6. The manifest is right, and calls the plugin by that id (P003, P004).
///  7. Those bytes, as sealed memory that nobody can change, are loaded with all they need (P002).
///  8. The entry, its sizes and versions, the same manifest, and its table of rule kinds (P002, P003, P005).
///
/// What is loaded stays so until the process ends, in one copy for all stores, and a changed file is not seen.
class plugin_store {
public:
    /// @param directories  searched in this order for `<id>.so`
    /// @errors P001 one of them is no directory; P006 others can write in it, or above it; P007 its plugins.sums is not
    ///         one; all that is wrong with any of them
    [[nodiscard]] static result<plugin_store> open(std::vector<std::string> directories);
    /// The same for what becomes a text, such as `std::filesystem::path`.
    template <std::convertible_to<std::string> Path>
    [[nodiscard]] static result<plugin_store> open(const std::vector<Path>& directories) {
        return open(std::vector<std::string>(directories.begin(), directories.end()));
    }

    /// @param linked  lasts as long as the program, such as `shipped_plugins()`
    [[nodiscard]] static plugin_store of(std::span<const static_plugin> linked);

    /// Takes also what the plugins.sums of its directory does not list, and directories without one: for whoever writes a
    /// plugin. Such a file is first loaded in a child process, for five seconds at most, and refused where that does not
    /// end well (P008). A file that is listed with another sum is refused as ever.
    ///
    /// @errors P009 the store is locked
    result<void> allow_unlisted();

    /// Loads the file itself and not a sealed copy, so that a debugger finds its symbols, and `$ORIGIN` its neighbours. Lost
    /// is that what was checked is what runs: the file can be replaced in between, and a file that is overwritten or cut
    /// off while it is loaded ends the process.
    ///
    /// @errors P009 the store is locked
    result<void> direct_load();

    /// From now on nothing more can be allowed; there is no way back. Until then a store is for one thread; a locked one,
    /// or one that nobody changes, may be used by any number of threads at once.
    void lock() noexcept;

    /// Finds a plugin, loads it where it was not loaded yet, and checks it.
    ///
    /// @param asked_at  where it is named, for the message when it is not found
    /// @errors P001 not found; P002 no library, or it cannot be loaded; P003 the plugin and its manifest disagree; P004
    ///         whatever is wrong in its manifest; P005 built for another interface; P006 others can change the file; P007
    ///         not listed, or another file than is listed; P008 it did not survive its trial
    [[nodiscard]] result<plugin> load(std::string_view id, const place& asked_at = {}) const;

    /// Every plugin that load() can be asked for, in the order of directories and ids, each with its manifest or with what
    /// load() would say of it before anything of it runs. Files that bear no id are passed over.
    [[nodiscard]] std::vector<offered_plugin> offered() const;

private:
    explicit plugin_store(std::shared_ptr<const plugin_source> source);

    std::shared_ptr<const plugin_source> source_;
    bool                                 unlisted_ = false;
    bool                                 direct_   = false;
    bool                                 locked_   = false;
};

} // namespace opgave
