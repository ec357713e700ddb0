// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

/// The rules of `config/drenthe.toml` as somebody would write them who needs only these, and needs them fast: no graph,
/// no plugins, and the province's own numbers built in. What the library is measured against.
///
/// Judges tables in which nothing is a range: a cell is exact, or absent where a rule looks whether it is stated.
namespace opgave::testing::by_hand {

inline constexpr std::size_t member_count      = 12; ///< in the order of the province's file
inline constexpr std::size_t unattributed      = 12; ///< a lane that counts in sums alone
inline constexpr std::size_t lane_count        = 16; ///< two vectors of eight; the last three lanes are 0
inline constexpr std::size_t year_count        = 3;  ///< 2024, 2025, 2026
inline constexpr std::size_t requirement_count = 68;
inline constexpr std::size_t measure_count     = 25;
inline constexpr std::size_t finding_count     = 39 * member_count + 29;

struct alignas(32) column : std::array<std::int32_t, lane_count> {};
struct alignas(16) marks : std::array<std::uint8_t, lane_count> {}; ///< 255 for yes, else 0

/// Cells that need not be stated. The value of one that is not stated is 0.
struct optional_column {
    column value{};
    marks  stated{};
};
struct optional_number {
    std::int32_t value  = 0;
    bool         stated = false;
};

/// What the rules read of one table. Each number lies in 0..1,000,000.
struct figures {
    template <class Cells>
    using yearly = std::array<Cells, year_count>;

    struct of_members {
        column asiel_asked{};
        column goo_asked{};
        column goo_asked_2025{};      ///< the version of 2025
        column statushouders_asked{}; ///< in the first half of 2024, and so are the next two
        column statushouders_housed{};
        column nidos_offered{};

        optional_column amv_asked;
        optional_column azc_asked;
        optional_column poo_asked;
        optional_column nidos_asked;

        yearly<column> azc_offered{};
        yearly<column> amv_offered{};
        yearly<column> noodopvang_offered{};
        yearly<column> cno_tgo_offered{};
        yearly<column> goo_offered{};
        yearly<column> poo_offered{};

        yearly<optional_column> azc_realised; ///< of 2023, 2024, 2025
        yearly<optional_column> goo_realised;
    };

    /// Numbers of the province; where one is not stated the members' sum stands in, or what a rule makes of it.
    struct of_whole {
        std::int32_t nidos_asked = 0; ///< stated always: it is divided over the members

        optional_number asiel_asked;
        optional_number amv_asked;
        optional_number azc_asked;
        optional_number goo_asked_2025;
        optional_number statushouders_asked;
        optional_number statushouders_housed;

        yearly<optional_number> asiel_offered;
        yearly<optional_number> azc_offered;
        yearly<optional_number> amv_offered;
        yearly<optional_number> goo_offered;
    };

    of_members members;
    of_whole   whole;
};

inline constexpr std::array<marks, requirement_count> everywhere = [] {
    std::array<marks, requirement_count> made{};
    for (marks& one : made) one.fill(255);
    return made;
}();

/// What comes of it. Requirements and measures are numbered as in the rulebook; a requirement of the whole has lane 0.
/// One is met where its slack is at least 0.
struct results {
    std::array<column, requirement_count> slack{};              ///< means nothing where the rule does not apply
    std::array<marks, requirement_count>  applies = everywhere; ///< only what depends on the table is ever written

    /// The findings that are not met: one number each, ascending. The last few places are for writing eight at a time.
    std::array<std::uint32_t, finding_count + 8> unmet{};
    std::size_t                                  unmet_count = 0;

    // The sides of measures that are not simply figures of the table.
    column                               amv_asked{};
    column                               nidos_asked{};
    std::array<column, year_count>       durable_offered{}; ///< AZC and AMV
    std::array<column, year_count>       everything_offered{};
    std::int32_t                         whole_asiel_asked          = 0;
    std::int32_t                         whole_amv_asked            = 0;
    std::int32_t                         whole_goo_asked_2025       = 0;
    std::int32_t                         whole_statushouders_asked  = 0;
    std::int32_t                         whole_statushouders_housed = 0;
    std::array<std::int32_t, year_count> whole_asiel_offered{};
    std::array<std::int32_t, year_count> whole_amv_offered{};
    std::array<std::int32_t, year_count> whole_goo_offered{};

    /// Members that contend for the last Nidos places with equal claims, a bit each. What rests on their shares is a
    /// range then, and is not judged here.
    std::uint16_t nidos_tied = 0;
};

/// Judges one table in place of the one before.
void evaluate(const figures& of, results& into) noexcept;

/// Where a requirement's findings begin in the numbering, and whether it is about the whole.
struct requirement_place {
    std::uint32_t first_finding = 0;
    bool          of_whole      = false;
};
[[nodiscard]] std::span<const requirement_place, requirement_count> requirement_places() noexcept;

struct sides {
    std::int32_t numerator   = 0;
    std::int32_t denominator = 0;
};
/// The sides of a measure for one lane.
[[nodiscard]] sides sides_of(std::size_t measure, std::size_t lane, const figures& of, const results& in) noexcept;

} // namespace opgave::testing::by_hand
