// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/plugin.hpp>

#include <type_traits>

/// What does not compile, so that a rule cannot be misread: passed by being compiled.
namespace {

using opgave::condition;
using opgave::formula;
using opgave::quotient;
using opgave::ratio;

static_assert(!std::is_constructible_v<bool, formula> && !std::is_convertible_v<formula, bool>);
static_assert(!std::is_constructible_v<bool, condition> && !std::is_convertible_v<condition, bool>);
static_assert(!std::is_constructible_v<bool, quotient> && !std::is_convertible_v<quotient, bool>);
static_assert(!std::is_convertible_v<int, formula> && !std::is_convertible_v<bool, condition>);

template <class A, class B>
concept compared = requires(A a, B b) {
    a >= b;
}
|| requires(A a, B b) { a < b; }
|| requires(A a, B b) { a == b; };
template <class A, class B>
concept added = requires(A a, B b) {
    a + b;
}
|| requires(A a, B b) { a - b; };
template <class A, class B>
concept joined = requires(A a, B b) {
    a&& b;
}
|| requires(A a, B b) { a || b; };
template <class A>
concept negated = requires(A a) {
    !a;
};

static_assert(compared<formula, formula> && compared<formula, int> && compared<long, formula>);
static_assert(added<formula, formula> && added<formula, int> && added<int, formula>);
static_assert(compared<quotient, ratio> && compared<ratio, quotient> && compared<quotient, quotient>);
static_assert(joined<condition, condition> && negated<condition>);

// `a < b < c`: the comparison of a condition
static_assert(!compared<condition, formula> && !compared<formula, condition> && !compared<condition, condition>);
static_assert(!compared<condition, int> && !compared<condition, bool>);
// arithmetic on what is no number
static_assert(
    !added<condition, condition> && !added<condition, int> && !added<quotient, quotient> && !added<quotient, int>);
// a quotient is never compared with a number, and never rounded in passing
static_assert(!compared<quotient, int> && !compared<quotient, formula>);
// a formula is no condition
static_assert(
    !joined<formula, formula> && !joined<formula, condition> && !joined<condition, bool> && !negated<formula>);
// numbers that are none: truth values and floating point
static_assert(!compared<formula, bool> && !compared<formula, double> && !added<formula, double>);

template <class A, class B>
concept multiplied = requires(A a, B b) {
    a* b;
};
static_assert(multiplied<int, formula> && multiplied<formula, int>);
static_assert(!multiplied<formula, formula>); // no product of two figures
static_assert(!multiplied<formula, ratio>);   // a rounding would be missing

template <class A, class B>
concept read_as_category = requires(const opgave::figure_reader& reader, A a, B b) {
    reader.figure(a, b);
};
static_assert(
    read_as_category<opgave::category_name, opgave::basis_name> && read_as_category<const char*, const char*>);
static_assert(!read_as_category<opgave::basis_name, opgave::category_name>);

static_assert(!std::is_copy_constructible_v<opgave::rule_writer>);

} // namespace
