// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

namespace regietafel {

/// What is wrong, without what forms say in words: where a message or its way out may quote a form it says no more than what
/// it is about. Place and code stay, so that whoever may see the form finds it there.
[[nodiscard]] opgave::diagnostics without_quoted_words(opgave::diagnostics all);

} // namespace regietafel
