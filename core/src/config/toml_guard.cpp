// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_guard.hpp"

#include <algorithm>

namespace opgave {

namespace {

/// Walks over a TOML text and knows line and column (in code points, as the parser counts them).
class toml_scanner {
public:
    explicit toml_scanner(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3; // a byte order mark is no column
    }

    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] char current() const { return text_[at_]; }

    [[nodiscard]] place here(const std::string& file) const { return {file, line_, column_, {}, {}}; }

    void step(std::size_t bytes = 1) {
        for (; bytes > 0 && !done(); --bytes, ++at_) {
            const bool goes_on_a_letter = at_ + 1 < text_.size() && is_continuation(text_[at_ + 1]);
            if (text_[at_] == '\n') {
                ++line_;
                column_ = 1;
            } else if (!goes_on_a_letter) {
                ++column_;
            }
        }
    }

    void skip_comment() {
        while (!done() && current() != '\n') step();
    }

    /// Goes past a string of any of the four kinds.
    /// @return false when it is not closed on its line, or a block not before the end of the text
    [[nodiscard]] bool skip_string() {
        const char             quote = current();
        const std::string      three(3, quote);
        const bool             is_block = text_.substr(at_).starts_with(three);
        const std::string_view close    = is_block ? std::string_view(three) : std::string_view(three).substr(0, 1);
        step(close.size());
        while (!done()) {
            if (!is_block && current() == '\n') return false;
            if (text_.substr(at_).starts_with(close)) {
                step(close.size());
                // `""""` ends a block that itself ends with a quote
                while (is_block && !done() && current() == quote) step();
                return true;
            }
            const bool is_escape = quote == '"' && current() == '\\';
            step();
            if (is_escape && !done() && current() != '\n') step();
        }
        return false;
    }

private:
    static bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

    std::string_view text_;
    std::size_t      at_     = 0;
    std::uint32_t    line_   = 1;
    std::uint32_t    column_ = 1;
};

} // namespace

std::optional<diagnostic> unfit_to_parse(std::string_view text, const std::string& file, const toml_limits& limits) {
    const auto unfit = [](diagnostic_code code, place where, std::string message, std::string expected) {
        return diagnostic{code, std::move(where), std::move(message), std::move(expected), {}};
    };
    if (text.size() > limits.bytes)
        return unfit(diagnostic_code::T002, {file, 0, 0, {}, {}}, "the file is too large",
                     "at most " + std::to_string(limits.bytes) + " bytes");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        auto utf_16   = unfit(diagnostic_code::T003, {file, 1, 1, {}, {}}, "the file is UTF-16", "UTF-8");
        utf_16.remedy = "save it as UTF-8";
        return utf_16;
    }

    int open  = 0;
    int parts = 1;
    for (toml_scanner scan(text); !scan.done();) {
        const char c = scan.current();
        if (c == '#') {
            scan.skip_comment();
            continue;
        }
        if (c == '"' || c == '\'') {
            const place start = scan.here(file);
            if (!scan.skip_string())
                return unfit(diagnostic_code::T003, start, "a text in quotes is not closed",
                             "the same quotes at its end");
            continue;
        }
        if (static_cast<unsigned char>(c) >= 0x80)
            return unfit(diagnostic_code::T003, scan.here(file),
                         "a letter stands outside quotes that only quotes can hold",
                         "letters without accents, digits, '_' and '-' in a bare key, in a file that is UTF-8");
        if (c == '[' || c == '{') {
            if (++open > limits.nesting)
                return unfit(diagnostic_code::T004, scan.here(file),
                             "lists and tables stand too deep inside each other",
                             "at most " + std::to_string(limits.nesting) + " deep");
        }
        if (c == ']' || c == '}') open = std::max(0, open - 1);
        if (c == '.') {
            if (++parts > limits.key_parts)
                return unfit(diagnostic_code::T004, scan.here(file), "a dotted key has too many parts",
                             "at most " + std::to_string(limits.key_parts) + " parts");
        } else if (c == '\n' || c == '=' || c == ',' || c == '[' || c == ']' || c == '{' || c == '}') {
            parts = 1;
        }
        scan.step();
    }
    return std::nullopt;
}

} // namespace opgave
