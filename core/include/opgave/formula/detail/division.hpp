// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion_method.hpp>
#include <opgave/formula/detail/half_block.hpp>
#include <opgave/formula/detail/proportion.hpp>
#include <opgave/model/layout.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>

namespace opgave::detail {

/// The machinery behind `apportion`. Every method that spends its total exactly is read in one way: a member has a
/// claim on each next place, weaker than the one before; floors are granted first, a cap ends the claims, and of the
/// other claims the strongest win. They are compared as whole numbers, by cross-multiplication, so that a tie is seen.
class division {
public:
    /// A quota is key x part / of.
    struct scale {
        std::int64_t part = 0;
        std::int64_t of   = 1; ///< > 0
    };

    /// How many members contend for how many last places.
    struct tie {
        std::uint32_t members = 0;
        std::uint32_t places  = 0;
    };

    constexpr division(std::span<const std::int64_t> keys, const apportion_rule& rule) noexcept
        : keys_(keys), rule_(rule) {
        for (const std::int64_t key : keys_) key_sum_ += key;
        most_ = key_sum_ > 0 ? unlimited : 0;
        if (is_limited()) add_limits();
    }

    [[nodiscard]] constexpr bool is_limited() const noexcept { return !rule_.floors.empty() || !rule_.caps.empty(); }

    [[nodiscard]] constexpr apportion_status status_of(std::int64_t total) const noexcept {
        if (has_crossed_limits_) return apportion_status::floor_above_cap;
        if (total < 0) return apportion_status::negative_total;
        if (total < least_) return apportion_status::floors_above_total;
        if (total <= most_) return apportion_status::ok;
        return key_sum_ == 0 ? apportion_status::no_key : apportion_status::caps_below_total;
    }

    /// The totals whose status is `ok`; empty (least above most) when there are none.
    [[nodiscard]] constexpr interval divisible_part_of(interval total) const noexcept {
        if (has_crossed_limits_) return {1, 0};
        return {std::max(total.least, least_), std::min(total.most, most_)};
    }

    /// The scale of quotas that are parts of the whole total.
    [[nodiscard]] constexpr scale whole(std::int64_t total) const noexcept {
        return {total, std::max<std::int64_t>(key_sum_, 1)};
    }

    /// The quota as a whole number, within the floor and cap of the member.
    [[nodiscard]] constexpr std::int64_t quota(std::size_t i, scale by, rounding how) const noexcept {
        return std::clamp(opgave::divide(keys_[i] * by.part, by.of, how), floor_of(i), cap_of(i));
    }

    /// @pre the status of the total is `ok`
    constexpr tie divide_by_claims(std::int64_t total, std::span<interval> shares,
                                   std::span<std::int64_t> scratch) const noexcept {
        if (is_by_remainders_alone()) return divide_by_remainders(total, shares, scratch);
        const scale by =
            rule_.method == apportion_method::largest_remainder_of_total ? whole(total) : common(total, scratch);
        // Next to the quotas is next to the result; for D'Hondt and largest remainders below it, or on it.
        const rounding how = rule_.method == apportion_method::sainte_lague ? rounding::half_up : rounding::down;
        for (std::size_t i = 0; i < keys_.size(); ++i) shares[i].least = quota(i, by, how);
        step_to(total, by, shares, scratch);
        const tie found = open_ties(by, shares);
        return found.members == 0 || rule_.tie_order.empty() ? found : draw(found, shares, scratch);
    }

    /// Largest remainders where nothing else limits or settles a share, which is by far the commonest.
    [[nodiscard]] constexpr bool is_by_remainders_alone() const noexcept {
        const bool by_remainders = rule_.method == apportion_method::largest_remainder
                                   || rule_.method == apportion_method::largest_remainder_of_total;
        return by_remainders && !is_limited() && rule_.tie_order.empty() && key_sum_ > 0;
    }

    /// Has each remainder 32 bits, and a block place for all?
    [[nodiscard]] constexpr bool fits_block() const noexcept {
        return keys_.size() <= lane_block && key_sum_ <= std::numeric_limits<std::int32_t>::max();
    }

    /// Divides by remainders in a block: exact shares, and 0 beyond the keys.
    /// @return whether nobody is tied; otherwise the block means nothing
    /// @pre `is_by_remainders_alone` and `fits_block`, the status of the total is `ok`, and it has 32 bits
    [[nodiscard]] bool divide_block(std::int64_t total, std::int32_t* block) const noexcept {
        std::array<std::int32_t, lane_block> quotas{};
        std::array<std::int32_t, lane_block> remainders;
        remainders.fill(-1);
        std::int64_t     left = total;
        const proportion quota{total, key_sum_};
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            const auto [share, remainder] = quota(keys_[i]);
            quotas[i]                     = static_cast<std::int32_t>(share);
            remainders[i]                 = static_cast<std::int32_t>(remainder);
            left -= share;
        }
        const std::int32_t       least = nth_largest_of_block(left, remainders, keys_.size());
        half_block<std::int32_t> rounded_up{}; // minus one for each that rises
        for (std::size_t half = 0; half < lane_block; half += half_lanes) {
            half_block<std::int32_t>       shares(quotas.data() + half);
            const half_block<std::int32_t> remainder(remainders.data() + half);
            const auto                     rises = remainder.value >= least;
            shares.value -= rises;
            rounded_up.value += rises;
            shares.store(block + half);
        }
        for (std::size_t i = 0; i < half_lanes; ++i) left += rounded_up.value[i];
        return left == 0;
    }

    /// Divides by remainders, any number of keys: one pass for the quotas, one for the least remainder that is still rounded
    /// up. @pre `is_by_remainders_alone`, and the status of the total is `ok`
    constexpr tie divide_by_remainders(std::int64_t total, std::span<interval> shares,
                                       std::span<std::int64_t> scratch) const noexcept {
        const std::span<std::int64_t> remainders = scratch.first(keys_.size());
        std::int64_t                  left       = total;
        const proportion              quota{total, key_sum_};
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            const auto [share, remainder] = quota(keys_[i]);
            remainders[i]                 = remainder;
            shares[i]                     = interval::exactly(share);
            left -= share;
        }
        if (left == 0) return {};

        const std::int64_t least  = nth_largest(left, remainders, scratch.subspan(keys_.size()));
        std::int64_t       wanted = 0;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            const std::int64_t rises = remainders[i] >= least ? 1 : 0;
            shares[i].least += rises;
            shares[i].most += rises;
            wanted += rises;
        }
        if (wanted == left) return {};

        tie found;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (remainders[i] != least) continue;
            --shares[i].least;
            ++found.members;
        }
        found.places = found.members - static_cast<std::uint32_t>(wanted - left);
        return found;
    }

    /// Shares next to the common quotas of all totals of the range, which only grow with the total.
    constexpr void bound_by_quotas(interval total, std::span<interval> shares,
                                   std::span<std::int64_t> scratch) const noexcept {
        const scale least = common(total.least, scratch);
        const scale most  = common(total.most, scratch);
        for (std::size_t i = 0; i < keys_.size(); ++i)
            shares[i] = {quota(i, least, rounding::down), quota(i, most, rounding::up)};
    }

    /// Shares between floor and cap, and no more than the floors of the others leave.
    constexpr void bound_by_limits(std::int64_t largest_total, std::span<interval> shares) const noexcept {
        for (std::size_t i = 0; i < keys_.size(); ++i)
            shares[i] = {floor_of(i), std::min(cap_of(i), largest_total - least_ + floor_of(i))};
    }

private:
    /// The claim of a member on its next place.
    struct claim {
        std::int64_t key;
        std::int64_t held; ///< places that the member has already
    };

    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

    constexpr void add_limits() noexcept {
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (!rule_.caps.empty() && rule_.caps[i] < floor_of(i)) has_crossed_limits_ = true;
        if (rule_.method == apportion_method::independent) return; // needs not spend its total
        most_ = 0;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            least_ = sum_or_unlimited(least_, floor_of(i));
            most_  = sum_or_unlimited(most_, cap_of(i));
        }
    }

    static constexpr std::int64_t sum_or_unlimited(std::int64_t a, std::int64_t b) noexcept {
        return a > unlimited - b ? unlimited : a + b;
    }

    [[nodiscard]] constexpr std::int64_t floor_of(std::size_t i) const noexcept {
        return rule_.floors.empty() ? 0 : rule_.floors[i];
    }
    /// Nobody gets anything for a key of 0, so that its floor is its cap.
    [[nodiscard]] constexpr std::int64_t cap_of(std::size_t i) const noexcept {
        if (keys_[i] == 0) return floor_of(i);
        return rule_.caps.empty() ? unlimited : rule_.caps[i];
    }

    /// @return the `count`-th largest; of few numbers by comparing all with all, which has no branch to mistake
    /// @pre they are remainders of the key sum, by which 32 bits are enough for those of a small one
    [[nodiscard]] constexpr std::int64_t nth_largest(std::int64_t count, std::span<const std::int64_t> of,
                                                     std::span<std::int64_t> scratch) const noexcept {
        if (fits_block() && !std::is_constant_evaluated()) {
            std::array<std::int32_t, lane_block> block;
            block.fill(-1);
            for (std::size_t i = 0; i < of.size(); ++i) block[i] = static_cast<std::int32_t>(of[i]);
            return nth_largest_of_block(count, block, of.size());
        }
        std::copy(of.begin(), of.end(), scratch.begin());
        const auto nth = scratch.begin() + (count - 1);
        std::nth_element(scratch.begin(), nth, scratch.begin() + static_cast<std::ptrdiff_t>(of.size()),
                         [](std::int64_t a, std::int64_t b) { return a > b; });
        return *nth;
    }
    /// The least of those that fewer than `count` exceed; more than any of them where `count` is 0.
    /// @param all numbers from 0 on, as many as `size`, then -1
    static std::int32_t nth_largest_of_block(std::int64_t count, const std::array<std::int32_t, lane_block>& all,
                                             std::size_t size) noexcept {
        constexpr std::size_t          half = half_lanes;
        constexpr auto                 most = std::numeric_limits<std::int32_t>::max();
        const half_block<std::int32_t> low(all.data());
        const half_block<std::int32_t> high(all.data() + half);
        half_block<std::int32_t>       exceed_low{};
        half_block<std::int32_t>       exceed_high{};
        for (std::size_t i = 0; i < size; ++i) {
            exceed_low.value -= low.value < all[i];
            exceed_high.value -= high.value < all[i];
        }
        const auto   wanted     = static_cast<std::int32_t>(count);
        const auto   is_low     = exceed_low.value < wanted;
        const auto   is_high    = exceed_high.value < wanted;
        const auto   found_low  = (low.value & is_low) | (~is_low & most);
        const auto   found_high = (high.value & is_high) | (~is_high & most);
        const auto   found      = found_low < found_high ? found_low : found_high;
        std::int32_t least      = most;
        for (std::size_t i = 0; i < half; ++i) least = std::min(least, found[i]);
        return least;
    }

    /// Which of two claims is the stronger. Of a divisor method: key / divisor; else: quota minus what is held.
    [[nodiscard]] constexpr std::strong_ordering compare(claim a, claim b, scale by) const noexcept {
        switch (rule_.method) {
        case apportion_method::sainte_lague: return a.key * (2 * b.held + 1) <=> b.key * (2 * a.held + 1);
        case apportion_method::dhondt: return a.key * (b.held + 1) <=> b.key * (a.held + 1);
        default: return a.key * by.part - a.held * by.of <=> b.key * by.part - b.held * by.of;
        }
    }

    /// The one scale by which the quotas, each brought within its floor and cap, sum to the total: round by round the
    /// members are held that are out of bounds on the side that weighs more, and the others share the rest.
    [[nodiscard]] constexpr scale common(std::int64_t total, std::span<std::int64_t> scratch) const noexcept {
        const std::span<std::int64_t> is_held = scratch.first(keys_.size());
        scale                         by{total, key_sum_};
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            is_held[i] = keys_[i] == 0;
            if (keys_[i] == 0) by.part -= floor_of(i);
        }
        if (by.of == 0) return whole(total);

        // What floors would add to the quota of a member, or (negative) caps take from it, in parts of 1 / `of`.
        const auto added_by_limits = [&](std::size_t i) -> std::int64_t {
            const std::int64_t quota = keys_[i] * by.part;
            return std::max<std::int64_t>(floor_of(i) * by.of - quota, 0)
                   - std::max<std::int64_t>(quota - std::min(cap_of(i), total) * by.of, 0);
        };
        for (;;) {
            std::int64_t added = 0;
            for (std::size_t i = 0; i < keys_.size(); ++i)
                if (is_held[i] == 0) added += added_by_limits(i);
            if (added == 0) return by;

            scale rest = by;
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                if (is_held[i] != 0) continue;
                const std::int64_t of_member = added_by_limits(i);
                if (of_member == 0 || (of_member > 0) != (added > 0)) continue;
                is_held[i] = 1;
                rest.part -= added > 0 ? floor_of(i) : cap_of(i);
                rest.of -= keys_[i];
            }
            by = rest;
        }
    }

    /// Grants the strongest refused claims, or takes back the weakest granted ones, until the total is spent. The
    /// shares start next to the quotas, so there are at most as many steps as members (and one more for each place that
    /// floors or caps move under `largest_remainder_of_total`); each step costs the logarithm of their number.
    constexpr void step_to(std::int64_t total, scale by, std::span<interval> shares,
                           std::span<std::int64_t> scratch) const noexcept {
        std::int64_t missing = total;
        for (const interval& share : shares) missing -= share.least;
        const std::int64_t step = missing < 0 ? -1 : 1;

        const auto can_move = [&](std::size_t i) {
            return step > 0 ? shares[i].least < cap_of(i) : shares[i].least > floor_of(i);
        };
        const auto contested = [&](std::int64_t i) {
            const auto member = static_cast<std::size_t>(i);
            return claim{keys_[member], step > 0 ? shares[member].least : shares[member].least - 1};
        };
        const auto moves_later = [&](std::int64_t a, std::int64_t b) {
            const auto order = compare(contested(a), contested(b), by);
            return step > 0 ? order < 0 : order > 0;
        };

        std::size_t waiting = 0;
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (can_move(i)) scratch[waiting++] = static_cast<std::int64_t>(i);
        auto queue = scratch.first(waiting);
        std::make_heap(queue.begin(), queue.end(), moves_later);
        for (; missing != 0; missing -= step) {
            std::pop_heap(queue.begin(), queue.end(), moves_later);
            const auto next = static_cast<std::size_t>(queue.back());
            shares[next].least += step;
            if (can_move(next))
                std::push_heap(queue.begin(), queue.end(), moves_later);
            else
                queue = queue.first(queue.size() - 1);
        }
    }

    /// Completes the shares: where the weakest granted claim equals the strongest refused one, all claims of that
    /// strength are tied, and the share of their members is open by one place.
    constexpr tie open_ties(scale by, std::span<interval> shares) const noexcept {
        const auto last_granted  = [&](std::size_t i) { return claim{keys_[i], shares[i].least - 1}; };
        const auto first_refused = [&](std::size_t i) { return claim{keys_[i], shares[i].least}; };
        bool       any_granted   = false;
        bool       any_refused   = false;
        claim      weakest_granted{};
        claim      strongest_refused{};
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            shares[i].most = shares[i].least;
            if (shares[i].least > floor_of(i) && (!any_granted || compare(last_granted(i), weakest_granted, by) < 0)) {
                weakest_granted = last_granted(i);
                any_granted     = true;
            }
            if (shares[i].least < cap_of(i) && (!any_refused || compare(first_refused(i), strongest_refused, by) > 0)) {
                strongest_refused = first_refused(i);
                any_refused       = true;
            }
        }
        tie found;
        if (!any_granted || !any_refused || compare(weakest_granted, strongest_refused, by) != 0) return found;

        const claim edge = weakest_granted;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (shares[i].least > floor_of(i) && compare(last_granted(i), edge, by) == 0) {
                --shares[i].least;
                ++found.members;
                ++found.places;
            } else if (shares[i].least < cap_of(i) && compare(first_refused(i), edge, by) == 0) {
                ++shares[i].most;
                ++found.members;
            }
        }
        return found;
    }

    /// Settles a tie by the order that was drawn; what stays is a tie between members of equal rank.
    constexpr tie draw(tie found, std::span<interval> shares, std::span<std::int64_t> scratch) const noexcept {
        const auto  rank  = [&](std::int64_t i) { return rule_.tie_order[static_cast<std::size_t>(i)]; };
        const auto  first = [&](std::int64_t a, std::int64_t b) { return rank(a) < rank(b); };
        const auto  tied  = scratch.first(found.members);
        std::size_t count = 0;
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (!shares[i].is_exact()) tied[count++] = static_cast<std::int64_t>(i);
        std::make_heap(tied.begin(), tied.end(), first);
        std::sort_heap(tied.begin(), tied.end(), first);

        const auto last_rank_in    = rank(tied[found.places - 1]);
        const bool splits_one_rank = rank(tied[found.places]) == last_rank_in;
        tie        left;
        for (std::size_t i = 0; i < tied.size(); ++i) {
            interval&  share   = shares[static_cast<std::size_t>(tied[i])];
            const bool is_open = splits_one_rank && rank(tied[i]) == last_rank_in;
            if (is_open) {
                ++left.members;
                if (i < found.places) ++left.places;
            } else {
                share = interval::exactly(i < found.places ? share.most : share.least);
            }
        }
        return left;
    }

    std::span<const std::int64_t> keys_;
    apportion_rule                rule_;
    std::int64_t                  key_sum_            = 0;
    std::int64_t                  least_              = 0; ///< the smallest total that can be divided
    std::int64_t                  most_               = 0; ///< the largest
    bool                          has_crossed_limits_ = false;
};

} // namespace opgave::detail
