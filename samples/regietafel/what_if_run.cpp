// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/frame.hpp>

#include <regietafel/command_input.hpp>
#include <regietafel/open_table.hpp>
#include <regietafel/receipt_file.hpp>
#include <regietafel/what_if_json.hpp>
#include <regietafel/what_if_page.hpp>
#include <regietafel/what_if_run.hpp>

#include <cstdio>
#include <filesystem>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

constexpr std::size_t page_width = 110;

/// Writes the file of `--receipt` anew, of the table as it stands.
/// @param file  empty: none is written
result<void> keep_receipt(const std::filesystem::path& file, open_table& of) {
    if (file.empty()) return {};
    const receipt now = of.receipt();
    if (auto written = write_receipt(file, now); !written) return written;
    of.has_written(file, receipt_json(now));
    return {};
}

/// Reads a command, answers, and so on.
class conversation {
public:
    conversation(open_table table, const what_if_options& wanted, const answer_options& how)
        : table_(std::move(table)), how_(how), say_(how.in),
          words_of_forms_(wanted.table.without_quotes ? quotes::left_out : quotes::shown),
          receipt_file_(wanted.table.receipt) {}

    exit_code hold() {
        if (is_talk()) print(say_(word::table_is_open, {table_.rulebook().frame().name}) + '\n');
        if (!how_.as_json) say_rests_on();
        while (!is_over_ && !is_broken_) hear();
        if (!how_.as_json && !input_.is_terminal()) put(receipt_answer{table_.receipt(), {}}); // it ends as any report
        renew_receipt();
        if (const std::size_t lost = is_known_ ? 0 : table_.unsaved(); lost > 0)
            complain(say_(word::was_not_saved, {changes(lost)}));
        if (is_broken_) std::fprintf(stderr, "regietafel: nothing more can be written to standard output\n");
        return is_broken_ || has_failed_ ? exit_code::failed : exit_code::done;
    }

private:
    /// Somebody types and reads words.
    [[nodiscard]] bool is_talk() const noexcept { return input_.is_terminal() && !how_.as_json; }

    void hear() {
        if (is_talk()) print(say_(word::prompt));
        std::string line;
        const auto  came = input_.next(line);
        if (came == command_input::came::end) {
            ++line_; // the end of the input is as a `stop` behind the last line
            return how_.as_json ? obey(stop_command{}) : end(false);
        }
        if (came == command_input::came::interruption) {
            print('\n' + say_(word::interrupted) + '\n');
            return;
        }
        ++line_;
        if (came == command_input::came::too_long)
            return refuse_command({{diagnostic_code::K001,
                                    where(),
                                    "the line is too long",
                                    "at most " + std::to_string(command_input::longest_line) + " bytes",
                                    {}}},
                                  nullptr);
        const auto read = read_command(line, where());
        // What was asked stands above its answer where nobody sees himself type.
        if ((!read || *read) && !how_.as_json && !input_.is_terminal()) print("> " + printable(line) + '\n');
        if (!read) return refuse_command(read.error(), nullptr);
        if (!*read) return;
        obey(**read);
    }

    void obey(const command& said) {
        const char* id     = command_entries()[said.index()].id;
        auto        answer = table_.answer(said);
        if (!answer) return refuse_command(std::move(answer.error()), id);
        if (std::holds_alternative<saved_answer>(*answer)) renew_receipt(); // no later: the answer says it is done
        if (how_.as_json)
            print(line_of(answer_json(*answer, {line_, id, table_.unsaved()}, how_.in, words_of_forms_)));
        else
            put(*answer);
        if (const auto* stop = std::get_if<stop_command>(&said)) return end(stop->anyway);
        was_warned_ = false;
    }

    void put(const table_answer& answer) {
        page paper(page_width, paint::for_standard_output(), say_);
        put_answer(answer, words_of_forms_, paper);
        print(paper.text());
    }

    void renew_receipt() {
        const auto written = keep_receipt(receipt_file_, table_);
        if (written) return;
        for (const diagnostic& one : written.error()) complain(one.to_text());
        has_failed_ = true;
    }

    /// In a line; whoever wants more asks for it.
    void say_rests_on() {
        const opgave::receipt of = table_.receipt();
        page                  paper(page_width, paint::for_standard_output(), say_);
        paper.paragraph(
            say_(word::table_rests_on, {of.library, hex(of.rulebook.whole),
                                        say_.counted(of.plugins.size(), word::one_plugin, word::several_plugins),
                                        say_.counted(of.inputs.size(), word::one_file, word::several_files)}));
        print(paper.text());
    }

    /// Whoever types is warned once; to a program that ends its input nothing can be said but how it ended.
    void end(bool anyway) {
        is_known_              = anyway || was_warned_;
        const std::size_t lost = anyway ? 0 : table_.unsaved();
        is_over_               = lost == 0 || !is_talk() || was_warned_;
        if (is_over_) return;
        was_warned_ = true;
        print('\n' + say_(word::not_saved_yet, {changes(lost)}) + '\n');
    }

    void refuse_command(diagnostics problems, const char* id) {
        has_failed_ = has_failed_ || !is_talk();
        for (diagnostic& one : problems)
            if (one.where.file.empty()) one.where = where();
        if (how_.as_json) {
            print(line_of(refusal_json(problems, {line_, id, table_.unsaved()}, how_.in)));
            return;
        }
        const std::string line = where().to_text(); // before a place in a file: which command it was
        for (const diagnostic& one : problems)
            complain((line.empty() || one.where == where() ? "" : line + ": ") + one.to_text());
    }

    /// Whoever types sees the line; of other input it is counted.
    [[nodiscard]] place where() const {
        if (is_talk()) return {};
        return {"standard input", line_, 0, {}, {}};
    }

    [[nodiscard]] std::string changes(std::size_t count) const {
        return say_.counted(count, word::one_change, word::several_changes);
    }

    void print(const std::string& text) {
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
            is_broken_ = true;
    }

    static void complain(const std::string& text) {
        std::fprintf(stderr, "%s\n", text.c_str());
        std::fflush(stderr);
    }

    open_table     table_;
    command_input  input_;
    answer_options how_;
    speech         say_;
    quotes         words_of_forms_;

    std::filesystem::path receipt_file_; ///< empty: none is written

    std::uint32_t line_       = 0;
    bool          is_over_    = false;
    bool          is_broken_  = false; ///< standard output takes nothing more
    bool          has_failed_ = false;
    bool          is_known_   = false; ///< to whoever ends it, what is not saved
    bool          was_warned_ = false;
};

} // namespace

result<exit_code> run_what_if(judged_table without_files, std::vector<filed_figures> filed,
                              const what_if_options& wanted, const answer_options& how) {
    auto table = open_table::open(std::move(without_files), std::move(filed), wanted.table.layout, how.in);
    if (!table) return refuse(std::move(table.error()));
    for (const std::filesystem::path& form : wanted.table.forms) table->rests_on(form);
    // At once: nobody works an hour for one that cannot be written.
    if (auto written = keep_receipt(wanted.table.receipt, *table); !written) return refuse(std::move(written.error()));
    return conversation(*std::move(table), wanted, how).hold();
}

} // namespace regietafel
