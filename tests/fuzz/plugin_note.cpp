// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_note.hpp"

#include <opgave/config/manifest.hpp>

#include "fuzz/fuzz.hpp"

#include <span>

/// A shared library, of which the note with its manifest is read without running anything.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto note = opgave::read_plugin_note(std::as_bytes(std::span(data, size)), "plugin.so");
    opgave::fuzzing::check(note);
    if (note) opgave::fuzzing::check(opgave::read_manifest(note->manifest, "plugin.so: plugin.toml"));
    return 0;
}
