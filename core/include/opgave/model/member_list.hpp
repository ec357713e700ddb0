// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ids.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// Who takes on tasks (*lid*): a municipality of a province, or a province of the country.
struct member {
    std::string code; ///< the CBS code, `GM1690`; the key everywhere
    std::string name;
};

/// The members of a frame, in its order, with an index of their codes: figures and attributes are stated by code, and
/// a search through all members for each of them would make a whole country slow to read. A member that is in does not
/// change and does not leave, so that the index is never behind.
class member_list {
public:
    member_list() = default;
    member_list(std::initializer_list<member> all);

    /// All or nothing, when memory runs out.
    void push_back(member one);

    /// @return the first one of that CBS code, or nothing
    [[nodiscard]] std::optional<member_index> find(std::string_view code) const;

    [[nodiscard]] const member& operator[](std::size_t i) const { return members_[i]; }
    [[nodiscard]] std::size_t   size() const noexcept { return members_.size(); }
    [[nodiscard]] bool          empty() const noexcept { return members_.empty(); }
    [[nodiscard]] auto          begin() const noexcept { return members_.begin(); }
    [[nodiscard]] auto          end() const noexcept { return members_.end(); }

private:
    std::vector<member>       members_;
    std::vector<member_index> by_code_; ///< in the order of the codes; equal codes in the order of the list
};

} // namespace opgave
