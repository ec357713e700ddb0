// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <regietafel/input/zip_archive.hpp>

#include <string>
#include <string_view>

namespace regietafel {

/// One part of a workbook as a tree. White space that is the whole of an element is kept.
/// @errors as `zip_archive::read`; W002 no well-formed XML, or a DOCTYPE (a workbook never has one; entities come
///         with it)
[[nodiscard]] opgave::result<pugi::xml_document> read_part(zip_archive& archive, const std::string& name,
                                                           const workbook_limits& limits);

/// The name without its namespace prefix: some programs write `x:row`.
[[nodiscard]] std::string_view local_name(std::string_view name) noexcept;

/// The first child element of that local name; an empty node when there is none.
[[nodiscard]] pugi::xml_node child(pugi::xml_node parent, std::string_view name) noexcept;

/// Calls `visit` for each child element of that local name, in order.
template <class Visit>
void for_each_child(pugi::xml_node parent, std::string_view name, Visit visit) {
    for (const pugi::xml_node node : parent.children())
        if (local_name(node.name()) == name) visit(node);
}

/// The attribute `r:id`, whatever its prefix.
[[nodiscard]] std::string_view relationship_id(pugi::xml_node node) noexcept;

/// The text of a string item or of a cell's inline string: its own `t`, and those of its formatted runs in order;
/// phonetic runs are not text.
[[nodiscard]] std::string text_of(pugi::xml_node item);

} // namespace regietafel
