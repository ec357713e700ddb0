// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/form_figures.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province.hpp>
#include <opgave/model/figures.hpp>

#include "config/form_labels.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace opgave {

namespace {

class form_stater {
public:
    form_stater(const province& of, figures& into) : province_(of), table_(into) {
        const member_list& members = into.frame().members;
        for (std::uint32_t i = 0; i < members.size(); ++i) {
            members_by_label_.emplace(label_key(members[i].name), member_index{i});
            members_by_label_.emplace(label_key(members[i].code), member_index{i});
        }
    }

    void check(const form_layout& layout) {
        const frame& axes = table_.frame();
        for (const layout_name& one : names_in(layout)) {
            std::vector<std::string> known;
            const auto               collect = [&](const auto& list) {
                for (const auto& each : list) known.push_back(each.id);
            };
            std::string kind;
            switch (one.kind) {
            case layout_name_kind::quantity:
                kind = "category or total";
                collect(axes.categories);
                break;
            case layout_name_kind::basis:
                kind = "basis";
                collect(axes.bases);
                break;
            case layout_name_kind::period:
                kind = "period";
                for (const period when : axes.periods) known.push_back(when.to_text());
                break;
            }
            if (std::find(known.begin(), known.end(), one.name) != known.end()) continue;
            report(diagnostic_code::F007, one.where, "the province has no " + kind + " '" + one.name + "'",
                   "a " + kind + " of the province", did_you_mean(one.name, known));
        }
    }

    void state(const form& sent) {
        const auto who = member_of(sent);
        if (!who) return;
        const auto [earlier, is_first] = named_at_.emplace(*who, sent.named_at);
        if (!is_first) {
            report(diagnostic_code::F006, sent.named_at, "a second form of '" + table_.frame()[*who].name + "'",
                   "one form for each municipality", "the first stands at " + earlier->second.to_text());
            return;
        }
        taken_.members.push_back(*who);

        const std::string& code = table_.frame()[*who].code;
        for (const form_statement& one : sent.statements)
            if (const auto cell = find(code, one.of)) state(*cell, one, sent);
        for (const form_cell& one : sent.blanks)
            if (const auto cell = find(code, one)) taken_.blanks.emplace(*cell, one.where);
    }

    diagnostics take_problems() { return std::move(problems_); }
    forms_taken take() { return std::move(taken_); }

private:
    void report(diagnostic_code code, const place& where, std::string what, std::string expected = {},
                std::string remedy = {}) {
        problems_.push_back({code, where, std::move(what), std::move(expected), std::move(remedy)});
    }

    /// Codes and names are compared as labels are: without regard to case and spaces.
    std::optional<member_index> member_of(const form& sent) {
        const frame&      axes   = table_.frame();
        const std::string wanted = label_key(sent.member);
        if (const auto found = members_by_label_.find(wanted); found != members_by_label_.end()) return found->second;
        for (const dissolved_entry& one : province_.dissolved) {
            if (label_key(one.name) != wanted && label_key(one.code) != wanted) continue;
            report(diagnostic_code::F002, sent.named_at,
                   "'" + one.name + "' is dissolved: its last day was " + one.until.to_text(),
                   "a form of a municipality of " + axes.name, "it merged into " + one.successors());
            return std::nullopt;
        }
        std::vector<std::string> known;
        for (const member& one : axes.members) known.push_back(one.name);
        report(diagnostic_code::F001, sent.named_at, "'" + sent.member + "' is no municipality of " + axes.name,
               "a name or CBS code of the province file", did_you_mean(sent.member, known));
        return std::nullopt;
    }

    /// What the layout itself names wrongly has been reported in the layout: at each cell it would only be repeated.
    std::optional<cell_key> find(const std::string& code, const form_cell& asked) {
        auto cell = table_.find(code, asked.quantity, asked.period.to_text(), asked.basis);
        if (cell) return *cell;
        for (diagnostic& one : cell.error()) {
            if (one.code == diagnostic_code::S001) continue;
            one.where = asked.where;
            problems_.push_back(std::move(one));
        }
        return std::nullopt;
    }

    void state(const cell_key& cell, const form_statement& one, const form& sent) {
        if (const auto before = table_.at(cell); before && *before != interval::exactly(one.value)) {
            const provenance* from = table_.provenance_of(cell);
            report(diagnostic_code::F006, one.of.where,
                   "the form states " + std::to_string(one.value) + " where another figure is stated",
                   "one figure for each cell",
                   from == nullptr ? std::string{} : "the other stands at " + from->where.to_text());
            return;
        }
        auto said = table_.state(cell, one.value, {one.of.where, {}, sent.dated, sent.provenance, {}});
        if (!said) std::move(said.error().begin(), said.error().end(), std::back_inserter(problems_));
    }

    const province&                     province_;
    figures&                            table_;
    std::map<std::string, member_index> members_by_label_; ///< names and codes; the first member of each
    forms_taken                         taken_;
    std::map<member_index, place>       named_at_; ///< of the members in `taken_`
    diagnostics                         problems_;
};

} // namespace

result<forms_taken> state_forms(const form_layout& layout, const forms& read, const province& of, figures& into) {
    form_stater stater(of, into);
    stater.check(layout);
    for (const form& sent : read.read) stater.state(sent);
    if (auto problems = stater.take_problems(); !problems.empty()) return refuse(std::move(problems));
    return stater.take();
}

} // namespace opgave
