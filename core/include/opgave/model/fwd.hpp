// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

/// Names of the model for headers that only pass its things on.

namespace opgave {

struct frame;
class figures;

} // namespace opgave
