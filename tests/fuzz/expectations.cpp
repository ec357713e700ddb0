// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/expectations.hpp>
#include <opgave/host/check_expectations.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>

#include "fuzz/fuzz.hpp"

/// A file of tests beside a province.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace opgave;
    static const auto                  plugins = plugin_store::of(shipped_plugins());
    static const fuzzing::input_folder folder("input.test.toml", {"tests/expectations/voorland.toml"});

    const auto expected = read_expectations(folder.with(fuzzing::text_of(data, size)).string());
    fuzzing::check(expected);
    if (expected) fuzzing::check(check_expectations(*expected, plugins));
    return 0;
}
