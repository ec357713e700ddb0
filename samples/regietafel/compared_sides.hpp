// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ids.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/rules/compare.hpp>
#include <opgave/rules/outcome.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regietafel {

/// What two things are that are compared.
enum class side_kind : std::uint8_t { provinces, tables, versions };

/// A value that two province files do not set alike; absent where one does not set it.
struct setting_difference {
    std::string                key;
    std::optional<std::string> before;
    std::optional<std::string> after;
    opgave::place              set_before;
    opgave::place              set_after;
};

/// Two sides, what differs, and by what the files themselves differ.
struct compared_sides {
    side_kind          is = side_kind::tables;
    std::string        first_name; ///< as it was called
    std::string        second_name;
    opgave::outcome    first;
    opgave::outcome    second;
    opgave::receipt    first_receipt; ///< what each side rests on
    opgave::receipt    second_receipt;
    opgave::comparison found;
    std::vector<setting_difference>
        settings; ///< of two provinces, but for those of rules and figures, which `found` has

    /// Of two tables: municipalities of which one side alone read a form. Where both have such, they are of different
    /// municipalities, and what these say themselves cannot be compared.
    std::vector<opgave::member_index> only_first{};
    std::vector<opgave::member_index> only_second{};
};

} // namespace regietafel
