// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

/// Names of the rules for headers that only pass their things on.

namespace opgave {

class rulebook;
class outcome;
struct coverage;
struct finding;
class explanation;
class explanation_index;

} // namespace opgave
