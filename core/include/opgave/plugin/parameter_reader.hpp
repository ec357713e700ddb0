// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/apportion_method.hpp>
#include <opgave/plugin/formula.hpp>
#include <opgave/plugin/names.hpp>

namespace opgave {

/// Reads parameters by the names and types of the manifest, as in force in the period that is written; defaults are
/// filled in. What is read under another name or type is the plugin's error, and so is one that is not given: an
/// optional parameter without a default is asked for with `has` first.
class parameter_reader {
public:
    explicit parameter_reader(const opgave_writer* table) noexcept : table_(table) {}
    /// The fields of one row of a list.
    parameter_reader(const opgave_writer* table, std::string_view list, std::uint32_t row) noexcept
        : table_(table), list_(list), row_(row) {}

    [[nodiscard]] bool has(std::string_view name) const { return value(name, OPGAVE_ABSENT).kind != OPGAVE_ABSENT; }

    /// A constant in the unit of the manifest.
    [[nodiscard]] formula number(std::string_view name) const {
        const opgave_value got = value(name, OPGAVE_WHOLE_NUMBER);
        return formula{{table_, table_->whole(table_->host, got.whole, got.unit)}};
    }
    /// A whole number to count with, such as the periods of `previous`.
    [[nodiscard]] std::int64_t  count(std::string_view name) const { return value(name, OPGAVE_WHOLE_NUMBER).whole; }
    [[nodiscard]] opgave::ratio ratio(std::string_view name) const {
        const opgave_value got = value(name, OPGAVE_RATIO);
        return {got.whole, got.denominator};
    }
    [[nodiscard]] bool yes(std::string_view name) const { return value(name, OPGAVE_YES_NO).whole != 0; }
    /// Valid until the rule is written.
    [[nodiscard]] std::string_view text(std::string_view name) const {
        const opgave_value got = value(name, OPGAVE_TEXT);
        return {got.text.data, got.text.size};
    }
    [[nodiscard]] opgave::rounding rounding(std::string_view name) const {
        return static_cast<opgave::rounding>(value(name, OPGAVE_ROUNDING).whole);
    }
    [[nodiscard]] apportion_method method(std::string_view name) const {
        return static_cast<apportion_method>(value(name, OPGAVE_METHOD).whole);
    }

    [[nodiscard]] category_name  category(std::string_view name) const { return named<category_name>(name); }
    [[nodiscard]] basis_name     basis(std::string_view name) const { return named<basis_name>(name); }
    [[nodiscard]] member_name    member(std::string_view name) const { return named<member_name>(name); }
    [[nodiscard]] group_name     group(std::string_view name) const { return named<group_name>(name); }
    [[nodiscard]] grouping_name  grouping(std::string_view name) const { return named<grouping_name>(name); }
    [[nodiscard]] attribute_name attribute_named(std::string_view name) const { return named<attribute_name>(name); }

    /// A period of the kind that is written, a year among years. For `rule.in(rule.period("peiljaar")).asked("amv")`.
    [[nodiscard]] period_name period(std::string_view name) const {
        const opgave_value got = value(name, OPGAVE_PERIOD);
        return {static_cast<std::int32_t>(got.whole), {got.text.data, got.text.size}};
    }

protected:
    [[nodiscard]] opgave_value value(std::string_view name, std::uint32_t kind) const {
        opgave_value got{};
        got.struct_size = sizeof got;
        if (list_.empty())
            table_->parameter(table_->host, detail::abi_text(name), kind, &got);
        else
            table_->field(table_->host, detail::abi_text(list_), row_, detail::abi_text(name), kind, &got);
        const bool is_asked_as_itself = kind != OPGAVE_ABSENT && kind != OPGAVE_LIST;
        if (is_asked_as_itself && got.kind == OPGAVE_ABSENT) throw detail::write_ended{}; // the host has said why
        return got;
    }

private:
    template <class Name>
    Name named(std::string_view name) const {
        const opgave_value got = value(name, OPGAVE_NAME);
        return {got.id, {got.text.data, got.text.size}};
    }

    const opgave_writer* table_;
    std::string_view     list_; ///< empty: the rule's own parameters
    std::uint32_t        row_ = 0;
};

/// The rows of a list parameter, in the order of the file. For `for (const auto row : rule.rows("lijst"))`.
class parameter_rows {
public:
    class iterator {
    public:
        iterator(const parameter_rows* rows, std::uint32_t at) noexcept : rows_(rows), at_(at) {}

        parameter_reader operator*() const { return (*rows_)[at_]; }
        iterator&        operator++() {
                   ++at_;
                   return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        const parameter_rows* rows_;
        std::uint32_t         at_;
    };

    parameter_rows(const opgave_writer* table, std::string_view list, std::uint32_t count) noexcept
        : table_(table), list_(list), count_(count) {}

    [[nodiscard]] std::uint32_t    size() const noexcept { return count_; }
    [[nodiscard]] parameter_reader operator[](std::uint32_t row) const { return {table_, list_, row}; }
    [[nodiscard]] iterator         begin() const noexcept { return {this, 0}; }
    [[nodiscard]] iterator         end() const noexcept { return {this, count_}; }

private:
    const opgave_writer* table_;
    std::string_view     list_;
    std::uint32_t        count_;
};

} // namespace opgave
