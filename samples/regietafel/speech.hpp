// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/force.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace regietafel {

/// Every text that the program itself writes, by what it is for. The texts stand in one table, in vocabulary.inc; `{}` is
/// filled in.
enum class word : std::uint16_t {
#define REGIETAFEL_WORD(name, nl, en) name,
#include <regietafel/vocabulary.inc>
#undef REGIETAFEL_WORD
};

/// How things are said in one language. A value that is handed on; in a function it is called `say`.
class speech {
public:
    constexpr explicit speech(opgave::language in) noexcept : in_(in) {}

    [[nodiscard]] constexpr opgave::language in() const noexcept { return in_; }

    /// @param parts  one for each `{}`, in order
    [[nodiscard]] std::string operator()(word what, std::initializer_list<std::string_view> parts = {}) const;

    /// What a file or a plugin says; where it says nothing in this language, the Dutch.
    [[nodiscard]] const std::string& operator()(const opgave::words& text) const noexcept { return text.in(in_); }

    [[nodiscard]] std::string number(std::int64_t exact) const;     ///< `1.234`; in English `1,234`
    [[nodiscard]] std::string number(opgave::interval range) const; ///< `4.562-4.588`
    [[nodiscard]] std::string number_of(std::size_t count) const;   ///< how many, as `number`
    [[nodiscard]] std::string date(opgave::date day) const;         ///< `29 mei 2024`
    [[nodiscard]] std::string force(opgave::force of) const;        ///< `wet`, `afspraak`, `aandacht`

    /// `De Wolden, Emmen en Hoogeveen`
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

    /// `1 formulier`, `2 formulieren`
    [[nodiscard]] std::string counted(std::size_t count, word one, word several) const;

private:
    opgave::language in_;
};

} // namespace regietafel
