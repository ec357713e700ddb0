// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/rounding.hpp>
#include <opgave/model/number_text.hpp>
#include <opgave/rules/coverage_text.hpp>
#include <opgave/rules/outcome.hpp>

#include <algorithm>

namespace opgave {

namespace {

/// `numerator / denominator` in units of 1/`per`, rounded half up. The digits come one by one, by adding the rest to
/// itself, so that no product can leave 64 bits.
std::int64_t in_parts(std::int64_t numerator, std::int64_t denominator, int digits) {
    std::int64_t parts = divide(numerator, denominator, rounding::down);
    std::int64_t rest  = numerator - parts * denominator;
    for (int i = 0; i < digits; ++i) {
        std::int64_t digit   = 0;
        std::int64_t tenfold = 0; // of the rest, less `digit` denominators
        for (int added = 0; added < 10; ++added) {
            if (tenfold >= denominator - rest) {
                tenfold -= denominator - rest;
                ++digit;
            } else {
                tenfold += rest;
            }
        }
        parts = parts * 10 + digit;
        rest  = tenfold;
    }
    return rest >= denominator - rest ? parts + 1 : parts;
}

/// The number before the percent sign.
std::string percents(std::int64_t numerator, std::int64_t denominator, language in) {
    const std::int64_t whole = in_parts(numerator, denominator, 2);
    if (whole != 100 || numerator >= denominator) return number_text(whole, in);
    const std::int64_t tenths = std::min<std::int64_t>(in_parts(numerator, denominator, 3), 999);
    return number_text(tenths / 10, in) + (in == language::nl ? ',' : '.') + number_text(tenths % 10, in);
}

} // namespace

std::string percentage_text(std::int64_t numerator, std::int64_t denominator, language in) {
    return percents(numerator, denominator, in) + " %";
}

std::string coverage_text(const coverage& of, language in) {
    static const words not_applicable{"niet van toepassing", "not applicable"};
    static const words unknown{"onbekend", "unknown"};
    static const words at_least{"ten minste ", "at least "};

    if (of.denominator.most <= 0) return not_applicable.in(in);
    if (of.denominator_rests_on_blanks || of.denominator.least <= 0) return unknown.in(in);
    const bool        is_negative = of.numerator.least < 0;
    const std::string least =
        percents(of.numerator.least, is_negative ? of.denominator.least : of.denominator.most, in);
    if (of.numerator_rests_on_blanks) return of.numerator.least > 0 ? at_least.in(in) + least + " %" : unknown.in(in);
    const std::string most =
        percents(of.numerator.most, of.numerator.most < 0 ? of.denominator.most : of.denominator.least, in);
    return least == most ? most + " %" : least + '-' + most + " %";
}

} // namespace opgave
