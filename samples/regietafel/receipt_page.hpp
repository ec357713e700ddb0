// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/receipt.hpp>

#include <regietafel/json.hpp>
#include <regietafel/page.hpp>

namespace regietafel {

/// What a report rests on: the version of the library, and the SHA-256 of its rulebook, figures and outcome, of each plugin
/// and of each file. Of a plugin that is linked in the sum is that of its manifest. Whole sums, one a line.
void put_receipt(const opgave::receipt& of, page& on);

/// The same for machines, under the key `receipt` of an answer: as config/schema/receipt.schema.json says, without the
/// findings, which the answer has itself.
[[nodiscard]] json receipt_part(const opgave::receipt& of);

/// `provincie`, `indeling`, `formulier`, `cijfers`
[[nodiscard]] std::string name_of(opgave::input_role role, const speech& say);

} // namespace regietafel
