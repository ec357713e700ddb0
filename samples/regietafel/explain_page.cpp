// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/figures_file.hpp>
#include <opgave/rules/outcome.hpp>

#include <regietafel/explain_page.hpp>
#include <regietafel/meeting_page.hpp>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace regietafel {

using namespace opgave;

namespace {

bool is_same_name(const std::string& a, const std::string& b) {
    const auto small = [](char one) { return std::tolower(static_cast<unsigned char>(one)); };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char one, char other) { return small(one) == small(other); });
}

/// The code or id of what somebody calls by its name; the name itself where nothing is called so.
std::string id_of(const std::string& who, const frame& axes) {
    if (is_same_name(who, axes.name)) return axes.id;
    for (std::size_t i = 0; i < axes.members.size(); ++i)
        if (is_same_name(who, axes.members[i].name)) return axes.members[i].code;
    for (const group& one : axes.groups)
        if (is_same_name(who, one.label.nl) || is_same_name(who, one.label.en)) return one.id;
    return who;
}

/// Does what is explained read a figure of the category, by itself or in a sum, and not by way of a rule's figure?
bool reads(const explanation& tree, category_index wanted, std::uint32_t subject, const column_map& columns) {
    std::vector<std::uint32_t> open{0};
    while (!open.empty()) {
        const explained_node& one = tree.nodes()[open.back()];
        open.pop_back();
        if (one.column != explained_node::none) {
            if (columns.key_of(one.column).category == wanted) return true;
            const bool is_a_sum = one.is == explained::reading && one.stands_in && one.part == explained_node::none
                                  && one.cell_lane == subject;
            if (!is_a_sum) continue;
        }
        for (std::uint32_t i = 0; i < one.child_count; ++i) open.push_back(one.first_child + i);
    }
    return false;
}

/// How it came about, and whence.
std::string beside(const explained_line& line) {
    return line.because + (line.because.empty() || line.from.empty() ? "" : ": ") + line.from;
}

} // namespace

result<std::vector<explanation>> find_explanations(const outcome& in, const std::vector<std::string>& what) {
    std::vector<explanation> found;
    if (what.size() == 2)
        return refuse(diagnostic{diagnostic_code::S001,
                                 {},
                                 "'" + what[0] + ' ' + what[1] + "' names no period",
                                 "who, category and period",
                                 "add a period, such as 2025"});
    if (what.size() < 3) {
        auto named = find_explained(in, what.at(0));
        if (!named) return refuse(named.error());
        found.push_back(*std::move(named));
        return found;
    }
    const frame&             axes       = in.rulebook().frame();
    const std::string        who        = id_of(what[0], axes);
    const bool               is_nobodys = means_unattributed(who, axes);
    std::vector<std::string> bases{axes[axes.asked].id, axes[axes.offered].id};
    if (what.size() > 3) bases = {what[3]};
    std::optional<cell_key> cell;
    diagnostics             problems;
    for (const std::string& basis : bases) {
        auto here = in.figures().find(is_nobodys ? axes.id : who, what[1], what[2], basis);
        if (!here) {
            problems = here.error();
            continue; // what is asked for a cycle may not be there for this period; what is offered then is
        }
        if (is_nobodys) here->lane = in.figures().lanes().unattributed();
        cell = *here;
        found.push_back(in.explain(*here));
    }
    if (!cell) return refuse(std::move(problems));
    if (what.size() > 3) return found;

    const auto  when    = parse_period(what[2]);
    const auto  at      = when ? axes.find_period(*when) : std::nullopt;
    const auto  columns = in.figures().columns();
    explainer   all(in);
    explanation tree;
    const auto  look = [&](const auto& judged) {
        for (const auto& one : judged) {
            if (one.subject != cell->lane || !at || one.of->when != *at) continue;
            all.explain(one, tree);
            if (reads(tree, cell->column.category, cell->lane, columns)) found.push_back(tree);
        }
    };
    look(in.findings());
    look(in.coverages());
    return found;
}

void put_explanations(const std::vector<explanation>& all, const outcome& in, const text_options& how, page& on) {
    meeting_search search(in);
    for (const explanation& one : all) {
        std::vector<bool> goes_on; // below each node above whether others follow it
        for (const explained_line& line : lines_of(one, in, how)) {
            if (line.depth == 0) {
                on.subsection(line.label);
                on.paragraph(line.value + (line.value.empty() || beside(line).empty() ? "" : "; ") + beside(line));
                continue;
            }
            goes_on.resize(line.depth);
            goes_on.back()   = !line.is_last;
            std::string lead = "  ";
            for (std::size_t above = 0; above + 1 < line.depth; ++above) lead += goes_on[above] ? "│ " : "  ";
            on.branch(lead + (line.is_last ? "└ " : "├ "), lead + (line.is_last ? "    " : "│   "),
                      line.label + (line.value.empty() ? "" : ": " + line.value)
                          + (beside(line).empty() ? "" : " (" + beside(line) + ')'));
        }
        put_meeting(one, in, search, on);
    }
}

void put_sentences(const std::vector<explanation>& all, const outcome& in, const text_options& how, page& on) {
    meeting_search search(in);
    for (const explanation& one : all) {
        on.gap();
        std::string text; // its first sentence says what it is about
        for (const std::string& sentence : sentences_of(one, in, how)) text += (text.empty() ? "" : " ") + sentence;
        on.paragraph(text);
        put_meeting(one, in, search, on);
    }
}

} // namespace regietafel
