// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>

#include "config/province_layers.hpp"
#include "config/province_reader.hpp"
#include "config/toml_reader.hpp"

#include <new>

namespace opgave {

namespace {

/// What one layer may leave to another, but not all of them.
void report_what_no_layer_said(table_reader& root, diagnostics& problems) {
    const auto need = [&](const std::string& key, const std::string& example) {
        if (root.optional(key).is_present()) return;
        problems.push_back({diagnostic_code::C002,
                            root.where(),
                            "the key '" + key + "' is missing, here and in what the file extends",
                            example,
                            {}});
    };
    need("id", "the code of the whole, such as id = \"PV22\"");
    need("name", "the name of the whole, such as name = \"Drenthe\"");
    need("asked", "the basis of what is asked, such as asked = \"opgave\"");
    need("offered", "the basis of what is offered, such as offered = \"voorstel\"");
    need("periods", "the periods of the table, such as periods = [\"2024\", \"2025\"]");
}

} // namespace

std::optional<province> read_province(const std::string& file, diagnostics& problems) {
    try {
        auto layers = read_layers(file, problems);
        if (!layers) return std::nullopt;
        province said;
        said.removed = layers->removed;
        said.where   = layers->whole.where;
        said.files   = std::move(layers->files);
        table_reader root(layers->whole, "", problems);
        for (const char* read : {"format", "extends"}) (void)root.optional(read); // what a misspelt key may have meant
        province_reader(said, problems).read(root);
        root.finish();
        report_what_no_layer_said(root, problems);
        return said;
    } catch (const std::bad_alloc&) {
        problems.push_back({diagnostic_code::R012, {}, "memory ran out", {}, {}});
        return std::nullopt;
    }
}

result<province> read_province(const std::string& file) {
    diagnostics problems;
    auto        said = read_province(file, problems);
    if (said && problems.empty()) return std::move(*said);
    sort_by_place(problems);
    return refuse(std::move(problems));
}

} // namespace opgave
