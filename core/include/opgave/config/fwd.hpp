// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

/// Names of what is read, for headers that only pass it on.

namespace opgave {

struct province;
struct form_layout;
struct forms;
struct figures_file;
struct manifest;

} // namespace opgave
