// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/rule_writer.hpp>

#include <array>
#include <cstddef>
#include <exception>

namespace opgave {

namespace detail {

/// Calls an author's function through the C table. The one place where exceptions of a plugin stop.
template <void (*Write)(rule_writer&)>
std::int32_t write_rule(const opgave_writer* table) noexcept {
    try {
        rule_writer rule{table};
        Write(rule);
        return 0;
    } catch (const write_ended&) { // the host has said why
    } catch (const std::exception& thrown) {
        table->fail(table->host, {}, abi_text(thrown.what()));
    } catch (...) {
        table->fail(table->host, {}, abi_text("the plugin threw something that is no std::exception"));
    }
    return 1;
}

template <std::size_t Count>
constexpr std::array<const opgave_rule_kind*, Count> addresses_of(const opgave_rule_kind (&kinds)[Count]) noexcept {
    std::array<const opgave_rule_kind*, Count> addresses{};
    for (std::size_t i = 0; i < Count; ++i) addresses[i] = &kinds[i];
    return addresses;
}

} // namespace detail

/// Says which function writes which rule kind of the manifest: one entry of the table for `OPGAVE_PLUGIN`.
/// @param rule_kind a text that lasts, such as "asiel.amv_quota"
template <void (*Write)(rule_writer&)>
[[nodiscard]] constexpr opgave_rule_kind writes(std::string_view rule_kind) noexcept {
    return {sizeof(opgave_rule_kind),
            0,
            {rule_kind.data(), static_cast<std::uint32_t>(rule_kind.size())},
            &detail::write_rule<Write>};
}

} // namespace opgave

/// Ends one source file of a plugin:
///
///     constexpr opgave_rule_kind rule_kinds[] = {
///         opgave::writes<amv_quota>("asiel.amv_quota"),
///     };
///     OPGAVE_PLUGIN(asiel, rule_kinds)
///
/// `name` is the plugin's in opgave_add_plugin(), which embeds its manifest and gives a shared library its entry. All of
/// it is constant data: loading a plugin runs no code of it.
#define OPGAVE_PLUGIN(name, kinds)                                                                                     \
    extern "C" const opgave_text    opgave_manifest_##name;                                                            \
    extern "C" const opgave_plugin* opgave_plugin_entry_1_##name(void) {                                               \
        static constexpr auto          addresses = opgave::detail::addresses_of(kinds);                                \
        static constexpr opgave_plugin plugin{sizeof(opgave_plugin),                                                   \
                                              OPGAVE_ABI_MINOR,                                                        \
                                              &opgave_manifest_##name,                                                 \
                                              addresses.data(),                                                        \
                                              static_cast<std::uint32_t>(addresses.size()),                            \
                                              0};                                                                      \
        return &plugin;                                                                                                \
    }
