// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/rounding.hpp>
#include <opgave/model/number_text.hpp>
#include <opgave/rules/meeting_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/table_words.hpp"

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

class teller {
public:
    teller(const meeting& of, const outcome& in, const meeting_text_options& how)
        : of_(of), in_(in), axes_(in.rulebook().frame()), how_(how) {}

    std::vector<meeting_line> run() {
        if (of_.verdict == verdict::not_met) tell_ways();
        if (of_.verdict == verdict::unknown) tell_open();
        return std::move(lines_);
    }

private:
    [[nodiscard]] std::string said(const char* nl, const char* en) const { return how_.in == language::nl ? nl : en; }
    [[nodiscard]] std::string number(std::int64_t n) const { return number_text(n, how_.in); }
    [[nodiscard]] std::string cell(const cell_key& of) const { return cell_text(axes_, of, how_.in); }
    void line(std::uint32_t depth, std::string text) { lines_.push_back({depth, std::move(text)}); }

    [[nodiscard]] std::string left_out(std::size_t count) const {
        return said("en nog ", "and ") + number(static_cast<std::int64_t>(count)) + said("", " more");
    }

    // --- what is not met ---

    void tell_ways() {
        std::vector<const way_to_meet*> ways; // what nobody at the table can change comes last
        for (const way_to_meet& one : of_.ways) ways.push_back(&one);
        std::ranges::stable_sort(ways, {}, [&](const way_to_meet* one) { return is_a_task(one->cell); });
        std::size_t told      = 0;
        bool        is_warned = false;
        for (const way_to_meet* const one : ways) {
            if (told == how_.most) break;
            ++told;
            if (!is_warned && is_a_task(one->cell)) {
                is_warned = true;
                line(0,
                     said("De opgave zelf ligt vast: die is niet aan de gemeente of de provincie. Alleen rekenkundig "
                          "zou dit helpen:",
                          "The task itself is set: neither the municipality nor the province can change it. By "
                          "arithmetic alone this would help:"));
            }
            tell(*one);
        }
        if (told < of_.ways.size()) line(0, left_out(of_.ways.size() - told));
        if (of_.without_way.empty()) {
            if (of_.ways.empty())
                line(0, said("Geen cijfer dat kan worden opgegeven kan dit alleen oplossen.",
                             "No figure that can be stated can resolve this alone."));
            return;
        }
        const bool is_all = of_.ways.empty();
        line(0, said(is_all ? "Geen enkel cijfer is alleen genoeg, hoe hoog of laag ook: "
                            : "Alleen niet genoeg, hoe hoog of laag ook: ",
                     is_all ? "No single figure is enough, however high or low: "
                            : "Not enough alone, however high or low: ")
                    + list(of_.without_way.size(), [&](std::size_t i) { return cell(of_.without_way[i]); }));
    }

    void tell(const way_to_meet& one) {
        std::string text = cell(one.cell) + ": ";
        if (!one.to && one.open_from)
            text += said("van ", "from ") + range_text(one.now, how_.in) + said(" naar ", " to ") + open_text(one)
                    + said(" is misschien genoeg: dat hangt af van cijfers die openstaan",
                           " may be enough: that depends on figures that are open");
        else if (one.to)
            text += said("van ", "from ") + range_text(one.now, how_.in) + said(" naar ", " to ") + number(*one.to)
                    + " (" + signed_size(one) + ')';
        else
            text += said(one.is_increase ? "verhogen" : "verlagen", one.is_increase ? "raising it" : "lowering it");
        if (!one.is_stated) text += said("; nu niet opgegeven maar berekend", "; now calculated, not stated");
        line(0, std::move(text));
        if (one.to && one.open_from)
            line(1, said("bij ", "at ") + open_text(one)
                        + said(" kan het al genoeg zijn: dat hangt af van cijfers die openstaan",
                               " it may be enough already: that depends on figures that are open"));
        if (one.searched_to)
            line(1, said("verder dan ", "beyond ") + number(*one.searched_to)
                        + said(" is niet gezocht", " nothing was searched"));
        tell_others(one.others);
    }
    [[nodiscard]] std::string signed_size(const way_to_meet& one) const {
        const std::int64_t size = one.size();
        if (size == 0) return said("binnen wat het kan zijn", "within what it may be");
        const std::string  sign = *one.to > one.now.most ? "+" : "−";
        const std::int64_t most = size + (one.now.most - one.now.least);
        return sign + number(size) + (most == size ? "" : said(" tot ", " to ") + sign + number(most));
    }
    /// From where on it may be enough: `181 of minder`.
    [[nodiscard]] std::string open_text(const way_to_meet& one) const {
        if (!one.is_increase && *one.open_from == 0) return number(0);
        return number(*one.open_from)
               + (one.is_increase ? said(" of meer", " or more") : said(" of minder", " or less"));
    }
    /// Is it what is asked, in one of its versions?
    [[nodiscard]] bool is_a_task(const cell_key& of) const {
        const basis_index own = of.column.basis;
        return own == axes_.asked || axes_[own].version_of == axes_.asked
               || (axes_[axes_.asked].version_of && axes_[axes_.asked].version_of == own);
    }

    /// What breaks is told first.
    void tell_others(const std::vector<changed_finding>& others) {
        const auto tell_those = [&](const std::string& lead, auto holds) {
            std::vector<std::string> names;
            for (const changed_finding& one : others)
                if (holds(one)) names.push_back(name_of(one));
            if (names.empty()) return;
            line(1, lead + list(names.size(), [&](std::size_t i) { return names[i]; }));
        };
        tell_those(said("maar dan niet meer voldaan: ", "but then no longer met: "),
                   [](const changed_finding& one) { return one.after == verdict::not_met; });
        tell_those(said("maar dan nog onbekend: ", "but then unknown: "),
                   [](const changed_finding& one) { return one.after == verdict::unknown; });
        tell_those(said("dan ook voldaan: ", "then met as well: "),
                   [](const changed_finding& one) { return one.after == verdict::met; });
        tell_those(said("dan niet meer van toepassing: ", "then no longer applicable: "),
                   [](const changed_finding& one) { return one.after == verdict::not_applicable; });
    }
    [[nodiscard]] std::string name_of(const changed_finding& one) const {
        const finding& at = in_.findings()[one.finding];
        return part_text(in_.rulebook(), *at.of, how_.in) + ", " + subject_text(axes_, at.subject, how_.in);
    }

    template <class Name>
    [[nodiscard]] std::string list(std::size_t count, Name name) const {
        std::string text;
        for (std::size_t i = 0; i < std::min(count, how_.most); ++i) text += (text.empty() ? "" : "; ") + name(i);
        if (count > how_.most) text += "; " + left_out(count - how_.most);
        return text;
    }

    // --- what is unknown ---

    void tell_open() {
        if (of_.together) tell_together(*of_.together);
        std::vector<const open_figure*> alone; // settle something
        std::vector<const open_figure*> nothing;
        for (const open_figure& one : of_.open) (one.settles_something() ? alone : nothing).push_back(&one);
        for (std::size_t i = 0; i < std::min(alone.size(), how_.most); ++i) tell(*alone[i]);
        if (alone.size() > how_.most) line(0, left_out(alone.size() - how_.most));
        if (!nothing.empty())
            line(0, said("Op zichzelf beslist niets: ", "Settling nothing alone: ")
                        + list(nothing.size(), [&](std::size_t i) { return cell(nothing[i]->cell); }));
    }

    void tell(const open_figure& one) {
        std::string text = cell(one.cell) + " (";
        text += one.is_blank ? said("niet opgegeven", "not stated")
                             : said("opgegeven als ", "stated as ") + range_text(one.may_be, how_.in);
        text += "): ";
        bool is_first = true;
        for (const settled_values& part : one.parts) {
            if (!is_first) text += "; ";
            is_first = false;
            text += verdict_text(part.said) + said(" bij ", " at ") + values_text(part.values, one.may_be);
        }
        line(0, std::move(text));
        if (one.is_cut_short) line(1, said("niet alle waarden zijn doorzocht", "not all values were searched"));
    }
    [[nodiscard]] std::string verdict_text(const std::optional<verdict>& of) const {
        if (!of) return said("nog niet beslist", "not yet settled");
        switch (*of) {
        case verdict::met: return said("voldaan", "met");
        case verdict::not_met: return said("niet voldaan", "not met");
        case verdict::not_applicable: return said("niet van toepassing", "does not apply");
        default: return said("onbekend", "unknown");
        }
    }
    [[nodiscard]] std::string values_text(interval values, interval all) const {
        if (values == all) return said("elke waarde", "any value");
        if (values.is_exact()) return number(values.least);
        if (values.most == all.most) return number(values.least) + said(" of meer", " or more");
        if (values.least == all.least) return number(values.most) + said(" of minder", " or less");
        return number(values.least) + said(" tot en met ", " to ") + number(values.most);
    }

    /// "Samen ten minste 100: ..." where all count once; else as a sum with factors.
    void tell_together(const needed_together& needed) {
        const std::int64_t factor = needed.terms[0].factor;
        const bool         is_even =
            std::ranges::all_of(needed.terms, [&](const needed_together::term& one) { return one.factor == factor; });
        if (is_even) {
            const std::int64_t size = factor < 0 ? -factor : factor;
            const std::int64_t bound =
                factor > 0 ? divide(needed.least, size, rounding::up) : divide(-needed.least, size, rounding::down);
            line(0, said(factor > 0 ? "Samen ten minste " : "Samen hoogstens ",
                         factor > 0 ? "Together at least " : "Together at most ")
                        + number(bound) + ": "
                        + list(needed.terms.size(), [&](std::size_t i) { return cell(needed.terms[i].cell); }));
            return;
        }
        std::string text = said("Voldaan als ", "Met if ");
        for (std::size_t i = 0; i < needed.terms.size(); ++i) {
            const needed_together::term& one  = needed.terms[i];
            const std::int64_t           size = one.factor < 0 ? -one.factor : one.factor;
            if (i > 0 || one.factor < 0) text += one.factor < 0 ? (i > 0 ? " − " : "−") : " + ";
            if (size != 1) text += number(size) + " x ";
            text += '(' + cell(one.cell) + ')';
        }
        line(0, text + said(" ten minste ", " is at least ") + number(needed.least)
                    + (how_.in == language::nl ? " is" : ""));
    }

    const meeting&              of_;
    const outcome&              in_;
    const frame&                axes_;
    const meeting_text_options& how_;
    std::vector<meeting_line>   lines_;
};

} // namespace

std::vector<meeting_line> lines_of(const meeting& of, const outcome& in, const meeting_text_options& how) {
    return teller(of, in, how).run();
}

} // namespace opgave
