// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/config/province_entries.hpp>
#include <opgave/config/written_value.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// How values are called: `rule.amv_opgave.aandeel`.
[[nodiscard]] std::string dotted(std::string_view path, std::string_view key);

/// The keys of an entry of `[[kind]]` that together say which one it is; none for a list whose entries have no id.
[[nodiscard]] const std::vector<std::string_view>& identity_of_kind(std::string_view kind);

/// Which one an entry of that kind is: `amv_opgave`, `PV22.asiel.opgave.2024`. Empty where it does not say.
[[nodiscard]] std::string identity_in(const written_table& entry, std::string_view kind);

/// A value that a nearer file replaced or took away.
struct replaced_value {
    std::string   key; ///< as `dotted` calls it
    written_value value;
    place         by; ///< what stands for it, or took it away
};

/// Lays file over file, as `config/README.md` says: entries of one id are one entry, and the nearest file has the last
/// word on each of its keys. Every value keeps the place where it was written, so that whoever reads the whole can point
/// at the line that said it. What is wrong with an entry is left for the reader of the whole to say.
class layer_merge {
public:
    explicit layer_merge(diagnostics& problems) : problems_(problems) {}

    /// @param root  the root table of a file that is nearer than those before; without `format` and `extends`
    /// @errors C002 an entry is changed without a source of its own; C003 a file writes a table where a list of tables belongs; C007 nothing to remove; C011 more is said of an
    ///         entry that is removed
    void lay(written_value root);

    [[nodiscard]] written_value               take_whole() { return std::move(whole_); }
    [[nodiscard]] std::vector<replaced_value> take_replaced() { return std::move(replaced_); }
    [[nodiscard]] std::vector<removed_entry>  take_removed() { return std::move(removed_); }

private:
    void lay_root(written_entry above);
    void lay_keys(written_table& below, written_table above, const std::string& path, std::string_view kind);
    void lay_value(written_entry& below, written_entry above, const std::string& path);
    void lay_entries(written_value& below, written_value above, const std::string& path, std::string_view kind);
    void lay_entry(written_value& below, written_value above, const std::string& path, std::string_view kind);
    /// What is changed comes from somewhere else than what stood there, and rests on other assumptions.
    void take_origin(written_table& below, const written_table& nearer, const std::string& path, std::string_view kind,
                     const place& by);
    void grow(written_value& below, written_value above);

    void drop_keys(written_table& from, const std::vector<std::string_view>& keys, const std::string& path,
                   const place& by);
    void note_all(const written_table& below, const std::string& path, const place& by);
    enum class removal : std::uint8_t { none, meant, unclear };
    /// Whether the entry says that it takes one away; where it says so wrongly, that is reported.
    [[nodiscard]] removal removal_of(const written_table& entry);
    void                  refuse_more_than_removal(const written_value& entry, std::string_view kind);
    void report_nothing_to_remove(const written_value& entry, std::string_view kind, const std::string& id,
                                  const std::vector<std::string>& known);

    diagnostics&                problems_;
    written_value               whole_{written_table{}, {}};
    std::vector<replaced_value> replaced_;
    std::vector<removed_entry>  removed_;
};

} // namespace opgave
