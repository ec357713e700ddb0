// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/check_expectations.hpp>

#include <regietafel/page.hpp>
#include <regietafel/receipt_page.hpp>

#include <vector>

namespace regietafel {

/// Whether every test of every file passed.
[[nodiscard]] bool all_passed(const std::vector<opgave::checked_expectations>& files);

/// Of each file that has tests, in their order.
[[nodiscard]] std::vector<receipt_of_tests> receipts_of(const std::vector<opgave::checked_expectations>& files);

/// Each test by name, with its file and line; of one that failed what was expected and what was found, side by side, and
/// what was found without being expected. Then the rules and parameters that no test touched, and last what the tests rest on.
void put_tests(const std::vector<opgave::checked_expectations>& files, page& on);

} // namespace regietafel
