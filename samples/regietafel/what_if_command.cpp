// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/period.hpp>

#include <regietafel/what_if_command.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <sstream>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

struct token {
    std::string text;
    bool        is_quoted = false;
};

/// In the order of `command`.
enum class verb : std::size_t {
    state,
    clear,
    undo,
    redo,
    name,
    go,
    names,
    compare,
    show,
    diff,
    explain,
    save,
    open,
    receipt,
    help,
    stop
};

std::string in_small_letters(std::string text) {
    for (char& one : text)
        if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
    return text;
}

bool is_space(char one) { return one == ' ' || one == '\t' || one == '\r'; }

/// Reads the words of one line from left to right.
class command_reader {
public:
    command_reader(std::string_view line, const place& where) : line_(line), where_(where) {}

    result<std::optional<command>> read() {
        if (auto said = split(); !said) return refuse(said.error());
        if (words_.empty() || (!words_[0].is_quoted && words_[0].text.front() == '#')) return std::optional<command>{};
        if (std::string& first = words_[0].text; first.size() > 1 && first.ends_with('!')) { // `stop!`
            first.pop_back();
            words_.push_back({"!"});
        }
        const auto which = find_verb(words_[0].text);
        if (!which) return refuse(which.error());
        verb_ = *which;
        words_.erase(words_.begin());
        auto made = arguments();
        if (!made) return refuse(made.error());
        return std::optional<command>(*std::move(made));
    }

private:
    [[nodiscard]] tl::unexpected<diagnostics> wrong(std::string what, std::string expected = {},
                                                    std::string remedy = {}) const {
        return refuse({diagnostic_code::K001, where_, std::move(what), std::move(expected), std::move(remedy)});
    }

    [[nodiscard]] const command_entry& entry() const { return command_entries()[static_cast<std::size_t>(verb_)]; }

    /// What the command takes, said as the line began: in Dutch, or in English.
    [[nodiscard]] tl::unexpected<diagnostics> not_so(std::string what) const {
        const auto begins   = [&](const char* usage) { return std::string_view(usage).starts_with(typed_); };
        const bool is_dutch = begins(entry().usage_nl) && !begins(entry().usage_en);
        return wrong(std::move(what), is_dutch ? entry().usage_nl : entry().usage_en);
    }

    /// The quotes that a text program makes of `"` are quotes too; no other: some municipalities have one in their name.
    /// @return the bytes of the quote that stands there, 0 where none does
    [[nodiscard]] std::size_t quote_at(std::size_t at) const {
        for (const std::string_view quote : {"\"", "\u201C", "\u201D", "\u201E", "\u201F"})
            if (line_.substr(at).starts_with(quote)) return quote.size();
        return 0;
    }

    [[nodiscard]] std::size_t end_of_word(std::size_t at) const {
        while (at < line_.size() && !is_space(line_[at]) && quote_at(at) == 0) ++at;
        return at;
    }

    [[nodiscard]] std::size_t end_of_quoted(std::size_t at) const {
        while (at < line_.size() && quote_at(at) == 0) ++at;
        return at;
    }

    result<void> split() {
        for (std::size_t at = 0; at < line_.size();) {
            if (is_space(line_[at])) {
                ++at;
                continue;
            }
            const std::size_t opens = quote_at(at);
            if (opens == 0) {
                const std::size_t end = end_of_word(at);
                words_.push_back({std::string(line_.substr(at, end - at))});
                at = end;
                continue;
            }
            const std::size_t end = end_of_quoted(at + opens);
            if (end == line_.size()) return wrong("a name in quotes does not end", {}, "close it with \"");
            const std::size_t behind = end + quote_at(end);
            if (touches(at, behind))
                return wrong("a name in quotes stands against other text", "a space before and behind it",
                             "a name cannot hold a quote; leave it out");
            words_.push_back({std::string(line_.substr(at + opens, end - at - opens)), true});
            at = behind;
        }
        return {};
    }

    /// Of a name with a quote in it only pieces would be kept. Signs may stand against it: `"2025"=50`, `"plan.toml"!`.
    [[nodiscard]] bool touches(std::size_t begins, std::size_t behind) const {
        const bool before = begins > 0 && !is_space(line_[begins - 1]) && line_[begins - 1] != '=';
        const bool after =
            behind < line_.size() && !is_space(line_[behind]) && line_[behind] != '=' && line_[behind] != '!';
        return before || after;
    }

    result<verb> find_verb(const std::string& word) {
        typed_ = in_small_letters(word);
        std::vector<std::string> known;
        const auto&              all = command_entries();
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::istringstream words(all[i].words);
            for (std::string one; words >> one; known.push_back(one))
                if (one == typed_) return static_cast<verb>(i);
        }
        const std::string nearest = nearest_name(typed_, known);
        return wrong("there is no command '" + word + "'", {},
                     nearest.empty() ? "'help' says which there are" : "did you mean '" + nearest + "'?");
    }

    result<command> arguments() {
        switch (verb_) {
        case verb::state: return state();
        case verb::clear:
            return cell_of(words_).map([](cell_words&& cell) { return command(clear_command{std::move(cell)}); });
        case verb::undo: return alone(undo_command{});
        case verb::redo: return alone(redo_command{});
        case verb::names: return alone(names_command{});
        case verb::diff: return alone(difference_command{});
        case verb::help: return help_command{}; // whatever stands behind it: who asks for help gets it
        case verb::name: return one_name([](std::string called) { return name_command{std::move(called)}; });
        case verb::go: return one_name([](std::string called) { return go_command{std::move(called)}; });
        case verb::show: return show_command{joined(words_)};
        case verb::compare: return compare();
        case verb::explain: return explain();
        case verb::save: return save();
        case verb::open: return open();
        case verb::receipt: return receipt();
        case verb::stop: break;
        }
        const bool anyway = take_mark();
        return alone(stop_command{anyway});
    }

    result<command> alone(command made) const {
        if (words_.empty()) return made;
        return not_so("nothing stands behind '" + typed_ + "', and here stands '" + joined(words_) + "'");
    }

    template <class Make>
    result<command> one_name(Make make) const {
        if (words_.empty()) return not_so("'" + typed_ + "' takes a name");
        if (words_.size() > 1 && std::ranges::any_of(words_, &token::is_quoted)) // it would be kept without its quotes
            return not_so("'" + typed_ + "' takes one name, and here stand several");
        return command(make(joined(words_)));
    }

    result<command> compare() const {
        if (words_.size() == 1) return compare_command{words_[0].text, {}};
        if (words_.size() == 2) return compare_command{words_[0].text, words_[1].text};
        return not_so(words_.empty() ? "'" + typed_ + "' takes a name or two"
                                     : "'" + typed_ + "' takes one name or two; a name with spaces stands in quotes");
    }

    result<command> explain() const {
        if (words_.empty()) return not_so("'" + typed_ + "' takes a cell, or the name of a finding");
        if (words_.size() == 1) return explain_command{std::nullopt, words_[0].text};
        return cell_of(words_).map([](cell_words&& cell) { return command(explain_command{std::move(cell), {}}); });
    }

    result<command> save() {
        const bool anyway = take_mark();
        if (words_.empty()) return not_so("'" + typed_ + "' takes the name of a file");
        std::string file = words_.back().text;
        words_.pop_back();
        const bool is_form    = ends_with(file, ".csv");
        const bool is_figures = ends_with(file, ".toml");
        if (!is_form && !is_figures)
            return wrong("'" + file + "' ends neither in .toml nor in .csv", {},
                         "everything is saved as FILE.toml, the form of one municipality as FILE.csv");
        if (is_form && words_.empty()) return not_so("'" + file + "' is to be a form, and it is not said whose");
        if (is_figures && !words_.empty())
            return not_so("in '" + file + "' everything is saved, not '" + joined(words_) + "' alone");
        return save_command{joined(words_), std::move(file), anyway};
    }

    result<command> open() {
        const bool anyway = take_mark();
        if (words_.empty()) return not_so("'" + typed_ + "' takes the name of a file");
        return open_command{joined(words_), anyway};
    }

    result<command> receipt() {
        const bool anyway = take_mark();
        if (words_.empty() && anyway) return not_so("'!' stands behind the name of a file");
        if (words_.empty()) return receipt_command{};
        if (words_.size() > 1)
            return not_so("'" + typed_ + "' takes the name of one file; a name with spaces stands in quotes");
        std::string& file = words_.front().text;
        if (!ends_with(file, ".json"))
            return wrong("'" + file + "' does not end in .json", {}, "a receipt is saved as FILE.json");
        return receipt_command{std::move(file), anyway};
    }

    // --- cells ---

    result<command> state() {
        std::vector<token> cell, value;
        bool               is_behind = false;
        for (const token& one : words_) {
            const std::size_t sign = one.is_quoted || is_behind ? std::string::npos : one.text.find('=');
            if (sign == std::string::npos) {
                (is_behind ? value : cell).push_back(one);
                continue;
            }
            is_behind = true;
            if (sign > 0) cell.push_back({one.text.substr(0, sign)});
            if (sign + 1 < one.text.size()) value.push_back({one.text.substr(sign + 1)});
        }
        if (!is_behind) return not_so("no '=' says what the figure is to be");
        auto words = cell_of(cell);
        if (!words) return refuse(words.error());
        state_command made{*std::move(words), {}};
        if (auto said = read_value(joined(value), made); !said) return refuse(said.error());
        return command(std::move(made));
    }

    /// The period tells the words apart, so that `De Wolden amv 2025` needs no quotes.
    result<cell_words> cell_of(const std::vector<token>& words) const {
        const auto is_period = [](const token& one) { return parse_period(one.text).has_value(); };
        const auto when =
            std::find_if(words.begin() + std::min<std::ptrdiff_t>(2, std::ssize(words)), words.end(), is_period);
        if (when != words.end())
            return cell_words{joined({words.begin(), when - 1}), (when - 1)->text, when->text,
                              joined({when + 1, words.end()})};
        if (words.size() == 3 || words.size() == 4) // a cycle may be called anything
            return cell_words{words[0].text, words[1].text, words[2].text, words.size() == 4 ? words[3].text : ""};
        return not_so(words.empty() ? "'" + typed_ + "' takes a cell" : "'" + joined(words) + "' names no cell");
    }

    /// `50`, `40..50`, `+7`, `-3`
    result<void> read_value(const std::string& text, state_command& into) const {
        const std::string shape = "a whole number such as 50, a range such as 40..50, or +7 or -3 to add or take away";
        if (text.empty()) return wrong("behind '=' nothing stands", shape, "a cell is made blank by 'wis' or 'clear'");
        const std::size_t dots = text.find("..");
        if (dots != std::string::npos) {
            const auto least = number(text.substr(0, dots));
            const auto most  = number(text.substr(dots + 2));
            if (!least || !most) return wrong("'" + text + "' is no range of whole numbers", shape);
            if (*most < *least) return wrong("the range " + text + " ends before it begins", shape);
            into.value = {*least, *most};
            return {};
        }
        const auto exact = number(text);
        if (!exact) return wrong("'" + text + "' is no whole number", shape, without_points(text));
        into.value    = interval::exactly(*exact);
        into.is_added = text.front() == '+' || text.front() == '-';
        return {};
    }

    /// No figure lies beyond a thousand million, and none that is added.
    static std::optional<std::int64_t> number(std::string text) {
        constexpr std::int64_t largest = 1'000'000'000;
        const auto             trim    = [&] {
            text.erase(0, text.find_first_not_of(' '));
            text.erase(text.find_last_not_of(' ') + 1);
        };
        trim();
        const bool is_below = text.starts_with('-');
        if (is_below || text.starts_with('+')) text.erase(0, 1);
        trim(); // `- 3` is as `-3`
        std::int64_t value = 0;
        const char*  end   = text.data() + text.size();
        const auto   read  = std::from_chars(text.data(), end, value);
        if (read.ec != std::errc{} || read.ptr != end || value < 0 || value > largest) return std::nullopt;
        return text.starts_with('-') ? std::nullopt : std::optional(is_below ? -value : value);
    }

    /// What `1.234` and `1,234` mean; not `1.5`, which is no number of people or places.
    static std::string without_points(std::string text) {
        const auto is_mark = [](char one) { return one == '.' || one == ','; };
        auto       last    = std::find_if(text.begin(), text.end(), is_mark);
        if (last == text.end()) return {};
        for (auto next = last; last != text.end(); last = next) {
            next = std::find_if(last + 1, text.end(), is_mark);
            if (next - last != 4) return {}; // the mark and three digits
        }
        std::erase_if(text, is_mark);
        return number(text) ? "write thousands without a mark: " + text : std::string();
    }

    // --- words ---

    static std::string joined(const std::vector<token>& words) {
        std::string text;
        for (const token& one : words) text += (text.empty() ? "" : " ") + one.text;
        return text;
    }

    /// A `!` at the end, by itself or behind the last word.
    bool take_mark() {
        if (words_.empty() || words_.back().is_quoted || !words_.back().text.ends_with('!')) return false;
        words_.back().text.pop_back();
        if (words_.back().text.empty()) words_.pop_back();
        return true;
    }

    static bool ends_with(const std::string& file, std::string_view extension) {
        return file.size() > extension.size() && in_small_letters(file).ends_with(extension);
    }

    std::string_view   line_;
    const place&       where_;
    std::vector<token> words_;
    std::string        typed_; ///< the word of the command
    verb               verb_ = verb::help;
};

} // namespace

result<std::optional<command>> read_command(std::string_view line, const place& where) {
    return command_reader(line, where).read();
}

} // namespace regietafel
