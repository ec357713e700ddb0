// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/faulty/faulty_host.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>

/// A thousand copies of a sound plugin, each damaged in another way, and the same ones every time. The program that runs these
/// tests is the host: that it comes to its end is the first thing tested.
namespace {

using opgave::testing::bytes_of;
using opgave::testing::faulty_plugins;
using opgave::testing::temporary_folder;

constexpr int           count_of_mutants = 1000;
constexpr std::uint32_t seed             = 20240529;

/// Makes the same mutants on every machine: the distributions of the standard library are each maker's own.
class mutant_maker {
public:
    explicit mutant_maker(std::string sound) : sound_(std::move(sound)) {}

    /// A quarter is cut off; the others have one to eight bytes changed, half of them in the headers and what the loader reads
    /// first, half anywhere.
    std::string next() {
        constexpr std::size_t bytes_of_headers = 2048;
        const int             way              = made_++ % 4;
        std::string           bytes            = sound_;
        if (way == 0) return bytes.substr(0, below(bytes.size()));
        const std::size_t range = way == 1 || way == 2 ? std::min(bytes_of_headers, bytes.size()) : bytes.size();
        for (std::size_t changes = 1 + below(8); changes > 0; --changes) {
            char& byte = bytes[below(range)];
            byte       = static_cast<char>(byte ^ static_cast<char>(1 + below(255)));
        }
        return bytes;
    }

private:
    std::size_t below(std::size_t end) { return numbers_() % end; }

    std::string  sound_;
    std::mt19937 numbers_{seed};
    int          made_ = 0;
};

std::string sound() { return bytes_of(faulty_plugins / "sound.so"); }

TEST(Mutant, IsRefusedByItsSumWhateverWasChanged) {
    const temporary_folder folder;
    std::filesystem::copy_file(faulty_plugins / "plugins.sums", folder.path() / "plugins.sums");
    const auto        plugins = opgave::plugin_store::open({folder.path().string()}).value();
    const std::string whole   = sound();
    mutant_maker      mutants(whole);
    for (int i = 0; i < count_of_mutants; ++i) {
        const std::string bytes = mutants.next();
        if (bytes == whole) continue; // one change can take another back
        (void)folder.write("sound.so", bytes);
        const auto loaded = plugins.load("sound");
        ASSERT_FALSE(loaded) << "mutant " << i;
        EXPECT_EQ(loaded.error().at(0).code, opgave::diagnostic_code::P007) << "mutant " << i;
    }
}

/// Where the system says that an address lies: the number of the file that is mapped there, 0 for none. Not dladdr(), which
/// reads the tables of each library, and those of a mutant may be damaged.
ino_t file_mapped_at(std::uintptr_t address) {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream row(line);
        std::uintptr_t     begin = 0;
        std::uintptr_t     end   = 0;
        char               dash  = 0;
        std::string        access, offset, device;
        ino_t              file = 0;
        row >> std::hex >> begin >> dash >> end >> access >> offset >> device >> std::dec >> file;
        if (begin <= address && address < end) return file;
    }
    return 0;
}

/// The bytes of the library that a function belongs to; empty where it belongs to none, as one of a mutant may.
std::string loaded_bytes_of(opgave_write function) {
    const ino_t mapped = file_mapped_at(reinterpret_cast<std::uintptr_t>(function));
    for (const auto& open : std::filesystem::directory_iterator("/proc/self/fd")) {
        struct stat file {};
        if (mapped != 0 && stat(open.path().c_str(), &file) == 0 && file.st_ino == mapped) return bytes_of(open.path());
    }
    return {};
}

TEST(Mutant, ThatIsAllowedUnlistedIsRefusedInWordsOrLoadedByteForByte) {
    rlimit files{}; // each that is loaded stays open
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &files), 0);

    const temporary_folder folder;
    auto                   plugins = opgave::plugin_store::open({folder.path().string()}).value();
    ASSERT_TRUE(plugins.allow_unlisted());
    std::map<std::string, int> ends;
    int                        compared = 0;
    mutant_maker               mutants(sound());
    for (int i = 0; i < count_of_mutants; ++i) {
        const std::string bytes = mutants.next();
        (void)folder.write("sound.so", bytes);
        const auto loaded = plugins.load("sound");
        if (!loaded) {
            ++ends[std::string(opgave::name_of(loaded.error().at(0).code))];
            continue;
        }
        ++ends["loaded"];
        EXPECT_EQ(loaded->manifest.id, "sound");
        const std::string runs = loaded_bytes_of(loaded->writes.at(0));
        EXPECT_TRUE(runs.empty() || runs == bytes) << "mutant " << i << " is not what was loaded";
        compared += runs == bytes ? 1 : 0;
    }
    for (const auto& [end, count] : ends) std::cout << end << ": " << count << '\n';
    EXPECT_GT(ends["P002"], 100); // no library any more
    EXPECT_GT(ends["P008"], 10);  // would have ended this process
    EXPECT_GT(ends["loaded"], 100);
    EXPECT_GT(compared, 100);
    EXPECT_EQ(opgave::testing::said_of("sound"), "it was compiled");
    // Some hundred damaged copies are loaded now. What the destructors of one do when the process ends is its own.
    std::cout << std::flush;
    std::_Exit(HasFailure() ? EXIT_FAILURE : EXIT_SUCCESS);
}

} // namespace
