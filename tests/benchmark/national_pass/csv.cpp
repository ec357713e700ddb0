// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "csv.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace national_pass {

namespace {

constexpr std::string_view header = "muni,prov,year,cat,task,proposal,realised";

/// A whole text as a number from 0 to `largest`.
std::optional<std::int32_t> number_in(std::string_view text, std::int32_t largest) {
    std::int32_t value     = 0;
    const auto [end, fail] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fail != std::errc{} || end != text.data() + text.size() || value < 0 || value > largest) return std::nullopt;
    return value;
}

/// Orders numbers as numbers, and before all other texts.
struct naturally {
    using is_transparent = void;

    static std::tuple<bool, std::int32_t, std::string_view> key_of(std::string_view text) {
        const auto number = number_in(text, std::numeric_limits<std::int32_t>::max());
        return {!number, number.value_or(0), text};
    }
    bool operator()(std::string_view a, std::string_view b) const { return key_of(a) < key_of(b); }
};

/// The names of one axis, each with its place once all are known.
using axis = std::map<std::string, std::uint32_t, naturally>;

void number(axis& names) {
    std::uint32_t next = 0;
    for (auto& [name, place] : names) place = next++;
}

struct line {
    std::size_t  at = 0; ///< its number in the file
    std::string  member;
    std::string  year;
    std::int32_t category = 0;
    std::int32_t task     = 0;
    std::int32_t proposal = 0;
    std::int32_t realised = 0;
};

class reader {
public:
    explicit reader(const std::filesystem::path& file) : file_(file.string()), text_(file) {}

    tl::expected<table, std::string> read() {
        if (!text_) return tl::unexpected(file_ + ": cannot be read");
        std::string text;
        while (std::getline(text_, text)) {
            ++at_;
            if (!text.empty() && text.back() == '\r') text.pop_back();
            if (at_ == 1)
                read_header(text);
            else if (!text.empty())
                read_line(text);
            if (!wrong_.empty()) return tl::unexpected(wrong_);
        }
        if (lines_.empty()) return tl::unexpected(file_ + ": expected the header and at least one cell");
        if (province_of_.size() > most_members)
            return tl::unexpected(file_ + ": expected at most " + std::to_string(most_members) + " municipalities, not "
                                  + std::to_string(province_of_.size()));
        table made = make_axes();
        state_cells(made);
        if (!wrong_.empty()) return tl::unexpected(wrong_);
        return made;
    }

private:
    void refuse(std::size_t at, const std::string& what) {
        if (wrong_.empty()) wrong_ = file_ + ':' + std::to_string(at) + ": " + what;
    }

    void read_header(const std::string& text) {
        if (text != header) refuse(at_, "expected the header '" + std::string(header) + "', not '" + text + "'");
    }

    void read_line(const std::string& text) {
        std::array<std::string_view, 7> fields;
        std::string_view                rest = text;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::size_t comma   = rest.find(',');
            const bool        is_last = i + 1 == fields.size();
            if (is_last != (comma == std::string_view::npos))
                return refuse(at_, "expected " + std::to_string(fields.size()) + " fields: " + std::string(header));
            fields[i] = rest.substr(0, comma);
            if (!is_last) rest.remove_prefix(comma + 1);
        }
        const auto [member, province, year, category, task, proposal, realised] = fields;
        if (member.empty() || province.empty()) return refuse(at_, "expected a municipality and its province");

        line one{at_, std::string(member), std::string(year)};
        read_number(year, "a year", std::numeric_limits<std::int32_t>::max());
        one.category = read_number(category, "a category", static_cast<std::int32_t>(categories.size()) - 1);
        one.task     = read_number(task, "a task", most);
        one.proposal = read_number(proposal, "a proposal", most);
        one.realised = read_number(realised, "a realised number", most);

        const auto [known, is_new] = province_of_.emplace(member, province);
        if (!is_new && known->second != province)
            refuse(at_, "expected municipality '" + one.member + "' in province '" + known->second + "', not '"
                            + std::string(province) + '\'');
        years_.emplace(year, 0);
        lines_.push_back(std::move(one));
    }

    std::int32_t read_number(std::string_view text, const std::string& what, std::int32_t largest) {
        const auto value = number_in(text, largest);
        if (!value)
            refuse(at_,
                   "expected " + what + " from 0 to " + std::to_string(largest) + ", not '" + std::string(text) + '\'');
        return value.value_or(0);
    }

    table make_axes() {
        std::map<std::string, axis, naturally> members_of;
        for (const auto& [member, province] : province_of_) members_of[province].emplace(member, 0);

        table made;
        for (const auto& [province, members] : members_of) {
            made.provinces.push_back(province);
            made.first_member.push_back(static_cast<std::uint32_t>(made.members.size()));
            for (const auto& [member, unused] : members) {
                members_.emplace(member, static_cast<std::uint32_t>(made.members.size()));
                made.members.push_back(member);
            }
        }
        made.first_member.push_back(static_cast<std::uint32_t>(made.members.size()));
        number(years_);
        for (const auto& [year, place] : years_) made.years.push_back(year);
        return made;
    }

    void state_cells(table& into) {
        for (auto* const column : {&into.task, &into.proposal, &into.realised}) column->resize(into.cells());
        into.proposal_known.assign(into.cells(), 255);
        std::vector<std::size_t> stated_at(into.cells(), 0); // the line that states each cell
        for (const line& one : lines_) {
            const std::size_t cell = into.at(static_cast<std::size_t>(one.category), years_.find(one.year)->second,
                                             members_.find(one.member)->second);
            if (stated_at[cell] != 0)
                return refuse(one.at,
                              "expected each cell once; it is stated in line " + std::to_string(stated_at[cell]));
            stated_at[cell]     = one.at;
            into.task[cell]     = one.task;
            into.proposal[cell] = one.proposal;
            into.realised[cell] = one.realised;
        }
        const auto missing = std::ranges::find(stated_at, std::size_t{0});
        if (missing == stated_at.end()) return;
        const auto cell = static_cast<std::size_t>(missing - stated_at.begin());
        const auto year = cell / into.members.size() % into.years.size();
        refuse(at_, "expected a line for every cell; none states municipality '"
                        + into.members[cell % into.members.size()] + "', year " + into.years[year] + ", category "
                        + std::to_string(cell / into.members.size() / into.years.size()));
    }

    std::string                        file_;
    std::ifstream                      text_;
    std::size_t                        at_ = 0;
    std::string                        wrong_; ///< the first that was found
    std::map<std::string, std::string> province_of_;
    axis                               years_;
    axis                               members_;
    std::vector<line>                  lines_;
};

} // namespace

tl::expected<table, std::string> read_csv(const std::filesystem::path& file) { return reader(file).read(); }

} // namespace national_pass
