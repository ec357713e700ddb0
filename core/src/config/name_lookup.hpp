// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/model/frame.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// Finds in a frame what a province file names, and reports what is not there (C007) at the name. An empty name has been
/// reported where it was read and is passed over.
class name_lookup {
public:
    name_lookup(const province& said, const frame& axes, diagnostics& problems)
        : said_(said), axes_(axes), problems_(problems) {}

    [[nodiscard]] std::optional<unit_index>     unit(const name_at& name) const;
    [[nodiscard]] std::optional<member_index>   member(const name_at& name) const;
    [[nodiscard]] std::optional<category_index> category(const name_at& name) const;
    [[nodiscard]] std::optional<basis_index>    basis(const name_at& name) const;
    [[nodiscard]] std::optional<period_index>   period(const placed<opgave::period>& when) const;

    /// The lane of a member, a group or the whole.
    [[nodiscard]] std::optional<std::uint32_t> lane(const name_at& name) const;

    /// The time at which a basis states a period, or a cycle that is named itself.
    [[nodiscard]] std::optional<std::uint32_t> time(const name_at& name, basis_index basis) const;

    /// Reports a basis that nobody states (C017): only rules fill it, or it is the sum of others, which are then named.
    void refuse_filled_basis(const name_at& name) const;

    /// Reports a number outside the bounds of its category (C009).
    /// @param which  of what, for the message
    /// @return whether it was refused
    bool refuse_beyond_bounds(const placed<std::int64_t>& number, const opgave::category& of,
                              const std::string& which = {}) const;

    /// Reports a figure of a cell that was stated before (C006).
    void report_twice(const name_at& who, const name_at& category, const place& where, const place& first) const;

    void report(diagnostic_code code, const place& where, std::string what, std::string expected = {},
                std::string remedy = {}) const;
    /// The same of a name that names nothing.
    void report_missing(diagnostic_code code, const name_at& name, std::string what, std::string expected = {},
                        std::string remedy = {}) const;

private:
    template <class Index, class List>
    std::optional<Index> checked(std::optional<Index> found, const name_at& name, std::string_view kind,
                                 const List& known) const;

    const province& said_;
    const frame&    axes_;
    diagnostics&    problems_;
};

/// Checks figures, statements and rules of a province against its finished frame.
void check_against_frame(const province& said, const frame& axes, diagnostics& problems);

} // namespace opgave
