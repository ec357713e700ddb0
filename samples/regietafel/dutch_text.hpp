// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/rules/force.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace regietafel {

/// The language of the picture.
inline constexpr opgave::language spoken = opgave::language::nl;

/// Every text that the program itself writes, by what it is for. The Dutch stands in one table, in dutch_text.cpp; `{}`
/// is filled in.
enum class word : std::uint8_t {
#define REGIETAFEL_WORD(name, nl) name,
#include <regietafel/vocabulary.inc>
#undef REGIETAFEL_WORD
};

/// @param parts  one for each `{}`, in order
[[nodiscard]] std::string say(word what, std::initializer_list<std::string_view> parts = {});

/// `29 mei 2024`
[[nodiscard]] std::string date_text(opgave::date day);

/// `wet`, `afspraak`, `aandacht`
[[nodiscard]] std::string force_text(opgave::force of);

/// `De Wolden, Emmen en Hoogeveen`
[[nodiscard]] std::string enumeration(const std::vector<std::string>& items);

/// `1 formulier`, `2 formulieren`
[[nodiscard]] std::string counted(std::size_t count, word one, word several);

} // namespace regietafel
