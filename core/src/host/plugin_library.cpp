// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

// Boost.Filesystem would be a library more to link. The macro changes types of Boost.DLL, so it stays in this file.
#define BOOST_DLL_USE_STD_FS

#include "host/plugin_library.hpp"

#include "host/sealed_memory.hpp"
#include "host/shortage.hpp"
#include "host/trial.hpp"

#include <boost/dll/shared_library.hpp>
#include <dlfcn.h>
#include <fcntl.h>

#include <cerrno>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace opgave {

namespace {

constexpr int most_known_major = 16; // how far to look for the entry of another version, to say which it is

// A plugin's functions and constant data are pointed at from everywhere, and nothing is gained by unloading.
constexpr auto for_good   = static_cast<boost::dll::load_mode::type>(RTLD_NODELETE);
constexpr auto until_used = boost::dll::load_mode::default_mode;

diagnostic refusal(diagnostic_code code, const std::string& from, std::string what, std::string expected = {},
                   std::string remedy = {}) {
    return {code, {from, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

std::string entry_name(int major) { return "opgave_plugin_entry_" + std::to_string(major); }

diagnostic without_entry(const boost::dll::shared_library& library, const std::string& from) {
    const std::string host = std::to_string(OPGAVE_ABI_MAJOR);
    for (int major = 0; major <= most_known_major; ++major)
        if (library.has(entry_name(major)))
            return refusal(diagnostic_code::P005, from, "built for plugin interface " + std::to_string(major),
                           "interface " + host, "rebuild it against this version of opgave");
    return refusal(diagnostic_code::P002, from,
                   "the library is no plugin: it has no function " + entry_name(OPGAVE_ABI_MAJOR), {},
                   "build it with opgave_add_plugin()");
}

/// What the loader of the system said, without Boost's words around it and the name under which it was loaded, which says
/// nothing to a reader. The number that Boost adds is the same whatever went wrong.
std::string said_by_loader(std::string_view what, const std::string& path) {
    constexpr std::string_view before = "(dlerror system message: ";
    constexpr std::string_view after  = "): ";
    const auto                 begin  = what.find(before);
    const auto                 end    = what.rfind(after);
    if (begin != std::string_view::npos && end != std::string_view::npos && begin + before.size() <= end)
        what = what.substr(begin + before.size(), end - begin - before.size());
    if (what.starts_with(path + ": ")) what.remove_prefix(path.size() + 2);
    return std::string(what);
}

/// @param path     what is loaded: the file, or the memory that holds its bytes
/// @param from     how messages name it
/// @param how_long stays loaded for good, or until `use` is done with it
/// @param use      what is done with its entry, or nothing
result<opgave_plugin_entry> open_library(const std::string& path, const std::string& from,
                                         boost::dll::load_mode::type                     how_long,
                                         const std::function<void(opgave_plugin_entry)>& use = nullptr) {
    try {
        namespace load_mode = boost::dll::load_mode;
        const boost::dll::shared_library library(path, load_mode::rtld_now | load_mode::rtld_local | how_long);
        const std::string                name = entry_name(OPGAVE_ABI_MAJOR);
        if (!library.has(name)) return refuse(without_entry(library, from));
        const opgave_plugin_entry entry = &library.get<const opgave_plugin*(void)>(name);
        if (use) use(entry);
        return entry;
    } catch (const std::bad_alloc&) { // for the one door that turns it into an error
        throw;
    } catch (const std::exception& thrown) { // the overload that does not throw loses what the loader says
        const std::string said   = said_by_loader(thrown.what(), path);
        std::string       remedy = remedy_for_shortage(said);
        if (remedy.empty())
            remedy =
                "rebuild it on this machine; a symbol that is not found belongs to a library it was not linked with";
        return refuse(refusal(diagnostic_code::P002, from, "it cannot be loaded: " + said, {}, std::move(remedy)));
    }
}

/// Loads it in a child first, where that is asked for, and unloads it there: what it does at its end counts too.
std::optional<diagnostic> failed_trial(const library_to_load& library, const std::string& path) {
    if (!library.trial) return std::nullopt;
    const std::string ended =
        try_in_a_child([&] { static_cast<void>(open_library(path, library.from, until_used, library.trial)); });
    if (ended.empty()) return std::nullopt;
    std::string remedy = remedy_for_shortage(ended);
    if (remedy.empty()) remedy = "mend what it does while it is loaded, or build it anew";
    return refusal(diagnostic_code::P008, library.from, "tried in a process of its own, it " + ended, {},
                   std::move(remedy));
}

diagnostic no_files_left(const std::string& from) {
    const std::string said = std::generic_category().message(EMFILE);
    return refusal(diagnostic_code::P002, from, "it cannot be loaded: " + said, {}, remedy_for_shortage(said));
}

/// The path of an open file that bears no other library's name. The loader goes by names: it would take this file for a
/// library that was loaded from a file of the same number, if the program closed that one.
/// @return empty where the process may open no more files, and so finds none
std::string unused_name_of(file_descriptor& memory) {
    for (;;) {
        std::string name  = "/proc/self/fd/" + std::to_string(memory.number());
        void* const known = ::dlopen(name.c_str(), RTLD_LAZY | RTLD_NOLOAD);
        if (known == nullptr) return name;
        ::dlclose(known);
        const int next = ::fcntl(memory.number(), F_DUPFD_CLOEXEC, memory.number() + 1);
        if (next < 0) return {};
        memory = file_descriptor(next);
    }
}

/// What this process has loaded. The loader of the system keeps one table a process, so this does: were it a store's, a
/// second store would load a second copy, or another file under a name that the loader knows.
struct loaded_libraries {
    struct file {
        sha256_sum          sum{};
        opgave_plugin_entry entry = nullptr;
    };

    std::mutex                                guard;
    std::map<sha256_sum, opgave_plugin_entry> sealed;
    std::map<std::string, file>               files;
};

/// Never destroyed, as the libraries are not: other threads may ask while the process ends.
loaded_libraries& of_this_process() {
    static auto& all = *new loaded_libraries;
    return all;
}

std::optional<opgave_plugin_entry> find_sealed(const sha256_sum& sum) {
    loaded_libraries&      all = of_this_process();
    const std::scoped_lock alone(all.guard);
    const auto             found = all.sealed.find(sum);
    return found == all.sealed.end() ? std::nullopt : std::optional(found->second);
}

std::optional<loaded_libraries::file> find_file(const std::string& path) {
    loaded_libraries&      all = of_this_process();
    const std::scoped_lock alone(all.guard);
    const auto             found = all.files.find(path);
    return found == all.files.end() ? std::nullopt : std::optional(found->second);
}

result<opgave_plugin_entry> entry_of(const loaded_libraries::file& known, const library_to_load& library) {
    if (known.sum == library.sum) return known.entry;
    return refuse(refusal(diagnostic_code::P002, library.from,
                          "the file was changed after it was loaded, and this program goes on with what it was", {},
                          "start the program again"));
}

} // namespace

result<opgave_plugin_entry> load_sealed(const library_to_load& library) {
    if (const auto known = find_sealed(library.sum)) return *known;

    auto memory = seal_in_memory(library.bytes, library.from);
    if (!memory) return refuse(std::move(memory.error()));
    const std::string name = unused_name_of(*memory);
    if (name.empty()) return refuse(no_files_left(library.from));
    // Tried without the table, which a child could find half written by another thread.
    if (auto problem = failed_trial(library, name)) return refuse(*std::move(problem));

    loaded_libraries&      all = of_this_process();
    const std::scoped_lock alone(all.guard);
    if (const auto meanwhile = all.sealed.find(library.sum); meanwhile != all.sealed.end()) return meanwhile->second;
    const auto entry = open_library(name, library.from, for_good);
    memory->keep_open(); // also where it has no entry, since the loader knows it by this number now
    if (entry) all.sealed.emplace(library.sum, *entry);
    return entry;
}

result<opgave_plugin_entry> load_file(const library_to_load& library) {
    if (const auto known = find_file(library.from)) return entry_of(*known, library);
    if (auto problem = failed_trial(library, library.from)) return refuse(*std::move(problem));

    loaded_libraries&      all = of_this_process();
    const std::scoped_lock alone(all.guard);
    if (const auto meanwhile = all.files.find(library.from); meanwhile != all.files.end())
        return entry_of(meanwhile->second, library);
    const auto entry = open_library(library.from, library.from, for_good);
    if (entry) all.files.emplace(library.from, loaded_libraries::file{library.sum, *entry});
    return entry;
}

} // namespace opgave
