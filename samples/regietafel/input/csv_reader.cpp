// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/input/csv_reader.hpp>
#include <regietafel/input/file_bytes.hpp>

#include <algorithm>
#include <charconv>
#include <new>
#include <optional>
#include <utility>

namespace regietafel {

using opgave::cell;
using opgave::cell_kind;
using opgave::diagnostic;
using opgave::diagnostic_code;

namespace {

/// Which separators a text holds outside quotes.
struct separators_met {
    bool semicolon = false;
    bool comma     = false;
};

separators_met separators_in(std::string_view text, bool first_row_only) {
    separators_met met;
    bool           quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' && first_row_only) break;
        met.semicolon |= c == ';';
        met.comma |= c == ',';
    }
    return met;
}

/// The length of the well-formed UTF-8 at the start of `text`.
std::size_t utf_8_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto        byte   = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        const unsigned    lead   = byte(0);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || text.size() - at < length) return at;
        for (std::size_t i = 1; i < length; ++i)
            if ((byte(i) & 0xC0U) != 0x80U) return at;
        at += length;
    }
    return at;
}

/// Digits alone are a whole number; digits with points or commas a number whose meaning the file does not tell.
cell meaning_of(std::string field) {
    std::string_view digits = field;
    while (digits.starts_with(' ')) digits.remove_prefix(1);
    while (digits.ends_with(' ')) digits.remove_suffix(1);
    std::int64_t whole = 0;
    const auto   read  = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    if (read.ec == std::errc{} && read.ptr == digits.data() + digits.size()) return opgave::whole_cell(whole);

    const std::string_view unsigned_digits = digits.substr(digits.starts_with('-') ? 1 : 0);
    const bool             has_digit       = unsigned_digits.find_first_of("0123456789") != std::string_view::npos;
    if (has_digit && unsigned_digits.find_first_not_of("0123456789.,") == std::string_view::npos)
        return {cell_kind::other_number, 0, std::string(digits), false};
    return opgave::text_cell(std::move(field));
}

class csv_parser {
public:
    csv_parser(std::string_view text, const std::filesystem::path& file, const csv_limits& limits)
        : left_(text), limits_(limits) {
        sheet_.file           = file.string();
        sheet_.name           = file.stem().string();
        sheet_.shows_formulas = false;
    }

    opgave::result<opgave::sheet> parse() {
        auto problem = prepare();
        while (!problem && !left_.empty()) problem = take_row();
        if (problem) return opgave::refuse(*std::move(problem));
        return std::move(sheet_);
    }

private:
    /// Checks the letters, takes off what stands before the first row, and finds the separator.
    std::optional<diagnostic> prepare() {
        if (left_.starts_with("\xEF\xBB\xBF")) left_.remove_prefix(3);
        if (const std::size_t good = utf_8_prefix(left_); good < left_.size()) {
            line_ += static_cast<std::uint32_t>(
                std::count(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(good), '\n'));
            return wrong("the file is not UTF-8", "UTF-8", "save it as 'CSV UTF-8'");
        }
        for (const char stated : {';', ','}) {
            const std::string line = std::string("sep=") + stated;
            for (const char* end : {"\r\n", "\n"}) {
                if (!left_.starts_with(line + end)) continue;
                separator_ = stated;
                left_.remove_prefix(left_.find('\n') + 1);
                ++line_;
                return std::nullopt;
            }
        }
        separators_met met = separators_in(left_, true);
        if (!met.semicolon && !met.comma) met = separators_in(left_, false);
        if (met.semicolon && met.comma)
            return wrong("the file holds both ';' and ',', and does not say which of them separates", {},
                         "put 'sep=;' or 'sep=,' on a first line");
        separator_ = met.comma ? ',' : ';';
        return std::nullopt;
    }

    std::optional<diagnostic> take_row() {
        const std::uint32_t row    = row_++;
        std::uint32_t       column = 0;
        do {
            if (column >= limits_.columns || cells_ >= limits_.cells)
                return diagnostic{diagnostic_code::W003,
                                  here(),
                                  "the file is larger than a form can be",
                                  "at most " + std::to_string(limits_.columns) + " columns and "
                                      + std::to_string(limits_.cells) + " cells",
                                  {}};
            std::string field;
            if (auto problem = take_field(field)) return problem;
            if (!field.empty()) {
                sheet_.put({row, column}) = meaning_of(std::move(field));
                ++cells_;
            }
            ++column;
        } while (take(separator_));
        take('\r');
        if (take('\n') || left_.empty()) {
            ++line_;
            return std::nullopt;
        }
        return wrong("text follows the closing quote of a field", "a separator or the end of the line", {});
    }

    std::optional<diagnostic> take_field(std::string& field) {
        if (!take('"')) {
            while (!left_.empty() && left_.front() != separator_ && left_.front() != '\n'
                   && !left_.starts_with("\r\n")) {
                if (left_.front() == '"')
                    return wrong("a quote stands inside a field that is not quoted", "\"\" inside quotes", {});
                take_letter(field);
            }
            return std::nullopt;
        }
        const std::uint32_t opened = line_;
        for (;;) {
            if (left_.empty()) {
                line_ = opened;
                return wrong("a quote is opened and never closed", "a closing quote", {});
            }
            if (take('"') && !left_.starts_with('"')) return std::nullopt;
            if (left_.front() == '\n') ++line_;
            take_letter(field);
        }
    }

    bool take(char letter) {
        if (!left_.starts_with(letter)) return false;
        left_.remove_prefix(1);
        return true;
    }
    void take_letter(std::string& field) {
        field += left_.front();
        left_.remove_prefix(1);
    }

    [[nodiscard]] opgave::place here() const { return {sheet_.file, line_, 0, {}, {}}; }
    [[nodiscard]] diagnostic    wrong(std::string what, std::string expected, std::string remedy) const {
           return {diagnostic_code::W004, here(), std::move(what), std::move(expected), std::move(remedy)};
    }

    std::string_view  left_;
    const csv_limits& limits_;
    opgave::sheet     sheet_;
    char              separator_ = ';';
    std::uint32_t     line_      = 1;
    std::uint32_t     row_       = 0;
    std::uint32_t     cells_     = 0;
};

} // namespace

opgave::result<opgave::sheet> parse_csv(std::string_view text, const std::filesystem::path& file,
                                        const csv_limits& limits) try {
    return csv_parser(text, file, limits).parse();
} catch (const std::bad_alloc&) {
    return opgave::refuse(
        diagnostic{diagnostic_code::W003, {file.string(), 0, 0, {}, {}}, "the file does not fit in memory", {}, {}});
}

opgave::result<opgave::sheet> read_csv(const std::filesystem::path& file, const csv_limits& limits) {
    const auto bytes = read_bytes(file, limits.file_bytes);
    if (!bytes) return opgave::refuse(bytes.error());
    return parse_csv({bytes->data(), bytes->size()}, file, limits);
}

} // namespace regietafel
