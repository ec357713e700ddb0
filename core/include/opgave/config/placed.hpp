// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <string>

namespace opgave {

/// A value and where it was written, so that whoever uses it later can point at it.
template <class Value>
struct placed {
    Value value{};
    place where;
};

/// A name of another thing, which is still to be looked up.
using name_at = placed<std::string>;

} // namespace opgave
