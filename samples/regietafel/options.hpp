// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/period.hpp>
#include <opgave/base/words.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace regietafel {

/// How the program ended, for scripts; `--help` says the same.
enum class exit_code : int {
    done     = 0,
    refused  = 1, ///< something is wrong with a file; every message says where
    failed   = 1, ///< a test failed, or verify found a difference; the answer says which
    bad_call = 2, ///< the options do not make sense
};

/// `regietafel picture`
struct picture_options {
    std::filesystem::path              province;
    std::filesystem::path              layout; ///< of the forms
    std::vector<std::filesystem::path> forms;
    bool                               without_quotes = false;
    std::filesystem::path              receipt{}; ///< where to write one; empty: nowhere
    std::vector<std::filesystem::path> figures{}; ///< files of figures that go before the forms, the last before all
};

/// `regietafel check`
struct check_options {
    std::filesystem::path province;
    std::filesystem::path layout; ///< of the forms; empty when there is none to check
};

/// `regietafel show`
struct show_options {
    std::filesystem::path         province;
    std::vector<std::string>      keys; ///< empty: everything
    std::optional<opgave::period> when; ///< only what holds then
};

/// `regietafel versions`
struct versions_options {
    picture_options table;
    std::string     earlier; ///< ids of two versions; empty: each version with the next
    std::string     later;
};

/// `regietafel test`
struct test_options {
    std::filesystem::path path; ///< a file of tests, or a folder with such files
};

/// `regietafel rules`
struct rules_options {
    std::vector<std::string> names;              ///< of plugins and of kinds of rules; empty: everything
    bool                     from_files = false; ///< and not linked in
};

/// `regietafel schema`
struct schema_options {};

/// `regietafel explain`
struct explain_options {
    picture_options          table;
    std::vector<std::string> what; ///< a name, or who, category, period, basis
    std::uint32_t            depth        = 0;
    bool                     all          = false; ///< also what was not chosen, and terms of 0
    bool                     in_sentences = false; ///< and not as a tree
};

/// `regietafel compare`
struct compare_options {
    picture_options table; ///< the province, the forms and the figures of both sides; a province may be missing
    std::string     first; ///< a province file; a form, a folder of forms or a file of figures; or the id of a version
    std::string     second;
};

/// `regietafel verify`
struct verify_options {
    std::filesystem::path              receipt;                ///< or a report in JSON that has one
    std::vector<std::filesystem::path> files;                  ///< the inputs, in any order
    bool                               without_quotes = false; ///< of forms, in what is wrong with them
};

/// `regietafel what-if`
struct what_if_options {
    picture_options table; ///< its files of figures are part of the start
};

/// How the program answers.
struct answer_options {
    bool             as_json = false;
    opgave::language in      = opgave::language::nl;
};

struct options {
    std::variant<picture_options, check_options, show_options, versions_options, test_options, rules_options,
                 schema_options, explain_options, compare_options, verify_options, what_if_options>
                                       verb;
    answer_options                     answer;
    std::vector<std::filesystem::path> plugins; ///< directories; empty: the plugins that are linked in
};

/// The layout of the forms where none is named: `config/prt-drenthe.layout.toml` of `config/drenthe.toml`.
[[nodiscard]] std::filesystem::path layout_beside(const std::filesystem::path& province);

/// Reads the command line. Help, the version and what is wrong with the options are printed here.
/// @return what to do, or with what code to end
[[nodiscard]] std::variant<options, exit_code> read_options(int count, char** arguments);

} // namespace regietafel
