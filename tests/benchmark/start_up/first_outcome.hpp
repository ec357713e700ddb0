// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include "start_up/synthetic_province.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>

namespace start_up {

/// How long each step to a first outcome took, in a process that had done nothing before.
struct steps {
    std::chrono::nanoseconds compile{}; ///< loads the plugins, reads the province, writes its rules
    std::chrono::nanoseconds figures{}; ///< reads the forms, or states by names
    std::chrono::nanoseconds outcome{}; ///< all findings and measures

    std::chrono::steady_clock::time_point ready; ///< when it was there

    std::size_t rules    = 0;
    std::size_t findings = 0;
};

/// Drenthe as it is shipped, with the forms of the sample.
/// @param plugins  the directory of their shared libraries
[[nodiscard]] opgave::result<steps> of_drenthe(const std::filesystem::path& plugins);

/// A made-up province in a file, with figures that are stated one by one.
[[nodiscard]] opgave::result<steps> of_synthetic(const std::filesystem::path& province, const size& of,
                                                 const std::filesystem::path& plugins);

} // namespace start_up
