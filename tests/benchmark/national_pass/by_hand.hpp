// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "results.hpp"
#include "table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace national_pass {

/// The national pass as it would be written for this work alone: loops over the arrays of the table, no graph, no
/// plugins, no names. R1 divides nothing: its sides are the arrays themselves.
class by_hand {
public:
    explicit by_hand(const table& of);

    void pass() noexcept;
    /// The same loops, compiled for processors with AVX2. @pre this one has it
    void pass_avx2() noexcept;

    /// What the last pass found.
    [[nodiscard]] results found() const;

private:
    template <bool Blanks>
    void evaluate() noexcept;

    const table&               of_;
    std::vector<std::uint32_t> below_task_;
    std::vector<std::uint32_t> too_few_minors_;
    std::vector<std::int32_t>  slack_;        ///< R2: one a cell
    std::vector<std::int32_t>  slack_minors_; ///< R3: one a row, in whole places
    std::size_t                below_task_count_     = 0;
    std::size_t                too_few_minors_count_ = 0;
    std::vector<std::int32_t>  offered_; ///< R4: by category, year and province
    std::vector<std::int32_t>  asked_;
    std::vector<std::int32_t>  blanks_; ///< how many proposals each sum lacks
};

} // namespace national_pass
