// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/apportion_operands.hpp>
#include <opgave/formula/operators.hpp>
#include <opgave/model/number_text.hpp>
#include <opgave/rules/explain.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/explanation_words.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave {

namespace {

class line_writer {
public:
    line_writer(const outcome& of, language in, provenance_shown shown)
        : of_(of), graph_(of.rulebook().formulas()), frame_(of.rulebook().frame()), in_(in), shown_(shown) {}

    std::string line(node_id formula, std::size_t lane) const {
        const auto [taken, at]  = taken_branch(formula, lane);
        const std::string value = value_text(formula, lane);
        const node&       n     = graph_[taken];
        if (n.op == operation::figure) return value + " = " + figure_text(n, at);
        if (n.op == operation::constant) return value;
        return value + " = " + filled(n, at);
    }

private:
    struct position {
        node_id     formula;
        std::size_t lane;
    };

    [[nodiscard]] std::size_t lane_for(node_id formula, std::size_t lane) const {
        return graph_[formula].shape == shape::one ? 0 : lane;
    }

    /// Goes down the branches that the figures chose.
    [[nodiscard]] position taken_branch(node_id formula, std::size_t lane) const {
        for (;;) {
            lane          = lane_for(formula, lane);
            const node& n = graph_[formula];
            if (n.op != operation::select && n.op != operation::or_else) return {formula, lane};
            const auto     operands  = graph_.operands_of(n);
            const interval condition = of_.value_of(operands[0].of, lane_for(operands[0].of, lane));
            if (!condition.is_exact()) return {formula, lane};
            formula = operands[condition.least != 0 ? 1 : 2].of;
        }
    }

    [[nodiscard]] std::optional<std::int64_t> known_value(node_id formula, std::size_t lane) const {
        const interval value = of_.value_of(formula, lane_for(formula, lane));
        return value.is_exact() ? std::optional(value.least) : std::nullopt;
    }

    [[nodiscard]] std::string value_text(node_id formula, std::size_t lane) const {
        const interval value = of_.value_of(formula, lane_for(formula, lane));
        if (graph_[formula].sort == sort::number) return range_text(value, in_);
        if (!value.is_exact()) return in_ == language::nl ? "onbekend" : "unknown";
        if (in_ == language::nl) return value.least != 0 ? "ja" : "nee";
        return value.least != 0 ? "yes" : "no";
    }

    [[nodiscard]] cell_key cell_of(const node& figure, std::size_t lane) const {
        const lane_layout& lanes = of_.figures().lanes();
        cell_key           cell{static_cast<std::uint32_t>(lane),
                      of_.figures().columns().key_of(static_cast<std::uint32_t>(figure.first))};
        if (figure.shape == shape::one) cell.lane = lanes.whole();
        if (figure.shape == shape::groups)
            cell.lane = lanes.of(frame_[figure.grouping].first) + static_cast<std::uint32_t>(lane);
        return cell;
    }

    [[nodiscard]] std::string column_text(const node& figure) const {
        if (figure.first == outside_the_frame) {
            const absent_cell cell = absent_cell::unpacked(figure.second);
            return frame_[cell.category].label.in(in_) + ", " + frame_[cell.basis].label.in(in_) + " "
                   + cell.when.to_text();
        }
        const column_key key = of_.figures().columns().key_of(static_cast<std::uint32_t>(figure.first));
        return frame_[key.category].label.in(in_) + ", " + frame_[key.basis].label.in(in_) + " "
               + text_of_time(frame_, key.basis, key.time);
    }

    [[nodiscard]] std::string figure_text(const node& figure, std::size_t lane) const {
        std::string text = column_text(figure);
        if (figure.first == outside_the_frame)
            return text + (in_ == language::nl ? ", dat deze tabel niet heeft" : ", which this table does not have");
        const cell_key cell = cell_of(figure, lane);
        if (!of_.figures().at(cell)) return text + (in_ == language::nl ? ", niet opgegeven" : ", not stated");
        text += in_ == language::nl ? ", opgegeven" : ", stated";
        const provenance* from = of_.figures().provenance_of(cell);
        if (from == nullptr || shown_ == provenance_shown::no) return text;
        const std::string where = printable(from->where.to_text());
        if (!where.empty() || !from->source.empty())
            text += " (" + where + (where.empty() || from->source.empty() ? "" : "; ") + printable(from->source) + ")";
        return text;
    }

    /// What a formula is called, rather than what it comes to: for sums over members.
    [[nodiscard]] std::string name_of(const node& n) const {
        switch (n.op) {
        case operation::figure: return column_text(n);
        case operation::attribute: return frame_.attributes[static_cast<std::size_t>(n.second)].label.in(in_);
        case operation::in_group: return frame_.groups[static_cast<std::size_t>(n.second)].label.in(in_);
        case operation::sum_set: return frame_.groups[static_cast<std::size_t>(n.first)].label.in(in_);
        case operation::constant: return number_text(n.first, in_);
        case operation::or_else: return name_of(graph_[graph_.operands_of(n)[1].of]);
        case operation::linear:
            if (n.first == 0) {
                std::string text;
                for (const operand& term : graph_.operands_of(n))
                    text += (text.empty()      ? (term.factor < 0 ? "−" : "")
                             : term.factor < 0 ? " − "
                                               : " + ")
                            + name_of(graph_[term.of]);
                return text;
            }
            break;
        default: break;
        }
        return in_ == language::nl ? "het berekende" : "what is derived";
    }

    [[nodiscard]] bool is_over_members(const node& n) const {
        return n.op == operation::sum_whole || n.op == operation::sum_groups || n.op == operation::sum_set;
    }

    [[nodiscard]] std::string operand_text(const node& n, std::size_t which, std::size_t lane) const {
        const node_id of = graph_.operands_of(n)[which].of;
        if (n.op == operation::apportion && which == 1) return name_of(graph_[of]);
        return is_over_members(n) || n.op == operation::stated ? name_of(graph_[of]) : value_text(of, lane);
    }

    /// `70 + 6`, `2 x 30 − 5`
    [[nodiscard]] std::string terms_text(const node& n, std::size_t lane) const {
        std::string text;
        const auto  add = [&](std::int64_t factor, const std::string& value) {
            text += text.empty() ? (factor < 0 ? "−" : "") : factor < 0 ? " − " : " + ";
            const std::int64_t size = factor < 0 ? -factor : factor;
            if (size != 1) text += number_text(size, in_) + " x ";
            text += value;
        };
        std::vector<operand> terms(graph_.operands_of(n).begin(), graph_.operands_of(n).end());
        // An agreement that is not about this member, or this group, books 0 here: that says nothing.
        const auto says_nothing = [&](const operand& term) {
            return graph_[term.of].op != operation::figure && known_value(term.of, lane) == 0;
        };
        if (!std::ranges::all_of(terms, says_nothing)) std::erase_if(terms, says_nothing);
        // What is added stands first, and cells in the order of the table: the order of the graph says nothing to a reader.
        const auto takes_away = [&](const operand& term) {
            return (term.factor < 0) != (known_value(term.of, lane).value_or(0) < 0);
        };
        std::ranges::stable_sort(terms, {}, [&](const operand& term) {
            const node& of = graph_[term.of];
            return std::pair{takes_away(term),
                             of.op == operation::figure ? of.first : std::numeric_limits<std::int64_t>::max()};
        });
        for (const operand& term : terms) {
            const auto known = known_value(term.of, lane);
            if (known && *known < 0)
                add(-term.factor, number_text(-*known, in_));
            else
                add(term.factor, value_text(term.of, lane));
        }
        if (n.first != 0) add(n.first < 0 ? -1 : 1, number_text(n.first < 0 ? -n.first : n.first, in_));
        return text;
    }

    /// The operator's words, with what stands in braces filled in: `{a}` to `{d}` the operands, `{all}` all of them,
    /// `{terms}` signed terms, `{ratio}`, `{rounding}`, `{method}`, and `{name}` of a leaf or a set.
    [[nodiscard]] std::string filled(const node& n, std::size_t lane) const {
        const operator_row& row   = row_of(n.op);
        std::string_view    words = in_ == language::nl ? row.nl : row.en;
        std::string         text;
        while (!words.empty()) {
            const auto open = words.find('{');
            text += words.substr(0, open);
            if (open == std::string_view::npos) break;
            const auto close = words.find('}', open);
            text += placeholder(words.substr(open + 1, close - open - 1), n, lane);
            words.remove_prefix(close + 1);
        }
        return text;
    }

    [[nodiscard]] std::string placeholder(std::string_view key, const node& n, std::size_t lane) const {
        if (key.size() == 1) return operand_text(n, static_cast<std::size_t>(key[0] - 'a'), lane);
        if (key == "terms") return terms_text(n, lane);
        if (key == "ratio") return ratio_text({n.first, n.second}, in_);
        if (key == "rounding") return words_of(n.rounded).in(in_);
        if (key == "method")
            return words_of(n.method).in(in_)
                   + (apportion_operands(n.second).order == 0 ? ""
                      : in_ == language::nl                   ? ", bij gelijke stand in de opgegeven volgorde"
                                                              : ", ties in the order that is given");
        if (key == "name") return name_of(n);
        std::string all;
        for (std::size_t i = 0; i < n.operand_count; ++i) all += (i == 0 ? "" : ", ") + operand_text(n, i, lane);
        return all;
    }

    const outcome&   of_;
    const graph&     graph_;
    const frame&     frame_;
    language         in_;
    provenance_shown shown_;
};

} // namespace

std::string explain(const outcome& of, node_id formula, std::size_t lane, language in, provenance_shown shown) {
    return line_writer(of, in, shown).line(formula, lane);
}

std::string explain(const outcome& of, const cell_key& cell, language in, provenance_shown shown) {
    const reading read = of.read(cell);
    return explain(of, read.formula, read.lane, in, shown);
}

} // namespace opgave
