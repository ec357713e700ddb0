// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/settings.hpp>

#include <regietafel/page.hpp>

#include <vector>

namespace regietafel {

/// Each setting with its value, the line that set it, and what that took the place of.
void put_settings(const std::vector<opgave::setting>& shown, page& on);

} // namespace regietafel
