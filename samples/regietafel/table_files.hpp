// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/receipt.hpp>
#include <opgave/model/figures.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regietafel {

/// What a table is made of, beside the province's file and the forms.
struct table_grounds {
    std::vector<opgave::receipt_input> files;       ///< files of figures, in the order in which they are taken
    std::int64_t                       unfiled = 0; ///< cells of the table that are other than these make them
};

/// Knows which table each file of figures makes, so that of an open table can be told which files it is the table of. A file
/// that was saved over makes what was saved last.
class table_files {
public:
    /// @param base  the table that the province's file and the forms make
    explicit table_files(opgave::figures base);

    /// Files of figures that are taken one after another, and the table that they make on top of the base.
    struct start_file {
        std::string      file;
        std::string_view bytes;
    };
    void begin(const std::vector<start_file>& files, opgave::figures table);

    /// That a file makes this table, by itself on top of the base.
    void makes(const std::string& file, std::string_view bytes, opgave::figures table);

    /// The files of the start where they make this table, else the last file that was told of and does, else none where the
    /// base is this table. Where nothing makes it: the files of the start, and how many cells are other.
    [[nodiscard]] table_grounds of(const opgave::figures& table) const;

private:
    struct made_table {
        std::vector<std::string>           paths; ///< without links and dots
        std::vector<opgave::receipt_input> files;
        opgave::figures                    table;
    };

    made_table                base_;
    std::optional<made_table> start_; ///< absent: it is the base, or one of its files was saved over
    std::vector<made_table>   made_;  ///< the last that was told of last
};

} // namespace regietafel
