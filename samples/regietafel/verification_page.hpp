// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/json.hpp>
#include <regietafel/page.hpp>
#include <regietafel/verify.hpp>

namespace regietafel {

/// Whether the same came out first, then what is the same and what differs: files, program and rules, outcome.
void put_verification(const verification& of, page& on);

/// The same for machines, in the shape of config/schema/verification.schema.json.
[[nodiscard]] json verification_json(const verification& of, const speech& say);

} // namespace regietafel
