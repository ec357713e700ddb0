// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/static_plugins.hpp>
#include <opgave/rules/outcome.hpp>

#include "fuzz/fuzz.hpp"

/// A province's file, which may extend others; what can be compiled judges the figures that it states.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace opgave;
    static const auto                  plugins = plugin_store::of(shipped_plugins());
    static const fuzzing::input_folder folder("input.toml", {"tests/faulty/sound.toml", "tests/faulty/sound_lots.toml",
                                                             "config/nederland.toml", "config/drenthe.toml"});

    const auto said = read_province(folder.with(fuzzing::text_of(data, size)).string());
    fuzzing::check(said);
    if (!said) return 0;
    const auto rules = compile(*said, plugins);
    fuzzing::check(rules);
    if (!rules) return 0;
    const auto figures = stated_figures(*said, *rules);
    fuzzing::check(figures);
    if (figures) (void)rules->evaluate(*figures).findings();
    return 0;
}
