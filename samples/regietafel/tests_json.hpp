// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/check_expectations.hpp>

#include <regietafel/json.hpp>

#include <vector>

namespace regietafel {

/// What tests of rules came to, for machines: in the shape of config/schema/tests.schema.json.
[[nodiscard]] json tests_json(const std::vector<opgave::checked_expectations>& files, opgave::language in);

} // namespace regietafel
