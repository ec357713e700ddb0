// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/verdict.hpp>
#include <opgave/model/number_text.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/explanation_words.hpp"
#include "rules/written_sums.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

class teller {
public:
    teller(const explanation& of, const outcome& in, const text_options& how)
        : of_(of), in_(in), rules_(in.rulebook()), axes_(rules_.frame()), lanes_(in.figures().lanes()), how_(how) {}

    std::vector<explained_line> run() {
        if (!of_.nodes().empty()) tell(0, 0, true, none);
        return std::move(lines_);
    }

private:
    [[nodiscard]] std::string said(const char* nl, const char* en) const { return how_.in == language::nl ? nl : en; }

    /// @param subject whose what stands above it is: a lane of the table, or none
    void tell(std::uint32_t which, std::uint32_t depth, bool is_last, std::uint32_t subject) {
        const explained_node& one = of_.nodes()[which];
        explained_line        line;
        line.node               = which;
        line.depth              = depth;
        line.is_last            = is_last;
        line.label              = label_of(one);
        const std::uint32_t own = subject_of(one);
        if (own != none && own != subject) line.label = subject_text(own) + ": " + line.label;
        if (own != none) subject = own;
        line.value   = value_of(one);
        line.because = because_of(one);
        line.from    = from_of(one);
        lines_.push_back(std::move(line));
        if (how_.depth != 0 && depth == how_.depth) return;
        if (is_stated_reading(one) && !how_.untaken) return; // below it stands the figure itself, once more

        std::vector<std::uint32_t> below;
        for (std::uint32_t i = one.first_child; i < one.first_child + one.child_count; ++i)
            if (how_.untaken || !says_nothing(of_.nodes()[i], one)) below.push_back(i);
        for (const std::uint32_t i : below) tell(i, depth + 1, i == below.back(), subject);
    }

    [[nodiscard]] static bool is_stated_reading(const explained_node& one) {
        return one.is == explained::reading && one.op == operation::or_else && !one.stands_in;
    }

    /// A branch that was not taken; and a term that a rule makes 0 because it is not about this subject.
    [[nodiscard]] static bool says_nothing(const explained_node& one, const explained_node& above) {
        if (!one.is_taken) return true;
        return above.op == operation::linear && one.op != operation::figure && one.value == interval::exactly(0)
               && one.sort == sort::number && above.is != explained::finding && above.is != explained::measure;
    }

    // --- what it is --------------------------------------------------------------------------------------------------

    [[nodiscard]] std::uint32_t subject_of(const explained_node& one) const {
        switch (one.is) {
        case explained::finding:
        case explained::measure:
        case explained::reading:
        case explained::figure:
        case explained::blank: return one.cell_lane;
        default: break;
        }
        const node& n = rules_.formulas()[one.formula];
        if (n.shape == shape::members) return one.lane;
        return n.shape == shape::groups ? lanes_.of(axes_[n.grouping].first) + one.lane : none;
    }
    [[nodiscard]] std::string subject_text(std::uint32_t lane) const {
        if (lane == lanes_.whole()) return axes_.name;
        if (lane < lanes_.members) return axes_.members[lane].name;
        if (lane == lanes_.unattributed()) return said("niet toegewezen", "unattributed");
        return axes_.groups[lane - lanes_.members - 1].label.in(how_.in);
    }

    [[nodiscard]] std::string part_text(const rule_part& part) const {
        const std::string& rule = rules_.rules()[part.rule].label.in(how_.in);
        const std::string  text = part.text.in(how_.in).empty() ? part.label : part.text.in(how_.in);
        return (rule.empty() || text.starts_with(rule) ? text : rule + ": " + text) + ", " + axes_[part.when].to_text();
    }

    [[nodiscard]] std::string label_of(const explained_node& one) const {
        const node& n = rules_.formulas()[one.formula];
        switch (one.is) {
        case explained::finding: return part_text(rules_.requirements()[one.which]);
        case explained::measure: return part_text(rules_.measures()[one.which]);
        case explained::reading:
        case explained::figure:
        case explained::blank: {
            const column_key key = in_.figures().columns().key_of(one.column);
            return axes_[key.category].label.in(how_.in) + ", " + axes_[key.basis].label.in(how_.in) + ' '
                   + text_of_time(axes_, key.basis, key.time);
        }
        case explained::outside: {
            const absent_cell cell = absent_cell::unpacked(n.second);
            return axes_[cell.category].label.in(how_.in) + ", " + axes_[cell.basis].label.in(how_.in) + ' '
                   + cell.when.to_text();
        }
        case explained::others:
            return said("de anderen, naar wat van hen vaststaat", "the others, by what is fixed of them");
        default: break;
        }
        if (one.term != none) {
            const named_term& term = rules_.names()[one.term];
            return term.text.in(how_.in).empty() ? term.label : term.text.in(how_.in);
        }
        const std::string& called = words_of(one.op).in(how_.in);
        switch (one.is) {
        case explained::attribute: return axes_.attributes[static_cast<std::size_t>(n.second)].label.in(how_.in);
        case explained::membership:
            return called + ' ' + axes_.groups[static_cast<std::size_t>(n.second)].label.in(how_.in);
        default: break;
        }
        if (one.op == operation::sum_set)
            return called + ' ' + axes_.groups[static_cast<std::size_t>(n.first)].label.in(how_.in);
        return called;
    }

    // --- what it comes to --------------------------------------------------------------------------------------------

    [[nodiscard]] std::string value_of(const explained_node& one) const {
        if (!one.is_taken || one.is == explained::others) return {};
        if (one.is == explained::finding) return verdict_text(one);
        if (one.is == explained::measure)
            return range_text(one.value, how_.in) + said(" van ", " of ")
                   + range_text(of_.children_of(one)[1].value, how_.in);
        if (one.sort == sort::number) return range_text(one.value, how_.in);
        if (!one.value.is_exact()) return said("onbekend", "unknown");
        return one.value.least != 0 ? said("ja", "yes") : said("nee", "no");
    }

    [[nodiscard]] std::string verdict_text(const explained_node& one) const {
        const requirement& of      = rules_.requirements()[one.which];
        const interval     applies = of.applies.value == 0 ? interval::exactly(1) : of_.children_of(one).back().value;
        const interval slack = in_.value_of(of.slack, rules_.formulas()[of.slack].shape == shape::one ? 0 : one.lane);
        switch (verdict_of(slack, applies, of.only_when_known)) {
        case verdict::met: return said("voldaan", "met");
        case verdict::not_met:
            return said("niet voldaan, ", "not met, ") + range_text({-slack.most, -slack.least}, how_.in)
                   + said(" te weinig", " short");
        case verdict::not_applicable: return said("niet van toepassing", "does not apply");
        default: return said("onbekend", "unknown");
        }
    }

    // --- how it came about -------------------------------------------------------------------------------------------

    [[nodiscard]] std::string because_of(const explained_node& one) const {
        if (!one.is_taken) return said("niet gekozen", "not chosen");
        if (one.same_as != none && of_.nodes()[one.same_as].child_count > 0 && !is_stated_reading(one))
            return said("elders in deze uitleg", "elsewhere in this explanation");
        switch (one.is) {
        case explained::figure: return said("opgegeven", "stated");
        case explained::blank: return said("niet opgegeven", "not stated");
        case explained::outside: return said("dat deze tabel niet heeft", "which this table does not have");
        case explained::reading: return reading_text(one);
        default: break;
        }
        return formula_text(one);
    }

    /// That a cell is not stated says nothing of one that cannot be, such as the sum of what is offered.
    [[nodiscard]] std::string reading_text(const explained_node& one) const {
        if (!one.stands_in) return said("opgegeven", "stated");
        std::vector<std::string> pieces;
        if (one.op == operation::or_else) pieces.push_back(said("niet opgegeven", "not stated"));
        if (one.part != none) {
            const rule&        by     = rules_.rules()[of_.parts()[one.part].rule];
            const std::string& called = by.label.in(how_.in).empty() ? by.id : by.label.in(how_.in);
            pieces.push_back(said("regel '", "rule '") + called + said("' geeft het", "' gives it"));
        }
        if (std::string formula = formula_text(one); !formula.empty()) pieces.push_back(std::move(formula));
        std::string text;
        for (const std::string& piece : pieces) text += (text.empty() ? "" : "; ") + piece;
        return text;
    }

    /// `8.140/96.000 x 2.691, half omhoog`; `60 − 112`. Empty where what stands below says enough.
    [[nodiscard]] std::string formula_text(const explained_node& one) const {
        const node& n = rules_.formulas()[one.formula];
        if (one.is == explained::finding || one.is == explained::measure || one.child_count == 0) return {};
        const auto children = of_.children_of(one);
        switch (one.op) {
        case operation::times_ratio:
        case operation::convert:
            return std::to_string(n.first) + '/' + std::to_string(n.second) + " x " + value_of(children[0]) + ", "
                   + words_of(n.rounded).in(how_.in);
        case operation::linear: return terms_text(one);
        case operation::apportion: return words_of(n.method).in(how_.in);
        default: return {};
        }
    }

    [[nodiscard]] std::string terms_text(const explained_node& sum) const {
        std::string          text;
        std::vector<operand> written;
        const auto           add = [&](std::int64_t factor, const std::string& value) {
            text += text.empty() ? (factor < 0 ? "−" : "") : factor < 0 ? " − " : " + ";
            const std::int64_t size = factor < 0 ? -factor : factor;
            if (size != 1) text += number_text(size, how_.in) + " x ";
            text += value;
        };
        for (const explained_node& term : of_.children_of(sum)) {
            written.push_back({term.formula, term.factor});
            if (!how_.untaken && says_nothing(term, sum)) continue;
            if (term.value.is_exact() && term.value.least < 0)
                add(-term.factor, number_text(-term.value.least, how_.in));
            else
                add(term.factor, term.value.is_exact() ? value_of(term) : '(' + value_of(term) + ')');
        }
        const std::int64_t constant = constant_left(rules_.formulas(), sum.formula, written);
        if (constant != 0) add(constant < 0 ? -1 : 1, number_text(constant < 0 ? -constant : constant, how_.in));
        return text.empty() ? number_text(0, how_.in) : text;
    }

    [[nodiscard]] std::string from_of(const explained_node& one) const {
        if (one.is == explained::attribute)
            return printable(axes_.attributes[static_cast<std::size_t>(rules_.formulas()[one.formula].second)].source);
        if (how_.shown == provenance_shown::no || (one.is != explained::figure && !is_stated_reading(one))) return {};
        const provenance* const from =
            in_.figures().provenance_of({one.cell_lane, in_.figures().columns().key_of(one.column)});
        if (from == nullptr) return {};
        std::string text = printable(from->where.to_text());
        for (const std::string* const piece : {&from->source, &from->note})
            if (!piece->empty()) text += (text.empty() ? "" : "; ") + printable(*piece);
        return text;
    }

    const explanation&          of_;
    const outcome&              in_;
    const rulebook&             rules_;
    const frame&                axes_;
    const lane_layout&          lanes_;
    const text_options&         how_;
    std::vector<explained_line> lines_;
};

} // namespace

std::vector<explained_line> lines_of(const explanation& of, const outcome& in, const text_options& how) {
    return teller(of, in, how).run();
}

} // namespace opgave
