// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/words.hpp>
#include <opgave/model/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What somebody types at an open table, one line a command. Names are still names: `table_names` looks them up.
namespace regietafel {

/// A cell as it is called: `"De Wolden" amv 2025 voorstel`.
struct cell_words {
    std::string who;
    std::string category;
    std::string period;
    std::string basis; ///< empty: not said

    friend bool operator==(const cell_words&, const cell_words&) = default;
};

/// `stel "De Wolden" amv 2025 = 50`
struct state_command {
    cell_words       cell;
    opgave::interval value;
    bool             is_added = false; ///< to what stands there: `+7`, `-3`
};
/// `wis "De Wolden" amv 2025`
struct clear_command {
    cell_words cell;
};
struct undo_command {};
struct redo_command {};
/// `noem ruim`
struct name_command {
    std::string called;
};
/// `ga ruim`
struct go_command {
    std::string called;
};
struct names_command {};
/// `vergelijk ruim krap`
struct compare_command {
    std::string from;
    std::string to; ///< empty: the table as it stands
};
/// `toon "De Wolden"`
struct show_command {
    std::string who; ///< empty: the whole
};
struct difference_command {};
/// `uitleg "De Wolden" amv 2025`, or the name of a node
struct explain_command {
    std::optional<cell_words> cell;
    std::string               node;
};
/// `bewaar plan.toml`, `bewaar "De Wolden" dewolden.csv`
struct save_command {
    std::string who; ///< empty: figures of all; else the form of one
    std::string file;
    bool        anyway = false; ///< `!`: whatever stands there
};
/// `open plan.toml`
struct open_command {
    std::string file;
    bool        anyway = false; ///< `!`: also where it names a table anew
};
/// `bon`, `bon bon.json`
struct receipt_command {
    std::string file;           ///< empty: it is only shown
    bool        anyway = false; ///< `!`: whatever stands there
};
struct help_command {};
struct stop_command {
    bool anyway = false; ///< `!`: whatever was not saved
};

using command = std::variant<state_command, clear_command, undo_command, redo_command, name_command, go_command,
                             names_command, compare_command, show_command, difference_command, explain_command,
                             save_command, open_command, receipt_command, help_command, stop_command>;

/// What a command is called and how it is written, for the help and for programs.
struct command_entry {
    const char* id; ///< the English word, which a program goes by
    const char* words;
    const char* usage_nl;
    const char* usage_en;
    const char* about_nl;
    const char* about_en;
};

/// In the order of `command`.
[[nodiscard]] const std::vector<command_entry>& command_entries();

/// Reads a line. Each command has a Dutch and an English word, and both are understood in either language; capitals are as
/// small letters. A name with spaces may stand in quotes.
///
/// @param where  of the line, for messages
/// @return nothing for a line that is empty, or that starts with `#`
/// @errors K001 no command has that word, with the nearest; or what follows it is not what it takes
[[nodiscard]] opgave::result<std::optional<command>> read_command(std::string_view line, const opgave::place& where);

} // namespace regietafel
