// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstdint>

namespace opgave {

/// How hard a rule binds (*kracht*): the law asks it, the province agreed it, or it only asks for attention.
enum class force : std::uint8_t { statutory, agreed, attention };

} // namespace opgave
