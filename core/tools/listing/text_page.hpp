// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace listing {

/// A text that grows from top to bottom, no line wider than the page where its words allow it. What is put on it is made
/// printable first: a manifest may hold anything.
class text_page {
public:
    void heading(const std::string& text); ///< with a rule below it
    void line(std::size_t indent, const std::string& text);
    /// A name, and beside it what there is to say of it; what does not fit goes on below its own start.
    void entry(std::size_t indent, const std::string& name, std::size_t name_width, const std::string& text);
    /// A line of a file, to be copied: never broken.
    void verbatim(std::size_t indent, const std::string& text);
    void gap() { text_ += '\n'; }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    void wrapped(const std::string& start, std::size_t indent, const std::string& text);

    std::string text_;
};

} // namespace listing
