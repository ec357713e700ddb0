// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>

#include "fuzz/fuzz.hpp"

#include <cstdlib>
#include <memory>

/// A file of figures on top of the forms. What is read is written, and read back as it was.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace opgave;
    static const province said   = read_province("tests/faulty/figures/province.toml").value();
    static const frame    axes   = build_frame(said).value();
    static const auto     shared = std::make_shared<const frame>(axes);

    const auto read = read_figures_text(fuzzing::text_of(data, size), "input.toml");
    fuzzing::check(read);
    if (!read) return 0;
    figures table(shared);
    fuzzing::check(state_figures(*read, said, table));
    const auto text = toml_of(*read, axes);
    if (!text) return 0; // a name or text that is empty
    const auto back  = read_figures_text(*text, "written.toml");
    const auto again = back ? toml_of(*back, axes) : text;
    if (!back || !again || *again != *text) std::abort();
    return 0;
}
