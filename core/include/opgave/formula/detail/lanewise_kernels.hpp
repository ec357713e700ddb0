// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/detail/lane_blocks.hpp>
#include <opgave/formula/detail/reciprocal_kernel.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

/// Evaluation of the operators that treat every lane alike. An unknown operand makes the lane unknown, unless the others
/// decide it. Steps of one range are of one form and width.
namespace opgave::detail {

// --- numbers ---------------------------------------------------------------------------------------------------------

/// One number made of one number, in every lane.
template <class Word, class Out, class Function>
void of_each(machine& on, step_range of, window in, Function compute) noexcept {
    each_step_of<Out, 1>(on, of, in, [&](const auto& step, const auto& each_block) {
        const Word* const x   = step.template operand<Word>(0);
        Out* const        out = step.out();
        each_block([&](std::size_t at, auto count) { block_of(count, compute, out + at, x + at); });
    });
}

/// Half a block made of half a block of one operand, or of each of two.
template <class Word, class Function>
void vector_of_each(machine& on, step_range of, window in, Function compute) noexcept {
    each_step_of<Word, 1>(on, of, in, [&](const auto& step, const auto& each_block) {
        const Word* const x   = step.template operand<Word>(0);
        Word* const       out = step.out();
        each_block([&](std::size_t at, auto count) { vector_block(count, compute, out + at, x + at); });
    });
}
template <class Word, class Function>
void vector_of_both(machine& on, step_range of, window in, Function compute) noexcept {
    each_step_of<Word, 2>(on, of, in, [&](const auto& step, const auto& each_block) {
        const auto* const a   = unsigned_of(step.template operand<Word>(0));
        const auto* const b   = unsigned_of(step.template operand<Word>(1));
        auto* const       out = unsigned_of(step.out());
        each_block([&](std::size_t at, auto count) { vector_block(count, compute, out + at, a + at, b + at); });
    });
}

/// One number made of any number of them, two by two.
template <class Word, class Function>
void folded(machine& on, step_range of, window in, Function compute) noexcept {
    each_step_of<Word>(on, of, in, [&](const auto& step, const auto& each_block) {
        const Word* const a   = step.template operand<Word>(0);
        const Word* const b   = step.template operand<Word>(step->operand_count > 1 ? 1 : 0);
        Word* const       out = step.out();
        each_block([&](std::size_t at, auto count) {
            vector_block(count, compute, out + at, a + at, b + at);
            for (std::size_t i = 2; i < step->operand_count; ++i)
                vector_block(count, compute, out + at, out + at, step.template operand<Word>(i) + at);
        });
    });
}

/// Numbers that start as a constant and one operand, and to which others are added by and by.
template <class Bits, class Count>
class growing_sum;

template <class Bits>
class growing_sum<Bits, std::integral_constant<std::size_t, 1>> {
public:
    growing_sum(Bits constant, const Bits* x) noexcept : sum_(constant + *x) {}
    growing_sum(Bits constant, const Bits* x, Bits factor) noexcept : sum_(constant + *x * factor) {}
    void add(const Bits* x) noexcept { sum_ += *x; }
    void take_away(const Bits* x) noexcept { sum_ -= *x; }
    void add(const Bits* x, Bits factor) noexcept { sum_ += *x * factor; }
    void store(Bits* to) const noexcept { *to = sum_; }

private:
    Bits sum_;
};

/// There is an operand at once, for compilers make a vector of one number lane after lane.
template <class Bits>
class growing_sum<Bits, std::integral_constant<std::size_t, lane_block>> {
public:
    growing_sum(Bits constant, const Bits* x) noexcept : low_(x), high_(x + half) {
        low_.value += constant;
        high_.value += constant;
    }
    growing_sum(Bits constant, const Bits* x, Bits factor) noexcept : low_(x), high_(x + half) {
        low_.value  = low_.value * factor + constant;
        high_.value = high_.value * factor + constant;
    }
    void add(const Bits* x) noexcept {
        low_.value += half_block<Bits>(x).value;
        high_.value += half_block<Bits>(x + half).value;
    }
    void take_away(const Bits* x) noexcept {
        low_.value -= half_block<Bits>(x).value;
        high_.value -= half_block<Bits>(x + half).value;
    }
    void add(const Bits* x, Bits factor) noexcept {
        low_.value += half_block<Bits>(x).value * factor;
        high_.value += half_block<Bits>(x + half).value * factor;
    }
    void store(Bits* to) const noexcept {
        low_.store(to);
        high_.store(to + half);
    }

private:
    static constexpr std::size_t half = lane_block / 2;

    half_block<Bits> low_;
    half_block<Bits> high_;
};

/// A constant and terms with a factor each, of which there is one or more.
OPGAVE_KERNEL inline void linear(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        using Bits = bits<Word>;
        each_step_of<Word>(on, of, in, [&](const auto& step, const auto& each_block) {
            const program_operand* const terms = on.program().operands.data() + step->first_operand;
            const auto  operand   = [&](std::size_t i) { return unsigned_of(step.template operand<Word>(i)); };
            const auto  factor_of = [&](std::size_t i) { return static_cast<Bits>(terms[i].factor); };
            Bits* const out       = unsigned_of(step.out());
            each_block([&](std::size_t at, auto count) {
                growing_sum<Bits, decltype(count)> sum(static_cast<Bits>(step->first), operand(0) + at, factor_of(0));
                for (std::size_t i = 1; i < step->operand_count; ++i) sum.add(operand(i) + at, factor_of(i));
                sum.store(out + at);
            });
        });
    });
}

/// A constant and terms that are added or taken away: no product, which 64-bit lanes lack and 32-bit ones pay for.
/// @pre one is added
OPGAVE_KERNEL inline void signed_sum(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        using Bits = bits<Word>;
        each_step_of<Word>(on, of, in, [&](const auto& step, const auto& each_block) {
            const auto  operand = [&](std::size_t i) { return unsigned_of(step.template operand<Word>(i)); };
            Bits* const out     = unsigned_of(step.out());
            each_block([&](std::size_t at, auto count) {
                growing_sum<Bits, decltype(count)> sum(static_cast<Bits>(step->first), operand(0) + at);
                std::size_t                        i = 1;
                for (; i < step->positive; ++i) sum.add(operand(i) + at);
                for (; i < step->operand_count; ++i) sum.take_away(operand(i) + at);
                sum.store(out + at);
            });
        });
    });
}

OPGAVE_KERNEL inline void difference(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        vector_of_both<decltype(word)>(on, of, in, [](auto& left, const auto& x, const auto& y) { left = x - y; });
    });
}

OPGAVE_KERNEL inline void times_ratio(machine& on, step_range of, window in) noexcept {
    for (std::uint32_t index = of.first; index < of.first + of.count; ++index) {
        const instruction& step = on[index];
        in_words(step.wide, [&](auto word) {
            using Word = decltype(word);
            of_each<Word, Word>(on, {index}, in, [&](Word x) {
                const auto product = static_cast<std::uint64_t>(x) * static_cast<std::uint64_t>(step.first);
                return divide(static_cast<std::int64_t>(product), step.second, step.rounded);
            });
        });
    }
}

OPGAVE_KERNEL inline void times_column(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        vector_of_both<decltype(word)>(on, of, in,
                                       [](auto& product, const auto& x, const auto& y) { product = x * y; });
    });
}

/// A constant 0 decides a product, whatever the other side is.
OPGAVE_KERNEL inline void times_column_known(machine& on, const instruction& step, window in) noexcept {
    const auto          operands = on.operands_of(step);
    const known_marks   a(on, operands[0]);
    const known_marks   column(on, operands[1]);
    std::uint8_t* const known = begin_known(on, step, in);
    in_words(step.wide, [&](auto word) {
        const auto* const by = on.values<decltype(word)>(on[operands[1].of]);
        each_block(step.blocks, in, [&](std::size_t at, auto count) {
            for (std::size_t j = 0; j < count; ++j)
                known[at + j] = column.block(at)[j] != 0 && (a.block(at)[j] != 0 || by[at + j] == 0) ? 255 : 0;
        });
    });
    finish_known(on, step, in);
}

OPGAVE_KERNEL inline void minimum(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        folded<Word>(on, of, in, [](auto& least, const auto& a, const auto& b) { least = a < b ? a : b; });
    });
}
OPGAVE_KERNEL inline void maximum(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        folded<Word>(on, of, in, [](auto& most, const auto& a, const auto& b) { most = a > b ? a : b; });
    });
}

/// |x| = (x ^ sign) - sign, and minus that.
template <class Lanes>
void make_minus_magnitude(Lanes& out, const Lanes& x, const Lanes& sign) noexcept {
    out = sign - (x ^ sign);
}
OPGAVE_KERNEL inline void minus_magnitude(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        vector_of_each<Word>(on, of, in, [](auto& out, const auto& x) {
            make_minus_magnitude(out, x, x >> static_cast<int>(8 * sizeof(Word) - 1));
        });
    });
}
OPGAVE_KERNEL inline void minus_distance(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        vector_of_both<Word>(on, of, in, [](auto& out, const auto& a, const auto& b) {
            const auto x = a - b; // without a sign: its highest bit, which 0 is less than, becomes all ones
            make_minus_magnitude(out, x, 0 - (x >> static_cast<int>(8 * sizeof(Word) - 1)));
        });
    });
}

OPGAVE_KERNEL inline void widen(machine& on, step_range of, window in) noexcept {
    of_each<std::int32_t, std::int64_t>(on, of, in, [](std::int32_t x) { return std::int64_t{x}; });
}

/// One value, or one a table of those side by side, for each lane.
OPGAVE_KERNEL inline void splat(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        each_step_of<Word, 1>(on, of, in, [&](const auto& step, const auto& each_block) {
            const Word* const one = step.template operand<Word>(0);
            Word* const       out = step.out();
            each_block([&](std::size_t at, auto count) {
                if (on.lane_width() == 1)
                    std::fill_n(out + at, count(), *one);
                else
                    block_of(
                        count, [](Word x) { return x; }, out + at, one);
            });
        });
    });
}

OPGAVE_KERNEL inline void splat_known(machine& on, const instruction& step, window in) noexcept {
    const known_marks   one(on, on.operands_of(step)[0]);
    std::uint8_t* const known   = begin_known(on, step, in);
    const std::size_t   between = on.lane_width() == 1 ? 0 : 1;
    each_block(step.blocks, in, [&](std::size_t at, auto count) {
        for (std::size_t j = 0; j < count; ++j) known[at + j] = one.block(0)[j * between];
    });
    finish_known(on, step, in);
}

// --- conditions: 0 or 1, in 32 bits ----------------------------------------------------------------------------------

OPGAVE_KERNEL inline void at_least(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide_operands, [&](auto word) {
        using Word = decltype(word);
        of_each<Word, std::int32_t>(on, of, in, [](Word x) { return x >= 0 ? 1 : 0; });
    });
}
OPGAVE_KERNEL inline void equal(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide_operands, [&](auto word) {
        using Word = decltype(word);
        of_each<Word, std::int32_t>(on, of, in, [](Word x) { return x == 0 ? 1 : 0; });
    });
}
OPGAVE_KERNEL inline void negation(machine& on, step_range of, window in) noexcept {
    vector_of_each<std::int32_t>(on, of, in, [](auto& out, const auto& x) { out = x ^ 1; });
}
OPGAVE_KERNEL inline void all_of(machine& on, step_range of, window in) noexcept {
    folded<std::int32_t>(on, of, in, [](auto& all, const auto& a, const auto& b) { all = a & b; });
}
OPGAVE_KERNEL inline void any_of(machine& on, step_range of, window in) noexcept {
    folded<std::int32_t>(on, of, in, [](auto& any, const auto& a, const auto& b) { any = a | b; });
}

/// Kleene's `and` and `or`: one operand that has the `deciding` value decides, whatever is unknown beside it.
OPGAVE_KERNEL inline void known_when_decided(machine& on, const instruction& step, window in,
                                             std::int32_t deciding) noexcept {
    const auto          operands = on.operands_of(step);
    std::int32_t* const out      = on.out<std::int32_t>(step);
    std::uint8_t* const known    = begin_known(on, step, in);
    each_block(step.blocks, in, [&](std::size_t at, auto count) {
        std::array<std::uint8_t, count()> all_known;
        std::array<std::uint8_t, count()> decided{};
        all_known.fill(255);
        for (const program_operand& one : operands) {
            const std::int32_t* const x    = on.values<std::int32_t>(on[one.of]) + at;
            const known_marks         mark = known_marks(on, one);
            for (std::size_t j = 0; j < count; ++j) {
                all_known[j] = all_known[j] & mark.block(at)[j];
                decided[j]   = decided[j] | (x[j] == deciding ? mark.block(at)[j] : std::uint8_t{0});
            }
        }
        for (std::size_t j = 0; j < count; ++j) {
            known[at + j] = all_known[j] | decided[j];
            out[at + j]   = decided[j] != 0 ? deciding : 1 - deciding;
        }
    });
    finish_known(on, step, in);
}
inline void all_of_known(machine& on, const instruction& step, window in) noexcept {
    known_when_decided(on, step, in, 0);
}
inline void any_of_known(machine& on, const instruction& step, window in) noexcept {
    known_when_decided(on, step, in, 1);
}

OPGAVE_KERNEL inline void ratio_at_least(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide_operands, [&](auto word) {
        using Word         = decltype(word);
        const auto product = [](Word x, Word y) {
            return static_cast<std::int64_t>(static_cast<std::uint64_t>(x) * static_cast<std::uint64_t>(y));
        };
        each_step_of<std::int32_t, 4>(on, of, in, [&](const auto& step, const auto& each_block) {
            const auto          operand = [&](std::size_t i) { return step.template operand<Word>(i); };
            std::int32_t* const out     = step.out();
            each_block([&](std::size_t at, auto count) {
                block_of(
                    count, [=](Word a, Word b, Word c, Word d) { return product(a, d) >= product(c, b) ? 1 : 0; },
                    out + at, operand(0) + at, operand(1) + at, operand(2) + at, operand(3) + at);
            });
        });
    });
}

// --- choices ---------------------------------------------------------------------------------------------------------

OPGAVE_KERNEL inline void select(machine& on, step_range of, window in) noexcept {
    in_words(on[of.first].wide, [&](auto word) {
        using Word = decltype(word);
        each_step_of<Word, 3>(on, of, in, [&](const auto& step, const auto& each_block) {
            const std::int32_t* const chosen = step.template operand<std::int32_t>(0);
            const Word* const         yes    = step.template operand<Word>(1);
            const Word* const         no     = step.template operand<Word>(2);
            Word* const               out    = step.out();
            each_block([&](std::size_t at, auto count) {
                if constexpr (sizeof(Word) == sizeof(std::int32_t))
                    vector_block(
                        count,
                        [](auto& value, const auto& condition, const auto& a, const auto& b) {
                            value = b ^ ((a ^ b) & -condition);
                        },
                        out + at, chosen + at, yes + at, no + at);
                else
                    block_of(
                        count, [](std::int32_t condition, Word a, Word b) { return condition != 0 ? a : b; }, out + at,
                        chosen + at, yes + at, no + at);
            });
        });
    });
}

OPGAVE_KERNEL inline void select_known(machine& on, const instruction& step, window in) noexcept {
    const auto                operands = on.operands_of(step);
    const std::int32_t* const chosen   = on.values<std::int32_t>(on[operands[0].of]);
    const known_marks         condition(on, operands[0]);
    const known_marks         yes(on, operands[1]);
    const known_marks         no(on, operands[2]);
    std::uint8_t* const       known = begin_known(on, step, in);
    each_block(step.blocks, in, [&](std::size_t at, auto count) {
        for (std::size_t j = 0; j < count; ++j)
            known[at + j] = condition.block(at)[j] & (chosen[at + j] != 0 ? yes.block(at)[j] : no.block(at)[j]);
    });
    finish_known(on, step, in);
}

/// Reads the marks of what is stated, 255 or 0, which lie beside the numbers of a figure.
/// @tparam Processor see `any_processor`
/// @pre the figure is one of the frame
template <class Processor>
OPGAVE_KERNEL void stated(machine& on, step_range of, window in) noexcept {
    each_step_of<std::int32_t, 1>(on, of, in, [&](const auto& step, const auto& each_block) {
        const auto* const   marks = step.template operand<std::uint8_t>(0);
        std::int32_t* const out   = step.out();
        each_block([&](std::size_t at, auto count) {
            if constexpr (count() == 1)
                *out = *marks & 1;
            else
                for (std::size_t half = 0; half < count(); half += half_lanes)
                    Processor::conditions(marks + at + half, out + at + half);
        });
    });
}

/// Only a figure that the frame does not have is computed: it is blank. The others are read in place.
inline void absent_figure(machine& on, const instruction& step, window in) noexcept {
    std::uint8_t* const known = begin_known(on, step, in);
    each_block(step.blocks, in, [&](std::size_t at, auto count) { std::fill_n(known + at, count(), std::uint8_t{0}); });
    finish_known(on, step, in);
}

} // namespace opgave::detail
