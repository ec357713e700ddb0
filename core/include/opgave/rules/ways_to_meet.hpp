// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/edits.hpp>
#include <opgave/formula/verdict.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace opgave {

/// One figure, changed in one direction and no further than is needed for a requirement to be met; all other figures stay
/// as they are.
struct way_to_meet {
    cell_key cell;
    interval now; ///< what is read there: stated, or given by a rule or a sum where nobody stated it
    bool     is_stated   = true;
    bool     is_increase = true;
    /// The nearest whole number within the bounds of its category for which the requirement is met whatever the open
    /// figures turn out to be. Absent: there is none in this direction, as far as was searched.
    std::optional<std::int64_t> to;
    /// A nearer number from which it is no longer certain that the requirement is not met: open figures decide.
    std::optional<std::int64_t> open_from;
    /// The search ended here, at its limit: of what lies further away nothing is said. Absent: all was searched.
    std::optional<std::int64_t> searched_to;
    /// The other findings whose verdict changes with it, by their place in `outcome::findings`.
    std::vector<changed_finding> others;

    /// By how much the figure changes: at least 0. A number that was open changes by nothing within what it may be.
    /// @pre there is a number `to`
    [[nodiscard]] std::int64_t size() const noexcept {
        return *to > now.most ? *to - now.most : *to < now.least ? now.least - *to : 0;
    }
};

/// What a requirement comes to for some values of an open figure.
struct settled_values {
    interval               values;
    std::optional<verdict> said; ///< of all of them, whatever other open figures turn out to be; absent: not settled

    friend bool operator==(const settled_values&, const settled_values&) = default;
};

/// A figure that leaves a requirement open: blank, or stated as a range.
struct open_figure {
    cell_key cell;
    interval may_be;
    bool     is_blank = true;
    /// All that it may be, in ascending order. With several open figures only what settles the requirement from either end
    /// is told apart: what lies between the first and the last number that leave it open is one part that is not settled.
    std::vector<settled_values> parts;
    bool                        is_cut_short = false; ///< a part is not settled because the search was at its limit

    [[nodiscard]] bool settles_something() const noexcept {
        for (const settled_values& one : parts)
            if (one.said) return true;
        return false;
    }
};

/// What open figures must come to together: the sum of each times its factor is at least `least`.
struct needed_together {
    struct term {
        cell_key     cell;
        std::int64_t factor = 1;

        friend bool operator==(const term&, const term&) = default;
    };
    std::vector<term> terms; ///< in the order of the table; at least two
    std::int64_t      least = 0;

    friend bool operator==(const needed_together&, const needed_together&) = default;
};

/// Why a requirement is not met, and what would meet it.
struct meeting {
    opgave::verdict verdict = verdict::unknown;
    interval        missing; ///< how much it falls short; 0 or less: that it does not

    /// Of what is not met. What can be proposed comes first (the basis that is *offered*), what is stated before what a rule
    /// gives, smaller changes before larger ones, then the order of the table. Without a number `to` come last.
    std::vector<way_to_meet> ways;
    /// The stated figures it rests on of which no value alone meets it, in the order of the table.
    std::vector<cell_key> without_way;

    /// Of what is unknown: the figures that leave it open, in the order of the table.
    std::vector<open_figure> open;
    /// The same of all of these at once, where the requirement is a sum of them and surely applies: it is met exactly then.
    std::optional<needed_together> together;
};

/// How much is searched.
struct meeting_limits {
    std::uint32_t evaluations = 4096; ///< for one figure in one direction
};

/// Finds what would meet the requirements of one outcome. Searches by what the library says of a whole range of values at
/// once, so that it holds for every operator, also where more is not better; what it claims is so. For one thread.
class meeting_search {
public:
    /// Keeps what it needs of the outcome.
    explicit meeting_search(const outcome& of, meeting_limits limits = {});
    meeting_search(meeting_search&&) noexcept;
    meeting_search& operator=(meeting_search&&) noexcept;
    ~meeting_search();

    /// @return nothing but the verdict for what is met or does not apply
    /// @pre the finding is of this outcome
    [[nodiscard]] meeting operator()(const finding& of);

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// The same for one finding. For many of them one `meeting_search` is faster.
[[nodiscard]] meeting ways_to_meet(const outcome& in, const finding& of, const meeting_limits& limits = {});

/// The finding that an explanation explains; null where it explains something else.
/// @pre the explanation is of that outcome
[[nodiscard]] const finding* explained_finding(const explanation& of, const outcome& in);

} // namespace opgave
