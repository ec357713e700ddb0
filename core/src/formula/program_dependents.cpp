// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/program_readers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace opgave {

namespace {

class noting_dependents {
public:
    explicit noting_dependents(program& of)
        : out_(of), users_(of.instructions.size()), judged_by_(of.instructions.size()),
          reached_(of.instructions.size(), not_reached) {
        for (std::uint32_t i = 0; i < of.instructions.size(); ++i)
            for (const program_operand& one : of.view().operands_of(of.instructions[i])) users_[one.of].push_back(i);
        for (std::uint32_t i = 0; i < of.requirements.size(); ++i) {
            judged_by_[of.requirements[i].slack.instruction].push_back(i);
            if (of.requirements[i].is_conditional) judged_by_[of.requirements[i].applies.instruction].push_back(i);
        }
    }

    void run() {
        // Groupings have figures of their own in one column and scope.
        std::vector<std::vector<std::uint32_t>> figures(std::size_t{3} * out_.columns);
        for (std::uint32_t i = 0; i < out_.instructions.size(); ++i)
            if (const instruction& one = out_.instructions[i]; one.place == storage::table)
                figures[source_of(one, out_.columns)].push_back(i);
        for (const std::vector<std::uint32_t>& of_column : figures) {
            out_.dependents_at.push_back(static_cast<std::uint32_t>(out_.dependents.size()));
            out_.judged_dependents_at.push_back(static_cast<std::uint32_t>(out_.judged_dependents.size()));
            add_dependents(of_column);
        }
        out_.dependents_at.push_back(static_cast<std::uint32_t>(out_.dependents.size()));
        out_.judged_dependents_at.push_back(static_cast<std::uint32_t>(out_.judged_dependents.size()));
    }

private:
    /// Adds what rests on figures, in the order of the instructions and of the requirements.
    void add_dependents(std::vector<std::uint32_t> open) {
        std::vector<std::uint32_t> found = open;
        for (const std::uint32_t figure : open)
            reached_[figure] = out_.instructions[figure].shape == shape::members ? in_its_lane : in_all_lanes;
        while (!open.empty()) {
            const std::uint32_t now = open.back();
            open.pop_back();
            for (const std::uint32_t user : users_[now]) {
                const std::uint8_t how = stays_in_lane(out_.instructions[user]) ? reached_[now] : in_all_lanes;
                if (reached_[user] >= how) continue;
                if (reached_[user] == not_reached) found.push_back(user);
                reached_[user] = how;
                open.push_back(user);
            }
        }
        std::ranges::sort(found);
        std::map<std::uint32_t, bool> judged; // by requirement, whether in all subjects
        for (const std::uint32_t one : found) {
            const bool in_all = reached_[one] == in_all_lanes;
            if (out_.instructions[one].place == storage::workspace) out_.dependents.push_back({one, in_all});
            for (const std::uint32_t requirement : judged_by_[one]) judged[requirement] = judged[requirement] || in_all;
            reached_[one] = not_reached;
        }
        for (const auto& [requirement, in_all] : judged) out_.judged_dependents.push_back({requirement, in_all});
    }

    [[nodiscard]] static bool stays_in_lane(const instruction& step) {
        return step.shape == shape::members && step.kind != kind_of(operation::broadcast)
               && step.kind != kind_of(operation::apportion) && step.kind != kind_of(operation::tied);
    }

    static constexpr std::uint8_t not_reached  = 0;
    static constexpr std::uint8_t in_its_lane  = 1;
    static constexpr std::uint8_t in_all_lanes = 2;

    program&                                out_;
    std::vector<std::vector<std::uint32_t>> users_;     ///< of each instruction
    std::vector<std::vector<std::uint32_t>> judged_by_; ///< the requirements of which each is a side
    std::vector<std::uint8_t>               reached_;   ///< how, of each instruction
};

} // namespace

void note_dependents(program& of) { noting_dependents(of).run(); }

} // namespace opgave
