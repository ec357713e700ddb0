// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/compare_text.hpp>
#include <opgave/rules/coverage_text.hpp>
#include <opgave/rules/open_ends.hpp>

#include <regietafel/compare_page.hpp>
#include <regietafel/picture_parts.hpp>
#include <regietafel/receipt_page.hpp>
#include <regietafel/versions_page.hpp>

#include <algorithm>

namespace regietafel {

using namespace opgave;

namespace {

class comparison_writer {
public:
    comparison_writer(const compared_sides& of, quotes words_of_forms, page& on)
        : of_(of), found_(of.found), quotes_(words_of_forms), on_(on), say_(on.say()) {}

    void put() {
        on_.title(say_(of_.is == side_kind::provinces ? word::compared_provinces
                       : of_.is == side_kind::tables  ? word::compared_tables
                                                      : word::compared_versions));
        on_.item("A: " + of_.first_name);
        on_.item("B: " + of_.second_name);
        if (found_.is_empty() && of_.settings.empty()) {
            on_.gap();
            on_.paragraph(say_(word::nothing_differs));
        } else {
            put_other_members();
            put_versions();
            put_cells();
            put_rules();
            put_settings();
            put_flipped();
            put_moved();
            put_coverages();
        }
        on_.section(say_(word::receipt_of_side, {"A"}));
        put_receipt(of_.first_receipt, on_);
        on_.section(say_(word::receipt_of_side, {"B"}));
        put_receipt(of_.second_receipt, on_);
    }

private:
    /// Each side is of municipalities of its own: all that these say would stand there as not stated.
    [[nodiscard]] bool are_of_others() const noexcept { return !of_.only_first.empty() && !of_.only_second.empty(); }

    [[nodiscard]] bool is_of_one_alone(std::uint32_t lane) const {
        const auto is_it = [&](member_index who) { return who.value == lane; };
        return are_of_others()
               && (std::ranges::any_of(of_.only_first, is_it) || std::ranges::any_of(of_.only_second, is_it));
    }

    void put_other_members() {
        if (!are_of_others()) return;
        const auto names = [&](const std::vector<member_index>& those) {
            std::vector<std::string> all;
            for (const member_index who : those) all.push_back(of_.first.figures().frame()[who].name);
            return say_.list(all);
        };
        on_.gap();
        on_.paragraph(say_(word::other_members, {names(of_.only_first), names(of_.only_second)}));
    }

    [[nodiscard]] std::string number(const std::optional<interval>& value) const {
        return value ? say_.number(*value) : say_(word::compared_blank);
    }
    /// `A: form.xlsx, De Wolden!E8; by mail`
    void put_origin(const char* side, const outcome& in, const std::optional<cell_key>& cell) {
        const provenance* const from = cell ? in.figures().provenance_of(*cell) : nullptr;
        if (from == nullptr) return;
        std::string text = from->where.to_text();
        if (!from->source.empty()) text += (text.empty() ? "" : "; ") + from->source;
        if (quotes_ == quotes::shown && !from->note.empty()) text += (text.empty() ? "" : "; ") + from->note;
        if (!text.empty()) on_.subitem(std::string(side) + ": " + text);
    }

    void put_cells() {
        const auto is_told = [&](const compared_cell& one) {
            return !is_of_one_alone(one.first ? one.first->lane : one.second->lane);
        };
        if (std::ranges::none_of(found_.cells, is_told)) return;
        on_.section(say_(word::figures_differ));
        for (const compared_cell& one : found_.cells) {
            if (!is_told(one)) continue;
            const std::string name =
                one.first ? name_text(*one.first, of_.first, say_.in()) : name_text(*one.second, of_.second, say_.in());
            on_.item(name + ": " + number(one.before) + " → " + number(one.after));
            put_origin("A", of_.first, one.first);
            put_origin("B", of_.second, one.second);
        }
    }

    void put_value(const std::string& name, const std::optional<std::string>& before,
                   const std::optional<std::string>& after, const place& set_before, const place& set_after) {
        const auto side = [&](const std::optional<std::string>& value, const place& where) {
            const std::string at = where.to_text();
            return value.value_or(say_(word::compared_absent)) + (at.empty() ? "" : " (" + at + ')');
        };
        on_.subitem(name + ": " + side(before, set_before) + " → " + side(after, set_after));
    }

    /// The numbers of both versions; that all rules read the other one need not be said of each.
    void put_versions() {
        if (of_.is == side_kind::versions)
            (void)put_version_pairs(of_.first, {{of_.first_name, of_.second_name}}, on_); // they were found to be two
        else if (found_.other_asked)
            on_.paragraph(say_(word::other_target));
    }

    void put_rules() {
        const auto is_told = [&](const compared_rule& one) {
            return !found_.other_asked || !one.first || !one.second || !one.values.empty();
        };
        if (std::ranges::none_of(found_.rules, is_told)) return;
        on_.section(say_(word::rules_differ));
        for (const compared_rule& one : found_.rules) {
            if (!is_told(one)) continue;
            const rule& of =
                one.second ? of_.second.rulebook().rules()[*one.second] : of_.first.rulebook().rules()[*one.first];
            const std::string name = say_(of.label).empty() ? one.id : say_(of.label) + " [" + one.id + ']';
            if (!one.first)
                on_.item(say_(word::rule_added, {name, of.where.to_text()}));
            else if (!one.second)
                on_.item(say_(word::rule_removed, {name, of.where.to_text()}));
            else if (!one.values.empty())
                on_.item(name);
            else
                on_.item(say_(word::rule_written_otherwise, {name}));
            for (const compared_rule::value& each : one.values)
                put_value(each.name, each.before, each.after, each.set_before, each.set_after);
        }
    }

    void put_settings() {
        if (of_.settings.empty()) {
            if (found_.other_axes) on_.paragraph(say_(word::other_axes));
            return;
        }
        on_.section(say_(word::settings_differ));
        for (const setting_difference& one : of_.settings) {
            on_.item(one.key);
            const auto side = [&](const char* name, const std::optional<std::string>& value, const place& where) {
                const std::string at = where.to_text();
                on_.subitem(std::string(name) + ": " + value.value_or(say_(word::compared_absent))
                            + (at.empty() ? "" : " (" + at + ')'));
            };
            side("A", one.before, one.set_before);
            side("B", one.after, one.set_after);
        }
    }

    [[nodiscard]] std::uint32_t subject_of(const compared_finding& one) const {
        return (one.first ? of_.first.findings()[*one.first] : of_.second.findings()[*one.second]).subject;
    }

    void put_flipped() {
        on_.section(say_(word::findings_turned));
        const auto is_told = [&](const compared_finding& one) { return !is_of_one_alone(subject_of(one)); };
        if (std::ranges::none_of(found_.flipped, is_told)) on_.paragraph(say_(word::no_finding_turned));
        for (const compared_finding& one : found_.flipped) {
            if (!is_told(one)) continue;
            const auto side = [&](const outcome& in, const std::optional<std::size_t>& at) {
                return at ? verdict_text(in.findings()[*at], in, say_.in()) : say_(word::no_such_finding_here);
            };
            const std::string name = one.first ? name_text(of_.first.findings()[*one.first], of_.first, say_.in())
                                               : name_text(of_.second.findings()[*one.second], of_.second, say_.in());
            on_.item(name + ": " + side(of_.first, one.first) + " → " + side(of_.second, one.second));
            if (!one.because) continue;
            for (const std::string& line : lines_of(*one.because, found_, of_.first, of_.second, say_.in()))
                on_.subitem(line);
        }
    }

    /// An end that is a blank's outer bound is none.
    [[nodiscard]] std::string slack_text(const outcome& in, const finding& one) const {
        const open_ends ends = open_ends_of_slack(in, one);
        if (ends.least && ends.most) return say_(word::unknown);
        if (ends.most) return say_(word::mark_at_least, {say_.number(one.slack.least)});
        if (ends.least) return say_(word::mark_at_most, {say_.number(one.slack.most)});
        return say_.number(one.slack);
    }

    void put_moved() {
        if (found_.moved.empty()) return;
        on_.section(say_(word::margins_differ));
        std::size_t    open  = 0; // of which only the bounds moved
        constexpr auto right = text_table::align::right;
        text_table     rows({{say_(word::column_finding), text_table::align::left, true},
                             {say_(word::column_margin_of, {"A"}), right},
                             {say_(word::column_margin_of, {"B"}), right}});
        for (const compared_finding& one : found_.moved) {
            if (is_of_one_alone(subject_of(one))) continue;
            const finding& before = of_.first.findings()[*one.first];
            const finding& after  = of_.second.findings()[*one.second];
            if (before.verdict == verdict::unknown || before.verdict == verdict::not_applicable) {
                ++open;
                continue;
            }
            rows.add({{name_text(before, of_.first, say_.in())},
                      {slack_text(of_.first, before)},
                      {slack_text(of_.second, after)}});
        }
        if (!rows.empty()) on_.table(rows);
        if (open == 0) return;
        if (!rows.empty()) on_.gap();
        on_.paragraph(
            say_(word::margins_of_open, {say_.counted(open, word::one_finding_of, word::several_findings_of)}));
    }

    /// With both sides of the ratio, unless one rests on what nobody stated.
    [[nodiscard]] std::string coverage_side(const outcome& in, const std::optional<std::size_t>& at) const {
        if (!at) return say_(word::compared_absent);
        const coverage&   covered = in.coverages()[*at];
        const std::string text    = coverage_text(covered, say_.in());
        if (covered.numerator_rests_on_blanks || covered.denominator_rests_on_blanks) return text;
        return text + " (" + say_.number(covered.numerator) + " / " + say_.number(covered.denominator) + ')';
    }

    void put_coverages() {
        text_table rows({{say_(word::column_compared_measure), text_table::align::left, true},
                         {"A", text_table::align::left, true},
                         {"B", text_table::align::left, true}});
        for (const compared_coverage& one : found_.coverages) {
            const coverage& either =
                one.first ? of_.first.coverages()[*one.first] : of_.second.coverages()[*one.second];
            if (is_of_one_alone(either.subject)) continue;
            const std::string before = coverage_side(of_.first, one.first);
            const std::string after  = coverage_side(of_.second, one.second);
            if (before == after) continue; // not known in either
            const std::string name = one.first ? name_text(of_.first.coverages()[*one.first], of_.first, say_.in())
                                               : name_text(of_.second.coverages()[*one.second], of_.second, say_.in());
            rows.add({{name}, {before}, {after}});
        }
        if (rows.empty()) return;
        on_.section(say_(word::measures_differ));
        on_.table(rows);
    }

    const compared_sides& of_;
    const comparison&     found_;
    quotes                quotes_;
    page&                 on_;
    const speech&         say_;
};

} // namespace

void put_comparison(const compared_sides& of, quotes words_of_forms, page& on) {
    comparison_writer(of, words_of_forms, on).put();
}

} // namespace regietafel
