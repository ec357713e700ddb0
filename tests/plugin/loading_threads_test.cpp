// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/plugin_copies.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

namespace {

using opgave::plugin;
using opgave::plugin_store;
using opgave::result;
using opgave::testing::plugin_copies;
using opgave::testing::said_by;

constexpr std::array names{"afspraken", "asiel", "drenthe", "example", "huisvesting", "oekraine"};
constexpr int        most_threads = 8;

/// Eight threads ask two stores for every plugin, each from another one on, at a moment when none was loaded yet.
TEST(LockedStore, IsForAnyNumberOfThreadsAtOnce) {
    const plugin_copies folder;
    for (const char* name : names) (void)folder.copy_and_list(name, "for threads");
    std::array stores{folder.open().value(), folder.open().value()};
    for (plugin_store& one : stores) one.lock();

    using loaded = std::vector<result<plugin>>;
    std::array<loaded, most_threads> found;
    std::vector<std::thread>         threads;
    for (std::size_t nth = 0; nth < most_threads; ++nth)
        threads.emplace_back([&, nth] {
            const plugin_store& store = stores[nth % stores.size()];
            for (std::size_t i = 0; i < names.size(); ++i)
                found[nth].push_back(store.load(names[(nth + i) % names.size()]));
        });
    for (std::thread& one : threads) one.join();

    for (std::size_t nth = 0; nth < most_threads; ++nth)
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto& one = found[nth][i];
            ASSERT_TRUE(one) << said_by(one);
            EXPECT_EQ(one->manifest.id, names[(nth + i) % names.size()]);
            EXPECT_EQ(one->writes, found[0][(nth + i) % names.size()]->writes) << "a second copy was loaded";
        }
}

} // namespace
