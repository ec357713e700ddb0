// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/changed_table.hpp"

#include "rules/subjects.hpp"
#include "rules/support.hpp"
#include "rules/table_match.hpp"

#include <utility>

namespace opgave {

changed_table::changed_table(const rulebook& by, const figures& start, const std::vector<compared_cell>& cells,
                             axes whose)
    : cells_(cells), whose_(whose), start_(start), table_(by, start, {.history = 0, .ranges = cells.size()}),
      columns_(by.frame()) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (const auto& cell = here(i)) by_cell_.emplace(*cell, i);

    for (std::uint32_t i = 0; i < by.requirements().size(); ++i) {
        const requirement& one = by.requirements()[i];
        requirement_key    key{statement_id(by, one), by.frame()[one.when].to_text(), one.shape, one.grouping.value, 0};
        while (by_key_.contains(key)) ++std::get<std::size_t>(key); // tells apart what shares all the rest
        by_key_.emplace(key, i);
        keys_.push_back(std::move(key));
    }
}

void changed_table::put(std::size_t change, bool is_made) {
    const auto& cell = here(change);
    if (!cell) return;
    const std::optional<interval> value = is_made ? cells_[change].after : start_.at(*cell);
    if (!value || !table_.state(*cell, *value)) table_.clear(*cell);
}

changed_table::requirement_key changed_table::key_of(const requirement& one) const {
    return keys_[static_cast<std::size_t>(&one - by().requirements().data())];
}

std::optional<changed_table::judged> changed_table::find(const requirement_key& key, std::uint32_t subject) const {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    const requirement& one = by().requirements()[found->second];
    return judged{found->second, lane_of_subject(one, subject, by().frame(), start_.lanes())};
}

void changed_table::add_read_by(judged one, std::set<std::size_t>& to) const {
    const requirement& read = by().requirements()[one.requirement];
    for (const node_id formula : {read.slack, read.applies}) {
        if (formula.value == 0) continue;
        for (const cell_key& cell : cells_read(by().formulas(), by().frame(), columns_, {formula, one.lane}))
            if (const auto changed = by_cell_.find(cell); changed != by_cell_.end()) to.insert(changed->second);
    }
}

} // namespace opgave
