// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/half_block.hpp>
#include <opgave/formula/machine.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

/// Everything that a kernel calls becomes part of it: only then is a block a few vector instructions, under whatever
/// options the host compiles.
#define OPGAVE_KERNEL [[gnu::flatten]]

/// How kernels go over columns: block after block of a fixed number of lanes, which a compiler turns into vector
/// instructions by itself. What lies beyond the lanes of a column is computed too and means nothing, so sums and products
/// wrap instead of overflowing; those that mean something cannot, for the compiler refused every formula in which they
/// could.
namespace opgave::detail {

/// Which blocks of a column are computed: all, or those that an edit touches.
struct window {
    static constexpr std::uint32_t all = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t first = 0;
    std::uint32_t count = all;

    [[nodiscard]] constexpr bool is_all() const noexcept { return count == all; }
};

/// Instructions of one run, or one of them.
struct step_range {
    std::uint32_t first = 0;
    std::uint32_t count = 1;
};

template <class Word>
using bits = std::make_unsigned_t<Word>;

/// The ways of going over the numbers of a step: each calls `body` with where a block begins and how many numbers it has, as
/// a constant.
struct one_number {
    template <class Body>
    void operator()(Body body) const noexcept {
        body(std::size_t{0}, std::integral_constant<std::size_t, 1>{});
    }
};
struct one_block {
    template <class Body>
    void operator()(Body body) const noexcept {
        body(std::size_t{0}, std::integral_constant<std::size_t, lane_block>{});
    }
};
struct many_blocks {
    std::uint32_t first;
    std::uint32_t end;

    many_blocks(std::uint32_t blocks, window in) noexcept
        : first(in.first), end(in.is_all() ? blocks : std::min(blocks, in.first + in.count)) {}

    template <class Body>
    void operator()(Body body) const noexcept {
        for (std::uint32_t block = first; block < end; ++block)
            body(std::size_t{block} * lane_block, std::integral_constant<std::size_t, lane_block>{});
    }
};

/// The same for any number of blocks, of which 0 is a single number.
template <class Body>
void each_block(std::uint32_t blocks, window in, Body body) noexcept {
    if (blocks == 0)
        one_number{}(body);
    else
        many_blocks{blocks, in}(body);
}

/// A step with where its operands and its result lie; goes from step to step of a run.
/// @tparam Operands how many each step has, or 0 where the step says it
template <class Out, std::size_t Operands>
class bound_step {
public:
    bound_step(const machine& on, std::uint32_t first) noexcept
        : step_(&on.step(first)), operands_(on.bound_operands() + step_->first_operand), out_(on.out<Out>(*step_)) {}

    const program_step* operator->() const noexcept { return step_; }

    template <class T>
    [[nodiscard]] const T* operand(std::size_t which) const noexcept {
        return static_cast<const T*>(operands_[which]);
    }
    [[nodiscard]] Out* out() const noexcept { return out_; }

    /// @param numbers how many a step of the run has place for
    void to_next(std::size_t numbers) noexcept {
        operands_ += Operands == 0 ? step_->operand_count : Operands;
        out_ += numbers;
        ++step_;
    }

private:
    const program_step* step_;
    const void* const*  operands_;
    Out*                out_;
};

/// Calls `body` with each step of a range and with the way of going over its numbers.
template <class Out, std::size_t Operands = 0, class Body>
void each_step_of(const machine& on, step_range of, window in, Body body) noexcept {
    bound_step<Out, Operands> step(on, of.first);
    const std::uint32_t       blocks    = step->blocks;
    const auto                each_step = [&](std::size_t numbers, const auto& over_numbers) {
        for (std::uint32_t i = 0; i < of.count; ++i, step.to_next(numbers)) body(std::as_const(step), over_numbers);
    };
    if (blocks == 0)
        each_step(1, one_number{});
    else if (blocks == 1 && in.first == 0)
        each_step(lane_block, one_block{});
    else
        each_step(std::size_t{blocks} * lane_block, many_blocks{blocks, in});
}

/// Numbers made of as many of each operand: `compute(result, operand...)` for half a block at a time, or for the one number
/// of a block of one. The same expression serves both.
template <class Count, class Function, class Out, class... In>
void vector_block(Count count, Function compute, Out* out, const In*... in) noexcept {
    if constexpr (count() == 1) {
        compute(*out, *in...);
    } else {
        for (std::size_t half = 0; half < count(); half += lane_block / 2) {
            half_block<Out> result;
            compute(result.value, half_block<In>(in + half).value...);
            result.store(out + half);
        }
    }
}

/// `count` numbers made of as many of each operand, lane by lane.
template <class Count, class Function, class Out, class... In>
void block_of(Count count, Function compute, Out* __restrict out, const In* __restrict... in) noexcept {
    for (std::size_t j = 0; j < count; ++j) out[j] = static_cast<Out>(compute(in[j]...));
}

/// The same onto what the result holds already.
template <class Count, class Function, class Out, class... In>
void block_onto(Count count, Function compute, Out* __restrict out, const In* __restrict... in) noexcept {
    for (std::size_t j = 0; j < count; ++j) out[j] = static_cast<Out>(compute(out[j], in[j]...));
}

/// Numbers without their sign: sums of them wrap.
template <class Word>
[[nodiscard]] const bits<Word>* unsigned_of(const Word* x) noexcept {
    return reinterpret_cast<const bits<Word>*>(x);
}
template <class Word>
[[nodiscard]] bits<Word>* unsigned_of(Word* x) noexcept {
    return reinterpret_cast<bits<Word>*>(x);
}

/// Calls `body` with a number of the type in which the values are kept.
template <class Body>
void in_words(bool wide, Body body) noexcept {
    if (wide)
        body(std::int64_t{});
    else
        body(std::int32_t{});
}

/// How many numbers a step has place for.
[[nodiscard]] inline std::size_t places_of(const instruction& step) noexcept {
    return step.blocks == 0 ? 1 : std::size_t{step.blocks} * lane_block;
}

/// How many numbers of a step mean something.
[[nodiscard]] inline std::size_t numbers_of(const machine& on, const instruction& step) noexcept {
    return std::size_t{step.lanes} * on.lane_width();
}

/// How one kind of step is computed.
struct kernel_row {
    /// Values of steps; they mean something where the operands are known.
    void (*values)(machine&, step_range, window) noexcept = nullptr;
    /// Which values of a step, just computed, are known, where a lane of an operand is not.
    void (*known)(machine&, const instruction&, window) noexcept = nullptr;
    /// What its unknown lanes may be.
    void (*ranges)(machine&, const instruction&) noexcept = nullptr;
};

// --- what is known ---------------------------------------------------------------------------------------------------

/// The marks of an operand, block by block; those of one that is not open are all the same.
class known_marks {
public:
    known_marks(const machine& on, const program_operand& of) noexcept
        : first_(on.is_open(of) ? on.known(of) : every.data()), step_(on.is_open(of) ? 1 : 0) {}

    /// @return `lane_block` marks @param at where the block begins
    [[nodiscard]] const std::uint8_t* block(std::size_t at) const noexcept { return first_ + at * step_; }
    /// @return whether the number there is known
    [[nodiscard]] bool operator[](std::size_t at) const noexcept { return step_ == 0 || first_[at] != 0; }

private:
    static constexpr std::array<std::uint8_t, lane_block> every = [] {
        std::array<std::uint8_t, lane_block> marks{};
        marks.fill(255);
        return marks;
    }();

    const std::uint8_t* first_;
    std::size_t         step_;
};

/// Where the marks of a step are written; those of other blocks than the window's stay as they are.
[[nodiscard]] inline std::uint8_t* begin_known(machine& on, const instruction& step, window in) noexcept {
    std::uint8_t* const known = on.known_out(step);
    if (!in.is_all() && !on.is_open(on.index_of(step))) std::fill_n(known, places_of(step), std::uint8_t{255});
    return known;
}

/// Writes 0 for what is not known, so that equal outcomes are equal bytes, and notes whether anything is.
inline void finish_known(machine& on, const instruction& step, window in) noexcept {
    std::uint8_t* const known = on.known_out(step);
    in_words(step.wide, [&](auto word) {
        using Word         = decltype(word);
        Word* const values = on.out<Word>(step);
        each_block(step.blocks, in, [&](std::size_t at, auto count) {
            block_onto(
                count, [](Word value, std::uint8_t mark) { return value & static_cast<std::int8_t>(mark); },
                values + at, known + at);
        });
    });
    const std::uint8_t* const end = known + numbers_of(on, step);
    on.set_open(on.index_of(step), std::find(static_cast<const std::uint8_t*>(known), end, std::uint8_t{0}) != end);
}

/// The same for a step of one number.
inline void finish_known_number(machine& on, const instruction& step, std::uint8_t known) noexcept {
    *on.known_out(step) = known;
    on.set_open(on.index_of(step), known == 0);
    in_words(step.wide, [&](auto word) { *on.out<decltype(word)>(step) &= static_cast<std::int8_t>(known); });
}

/// A step of which each lane is known where all its operands are.
OPGAVE_KERNEL inline void known_with_operands(machine& on, const instruction& step, window in) noexcept {
    const auto operands = on.operands_of(step);
    if (step.blocks == 0) {
        std::uint8_t all = 255;
        for (const program_operand& one : operands)
            if (on.is_open(one)) all &= *on.known(one);
        finish_known_number(on, step, all);
        return;
    }
    std::uint8_t* const known = begin_known(on, step, in);
    each_block(step.blocks, in,
               [&](std::size_t at, auto count) { std::fill_n(known + at, count(), std::uint8_t{255}); });
    for (const program_operand& one : operands) {
        if (!on.is_open(one)) continue;
        const std::uint8_t* const of = on.known(one);
        each_block(step.blocks, in, [&](std::size_t at, auto count) {
            block_onto(
                count, [](std::uint8_t a, std::uint8_t b) { return a & b; }, known + at, of + at);
        });
    }
    finish_known(on, step, in);
}

/// A step whose result is always known, whatever its operands are.
inline void always_known(machine& on, const instruction& step, window) noexcept {
    on.set_open(on.index_of(step), false);
}

/// Values of steps that leave lanes unknown whatever their operands are, and which of them are known.
template <auto Compute>
void each_computed(machine& on, step_range of, window in) noexcept {
    for (std::uint32_t i = 0; i < of.count; ++i) Compute(on, on[of.first + i], in);
}
inline void known_already(machine&, const instruction&, window) noexcept {}

/// For constants: they stand in the pool.
inline void never_computed(machine&, step_range, window) noexcept {}

} // namespace opgave::detail
