// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/sheet.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace opgave {

/// What is said about one sheet while it is read.
class sheet_report {
public:
    explicit sheet_report(const sheet& source) : source_(&source) {}

    void refuse(diagnostic_code code, cell_address at, std::string what, std::string expected = {},
                std::string remedy = {}) {
        problems_.emplace_back(
            at, diagnostic{code, source_->where(at), std::move(what), std::move(expected), std::move(remedy)});
    }
    void remark(form_remark_kind kind, cell_address at, words text, std::string quoted = {},
                std::vector<std::string> about = {}) {
        remarks_.push_back({kind, source_->where(at), std::move(text), std::move(quoted), std::move(about)});
    }

    /// Moves everything to the end of the lists of all sheets, the problems in the order of their cells.
    void move_to(diagnostics& problems, std::vector<form_remark>& remarks);

private:
    const sheet*                                     source_;
    std::vector<std::pair<cell_address, diagnostic>> problems_;
    std::vector<form_remark>                         remarks_;
};

/// Where the columns and rows of a layout stand in one sheet.
struct form_places {
    std::uint32_t                                          label_column = 0;
    std::vector<std::optional<std::uint32_t>>              columns; ///< by column of the layout
    std::vector<std::vector<std::optional<std::uint32_t>>> rows;    ///< by block and row of the layout
};

/// Finds the columns and rows, and what names, dates and explains the form, which it puts into `found`. Every cell
/// that shows something is accounted for: it is a label, a heading, a figure's, or is reported.
/// @return nothing when the sheet has nothing of the layout, which has then been reported
[[nodiscard]] std::optional<form_places> scan_sheet(const form_layout& layout, const sheet& source, form& found,
                                                    sheet_report& report);

} // namespace opgave
