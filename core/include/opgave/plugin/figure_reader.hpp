// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin/formula.hpp>
#include <opgave/plugin/names.hpp>

namespace opgave {

/// A cell that a rule may fill where no form states it, or book on.
class definable_cell {
public:
    explicit definable_cell(const opgave_read& where) noexcept : where_(where) {}

    [[nodiscard]] const opgave_read& where() const noexcept { return where_; }

private:
    opgave_read where_;
};

/// Reads figures of one scope (every member, each group, the whole) in one period. `asked` and `offered` are the bases
/// that the province gives these names; any other basis is named.
class figure_reader {
public:
    explicit figure_reader(const opgave_writer* table) noexcept : table_(table) {}

    [[nodiscard]] formula asked(const category_name& what) const { return read(what, OPGAVE_ASKED); }
    [[nodiscard]] formula offered(const category_name& what) const { return read(what, OPGAVE_OFFERED); }
    [[nodiscard]] formula figure(const category_name& what, const basis_name& basis) const {
        return read(what, basis.id_in(table_));
    }

    [[nodiscard]] definable_cell asked_cell(const category_name& what) const {
        return definable_cell{where(what, OPGAVE_ASKED)};
    }
    [[nodiscard]] definable_cell offered_cell(const category_name& what) const {
        return definable_cell{where(what, OPGAVE_OFFERED)};
    }
    [[nodiscard]] definable_cell cell(const category_name& what, const basis_name& basis) const {
        return definable_cell{where(what, basis.id_in(table_))};
    }

    /// What a category is counted in, such as to `convert` another category's figure to it.
    [[nodiscard]] unit_name unit_of(const category_name& what) const {
        return {table_->unit_of(table_->host, what.id_in(table_)), {}};
    }

    /// The same period, of the whole: its own cell, which is not the sum of the members.
    [[nodiscard]] figure_reader whole() const {
        figure_reader other = *this;
        other.scope_        = OPGAVE_THE_WHOLE;
        other.grouping_     = 0;
        return other;
    }

    /// The same period, of each group of a grouping: its own cell.
    [[nodiscard]] figure_reader groups(const grouping_name& grouping) const {
        figure_reader other = *this;
        other.scope_        = OPGAVE_EACH_GROUP;
        other.grouping_     = grouping.id_in(table_);
        return other;
    }

    /// The same scope, `count` periods of the same kind earlier: before 2024-II comes 2024-I. Outside the frame it reads
    /// a blank that nobody can state; `or_else` says what stands in its place.
    [[nodiscard]] figure_reader previous(std::int32_t count) const {
        figure_reader other = *this;
        other.offset_       = offset_ - count;
        return other;
    }

    /// The same scope, in the period that a parameter names.
    [[nodiscard]] figure_reader in(const period_name& when) const {
        figure_reader other = *this;
        other.offset_       = when.offset();
        return other;
    }

protected:
    [[nodiscard]] const opgave_writer* table() const noexcept { return table_; }

private:
    [[nodiscard]] opgave_read where(const category_name& what, opgave_id basis) const {
        return {sizeof(opgave_read), scope_, what.id_in(table_), basis, offset_, grouping_};
    }
    [[nodiscard]] formula read(const category_name& what, opgave_id basis) const {
        const opgave_read cell = where(what, basis);
        return formula{{table_, table_->figure(table_->host, &cell)}};
    }

    const opgave_writer* table_;
    std::uint32_t        scope_    = OPGAVE_EVERY_MEMBER;
    opgave_id            grouping_ = 0;
    std::int32_t         offset_   = 0;
};

} // namespace opgave
