// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/page.hpp>
#include <regietafel/picture.hpp>

namespace regietafel {

/// Puts a picture on a page: the conclusion first, then each municipality, then findings, remarks and sources.
void put_picture(const picture& shown, quotes words_of_forms, page& on);

} // namespace regietafel
