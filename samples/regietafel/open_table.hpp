// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/config/figures_file.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/table_session.hpp>

#include <regietafel/make_picture.hpp>
#include <regietafel/saved_files.hpp>
#include <regietafel/shown_difference.hpp>
#include <regietafel/speech.hpp>
#include <regietafel/table_files.hpp>
#include <regietafel/what_if_command.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The table that `what-if` holds open: it does what a command says and answers with data. `what_if_page.hpp` makes text of
/// an answer, `what_if_json.hpp` JSON.
namespace regietafel {

/// What a step changed, and what then differs from the start.
struct step_answer {
    shown_difference step;
    shown_difference against_start;
    bool             was_none = false; ///< there was no step to take back, or to make again

    /// A total over a figure that the step changed, which is stated itself and so does not move along.
    struct stated_total {
        named            who;
        figure_name      figure;
        opgave::interval value;
    };
    std::vector<stated_total> stated_totals{}; ///< in the order of the table
};
/// What differs between two tables; without names from the start to the table as it stands.
struct comparison_answer {
    std::string      from;
    std::string      to; ///< empty: the table as it stands
    shown_difference difference;
};
struct names_answer {
    std::string              named; ///< that was given now; empty where none was
    std::vector<std::string> all;   ///< in the order of the alphabet
};
struct subject_answer {
    subject     shown;
    const char* scope = "whole"; ///< `member`, `group` or `whole`
};
struct explanation_answer {
    std::vector<opgave::explanation> trees;
    opgave::outcome                  of;
    opgave::receipt                  rests_on;
};
struct saved_answer {
    std::string file;
    std::string whose; ///< of a form; empty: the figures of all
    std::size_t figures   = 0;
    std::size_t scenarios = 0;

    /// What the form that was read says of its figures, and a saved form does not.
    struct remark {
        std::optional<opgave::date> dated;
        std::string                 note; ///< in the words of the form

        friend bool operator==(const remark&, const remark&) = default;
    };
    std::vector<remark> not_kept{}; ///< each once, however many cells say it
};
/// What the table as it stands rests on.
struct receipt_answer {
    opgave::receipt of;
    std::string     file; ///< in which it was saved; empty: in none
};
struct help_answer {};
struct stop_answer {
    opgave::receipt rests_on; ///< of the table as it stood at the end
};

using table_answer = std::variant<step_answer, comparison_answer, names_answer, subject_answer, explanation_answer,
                                  saved_answer, receipt_answer, help_answer, stop_answer>;

class open_table {
public:
    /// @param without_files  the table of the province's file and the forms: what a saved file is against
    /// @param filed   files of figures that are part of the start
    /// @param layout  of forms that are saved
    /// @errors C006 two of the files name a table alike
    [[nodiscard]] static opgave::result<open_table> open(judged_table without_files, std::vector<filed_figures> filed,
                                                         std::filesystem::path layout, opgave::language in);

    /// That the table was read from a file, such as a form, which is not to be saved over. The files of the province and the
    /// layout are known.
    void rests_on(const std::filesystem::path& file) { files_.rests_on(file.generic_string()); }

    /// That a file was written from this table: it may be saved over while it holds what was written.
    void has_written(const std::filesystem::path& file, std::string_view bytes) {
        files_.read(file.generic_string(), bytes);
    }

    /// Does what a command says. What is refused changes nothing.
    /// @errors S001-S004 of names and figures; K002 a file that would be lost; T005, F010 what cannot be saved; and what is
    ///         wrong with a file that is opened. Without a place, but for those of files
    [[nodiscard]] opgave::result<table_answer> answer(const command& to);

    /// Figures and named tables that are other than at the start or when all was saved last; 0 where nothing is lost when
    /// the table is closed.
    [[nodiscard]] std::size_t unsaved() const;

    /// Of the table as it stands, with the files of which it is the table. What was changed by hand and is saved in none
    /// counts as `unfiled`.
    [[nodiscard]] opgave::receipt receipt() const;

    [[nodiscard]] const opgave::rulebook& rulebook() const noexcept { return session_.rulebook(); }

private:
    using cells = std::vector<opgave::filed_cell>;

    open_table(judged_table without_files, std::filesystem::path layout, opgave::figures start, opgave::language in);

    opgave::result<table_answer> do_(const state_command& said);
    opgave::result<table_answer> do_(const clear_command& said);
    opgave::result<table_answer> do_(const undo_command& said);
    opgave::result<table_answer> do_(const redo_command& said);
    opgave::result<table_answer> do_(const name_command& said);
    opgave::result<table_answer> do_(const go_command& said);
    opgave::result<table_answer> do_(const names_command& said);
    opgave::result<table_answer> do_(const compare_command& said);
    opgave::result<table_answer> do_(const show_command& said);
    opgave::result<table_answer> do_(const difference_command& said);
    opgave::result<table_answer> do_(const explain_command& said);
    opgave::result<table_answer> do_(const save_command& said);
    opgave::result<table_answer> do_(const open_command& said);
    opgave::result<table_answer> do_(const receipt_command& said);
    opgave::result<table_answer> do_(const help_command& said);
    opgave::result<table_answer> do_(const stop_command& said);

    /// What was done since `before`, if anything.
    [[nodiscard]] table_answer stepped(const opgave::outcome& before);

    [[nodiscard]] std::vector<step_answer::stated_total>
    stated_totals_over(const std::vector<opgave::changed_cell>& step, const opgave::figures& now) const;

    [[nodiscard]] opgave::result<opgave::outcome> outcome_of(const std::string& called) const;
    [[nodiscard]] judged_table                    now() const;

    /// From cells of a file, which are against the table without files, to cells against the start.
    [[nodiscard]] std::vector<opgave::changed_cell> against_start(const cells& of) const;

    /// Whether a table of that name is there, and another than this.
    [[nodiscard]] bool is_named_otherwise(const opgave::filed_table& table) const;

    [[nodiscard]] opgave::figures_file to_be_saved() const;
    [[nodiscard]] std::vector<opgave::filed_figure>
    filed_of(const std::vector<opgave::changed_cell>& against_start) const;
    [[nodiscard]] opgave::result<opgave::figures>   figures_of(const std::string& called) const;
    opgave::result<table_answer>                    save_figures(const save_command& said);
    opgave::result<table_answer>                    save_form(const save_command& said);
    [[nodiscard]] std::vector<saved_answer::remark> remarks_of_form(std::uint32_t lane) const;
    void                                            mark_saved();
    void                                            remember(const opgave::figures_taken& said);

    judged_table          without_files_;
    std::filesystem::path layout_;
    opgave::table_session session_;
    speech                say_;
    opgave::outcome       at_start_;

    std::vector<opgave::changed_cell> given_; ///< by files that are part of the start: from the table without them

    saved_files          files_;
    table_files          tables_;
    opgave::figures_file saved_;              ///< what a file would hold, when all was saved last
    bool                 is_touched_ = false; ///< whether anything was done since then

    /// Where the figures of files come from, so that they are saved with it.
    std::map<std::pair<opgave::cell_key, std::pair<std::int64_t, std::int64_t>>, opgave::provenance> known_from_;
};

} // namespace regietafel
