// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/paint.hpp>
#include <regietafel/speech.hpp>
#include <regietafel/text_table.hpp>

#include <cstddef>
#include <string>

namespace regietafel {

/// A text in one language that grows from top to bottom: headings, paragraphs, lists and tables, no line wider than the page.
/// Everything that is put on it is made printable first: a form may hold anything.
class page {
public:
    page(std::size_t width, const paint& ink, const speech& say) : width_(width), ink_(ink), say_(say) {}

    void title(const std::string& text);
    void section(const std::string& text);    ///< an empty line before it, a rule below it
    void subsection(const std::string& text); ///< an empty line before it
    void paragraph(const std::string& text, look as = look::plain);
    /// A line that starts with a mark; what does not fit goes on below its own start.
    void item(const std::string& text, look as = look::plain);
    void subitem(const std::string& text); ///< a line that belongs to the item above
    /// A line of a tree behind its branches; what does not fit goes on behind those of the next.
    void branch(const std::string& first, const std::string& next, const std::string& text);
    void table(const text_table& rows);
    void gap();

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::size_t        width() const noexcept { return width_; }
    [[nodiscard]] const speech&      say() const noexcept { return say_; }

private:
    void lines(const std::string& text, const std::string& first, const std::string& next, look as);

    std::size_t width_;
    paint       ink_;
    speech      say_;
    std::string text_;
};

} // namespace regietafel
