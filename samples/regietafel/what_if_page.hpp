// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/open_table.hpp>
#include <regietafel/page.hpp>
#include <regietafel/picture.hpp>

namespace regietafel {

/// Puts the answer to a command on a page.
void put_answer(const table_answer& answer, quotes words_of_forms, page& on);

} // namespace regietafel
