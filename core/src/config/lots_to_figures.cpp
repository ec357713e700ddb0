// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>

#include "config/lots.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace opgave {

namespace {

std::chrono::year_month_day calendar_day(date day) {
    return {std::chrono::year{day.year}, std::chrono::month{day.month}, std::chrono::day{day.day}};
}

/// One lot, or a share of it, in a cell.
struct part_of_lot {
    const lot_entry* lot      = nullptr;
    std::int64_t     quantity = 0;
    bool             is_short = false; ///< counts here because it does not stand for the durable years
};

/// A cell that lots describe: with none that stands on the day it is 0, not blank.
struct described_cell {
    const lot_entry*         first = nullptr; ///< of those that describe it, for the place
    std::vector<part_of_lot> standing;
};

/// Adds a text to those before it, once.
void join(std::string& all, const std::string& one) {
    const std::string separator = "; ";
    if (one.empty() || (separator + all + separator).find(separator + one + separator) != std::string::npos) return;
    all += (all.empty() ? "" : separator) + one;
}

class lot_counter {
public:
    lot_counter(const province& said, const frame& axes) : said_(said), axes_(axes) {
        for (const lot_entry& one : said_.lots)
            if (can_be_counted(one)) lots_.push_back(&one);
    }

    std::vector<figure_entry> count() {
        for (const lot_rule_entry& rule : said_.lot_rules) {
            const auto basis = axes_.find_basis(rule.basis.value);
            if (!basis || !takes_lots(axes_[*basis])) continue;
            if (rule.on.empty())
                for (const period when : axes_.periods) count(rule, when, when.last_day());
            for (const lot_rule_entry::reference& one : rule.on)
                if (axes_.find_period(one.when.value)) count(rule, one.when.value, one.day);
        }
        return std::move(figures_);
    }

private:
    bool can_be_counted(const lot_entry& lot) const {
        const place_entry* at       = find_place(said_, lot.at.value);
        const auto         category = axes_.find_category(lot.category.value);
        return at != nullptr && axes_.find_member(at->member.value) && category && takes_lots(axes_[*category])
               && std::all_of(lot.counted_for.begin(), lot.counted_for.end(),
                              [&](const auto& one) { return axes_.find_member(one.member.value).has_value(); });
    }

    void count(const lot_rule_entry& rule, period when, date day) {
        cells_.clear();
        for (const lot_entry* lot : lots_)
            if (counts(rule, lot->certainty.value)) describe(*lot, rule, day);
        for (const auto& [who_and_category, cell] : cells_)
            figures_.push_back(figure_of(who_and_category, cell, rule, when, day));
    }

    void describe(const lot_entry& lot, const lot_rule_entry& rule, date day) {
        const place_entry& at       = *find_place(said_, lot.at.value);
        const std::string  category = category_of(lot, rule);
        const auto         add      = [&](const std::string& who, std::int64_t quantity) {
            (void)cell_of(who, lot.category.value, lot);
            described_cell& cell = cell_of(who, category, lot);
            if (lot.stands_on(day)) cell.standing.push_back({&lot, quantity, category != lot.category.value});
        };
        if (lot.counted_for.empty()) add(at.member.value, lot.quantity.value);
        for (const lot_entry::share& one : lot.counted_for) add(one.member.value, one.quantity);
        for (const opgave::category& one : axes_.categories)
            if (takes_lots(one) && one.least <= 0) (void)cell_of(at.id, one.id, lot);
        add(at.id, lot.quantity.value);
    }

    std::string category_of(const lot_entry& lot, const lot_rule_entry& rule) const {
        if (!rule.durable_years || lot.lasts(*rule.durable_years)) return lot.category.value;
        for (const lot_rule_entry::instead& one : rule.shorter)
            if (one.category.value == lot.category.value && is_countable(one.counts_in)) return one.counts_in.value;
        return lot.category.value;
    }

    bool is_countable(const name_at& category) const {
        const auto found = axes_.find_category(category.value);
        return found && takes_lots(axes_[*found]);
    }

    described_cell& cell_of(const std::string& who, const std::string& category, const lot_entry& lot) {
        return cells_.try_emplace({who, category}, described_cell{&lot, {}}).first->second;
    }

    figure_entry figure_of(const std::pair<std::string, std::string>& who_and_category, const described_cell& cell,
                           const lot_rule_entry& rule, period when, date day) const {
        const lot_entry& first = cell.standing.empty() ? *cell.first : *cell.standing.front().lot;
        figure_entry     made;
        made.where    = first.where;
        made.who      = {who_and_category.first, first.where};
        made.category = {who_and_category.second, first.where};
        made.basis    = {rule.basis.value, first.where};
        made.period   = {when.to_text(), first.where};
        made.value    = {0, first.quantity.where};
        made.note     = note_of(cell, rule, day);
        if (cell.standing.empty()) {
            made.dated  = first.dated;
            made.source = first.source;
        }
        made.counted_on = day;
        for (const part_of_lot& one : cell.standing) {
            made.lots.push_back(counted(one));
            made.value.value += one.quantity;
            made.dated = std::max(made.dated, one.lot->dated); // as new as the newest of them
            join(made.source, one.lot->source);
            join(made.assumption, one.lot->assumption);
        }
        return made;
    }

    [[nodiscard]] counted_lot counted(const part_of_lot& one) const {
        const lot_entry& lot = *one.lot;
        counted_lot      made;
        made.at        = find_place(said_, lot.at.value)->name;
        made.quantity  = one.quantity;
        made.whole     = lot.quantity.value;
        made.from      = lot.from;
        made.until     = lot.until;
        made.certainty = label_of(lot.certainty.value);
        made.is_short  = one.is_short;
        made.source    = lot.source;
        made.where     = lot.where;
        return made;
    }

    /// `2 kavels op 2025-07-01: azc Hoogeveen 940 (2020-01-01 t/m 2030-12-31, besloten), ...`
    std::string note_of(const described_cell& cell, const lot_rule_entry& rule, date day) const {
        const std::size_t count = cell.standing.size();
        std::string       note  = (count == 0   ? "geen kavel"
                                   : count == 1 ? "1 kavel"
                                                : std::to_string(count) + " kavels")
                           + " op " + day.to_text();
        for (std::size_t i = 0; i < count; ++i) note += (i == 0 ? ": " : ", ") + text_of(cell.standing[i], rule);
        return note;
    }

    std::string text_of(const part_of_lot& one, const lot_rule_entry& rule) const {
        const lot_entry& lot  = *one.lot;
        std::string      text = find_place(said_, lot.at.value)->name + ' ' + std::to_string(one.quantity);
        if (one.quantity != lot.quantity.value) text += " van " + std::to_string(lot.quantity.value);
        text +=
            lot.until ? " (" + lot.from.to_text() + " t/m " + lot.until->to_text() : " (vanaf " + lot.from.to_text();
        text += ", " + label_of(lot.certainty.value).nl;
        if (one.is_short) text += ", korter dan " + std::to_string(*rule.durable_years) + " jaar";
        return text + ')';
    }

    words label_of(const std::string& certainty) const {
        for (const certainty_entry& one : said_.certainties)
            if (one.id == certainty) return one.label;
        return {certainty, {}};
    }

    const province&               said_;
    const frame&                  axes_;
    std::vector<const lot_entry*> lots_;
    std::vector<figure_entry>     figures_;

    std::map<std::pair<std::string, std::string>, described_cell> cells_; ///< of one rule and period: who, category
};

} // namespace

bool lot_entry::stands_on(date day) const noexcept { return from <= day && (!until || day <= *until); }

bool lot_entry::lasts(std::int64_t years) const noexcept {
    if (!until) return true;
    // Whoever starts on 29 February starts the next year on 1 March where there is no such day: so a day of the
    // calendar that does not exist is read by std::chrono as well.
    const auto years_later = calendar_day(from) + std::chrono::years{years};
    return std::chrono::sys_days{years_later} <= std::chrono::sys_days{calendar_day(*until)} + std::chrono::days{1};
}

std::vector<figure_entry> figures_of_lots(const province& said, const frame& axes) {
    return lot_counter(said, axes).count();
}

} // namespace opgave
