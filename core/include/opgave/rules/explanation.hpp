// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/base/period.hpp>
#include <opgave/formula/graph.hpp>
#include <opgave/model/layout.hpp>
#include <opgave/rules/fwd.hpp>
#include <opgave/rules/rule_parameter.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opgave {

/// What a node of an explanation is to its reader.
enum class explained : std::uint8_t {
    finding,    ///< its value: whether the requirement is met. Children: its two sides where these make it up, else the
                ///< condition; then whether the rule applies, where that is asked
    measure,    ///< its value is its numerator's. Children: numerator, denominator, and whether the rule applies
    reading,    ///< what is read in a cell that is a sum or that a rule gives
    figure,     ///< stated in a cell: a leaf
    blank,      ///< a cell that nobody stated: a leaf; its value is all it may be
    outside,    ///< a cell that the table does not have: a leaf
    attribute,  ///< these four are leaves that no figure changes
    constant,   ///< a number of a rule
    listed,     ///< a list of a rule
    membership, ///< whether a member belongs to a group
    others,     ///< of all others who share in a total, what they share by and no figure changes: a leaf
    comparison, ///< of two numbers, as its rule wrote it. Children: its two sides
    formula,    ///< any other operator: `op` says which
};

/// One node. Numbers only: words are made of them when a text is made. Belongs to one rulebook and its figures.
struct explained_node {
    explained     is        = explained::formula;
    opgave::sort  sort      = opgave::sort::number;
    bool          is_taken  = true;  ///< false: a branch that the figures did not choose; no children, no value
    bool          stands_in = false; ///< a rule's number or a sum, where nobody stated the cell
    operation     op        = operation::poison;
    node_id       formula;          ///< of a finding its condition, of a measure its numerator
    std::uint32_t lane      = 0;    ///< of the formula
    std::uint32_t part      = none; ///< whose words hold below it: of `explanation::parts`; or none
    std::uint32_t column    = none; ///< of the table, of a reading, figure or blank; else none
    std::uint32_t cell_lane = 0;    ///< of the table, where there is a column; of a finding its subject
    std::uint32_t which     = none; ///< index of the requirement, measure, derived figure or comparison, by `is`
    std::uint32_t booking   = none; ///< that adds it to its parent, a sum: of `rulebook::bookings`; or none
    std::uint32_t bookings  = 0; ///< where it is all that is booked on the members: how many there are from that one on
    std::uint32_t term      = none;          ///< the name that the law has for it: of `rulebook::names`; or none
    std::int64_t  factor    = 1;             ///< by which its parent, a sum, takes it
    interval      value;                     ///< exact, or all it may be; a condition is a range over 0 and 1
    std::uint32_t first_child           = 0; ///< of `explanation::nodes`: children stand side by side
    std::uint32_t child_count           = 0;
    std::uint32_t same_as               = none; ///< the node that is this one and has its children; or none
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;
};

/// Which rule speaks, and when.
struct rule_in_period {
    std::uint32_t rule = 0; ///< index into the rulebook's rules
    period_index  when;

    friend constexpr bool operator==(const rule_in_period&, const rule_in_period&) = default;
};

/// The tree behind one number, verdict or finding. Each formula and lane is explained once: where it is met again it
/// refers back (`same_as`), so that a tree is never larger than what the number rests on. A value.
class explanation {
public:
    /// Node 0 is what is explained; children stand after their parents. Empty only before anything was explained.
    [[nodiscard]] std::span<const explained_node> nodes() const noexcept;
    [[nodiscard]] std::span<const explained_node> children_of(const explained_node& of) const noexcept;
    /// By `explained_node::part`.
    [[nodiscard]] std::span<const rule_in_period> parts() const noexcept;

private:
    friend class explainer;

    std::vector<explained_node> nodes_;
    std::vector<rule_in_period> parts_;
};

/// Explains number after number of one outcome, in memory that is used again. For one thread.
class explainer {
public:
    /// Keeps the rulebook, the figures and what was evaluated, so that it may outlive the outcome.
    explicit explainer(const outcome& of);
    explainer(explainer&&) noexcept;
    explainer& operator=(explainer&&) noexcept;
    ~explainer();

    /// Replaces what stood in `into`; allocates nothing once that is large enough.
    /// @pre the finding or measure is of this outcome
    void explain(const finding& what, explanation& into);
    void explain(const coverage& what, explanation& into);
    /// What is read in a cell.
    void explain(const cell_key& what, explanation& into);
    /// @param lane of the formula's shape; 0 serves where it has one value
    void explain(node_id formula, std::size_t lane, explanation& into);
    /// The same in the words of a rule: with the names that it has for its terms.
    void explain(node_id formula, std::size_t lane, rule_in_period words, explanation& into);

    /// Computes every node anew from its children, from leaves as they stand; branches stay as they were taken.
    /// @param leaf, instead a node that takes this value in place of its own; none: every node as it stands
    /// @return the root's value: holds the one it has, and equals it where that is exact
    [[nodiscard]] interval evaluate_again(const explanation& of, std::uint32_t leaf = explained_node::none,
                                          interval instead = {}) const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// What a rule's parameters are to one node: those whose number, ratio, rounding, method or list went into it. Of a list
/// that has a row for the node's own member: that row.
/// @param one of `in`
/// @return in the order of `rulebook::parameters`, by which `parameter` counts; of two parameters that hold the same ratio
///         both, since the formula does not tell which of them was meant
[[nodiscard]] std::vector<parameter_place> parameters_of(const rulebook& by, const explanation& in,
                                                         const explained_node& one);

/// Names the nodes of explanations of one rulebook. A name is found again by another run, and in another order of rules
/// and members:
/// `amv_quota/quotum@2025/PV22` (a finding, a measure or a term: rule, label, period, subject), `GM1690/amv/opgave/2024`
/// (a cell), and below one of these `...#3f9c2a7d41be`. Where two requirements share rule, label and period, a name ends
/// with twelve such digits of what it is itself. What refers to a node has the name of that node; a formula that was
/// explained by itself, below nothing of these, has digits alone. For one thread.
class explained_names {
public:
    explicit explained_names(const rulebook& by);
    explained_names(explained_names&&) noexcept;
    explained_names& operator=(explained_names&&) noexcept;
    ~explained_names();

    /// @pre `one` is a node of `in`, which is of this rulebook
    [[nodiscard]] std::string operator()(const explanation& in, const explained_node& one) const;

    /// What the root of its explanation is called, without explaining it.
    /// @pre it is of this rulebook
    [[nodiscard]] std::string operator()(const finding& of) const;
    [[nodiscard]] std::string operator()(const coverage& of) const;

private:
    class namer;
    friend class explained_search;
    std::unique_ptr<namer> namer_;
};

/// Explains what has such a name: that node is the root.
/// @errors S001 there is none of that name; with the nearest one
[[nodiscard]] result<explanation> find_explained(const outcome& in, std::string_view name);

} // namespace opgave
