// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/verdict.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/figures.hpp>
#include <opgave/rules/compare.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/what_if.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace opgave {

/// The figures of the one table under some rules, in which changes to the other table are made and taken back.
class changed_table {
public:
    /// Whose axes the rules have.
    enum class axes : std::uint8_t { of_first, of_second };

    /// A requirement, by what it is known in every rulebook that has it.
    using requirement_key = std::tuple<std::string, std::string, shape, std::uint32_t, std::size_t>;

    /// A requirement for one lane.
    struct judged {
        std::uint32_t requirement = 0;
        std::uint32_t lane        = 0;
    };

    /// @param start the figures without any change
    /// @param cells what differs; outlives this
    changed_table(const rulebook& by, const figures& start, const std::vector<compared_cell>& cells, axes whose);

    /// Makes a change, or takes it back. A cell that this table does not have is neither here nor there.
    void put(std::size_t change, bool is_made);

    [[nodiscard]] requirement_key key_of(const requirement& one) const;
    /// @param subject of this table
    /// @return nothing where the rules do not have it
    [[nodiscard]] std::optional<judged> find(const requirement_key& key, std::uint32_t subject) const;

    [[nodiscard]] verdict verdict_of(judged one) const { return table_.verdict_of(one.requirement, one.lane); }
    /// The changed cells that a requirement may read.
    void add_read_by(judged one, std::set<std::size_t>& to) const;

private:
    [[nodiscard]] const std::optional<cell_key>& here(std::size_t change) const {
        return whose_ == axes::of_first ? cells_[change].first : cells_[change].second;
    }
    [[nodiscard]] const rulebook& by() const { return table_.rulebook(); }

    const std::vector<compared_cell>&        cells_;
    axes                                     whose_;
    figures                                  start_;
    what_if                                  table_;
    column_map                               columns_;
    std::map<cell_key, std::size_t>          by_cell_; ///< the changes
    std::vector<requirement_key>             keys_;    ///< one a requirement
    std::map<requirement_key, std::uint32_t> by_key_;
};

} // namespace opgave
