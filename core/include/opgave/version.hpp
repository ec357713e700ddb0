// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

// The version of the library, written once: CMake reads these three lines.
#define OPGAVE_VERSION_MAJOR 0
#define OPGAVE_VERSION_MINOR 1
#define OPGAVE_VERSION_PATCH 0
