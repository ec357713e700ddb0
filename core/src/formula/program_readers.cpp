// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace opgave {

namespace {

/// Of which figures each step is read only by slack of rules that do not apply where the figure is not stated: the guards of
/// the step. Lane by lane, so all that lies between has the shape of the figure.
class finding_guards {
public:
    explicit finding_guards(const program& of) : of_(of), guards_(of.instructions.size()) {}

    std::vector<std::set<std::uint32_t>> run() {
        for (const std::uint32_t one : of_.shown) allow(one, none);
        for (const judged& one : of_.requirements) {
            allow(one.slack.instruction, one.is_conditional ? figures_asked_by(one) : none);
            if (one.is_conditional) allow(one.applies.instruction, none);
        }
        for (auto i = static_cast<std::uint32_t>(of_.instructions.size()); i-- > 0;)
            for (const program_operand& one : of_.view().operands_of(of_.instructions[i]))
                allow(one.of, is_lane_by_lane(i) && shape_of(one.of) == shape_of(i) ? read(i) : none);
        std::vector<std::set<std::uint32_t>> found;
        for (std::uint32_t i = 0; i < of_.instructions.size(); ++i)
            found.push_back(is_lane_by_lane(i) ? read(i) : none);
        return found;
    }

private:
    [[nodiscard]] shape shape_of(std::uint32_t step) const { return of_.instructions[step].shape; }
    [[nodiscard]] const std::set<std::uint32_t>& read(std::uint32_t step) const {
        return guards_[step] ? *guards_[step] : none;
    }

    /// One more that reads the step, and its guards: those of all readers are those of the step.
    void allow(std::uint32_t step, const std::set<std::uint32_t>& guards) {
        if (!guards_[step])
            guards_[step] = guards;
        else if (!guards_[step]->empty())
            std::erase_if(*guards_[step], [&](std::uint32_t one) { return !guards.contains(one); });
    }

    /// The figures of the slack's shape without which the rule does not apply.
    [[nodiscard]] std::set<std::uint32_t> figures_asked_by(const judged& one) const {
        std::set<std::uint32_t>    asked;
        std::vector<std::uint32_t> open{one.applies.instruction};
        while (!open.empty()) {
            const std::uint32_t index = open.back();
            const instruction&  step  = of_.instructions[index];
            open.pop_back();
            if (step.shape != shape_of(one.slack.instruction) || step.place != storage::workspace) continue;
            for (const program_operand& operand : of_.view().operands_of(step)) {
                if (step.kind == kind_of(operation::stated)) asked.insert(operand.of);
                if (step.kind == kind_of(operation::all_of)) open.push_back(operand.of);
            }
        }
        return asked;
    }

    [[nodiscard]] bool is_lane_by_lane(std::uint32_t index) const {
        switch (of_.instructions[index].op) {
        case operation::linear:
        case operation::minimum:
        case operation::maximum: return true;
        default: return false;
        }
    }

    const std::set<std::uint32_t>                       none;
    const program&                                      of_;
    std::vector<std::optional<std::set<std::uint32_t>>> guards_; ///< nothing: nobody was found that reads it
};

class noting_readers {
public:
    explicit noting_readers(program& of)
        : out_(of), guards_(finding_guards(of).run()), of_step_(of.instructions.size()),
          of_table_(std::size_t{3} * of.columns) {}

    void run() {
        for (std::uint32_t i = 0; i < out_.instructions.size(); ++i)
            if (out_.instructions[i].kind != kind_of(operation::stated)) note_operands_of(i);
        for (std::uint32_t i = 0; i < out_.requirements.size(); ++i) note_sides_of(i);
        write_sources();
        write_readers();
    }

private:
    /// A cell of which it is asked whether it is stated may be blank; where its value is taken then, it is no range.
    void note_operands_of(std::uint32_t index) {
        const instruction& step     = out_.instructions[index];
        const auto         operands = out_.view().operands_of(step);
        for (std::size_t n = 0; n < operands.size(); ++n) {
            const bool where_stated  = n == 1 && stands_where_stated(step);
            const bool where_applies = where_stated || guards_[index].contains(operands[n].of);
            note(operands[n].of,
                 {index, where_stated ? open_range : open_cell, where_applies ? open_range : open_cell});
        }
    }

    /// Is a step a choice whose second operand is a figure that is taken where it is stated? As `is_only_figure` of drafting
    /// asks of nodes.
    [[nodiscard]] bool stands_where_stated(const instruction& step) const {
        if (step.kind != kind_of(operation::or_else)) return false;
        const auto         operands = out_.view().operands_of(step);
        const instruction& asked    = out_.instructions[operands[0].of];
        return asked.kind == kind_of(operation::stated) && asked.place == storage::workspace
               && out_.view().operands_of(asked)[0].of == operands[1].of;
    }

    void note_sides_of(std::uint32_t index) {
        const judged& one    = out_.requirements[index];
        const auto    reader = static_cast<std::uint32_t>(out_.instructions.size()) + index;
        note(one.slack.instruction, {reader, open_cell, open_cell});
        if (one.is_conditional) note(one.applies.instruction, {reader, open_cell, open_cell});
    }

    void note(std::uint32_t read, const program_source& by) {
        of_step_[read].insert(by.reader);
        const instruction& one = out_.instructions[read];
        if (one.place != storage::table) return;
        program_source& noted = of_table_[source_of(one, out_.columns)][by.reader];
        noted.reader          = by.reader;
        noted.trouble |= by.trouble;
        noted.trouble_for_verdict |= by.trouble_for_verdict;
    }

    void write_sources() {
        for (const auto& readers : of_table_) {
            out_.sources_at.push_back(static_cast<std::uint32_t>(out_.sources.size()));
            out_.troubles.push_back(0);
            out_.troubles_for_verdicts.push_back(0);
            for (const auto& [reader, source] : readers) {
                out_.sources.push_back(source);
                out_.troubles.back() |= source.trouble;
                out_.troubles_for_verdicts.back() |= source.trouble_for_verdict;
            }
        }
        out_.sources_at.push_back(static_cast<std::uint32_t>(out_.sources.size()));
    }

    void write_readers() {
        for (const auto& readers : of_step_) {
            out_.readers_at.push_back(static_cast<std::uint32_t>(out_.readers.size()));
            out_.readers.insert(out_.readers.end(), readers.begin(), readers.end());
        }
        out_.readers_at.push_back(static_cast<std::uint32_t>(out_.readers.size()));
    }

    program&                                             out_;
    std::vector<std::set<std::uint32_t>>                 guards_;
    std::vector<std::set<std::uint32_t>>                 of_step_;
    std::vector<std::map<std::uint32_t, program_source>> of_table_; ///< by column and scope, then by reader
};

} // namespace

void note_readers(program& of) { noting_readers(of).run(); }

void note_table_operands(program& of) {
    // Requirements have their addresses after those of all operands.
    const auto read_at = [&](std::size_t i) {
        if (i < of.operands.size()) return of.operands[i].of;
        const judged& one = of.requirements[(i - of.operands.size()) / 2];
        return (i - of.operands.size()) % 2 == 0 ? one.slack.instruction : one.applies.instruction;
    };
    const auto note = [&](auto is_wanted) {
        for (std::size_t i = 0; i < of.addresses.size(); ++i)
            if (of.instructions[read_at(i)].place == storage::table && is_wanted(of.addresses[i])) {
                of.table_operands.push_back(static_cast<std::uint32_t>(i));
                of.table_cells.push_back(of.addresses[i].at());
            }
    };
    note([](address one) { return !one.is_stated_marks() && !one.is_wide(); });
    of.table_narrow = of.table_operands.size();
    note([](address one) { return one.is_wide(); });
    of.table_wide = of.table_operands.size() - of.table_narrow;
    note([](address one) { return one.is_stated_marks(); });
}

} // namespace opgave
