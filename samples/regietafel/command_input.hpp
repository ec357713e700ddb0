// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace regietafel {

/// The lines of standard input, one at a time as they come: whoever drives the program by a pipe waits for an answer before
/// the next. On a terminal Ctrl-C ends the line that is being typed, not the program. Only one of these at a time.
class command_input {
public:
    enum class came { line, too_long, interruption, end };

    /// A line that is longer is passed over.
    static constexpr std::size_t longest_line = std::size_t{64} * 1024;

    command_input();
    ~command_input();
    command_input(const command_input&)            = delete;
    command_input& operator=(const command_input&) = delete;

    /// Whether somebody types and reads on a terminal.
    [[nodiscard]] bool is_terminal() const noexcept { return is_terminal_; }

    /// Waits for the next line; a last one without a line feed counts.
    /// @param into  without its line feed
    came next(std::string& into);

private:
    came wait();

    bool        is_terminal_;
    bool        is_at_end_ = false;
    std::string read_; ///< and not yet handed on
};

} // namespace regietafel
