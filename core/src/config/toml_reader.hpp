// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/base/ratio.hpp>
#include <opgave/config/placed.hpp>
#include <opgave/config/written_value.hpp>

#include "config/toml_document.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

class table_reader;

/// One value that a table was asked for. Each `as_...` gives the value with its place, or nothing: because it is
/// absent, or because it is wrong, and then that has been reported. Nothing is converted silently.
class value_reader {
public:
    /// @param value  null: absent
    /// @param name   how messages call it: `'share' in rule 'amv'`
    /// @param is_required  whether it must be there, so that leaving it out is no way out
    value_reader(const written_value* value, std::string name, diagnostics& problems, bool is_required = false)
        : value_(value), name_(std::move(name)), problems_(&problems), is_required_(is_required) {}

    [[nodiscard]] bool                 is_present() const noexcept { return value_ != nullptr; }
    [[nodiscard]] const written_value* as_written() const noexcept { return value_; }
    [[nodiscard]] place                where() const { return value_ != nullptr ? value_->where : place{}; }

    /// @param wanted  what messages say that is to stand there, where it is empty
    /// @errors C003 no text; C014 a control character, direction override or invalid UTF-8; C002 empty
    [[nodiscard]] std::optional<placed<std::string>> as_text(const std::string& wanted = "a text") const;

    /// An id: lower-case letters, digits, `_`, `-` and `.`, at most 64, a letter or digit first; for a cycle also
    /// `2024-I`. @errors as `as_text`; C005
    [[nodiscard]] std::optional<placed<std::string>> as_id() const;

    /// One of a few words. @errors as `as_text`; C007
    [[nodiscard]] std::optional<placed<std::string>> as_one_of(const std::vector<std::string>& words) const;

    /// A whole number from `least` to `most`. @errors C002 an empty text; C003; C009
    [[nodiscard]] std::optional<placed<std::int64_t>>
    as_whole(std::int64_t least = std::numeric_limits<std::int64_t>::min(),
             std::int64_t most  = std::numeric_limits<std::int64_t>::max()) const;

    /// An exact ratio: text such as `8140/96000` or `8.5 %`, or a whole number. A TOML float is refused: it has been
    /// rounded already. @errors C002 an empty text; C003; C010
    [[nodiscard]] std::optional<placed<ratio>> as_ratio() const;

    /// A TOML date without quotes, of the years 1900 to 2199. @errors C003; C008
    [[nodiscard]] std::optional<placed<date>> as_date() const;

    /// A period in quotes: `"2025"`, `"2024-I"`. @errors C003; C008
    [[nodiscard]] std::optional<placed<period>> as_period() const;

    /// @errors C002 an empty text; C003
    [[nodiscard]] std::optional<placed<bool>> as_yes_no() const;

    /// The items of a list; none when absent. Wrong items are reported and left out. @errors C003
    [[nodiscard]] std::vector<value_reader>        as_list() const;
    [[nodiscard]] std::vector<placed<std::string>> as_texts() const;
    [[nodiscard]] std::vector<placed<period>>      as_periods() const;

    /// @param called   what messages call each table, such as `rule`
    /// @param remedy  what to write instead of one table; empty: the header `[[called]]`
    [[nodiscard]] std::vector<table_reader>   as_tables(std::string_view called, std::string remedy = {}) const;
    [[nodiscard]] std::optional<table_reader> as_table(std::string_view called) const;

    /// Reports something that is wrong with the value.
    void report(diagnostic_code code, std::string what, std::string expected = {}, std::string remedy = {}) const;

    /// The same, about an item inside the value.
    void report_at(const place& where, diagnostic_code code, std::string what, std::string expected = {},
                   std::string remedy = {}) const;

private:
    void report_kind(std::string expected, std::string remedy = {}) const;

    /// Whether the value is a text with nothing in it, such as one that is still to be filled in; then that is reported.
    [[nodiscard]] bool refuses_blank(const std::string& wanted) const;

    const written_value* value_;
    std::string          name_;
    diagnostics*         problems_;
    bool                 is_required_ = false;
};

/// Reads one table by asking for its keys; what was asked for is what is known. After the last question `finish()`
/// reports the keys that are missing and those that nobody asked for.
class table_reader {
public:
    /// @param table   must be a table; lives at least as long as the reader
    /// @param called  what messages call it: `rule`; empty for the file itself
    table_reader(const written_value& table, std::string called, diagnostics& problems)
        : table_(&table), called_(std::move(called)), problems_(&problems) {}

    /// Once its id is known: `rule 'amv'`.
    void call(std::string_view kind, std::string_view id);

    [[nodiscard]] const std::string& called() const noexcept { return called_; }
    [[nodiscard]] const place&       where() const noexcept { return table_->where; }

    /// A key that must be there; its absence is reported by `finish()`.
    [[nodiscard]] value_reader required(std::string_view key);
    [[nodiscard]] value_reader optional(std::string_view key);

    /// All entries, for a table whose keys are data, such as the members of an attribute's values.
    [[nodiscard]] const written_table& entries() const noexcept { return *table_->table(); }
    [[nodiscard]] value_reader         value_of(const written_entry& entry) const;

    /// Reports missing keys (C002) at the table and unknown ones (C004) at the key, with the nearest known name. A missing
    /// key that was only misspelt is reported once.
    /// @param remedy  what to do about a missing key
    void finish(const std::string& remedy = {});

    /// The keys that it was asked for.
    [[nodiscard]] const std::vector<std::string>& known() const noexcept { return known_; }

    /// Whether a required key that was asked for is not there.
    [[nodiscard]] bool misses_keys() const noexcept { return !missing_.empty(); }

    void report(diagnostic_code code, const place& where, std::string what, std::string expected = {},
                std::string remedy = {}) const;

    [[nodiscard]] diagnostics& problems() const noexcept { return *problems_; }

private:
    void                               know(std::string_view key);
    [[nodiscard]] const written_entry* find(std::string_view key) const;
    [[nodiscard]] std::string          named(std::string_view key) const;

    const written_value*     table_;
    std::string              called_;
    diagnostics*             problems_;
    std::vector<std::string> known_;
    std::vector<std::string> missing_;
};

} // namespace opgave
