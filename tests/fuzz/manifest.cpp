// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>

#include "fuzz/fuzz.hpp"

/// `plugin.toml`, as it is embedded in a plugin.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    opgave::fuzzing::check(opgave::read_manifest(opgave::fuzzing::text_of(data, size), "plugin.toml"));
    return 0;
}
