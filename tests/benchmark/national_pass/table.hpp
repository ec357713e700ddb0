// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace national_pass {

/// The categories of the national pass, by their number in its files.
inline constexpr std::array<std::string_view, 6> categories{"azc", "noodopvang",    "amv",
                                                            "goo", "statushouders", "nidos"};
inline constexpr std::size_t                     azc        = 0;
inline constexpr std::size_t                     noodopvang = 1;
inline constexpr std::size_t                     amv        = 2;

/// What a cell may hold at most: the outer bound of a category, unless it says otherwise.
inline constexpr std::int32_t most = 1'000'000;

/// Sums over all members fit in 32 bits then.
inline constexpr std::size_t most_members = 2'147;

/// A national table as its file has it, as a struct of arrays: for each category, for each year, one number a member.
/// Members stand by province, so that the members of each province are one run.
struct table {
    std::vector<std::string>   members;      ///< as the file names them
    std::vector<std::string>   provinces;    ///< in the order of their members
    std::vector<std::uint32_t> first_member; ///< of each province, then the number of members
    std::vector<std::string>   years;        ///< ascending
    std::vector<std::int32_t>  task;         ///< `at(category, year, member)`, like the others
    std::vector<std::int32_t>  proposal;     ///< 0 where it is blank
    std::vector<std::int32_t>  realised;
    std::vector<std::uint8_t>  proposal_known; ///< 255, or 0 where it is blank
    bool                       has_blanks = false;

    [[nodiscard]] std::size_t cells() const noexcept { return categories.size() * years.size() * members.size(); }
    [[nodiscard]] std::size_t at(std::size_t category, std::size_t year, std::size_t member) const noexcept {
        return (category * years.size() + year) * members.size() + member;
    }
};

/// Makes this share of the proposals blank, the same cells each time.
void leave_blank(table& of, unsigned percent);

/// A made-up country: 342 members in 12 provinces over 4 years, the same each time.
[[nodiscard]] table synthetic_table();

} // namespace national_pass
