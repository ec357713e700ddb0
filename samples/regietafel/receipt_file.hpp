// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/host/receipt.hpp>

#include <filesystem>

namespace regietafel {

/// Writes a receipt as one (see `opgave::replace_file`). An earlier receipt, or a file that holds nothing, is replaced; what
/// the answer was read from is neither, and so cannot be lost.
/// @errors K002 something else stands there; T005 it cannot be written, or its name holds what does not show
[[nodiscard]] opgave::result<void> write_receipt(const std::filesystem::path& file, const opgave::receipt& of);

} // namespace regietafel
