// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace opgave {

namespace {

class noting_readers {
public:
    explicit noting_readers(program& of)
        : out_(of), of_step_(of.instructions.size()), of_table_(std::size_t{3} * of.columns) {}

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
            const bool where_stated = step.kind == step_kind::stated_or_other && n != 1;
            note(operands[n].of, index, where_stated ? open_range : open_cell);
        }
    }

    void note_sides_of(std::uint32_t index) {
        const judged& one    = out_.requirements[index];
        const auto    reader = static_cast<std::uint32_t>(out_.instructions.size()) + index;
        note(one.slack.instruction, reader, open_cell);
        if (one.is_conditional) note(one.applies.instruction, reader, open_cell);
    }

    void note(std::uint32_t read, std::uint32_t reader, std::uint8_t trouble) {
        of_step_[read].insert(reader);
        if (const instruction& one = out_.instructions[read]; one.place == storage::table)
            of_table_[source_of(one, out_.columns)][reader] |= trouble;
    }

    void write_sources() {
        for (const auto& readers : of_table_) {
            out_.sources_at.push_back(static_cast<std::uint32_t>(out_.sources.size()));
            out_.troubles.push_back(0);
            for (const auto& [reader, trouble] : readers) {
                out_.sources.push_back({reader, trouble});
                out_.troubles.back() |= trouble;
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

    program&                                           out_;
    std::vector<std::set<std::uint32_t>>               of_step_;
    std::vector<std::map<std::uint32_t, std::uint8_t>> of_table_; ///< by column and scope: what troubles each reader
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
