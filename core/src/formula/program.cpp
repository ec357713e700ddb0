// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/lower.hpp>

namespace opgave {

program_view program::view() const noexcept {
    return {.instructions          = instructions,
            .steps                 = steps,
            .operands              = operands,
            .table_operands        = {table_operands, table_cells, table_narrow, table_wide},
            .addresses             = addresses,
            .runs                  = runs,
            .marks_at_start        = marks_at_start,
            .troubles              = troubles,
            .troubles_for_verdicts = troubles_for_verdicts,
            .sources_at            = sources_at,
            .sources               = sources,
            .readers_at            = readers_at,
            .readers               = readers,
            .narrow_pool           = narrow_pool,
            .wide_pool             = wide_pool,
            .lists                 = lists,
            .results               = results,
            .shown                 = shown,
            .is_result             = is_result,
            .requirements          = requirements,
            .dependents_at         = dependents_at,
            .dependents            = dependents,
            .judged_dependents_at  = judged_dependents_at,
            .judged_dependents     = judged_dependents,
            .columns_read          = columns_read,
            .lanes                 = lanes,
            .lane_width            = lane_width,
            .columns               = columns,
            .findings              = findings,
            .narrow_count          = narrow_count,
            .wide_count            = wide_count,
            .range_count           = range_count,
            .scratch               = scratch};
}

} // namespace opgave
