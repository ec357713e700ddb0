// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/abi.h>

#include <cstdint>
#include <optional>

namespace opgave {

/// What a handle of the C table points at: the place of a node of this recording, or of something of the frame.
struct handle_target {
    std::uint32_t what  = 0; ///< 0: a node; else as in `OPGAVE_CATEGORY`
    std::uint32_t index = 0;

    friend constexpr bool operator==(handle_target, handle_target) = default;
};

/// Makes the handles of one recording. 12 bits of salt keep those of another recording apart, 3 bits say what it points
/// at, 17 bits which one. No handle is 0, and none equals OPGAVE_ASKED or OPGAVE_OFFERED.
class handle_maker {
public:
    static constexpr std::uint32_t most = 1U << 17U;

    explicit constexpr handle_maker(std::uint32_t recording) noexcept : salt_((1 + recording % 4094) << 20U) {}

    /// @pre `target.index < most`
    [[nodiscard]] constexpr std::uint32_t handle_of(handle_target target) const noexcept {
        return salt_ | target.what << 17U | target.index;
    }

    /// @return nothing for a handle that this maker did not make; the index may still be beyond what there is
    [[nodiscard]] constexpr std::optional<handle_target> target_of(std::uint32_t handle) const noexcept {
        if ((handle & ~0xFFFFFU) != salt_) return std::nullopt;
        return handle_target{handle >> 17U & 7U, handle & (most - 1)};
    }

private:
    std::uint32_t salt_;
};

static_assert(OPGAVE_MOST_NODES <= handle_maker::most);

} // namespace opgave
