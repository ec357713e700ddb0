// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/member_list.hpp>

#include <string>
#include <string_view>

namespace opgave {

/// What to do about a text that is no CBS code of these members. A name, or the digits of a code, leads to the code it
/// belongs to; another code leads nowhere, because codes that look alike are of places that have nothing in common.
/// @return `did you mean 'GM1690' (De Wolden)?`; without that all codes where they are few, else empty
[[nodiscard]] std::string did_you_mean_member(std::string_view name, const member_list& members);

} // namespace opgave
