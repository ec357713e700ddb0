// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Every diagnostic code, once: code, then what it is about. A code never changes meaning and is never used again.
/// `tests/faulty` holds an input and its message for each; a test fails on a code without one.
///
///   T  a file as text                 C  the province file          F  a contribution form
///   R  a rule while it is compiled    P  a plugin                   W  a workbook or CSV file
///   S  a figure stated by the host    V  a receipt
///   K  a command typed at an open table
#define OPGAVE_DIAGNOSTIC_CODES(X)                                                                                     \
    X(T001, "a file cannot be read")                                                                                   \
    X(T002, "a file is too large")                                                                                     \
    X(T003, "a file is not valid TOML")                                                                                \
    X(T004, "a key or table nests too deeply")                                                                         \
    X(T005, "a file cannot be written")                                                                                \
    X(C001, "the format number is missing or unknown")                                                                 \
    X(C002, "a key is missing")                                                                                        \
    X(C003, "a value has the wrong type")                                                                              \
    X(C004, "a key is unknown")                                                                                        \
    X(C005, "an id is not well formed")                                                                                \
    X(C006, "an id or code is used twice")                                                                             \
    X(C007, "a name does not exist")                                                                                   \
    X(C008, "a period or date is not well formed")                                                                     \
    X(C009, "a number is out of range")                                                                                \
    X(C010, "a ratio is not well formed")                                                                              \
    X(C011, "a list is empty or does not fit")                                                                         \
    X(C012, "a total contains itself")                                                                                 \
    X(C013, "a file extends itself")                                                                                   \
    X(C014, "a text holds characters that do not show")                                                                \
    X(C015, "an attribute has no value in force")                                                                      \
    X(C016, "a statement cannot be turned into figures")                                                               \
    X(C017, "a figure is stated where none can stand")                                                                 \
    X(C018, "a parameter has no value in force")                                                                       \
    X(C019, "the shares of a lot do not add up")                                                                       \
    X(C020, "parameters do not go together")                                                                           \
    X(R001, "a formula could leave 64 bits")                                                                           \
    X(R002, "unlike units are added or compared")                                                                      \
    X(R003, "a formula has the wrong shape")                                                                           \
    X(R004, "definitions depend on each other in a circle")                                                            \
    X(R005, "a cell is defined twice")                                                                                 \
    X(R006, "a cell cannot be defined")                                                                                \
    X(R007, "a stock is summed over periods")                                                                          \
    X(R008, "a plugin reads what its manifest does not declare")                                                       \
    X(R009, "a plugin's rule failed")                                                                                  \
    X(R010, "a label is not declared by the manifest")                                                                 \
    X(R011, "a key of an apportionment is unusable")                                                                   \
    X(R012, "memory ran out")                                                                                          \
    X(R013, "requirements can never be met together")                                                                  \
    X(R014, "a requirement can never fail")                                                                            \
    X(R015, "nothing that a rule works out is read by a rule")                                                         \
    X(R016, "a parameter has no effect")                                                                               \
    X(P001, "a plugin is not found")                                                                                   \
    X(P002, "a plugin cannot be loaded")                                                                               \
    X(P003, "a plugin and its manifest disagree")                                                                      \
    X(P004, "a manifest is not usable")                                                                                \
    X(P005, "a plugin was built for another interface")                                                                \
    X(P006, "a plugin can be changed by others")                                                                       \
    X(P007, "a plugin is not the one that is listed")                                                                  \
    X(P008, "a plugin did not survive its trial")                                                                      \
    X(P009, "a locked store is asked to allow more")                                                                   \
    X(F001, "a form names no known municipality")                                                                      \
    X(F002, "a form belongs to a dissolved municipality")                                                              \
    X(F003, "a number cell holds text")                                                                                \
    X(F004, "a number is negative, fractional or too large")                                                           \
    X(F005, "a row or column of the layout is missing")                                                                \
    X(F006, "a cell is stated twice")                                                                                  \
    X(F007, "a form layout does not fit the province")                                                                 \
    X(F008, "a number stands where the layout has no row or column")                                                   \
    X(F009, "a formula holds no result")                                                                               \
    X(F010, "a form cannot hold a figure")                                                                             \
    X(W001, "a file is no workbook")                                                                                   \
    X(W002, "a workbook is damaged")                                                                                   \
    X(W003, "a workbook is larger than allowed")                                                                       \
    X(W004, "a CSV file is not well formed")                                                                           \
    X(S001, "a name is unknown")                                                                                       \
    X(S002, "a number is out of bounds")                                                                               \
    X(S003, "a cell takes no figure")                                                                                  \
    X(S004, "no room for one more range")                                                                              \
    X(V001, "a receipt cannot be read")                                                                                \
    X(V002, "a receipt is of an unknown version")                                                                      \
    X(V003, "a receipt is not as it was written")                                                                      \
    X(K001, "a command is not understood")                                                                             \
    X(K002, "what stands in a file would be lost")

namespace opgave {

enum class diagnostic_code : std::uint8_t {
#define OPGAVE_CODE(code, about) code,
    OPGAVE_DIAGNOSTIC_CODES(OPGAVE_CODE)
#undef OPGAVE_CODE
};

struct diagnostic_code_entry {
    diagnostic_code  code;
    std::string_view name;
    std::string_view about;
};

/// The whole list, in the order of the enumeration.
inline constexpr auto diagnostic_codes = std::to_array<diagnostic_code_entry>({
#define OPGAVE_CODE(code, about) {diagnostic_code::code, #code, about},
    OPGAVE_DIAGNOSTIC_CODES(OPGAVE_CODE)
#undef OPGAVE_CODE
});

/// `C004`
[[nodiscard]] constexpr std::string_view name_of(diagnostic_code code) noexcept {
    return diagnostic_codes[static_cast<std::size_t>(code)].name;
}

} // namespace opgave
