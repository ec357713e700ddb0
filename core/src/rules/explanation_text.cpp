// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/outcome.hpp>

#include "rules/explanation_phrases.hpp"

#include <cstddef>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

class teller {
public:
    teller(const explanation& of, const outcome& in, const text_options& how)
        : of_(of), how_(how), phrases_(of, in, how) {}

    std::vector<explained_line> run() {
        if (!of_.nodes().empty()) tell(0, 0, true, none);
        return std::move(lines_);
    }

private:
    /// @param subject whose what stands above it is: a lane of the table, or none
    void tell(std::uint32_t which, std::uint32_t depth, bool is_last, std::uint32_t subject) {
        const explained_node& one = of_.nodes()[which];
        explained_line        line;
        line.node               = which;
        line.depth              = depth;
        line.is_last            = is_last;
        line.label              = phrases_.label(one);
        const std::uint32_t own = phrases_.subject(one);
        if (own != none && own != subject) line.label = phrases_.subject_text(own) + ": " + line.label;
        if (own != none) subject = own;
        line.value   = phrases_.value(one);
        line.because = phrases_.because(one);
        line.from    = phrases_.from(one);
        lines_.push_back(std::move(line));
        if (how_.depth != 0 && depth == how_.depth) return;
        tell_below(which, depth, subject);
    }

    void tell_below(std::uint32_t which, std::uint32_t depth, std::uint32_t subject) {
        const explained_node&       one = of_.nodes()[which];
        std::vector<explained_line> beside; // parameters and lots, which are no nodes
        if (one.same_as == none) {
            const auto used = phrases_.parameters(one);
            // A number or a list of a rule is told by its parameter; only further rows are lines of their own.
            const bool is_told = one.is == explained::constant || one.is == explained::listed;
            for (std::size_t i = is_told ? 1 : 0; i < used.size(); ++i)
                beside.push_back(phrases_.parameter_line(used[i]));
        }
        for (explained_line& lot : phrases_.lot_lines(one)) beside.push_back(std::move(lot));
        std::vector<explained_line> others;
        if (which == 0)
            for (const parameter_place& other : phrases_.other_parameters(one))
                others.push_back(phrases_.parameter_line(other));

        std::vector<std::uint32_t> below;
        const explained_node&      told = how_.untaken ? one : phrases_.told_by(one);
        if (!phrases_.is_stated_reading(one) || how_.untaken) // else the figure itself stands below it, once more
            for (std::uint32_t i = told.first_child; i < told.first_child + told.child_count; ++i)
                if (how_.untaken || !phrases_.says_nothing(of_.nodes()[i], told)) below.push_back(i);

        const auto put = [&](std::vector<explained_line>& all, bool ends) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                all[i].node    = which;
                all[i].depth   = depth + 1;
                all[i].is_last = ends && i + 1 == all.size();
                lines_.push_back(std::move(all[i]));
            }
        };
        put(beside, below.empty() && others.empty());
        for (const std::uint32_t i : below) tell(i, depth + 1, i == below.back() && others.empty(), subject);
        put(others, true);
    }

    const explanation&          of_;
    const text_options&         how_;
    explanation_phrases         phrases_;
    std::vector<explained_line> lines_;
};

} // namespace

std::vector<explained_line> lines_of(const explanation& of, const outcome& in, const text_options& how) {
    return teller(of, in, how).run();
}

} // namespace opgave
