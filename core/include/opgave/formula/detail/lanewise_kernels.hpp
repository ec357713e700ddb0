// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/machine.hpp>

#include <algorithm>
#include <cstdint>

/// Evaluation of the operators that treat every lane alike. An unknown operand makes the lane unknown, unless the others
/// decide it; the stored number of an unknown lane is 0, so that equal outcomes are equal bytes.
namespace opgave::detail {

template <class Function>
void unary(machine& on, const instruction& step, Function compute) noexcept {
    const lane_values a     = on.read(on.program().operands_of(step)[0].of);
    std::int64_t*     out   = on.values_of(step);
    std::uint8_t*     known = on.known_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        known[lane] = a.is_known(lane) ? 1 : 0;
        out[lane]   = a.is_known(lane) ? compute(a.value(lane)) : 0;
    }
}

inline void linear(machine& on, const instruction& step) noexcept {
    std::int64_t* out   = on.values_of(step);
    std::uint8_t* known = on.known_of(step);
    std::fill_n(out, step.lanes, step.first);
    std::fill_n(known, step.lanes, std::uint8_t{1});
    for (const program_operand& term : on.program().operands_of(step)) {
        const lane_values x = on.read(term.of);
        for (std::size_t lane = 0; lane < step.lanes; ++lane) {
            out[lane] += term.factor * x.value(lane);
            known[lane] = known[lane] & static_cast<std::uint8_t>(x.is_known(lane));
        }
    }
    for (std::size_t lane = 0; lane < step.lanes; ++lane) out[lane] = known[lane] != 0 ? out[lane] : 0;
}

inline void times_ratio(machine& on, const instruction& step) noexcept {
    unary(on, step, [&](std::int64_t x) { return divide(x * step.first, step.second, step.rounded); });
}
inline void at_least(machine& on, const instruction& step) noexcept {
    unary(on, step, [](std::int64_t x) { return x >= 0 ? 1 : 0; });
}
inline void equal(machine& on, const instruction& step) noexcept {
    unary(on, step, [](std::int64_t x) { return x == 0 ? 1 : 0; });
}
inline void negation(machine& on, const instruction& step) noexcept {
    unary(on, step, [](std::int64_t x) { return 1 - x; });
}

/// A constant 0 decides a product, whatever the other side is.
inline void times_column(machine& on, const instruction& step) noexcept {
    const auto        operands = on.program().operands_of(step);
    const lane_values a        = on.read(operands[0].of);
    const lane_values column   = on.read(operands[1].of);
    std::int64_t*     out      = on.values_of(step);
    std::uint8_t*     known    = on.known_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        known[lane] = column.is_known(lane) && (a.is_known(lane) || column.value(lane) == 0) ? 1 : 0;
        out[lane]   = a.value(lane) * column.value(lane);
    }
}

template <class Better>
void extreme(machine& on, const instruction& step, Better better) noexcept {
    std::int64_t* out      = on.values_of(step);
    std::uint8_t* known    = on.known_of(step);
    const auto    operands = on.program().operands_of(step);
    const auto    first    = on.read(operands[0].of);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        out[lane]   = first.value(lane);
        known[lane] = first.is_known(lane) ? 1 : 0;
    }
    for (const program_operand& one : operands.subspan(1)) {
        const lane_values x = on.read(one.of);
        for (std::size_t lane = 0; lane < step.lanes; ++lane) {
            out[lane]   = better(out[lane], x.value(lane));
            known[lane] = known[lane] & static_cast<std::uint8_t>(x.is_known(lane));
        }
    }
    for (std::size_t lane = 0; lane < step.lanes; ++lane) out[lane] = known[lane] != 0 ? out[lane] : 0;
}

inline void minimum(machine& on, const instruction& step) noexcept {
    extreme(on, step, [](std::int64_t a, std::int64_t b) { return std::min(a, b); });
}
inline void maximum(machine& on, const instruction& step) noexcept {
    extreme(on, step, [](std::int64_t a, std::int64_t b) { return std::max(a, b); });
}

/// Kleene's `and` and `or`: one operand that has the `deciding` value decides, whatever is unknown beside it.
inline void decided_by(machine& on, const instruction& step, std::int64_t deciding) noexcept {
    std::int64_t* out   = on.values_of(step);
    std::uint8_t* known = on.known_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        bool all_known = true;
        bool decided   = false;
        for (const program_operand& one : on.program().operands_of(step)) {
            const lane_values x = on.read(one.of);
            all_known           = all_known && x.is_known(lane);
            decided             = decided || (x.is_known(lane) && x.value(lane) == deciding);
        }
        known[lane] = decided || all_known ? 1 : 0;
        out[lane]   = decided ? deciding : all_known ? 1 - deciding : 0;
    }
}

inline void all_of(machine& on, const instruction& step) noexcept { decided_by(on, step, 0); }
inline void any_of(machine& on, const instruction& step) noexcept { decided_by(on, step, 1); }

inline void ratio_at_least(machine& on, const instruction& step) noexcept {
    const auto        operands = on.program().operands_of(step);
    const lane_values a = on.read(operands[0].of), b = on.read(operands[1].of);
    const lane_values c = on.read(operands[2].of), d = on.read(operands[3].of);
    std::int64_t*     out   = on.values_of(step);
    std::uint8_t*     known = on.known_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const bool all = a.is_known(lane) && b.is_known(lane) && c.is_known(lane) && d.is_known(lane);
        known[lane]    = all ? 1 : 0;
        out[lane]      = all && a.value(lane) * d.value(lane) >= c.value(lane) * b.value(lane) ? 1 : 0;
    }
}

inline void select(machine& on, const instruction& step) noexcept {
    const auto        operands  = on.program().operands_of(step);
    const lane_values condition = on.read(operands[0].of);
    const lane_values yes       = on.read(operands[1].of);
    const lane_values no        = on.read(operands[2].of);
    std::int64_t*     out       = on.values_of(step);
    std::uint8_t*     known     = on.known_of(step);
    for (std::size_t lane = 0; lane < step.lanes; ++lane) {
        const bool takes_yes = condition.value(lane) != 0;
        const bool is_known  = condition.is_known(lane) && (takes_yes ? yes : no).is_known(lane);
        known[lane]          = is_known ? 1 : 0;
        out[lane]            = is_known ? (takes_yes ? yes : no).value(lane) : 0;
    }
}

/// Only a figure that the frame does not have is computed: it is blank. The others are read in place.
inline void absent_figure(machine& on, const instruction& step) noexcept {
    std::fill_n(on.values_of(step), step.lanes, std::int64_t{0});
    std::fill_n(on.known_of(step), step.lanes, std::uint8_t{0});
}

inline void stated(machine& on, const instruction& step) noexcept {
    const instruction& figure = on.program().instructions[on.program().operands_of(step)[0].of];
    std::int64_t*      out    = on.values_of(step);
    std::fill_n(on.known_of(step), step.lanes, std::uint8_t{1});
    for (std::size_t lane = 0; lane < step.lanes; ++lane) out[lane] = on.is_stated(figure, lane) ? 1 : 0;
}

} // namespace opgave::detail
