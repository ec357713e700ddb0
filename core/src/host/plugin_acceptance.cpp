// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/plugin_acceptance.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace opgave {

namespace {

diagnostic refusal(diagnostic_code code, const std::string& from, std::string what, std::string expected = {},
                   std::string remedy = {}) {
    return {code, {from, 0, 0, {}, {}}, std::move(what), std::move(expected), std::move(remedy)};
}

bool is_readable(const opgave_text& text) { return text.data != nullptr || text.size == 0; }

/// The function of each rule kind of the manifest; whatever the table and the manifest do not share is reported.
std::vector<opgave_write> match_rule_kinds(const manifest& said, std::span<const opgave_rule_kind* const> table,
                                           const std::string& from, diagnostics& problems) {
    std::vector<opgave_write> writes(said.rule_kinds.size(), nullptr);
    for (const opgave_rule_kind* one : table) {
        if (one == nullptr || one->struct_size < sizeof(opgave_rule_kind) || one->write == nullptr
            || !is_readable(one->id)) {
            problems.push_back(
                refusal(diagnostic_code::P003, from, "its table holds a rule kind without id or function"));
            continue;
        }
        const std::string id(one->id.data, one->id.size);
        const rule_kind*  kind = said.find_rule_kind(id);
        if (kind == nullptr) {
            problems.push_back(refusal(diagnostic_code::P003, from,
                                       "it writes rule kind '" + id + "', which its manifest does not declare", {},
                                       "declare it in plugin.toml, or take it out of the table"));
            continue;
        }
        opgave_write& write = writes[static_cast<std::size_t>(kind - said.rule_kinds.data())];
        if (write != nullptr)
            problems.push_back(
                refusal(diagnostic_code::P003, from, "rule kind '" + id + "' stands twice in its table"));
        write = one->write;
    }
    for (std::size_t i = 0; i < writes.size(); ++i)
        if (writes[i] == nullptr)
            problems.push_back(
                refusal(diagnostic_code::P003, from,
                        "its manifest declares rule kind '" + said.rule_kinds[i].id + "', which nothing writes", {},
                        "add it to the table before OPGAVE_PLUGIN"));
    return writes;
}

/// The bytes of the manifest of a description that this host understands.
result<std::string_view> manifest_of(const opgave_plugin* offered, const std::string& from) {
    if (offered == nullptr) return refuse(refusal(diagnostic_code::P003, from, "its entry gives nothing"));
    if (offered->struct_size < sizeof(opgave_plugin))
        return refuse(refusal(
            diagnostic_code::P005, from, "its description has " + std::to_string(offered->struct_size) + " bytes",
            "at least " + std::to_string(sizeof(opgave_plugin)), "rebuild it against this version of opgave"));
    if (offered->abi_minor > OPGAVE_ABI_MINOR)
        return refuse(refusal(diagnostic_code::P005, from,
                              "it needs plugin interface " + std::to_string(OPGAVE_ABI_MAJOR) + '.'
                                  + std::to_string(offered->abi_minor),
                              "at most " + std::to_string(OPGAVE_ABI_MAJOR) + '.' + std::to_string(OPGAVE_ABI_MINOR),
                              "use a newer host, or rebuild the plugin against this version of opgave"));
    if (offered->manifest == nullptr || !is_readable(*offered->manifest))
        return refuse(
            refusal(diagnostic_code::P003, from, "it has no manifest", {}, "build it with opgave_add_plugin()"));
    if (offered->rule_kinds == nullptr && offered->rule_kind_count > 0)
        return refuse(refusal(diagnostic_code::P003, from, "it has no table of rule kinds"));
    return std::string_view(offered->manifest->data, offered->manifest->size);
}

result<plugin> with_its_functions(const opgave_plugin& offered, manifest said, std::string_view plugin_toml,
                                  const std::string& from) {
    diagnostics problems;
    auto        writes = match_rule_kinds(said, {offered.rule_kinds, offered.rule_kind_count}, from, problems);
    if (!problems.empty()) return refuse(std::move(problems));
    return plugin{std::move(said), std::move(writes), from, sha256(plugin_toml), {}};
}

} // namespace

result<manifest> accept_manifest(std::string_view plugin_toml, const std::string& id, const std::string& from) {
    auto said = read_manifest(plugin_toml, from + ": plugin.toml");
    if (said && said->id != id)
        return refuse(refusal(diagnostic_code::P003, from, "its manifest calls it '" + said->id + '\'',
                              '\'' + id + '\'', "give file and manifest the same name"));
    return said;
}

result<plugin> accept_loaded_plugin(const opgave_plugin* offered, manifest said, std::string_view plugin_toml,
                                    const std::string& from) {
    const auto loaded = manifest_of(offered, from);
    if (!loaded) return refuse(loaded.error());
    if (*loaded != plugin_toml)
        return refuse(refusal(diagnostic_code::P003, from,
                              "the manifest that its entry gives is another than the one in its note", {},
                              "build it with opgave_add_plugin()"));
    return with_its_functions(*offered, std::move(said), plugin_toml, from);
}

result<plugin> accept_linked_plugin(const opgave_plugin* offered, const std::string& id, const std::string& from) {
    const auto plugin_toml = manifest_of(offered, from);
    if (!plugin_toml) return refuse(plugin_toml.error());
    auto said = accept_manifest(*plugin_toml, id, from);
    if (!said) return refuse(std::move(said.error()));
    return with_its_functions(*offered, *std::move(said), *plugin_toml, from);
}

} // namespace opgave
