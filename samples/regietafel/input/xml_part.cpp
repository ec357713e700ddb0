// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/xml_part.hpp>

#include <algorithm>
#include <utility>

namespace regietafel {

using opgave::diagnostic;
using opgave::diagnostic_code;
using opgave::refuse;

opgave::result<pugi::xml_document> read_part(zip_archive& archive, const std::string& name,
                                             const workbook_limits& limits) {
    const opgave::place where{archive.file(), 0, 0, {}, {}};
    auto                bytes = archive.read(name);
    if (!bytes) return refuse(std::move(bytes.error()));

    if (static_cast<std::uint64_t>(std::count(bytes->begin(), bytes->end(), '<')) > limits.tags)
        return refuse(diagnostic{diagnostic_code::W003,
                                 where,
                                 "part '" + name + "' has too many elements",
                                 "at most " + std::to_string(limits.tags) + " tags",
                                 {}});

    pugi::xml_document document;
    constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
    const auto         parsed  = document.load_buffer(bytes->data(), bytes->size(), options);
    if (!parsed)
        return refuse(diagnostic{diagnostic_code::W002,
                                 where,
                                 "part '" + name + "' is not well-formed XML at byte " + std::to_string(parsed.offset),
                                 {},
                                 {}});
    for (const pugi::xml_node node : document.children())
        if (node.type() == pugi::node_doctype)
            return refuse(diagnostic{
                diagnostic_code::W002, where, "part '" + name + "' has a DOCTYPE", "XML without a DOCTYPE", {}});
    return document;
}

std::string_view local_name(std::string_view name) noexcept { return name.substr(name.rfind(':') + 1); }

pugi::xml_node child(pugi::xml_node parent, std::string_view name) noexcept {
    for (const pugi::xml_node node : parent.children())
        if (local_name(node.name()) == name) return node;
    return {};
}

std::string_view relationship_id(pugi::xml_node node) noexcept {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.ends_with(":id")) return attribute.value();
    }
    return {};
}

std::string text_of(pugi::xml_node item) {
    std::string text;
    for (const pugi::xml_node node : item.children()) {
        const std::string_view name = local_name(node.name());
        if (name == "t")
            text += node.text().get();
        else if (name == "r")
            text += child(node, "t").text().get();
    }
    return text;
}

} // namespace regietafel
