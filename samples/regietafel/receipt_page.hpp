// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/receipt.hpp>

#include <regietafel/json.hpp>
#include <regietafel/page.hpp>

#include <string>
#include <vector>

namespace regietafel {

/// What a report rests on: the version of the library, and the SHA-256 of its rulebook, figures and outcome, of each plugin
/// and of each file. Of a plugin that is linked in the sum is that of its manifest. Whole sums, one a line.
void put_receipt(const opgave::receipt& of, page& on);

/// What the tests of a file rest on.
struct receipt_of_tests {
    opgave::receipt_input tests; ///< the file of tests; of its role nothing is said
    opgave::receipt       on;    ///< of figures and outcome nothing is said: each test has its own
};

/// The last section of a page about tests: of each file its sum, and those of its rulebook, plugins and files.
void put_receipt_of_tests(const std::vector<receipt_of_tests>& files, page& on);

/// A receipt for machines, under the key `receipt` of an answer: as config/schema/receipt.schema.json says, without the
/// findings, which the answer has itself.
[[nodiscard]] json receipt_part(const opgave::receipt& of);

/// `provincie`, `indeling`, `formulier`, `cijfers`
[[nodiscard]] std::string name_of(opgave::input_role role, const speech& say);

} // namespace regietafel
