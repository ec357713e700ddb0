// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/worksheet_reader.hpp>
#include <regietafel/input/xlsx_parts.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace regietafel {

using opgave::cell;
using opgave::cell_address;
using opgave::cell_kind;
using opgave::diagnostic_code;

namespace {

class worksheet_reader {
public:
    worksheet_reader(const shared_parts& shared, const workbook_limits& limits, opgave::sheet& sheet,
                     opgave::diagnostics& problems)
        : shared_(shared), limits_(limits), sheet_(sheet), problems_(problems) {}

    void read(pugi::xml_node worksheet) {
        if (worksheet.empty()) return damaged({}, "the sheet holds no worksheet");
        cell_address next; // where a row or cell stands that does not say so itself
        for_each_child(child(worksheet, "sheetData"), "row", [&](pugi::xml_node row) {
            if (stopped_) return;
            next.column = 0;
            if (const auto number = row.attribute("r")) {
                const auto stated = opgave::parse_cell_address("A" + std::string(number.value()));
                if (!stated) return damaged({}, "'" + std::string(number.value()) + "' is no row number");
                next.row = stated->row;
            }
            for_each_child(row, "c", [&](pugi::xml_node node) { read_cell(node, next); });
            ++next.row;
        });
    }

private:
    void read_cell(pugi::xml_node node, cell_address& next) {
        if (stopped_) return;
        cell_address at = next;
        if (const auto address = node.attribute("r")) {
            const auto stated = opgave::parse_cell_address(address.value());
            if (!stated || stated->row != next.row)
                return damaged(next, "'" + std::string(address.value()) + "' is no address in this row");
            at = *stated;
        }
        next.column = at.column + 1;

        auto value = value_of(node, at);
        if (!value) return;
        value->formula = !child(node, "f").empty();
        if (*value == cell{}) return; // a format without a value
        if (!fits(at)) return;
        if (sheet_.at(at) != cell{}) return damaged(at, "the cell occurs twice");
        sheet_.put(at) = std::move(*value);
    }

    /// @return nothing when the cell cannot be read, which has then been reported
    std::optional<cell> value_of(pugi::xml_node node, cell_address at) {
        const std::string_view type = node.attribute("t").value();
        if (type == "inlineStr") return opgave::text_cell(text_of(child(node, "is")));

        const pugi::xml_node   node_of_value = child(node, "v");
        const std::string_view value         = node_of_value.text().get();
        // A formula may yield the empty text, which is a result; any other empty value is none.
        if (type == "str" && !node_of_value.empty()) return opgave::text_cell(std::string(value));
        if (value.empty()) return cell{};
        if (type.empty() || type == "n") return number(value, style_of(node), at);
        if (type == "s") return shared_string(value, at);
        if (type == "b") return opgave::text_cell(value == "1" ? "TRUE" : "FALSE");
        if (type == "e" || type == "d") return opgave::text_cell(std::string(value));
        damaged(at, "the cell has the unknown type '" + std::string(type) + "'");
        return std::nullopt;
    }

    std::optional<cell> number(std::string_view value, std::size_t style, cell_address at) {
        auto read = opgave::parse_number_cell(value);
        if (!read) {
            damaged(at, "'" + std::string(value) + "' is not a number");
        } else if (style < shared_.shows_date.size() && shared_.shows_date[style]) {
            std::int64_t serial = 0; // the time of day, behind the decimal point, is left out
            std::from_chars(value.data(), value.data() + value.size(), serial);
            if (auto day = day_of_serial(serial, shared_.from_1904)) return opgave::text_cell(*std::move(day));
        }
        return read;
    }

    std::optional<cell> shared_string(std::string_view value, cell_address at) {
        std::size_t index = 0;
        const auto  read  = std::from_chars(value.data(), value.data() + value.size(), index);
        if (read.ec == std::errc{} && read.ptr == value.data() + value.size() && index < shared_.strings.size())
            return opgave::text_cell(shared_.strings[index]);
        damaged(at, "the workbook has no text number " + std::string(value));
        return std::nullopt;
    }

    static std::size_t style_of(pugi::xml_node node) { return node.attribute("s").as_uint(); }

    /// Whether the cell lies within the limits. The first that does not ends the reading of the sheet.
    bool fits(cell_address at) {
        std::string most;
        if (at.row >= limits_.rows)
            most = std::to_string(limits_.rows) + " rows";
        else if (at.column >= limits_.columns)
            most = std::to_string(limits_.columns) + " columns";
        else if (++cells_ > limits_.cells)
            most = std::to_string(limits_.cells) + " cells";
        else
            return true;
        problems_.push_back(
            {diagnostic_code::W003, sheet_.where(at), "the sheet is larger than a form can be", "at most " + most, {}});
        stopped_ = true;
        return false;
    }

    void damaged(std::optional<cell_address> at, std::string what) {
        auto where = sheet_.where(at.value_or(cell_address{}));
        if (!at) where.cell.clear();
        problems_.push_back({diagnostic_code::W002,
                             std::move(where),
                             std::move(what),
                             {},
                             "open the workbook in a spreadsheet program and save it again"});
        constexpr std::size_t enough = 100; // of one damaged sheet
        if (++reported_ >= enough) stopped_ = true;
    }

    const shared_parts&    shared_;
    const workbook_limits& limits_;
    opgave::sheet&         sheet_;
    opgave::diagnostics&   problems_;
    std::uint32_t          cells_    = 0;
    std::size_t            reported_ = 0;
    bool                   stopped_  = false;
};

} // namespace

void read_worksheet(const pugi::xml_document& part, const shared_parts& shared, const workbook_limits& limits,
                    opgave::sheet& sheet, opgave::diagnostics& problems) {
    worksheet_reader(shared, limits, sheet, problems).read(child(part, "worksheet"));
}

} // namespace regietafel
