// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ratio.hpp>
#include <opgave/base/rounding.hpp>
#include <opgave/plugin/abi.h>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace opgave {

/// A bare whole number, such as the 0 of `offered > 0`: it carries no unit and fits any.
template <class Int>
concept bare_whole_number =
    std::integral<Int> && !std::same_as<Int, bool> && (std::signed_integral<Int> || sizeof(Int) < sizeof(std::int64_t));

namespace detail {

/// A node, and the table it was written through.
struct expression {
    const opgave_writer* table = nullptr;
    opgave_node          node  = 0;
};

/// Thrown where the host refused something: it keeps the first error, and nothing that the author's function would still
/// say is heard. Ends that function, also one that would go on without end; `write_rule` catches it.
struct write_ended {};

/// @throws write_ended the formula could not be written
inline const expression& written_or_ended(const expression& written) {
    if (written.node == 0) throw write_ended{};
    return written;
}

inline opgave_text abi_text(std::string_view text) noexcept {
    return {text.data(), static_cast<std::uint32_t>(text.size())};
}

inline expression apply(const opgave_writer* table, std::uint32_t operation,
                        std::initializer_list<opgave_node> operands, std::initializer_list<std::int64_t> details = {}) {
    return {table, table->apply(table->host, operation, operands.begin(), static_cast<std::uint32_t>(operands.size()),
                                details.begin(), static_cast<std::uint32_t>(details.size()))};
}

} // namespace detail

/// Something that holds or does not (*voorwaarde*), written and not computed: it never becomes a `bool`.
class condition {
public:
    explicit condition(const detail::expression& written) : written_(detail::written_or_ended(written)) {}
    explicit operator bool() const = delete;

    friend condition operator&&(const condition& a, const condition& b) { return a.with(b, OPGAVE_ALL_OF); }
    friend condition operator||(const condition& a, const condition& b) { return a.with(b, OPGAVE_ANY_OF); }
    friend condition operator!(const condition& a) {
        return condition{detail::apply(a.written_.table, OPGAVE_NEGATION, {a.written_.node})};
    }

    [[nodiscard]] const detail::expression& written() const noexcept { return written_; }

private:
    [[nodiscard]] condition with(const condition& other, std::uint32_t operation) const {
        return condition{detail::apply(written_.table, operation, {written_.node, other.written_.node})};
    }

    detail::expression written_;
};

/// One formula over another. It is never computed to a number: it may be published, and compared with an exact ratio or
/// with another quotient.
class quotient {
    /// What stands at one side of such a comparison.
    struct side {
        side(const quotient& of) noexcept : numerator(of.numerator_), denominator(of.denominator_) {}
        side(opgave::ratio of) noexcept : literal(of) {}

        [[nodiscard]] opgave_node numerator_in(const opgave_writer* table) const {
            return numerator.table != nullptr ? numerator.node : table->whole(table->host, literal.numerator, 0);
        }
        [[nodiscard]] opgave_node denominator_in(const opgave_writer* table) const {
            return denominator.table != nullptr ? denominator.node : table->whole(table->host, literal.denominator, 0);
        }

        detail::expression numerator;
        detail::expression denominator;
        opgave::ratio      literal;
    };

public:
    quotient(detail::expression numerator, detail::expression denominator) noexcept
        : numerator_(numerator), denominator_(denominator) {}
    explicit operator bool() const = delete;

    friend condition operator>=(const side& a, const side& b) { return at_least(a, b); }
    friend condition operator<=(const side& a, const side& b) { return at_least(b, a); }
    friend condition operator>(const side& a, const side& b) { return !at_least(b, a); }
    friend condition operator<(const side& a, const side& b) { return !at_least(a, b); }

    [[nodiscard]] const detail::expression& numerator() const noexcept { return numerator_; }
    [[nodiscard]] const detail::expression& denominator() const noexcept { return denominator_; }

private:
    static condition at_least(const side& a, const side& b) {
        const opgave_writer* table = a.numerator.table != nullptr ? a.numerator.table : b.numerator.table;
        return condition{detail::apply(
            table, OPGAVE_RATIO_AT_LEAST,
            {a.numerator_in(table), a.denominator_in(table), b.numerator_in(table), b.denominator_in(table)})};
    }

    detail::expression numerator_;
    detail::expression denominator_;
};

class formula;

/// An operand: a formula, or a bare whole number beside one.
class amount {
public:
    amount(const formula& of) noexcept;
    template <bare_whole_number Int>
    amount(Int literal) noexcept : literal_(static_cast<std::int64_t>(literal)) {}

    /// Null for a bare number.
    [[nodiscard]] const opgave_writer* table() const noexcept { return written_.table; }
    [[nodiscard]] opgave_node          node_in(const opgave_writer* table) const {
                 return written_.table != nullptr ? written_.node : table->whole(table->host, literal_, 0);
    }

private:
    detail::expression written_;
    std::int64_t       literal_ = 0;
};

/// A whole number for each member, for each group, or for the whole: an expression over figures that is written and not
/// computed. It has a unit, and unlike units neither add nor compare. It never becomes a `bool`.
class formula {
public:
    explicit formula(const detail::expression& written) : written_(detail::written_or_ended(written)) {}
    explicit operator bool() const = delete;

    friend formula operator+(const amount& a, const amount& b) { return sum(a, 1, b, 1); }
    friend formula operator-(const amount& a, const amount& b) { return sum(a, 1, b, -1); }
    friend formula operator-(const formula& a) { return -1 * a; }
    template <bare_whole_number Int>
    friend formula operator*(Int factor, const formula& a) {
        return formula{
            detail::apply(a.written_.table, OPGAVE_LINEAR, {a.written_.node}, {static_cast<std::int64_t>(factor), 0})};
    }
    template <bare_whole_number Int>
    friend formula operator*(const formula& a, Int factor) {
        return factor * a;
    }
    friend quotient operator/(const formula& a, const formula& b) { return {a.written_, b.written_}; }

    friend condition operator>=(const amount& a, const amount& b) { return compared(a, OPGAVE_AT_LEAST, b); }
    friend condition operator<=(const amount& a, const amount& b) { return compared(b, OPGAVE_AT_LEAST, a); }
    friend condition operator>(const amount& a, const amount& b) { return !compared(b, OPGAVE_AT_LEAST, a); }
    friend condition operator<(const amount& a, const amount& b) { return !compared(a, OPGAVE_AT_LEAST, b); }
    friend condition operator==(const amount& a, const amount& b) { return compared(a, OPGAVE_EQUAL, b); }
    friend condition operator!=(const amount& a, const amount& b) { return !compared(a, OPGAVE_EQUAL, b); }

    /// Times an exact ratio, as a whole number by the named rounding.
    [[nodiscard]] formula times(opgave::ratio by, opgave::rounding how) const {
        return formula{detail::apply(written_.table, OPGAVE_TIMES_RATIO, {written_.node},
                                     {by.numerator, by.denominator, static_cast<std::int64_t>(how)})};
    }

    /// Times a column that depends on no figure: an attribute, a scatter, or a formula of those alone. The product has
    /// no unit of its own: it serves as a key, or is compared with its like.
    [[nodiscard]] formula times(const formula& column) const {
        return formula{detail::apply(written_.table, OPGAVE_TIMES_COLUMN, {written_.node, column.written_.node})};
    }

    /// This figure where it is stated, else the other formula. Of figures only.
    [[nodiscard]] formula or_else(const amount& otherwise) const {
        return formula{
            detail::apply(written_.table, OPGAVE_OR_ELSE, {written_.node, otherwise.node_in(written_.table)})};
    }

    [[nodiscard]] const detail::expression& written() const noexcept { return written_; }

private:
    static const opgave_writer* table_of(const amount& a, const amount& b) noexcept {
        return a.table() != nullptr ? a.table() : b.table();
    }
    static formula sum(const amount& a, std::int64_t of_a, const amount& b, std::int64_t of_b) {
        const opgave_writer* table = table_of(a, b);
        return formula{detail::apply(table, OPGAVE_LINEAR, {a.node_in(table), b.node_in(table)}, {of_a, of_b, 0})};
    }
    static condition compared(const amount& a, std::uint32_t operation, const amount& b) {
        const opgave_writer* table = table_of(a, b);
        return condition{detail::apply(table, operation, {a.node_in(table), b.node_in(table)})};
    }

    detail::expression written_;
};

inline amount::amount(const formula& of) noexcept : written_(of.written()) {}

} // namespace opgave
