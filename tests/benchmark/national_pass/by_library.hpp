// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/rulebook.hpp>

#include "results.hpp"
#include "table.hpp"

#include <filesystem>

namespace national_pass {

/// The rules as a province file and a plugin, through the door that every host uses.
/// @param plugins  the directory that holds `nationaal.so`
[[nodiscard]] opgave::result<opgave::rulebook> compile(const table& of, const std::filesystem::path& plugins);

/// The table as the library keeps it.
[[nodiscard]] opgave::result<opgave::figures> figures_of(const table& of, const opgave::rulebook& rules);

/// The national pass by the library.
class by_library {
public:
    by_library(const table& of, const opgave::rulebook& rules, opgave::figures figures)
        : of_(of), figures_(std::move(figures)), assessment_(rules) {}

    void pass() noexcept { assessment_.evaluate(figures_); }

    /// What the last pass found.
    [[nodiscard]] results found() const;

private:
    const table&       of_;
    opgave::figures    figures_;
    opgave::assessment assessment_;
};

} // namespace national_pass
