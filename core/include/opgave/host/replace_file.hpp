// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <string>
#include <string_view>

namespace opgave {

/// Replaces a file as one: whoever reads it, and whatever ends this process or this machine, finds the old bytes or the
/// new ones, never a mixture. When it returns without error the new bytes are on the disk.
///
/// A symbolic link is followed to the file that it names. The mode of a file that stands there is kept, and its group
/// where that is allowed; a new file is 0644 less the umask. The bytes are first written to a temporary file of another
/// name in the same folder; those that a killed process left beside this file are swept.
///
/// @param bytes  the whole of the new file
/// @errors T005  the folder is absent or cannot be written, the disk is full, or what stands there is no regular file.
///               The old file is then as it was;
///               only a disk that fails at the very last may say so of new bytes
[[nodiscard]] result<void> replace_file(const std::string& file, std::string_view bytes);

} // namespace opgave
