// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "config/toml_document.hpp"

#include "config/toml_guard.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <new>
#include <tuple>
#include <utility>

namespace opgave {

namespace {

/// Reads as much as there is, and no more than a text may have and one byte: that is enough to be refused.
std::string text_of(std::istream& in) {
    constexpr std::size_t piece = std::size_t{64} * 1024;
    constexpr std::size_t most  = toml_limits{}.bytes + 1;
    std::string           text;
    while (in && text.size() < most) {
        const std::size_t before = text.size();
        const std::size_t asked  = std::min(piece, most - before);
        text.resize(before + asked);
        in.read(text.data() + before, static_cast<std::streamsize>(asked));
        text.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    return text;
}

/// Turns the parser's tree into ours. Its tables are sorted by key; ours keep the order of the text.
class converter {
public:
    converter(std::string_view text, const std::string& file) : file_(file) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            lines_.push_back(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    written_value value_of(const toml::node& node) const {
        written_value result;
        result.where = place_of(node.source().begin);
        if (const auto* table = node.as_table())
            result.what = entries_of(*table);
        else if (const auto* list = node.as_array())
            result.what = items_of(*list);
        else if (const auto* text = node.as_string())
            result.what = text->get();
        else if (const auto* whole = node.as_integer())
            result.what = whole->get();
        else if (const auto* yes = node.as_boolean())
            result.what = yes->get();
        else if (const auto* day = node.as_date())
            result.what = date_of(day->get());
        else if (node.is_floating_point())
            result.what = written_float{as_written(node.source())};
        else
            result.what = written_time{as_written(node.source())};
        return result;
    }

private:
    place place_of(const toml::source_position& at) const { return {file_, at.line, at.column, {}, {}}; }

    static date date_of(const toml::date& day) { return {static_cast<std::int16_t>(day.year), day.month, day.day}; }

    written_table entries_of(const toml::table& table) const {
        written_table entries;
        entries.reserve(table.size());
        for (const auto& [key, value] : table)
            entries.push_back({std::string(key.str()), place_of(key.source().begin), value_of(value)});
        std::stable_sort(entries.begin(), entries.end(), [](const written_entry& a, const written_entry& b) {
            return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
        });
        return entries;
    }

    written_list items_of(const toml::array& list) const {
        written_list items;
        items.reserve(list.size());
        for (const toml::node& item : list) items.push_back(value_of(item));
        return items;
    }

    /// The characters of a number or time. Such a value is ASCII but for what stands left of it on its line.
    std::string as_written(const toml::source_region& region) const {
        if (region.begin.line == 0 || region.begin.line > lines_.size() || region.begin.line != region.end.line)
            return {};
        const std::string_view line = lines_[region.begin.line - 1];
        std::string            letters;
        std::uint32_t          column = 0;
        for (const char c : line) {
            const bool starts_a_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
            if (starts_a_letter) ++column;
            if (column >= region.begin.column && column < region.end.column) letters += c;
        }
        return letters;
    }

    const std::string&            file_;
    std::vector<std::string_view> lines_;
};

diagnostic unreadable(const std::string& file, std::string why) {
    return {diagnostic_code::T001, {file, 0, 0, {}, {}}, "the file cannot be read: " + std::move(why), {}, {}};
}

/// What this program was started with, as `check /dev/stdin` or a shell's `<(...)` names it: no other name may be that of a
/// pipe, which would keep the program waiting for whoever writes into it.
bool is_input_of_this_program(const std::string& name) { return name == "/dev/stdin" || name.starts_with("/dev/fd/"); }

} // namespace

result<written_value> parse_toml(std::string_view text, const std::string& file) {
    if (auto unfit = unfit_to_parse(text, file)) return refuse(std::move(*unfit));
    try {
        return converter(text, file).value_of(toml::parse(text));
    } catch (const toml::parse_error& mistake) {
        const toml::source_position at = mistake.source().begin;
        std::string                 why(mistake.description());
        if (why.ends_with('.')) why.pop_back();
        return refuse(
            diagnostic{diagnostic_code::T003, {file, at.line, at.column, {}, {}}, "not valid TOML: " + why, {}, {}});
    } catch (const std::bad_alloc&) {
        return refuse(diagnostic{diagnostic_code::R012, {file, 0, 0, {}, {}}, "memory ran out", {}, {}});
    }
}

result<toml_file> read_toml_file(const std::filesystem::path& file) {
    const std::string name = file.generic_string();
    std::error_code   failure;
    const auto        status = std::filesystem::status(file, failure);
    if (!std::filesystem::exists(status)) return refuse(unreadable(name, "there is no such file"));
    if (std::filesystem::is_directory(status)) return refuse(unreadable(name, "it is a directory"));
    if (!std::filesystem::is_regular_file(status) && !is_input_of_this_program(name))
        return refuse(unreadable(name, "it is no file, but a pipe or a device"));

    std::ifstream in(file, std::ios::binary);
    if (!in) return refuse(unreadable(name, "it cannot be opened"));
    const std::string text = text_of(in);
    if (in.bad()) return refuse(unreadable(name, "reading it failed"));
    auto root = parse_toml(text, name);
    if (!root) return refuse(std::move(root.error()));
    return toml_file{*std::move(root), sum_of_file(name, text)};
}

result<written_value> read_toml(const std::filesystem::path& file) {
    return read_toml_file(file).map([](toml_file&& one) { return std::move(one.root); });
}

} // namespace opgave
