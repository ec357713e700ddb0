// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/formula.hpp>

namespace opgave {

/// The name of something of the frame: a text that the manifest declares under `reads`, or what a parameter names. A
/// category cannot be passed where a basis is asked.
template <std::uint32_t What>
class frame_name {
public:
    frame_name(const char* declared) : text_(declared) {}
    frame_name(std::string_view declared) noexcept : text_(declared) {}
    /// From a parameter. @param text valid until the rule is written
    frame_name(opgave_id id, std::string_view text) noexcept : text_(text), id_(id) {}

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] opgave_id        id_in(const opgave_writer* table) const {
               return id_ != 0 ? id_ : table->find(table->host, What, detail::abi_text(text_));
    }

private:
    std::string_view text_;
    opgave_id        id_ = 0;
};

/// The period that a parameter names, as it lies to the one that is written.
class period_name {
public:
    /// @param text valid until the rule is written
    period_name(std::int32_t offset, std::string_view text) noexcept : text_(text), offset_(offset) {}

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::int32_t     offset() const noexcept { return offset_; } ///< negative: earlier

private:
    std::string_view text_;
    std::int32_t     offset_;
};

using category_name  = frame_name<OPGAVE_CATEGORY>;
using basis_name     = frame_name<OPGAVE_BASIS>;
using member_name    = frame_name<OPGAVE_MEMBER>;
using group_name     = frame_name<OPGAVE_GROUP>;
using grouping_name  = frame_name<OPGAVE_GROUPING>;
using attribute_name = frame_name<OPGAVE_ATTRIBUTE>;
using unit_name      = frame_name<OPGAVE_UNIT>;

} // namespace opgave
