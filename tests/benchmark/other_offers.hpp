// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/model/figures.hpp>

#include <cstddef>

namespace opgave::testing {

/// The same table with offers of members stated otherwise, or all of them where `count` is more than are stated. Which
/// ones and to what is made up: the same each time.
[[nodiscard]] figures with_other_offers(const figures& of, std::size_t count);

} // namespace opgave::testing
