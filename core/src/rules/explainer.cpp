// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/formula/apportion_operands.hpp>

#include "rules/explainer_state.hpp"
#include "rules/subjects.hpp"
#include "rules/written_sums.hpp"

#include <algorithm>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

explained kind_of_leaf(operation op) {
    switch (op) {
    case operation::attribute: return explained::attribute;
    case operation::constant: return explained::constant;
    case operation::scatter: return explained::listed;
    case operation::in_group: return explained::membership;
    default: return explained::formula;
    }
}

} // namespace

// Not in the header: a span made of a vector, or of part of another span, asks the compiler for much of <ranges>.
std::span<const explained_node> explanation::nodes() const noexcept { return nodes_; }
std::span<const explained_node> explanation::children_of(const explained_node& of) const noexcept {
    return nodes().subspan(of.first_child, of.child_count);
}
std::span<const rule_in_period> explanation::parts() const noexcept { return parts_; }

explainer::state::state(opgave::rulebook of, std::shared_ptr<const opgave::figures> stated,
                        std::shared_ptr<std::vector<std::int64_t>> evaluated_in)
    : by(std::move(of)), table(std::move(stated)), workspace(std::move(evaluated_in)), formulas(by.formulas()),
      axes(by.frame()), index(by.explanations()), steps(by.table().view()), cells(table->view()),
      found(steps, cells, std::as_writable_bytes(std::span{*workspace})), operands_of(formulas, axes) {}

explainer::explainer(const outcome& of) : state_(std::make_unique<state>(of.rulebook_, of.figures_, of.workspace_)) {}
explainer::explainer(explainer&&) noexcept            = default;
explainer& explainer::operator=(explainer&&) noexcept = default;
explainer::~explainer()                               = default;

// --- what is explained -----------------------------------------------------------------------------------------------

/// @param lane  of the subject among the lanes of the rule's formulas
explained_node& explainer::state::begin_with(explained is, const rule_part& said, node_id formula, std::uint32_t lane,
                                             explanation& into) {
    begin(into);
    explained_node root;
    root.is      = is;
    root.sort    = formulas[formula].sort;
    root.op      = formulas[formula].op;
    root.formula = formula;
    root.lane    = operands_of.lane_for(formula, lane);
    root.part    = part_of({said.rule, said.when}, into);
    root.value   = value(formula, root.lane);
    into.nodes_.push_back(root);
    return into.nodes_.back();
}

/// What stands behind the root until now are its children; whether the rule applies is the last of them.
void explainer::state::end_with(node_id applies, std::uint32_t lane, explanation& into) {
    if (applies.value != 0) add(into, applies, lane, into.nodes_[0].part);
    into.nodes_[0].first_child = 1;
    into.nodes_[0].child_count = static_cast<std::uint32_t>(into.nodes_.size()) - 1;
    expand(into, 1);
}

void explainer::explain(const finding& what, explanation& into) {
    state&              on    = *state_;
    const requirement&  of    = *what.of;
    const std::uint32_t lane  = lane_of_subject(of, what.subject, on.axes, on.cells.lanes);
    const auto          which = static_cast<std::uint32_t>(&of - on.by.requirements().data());
    explained_node&     root  = on.begin_with(explained::finding, of, of.condition, lane, into);
    root.cell_lane            = what.subject;
    root.which                = which;
    const std::uint32_t part  = root.part;
    if (on.index.sides(which).is_made) {
        on.add(into, of.left, lane, part);
        on.add(into, of.right, lane, part);
    } else {
        on.add(into, of.condition, lane, part);
    }
    on.end_with(of.applies, lane, into);
}

void explainer::explain(const coverage& what, explanation& into) {
    state&              on   = *state_;
    const measure&      of   = *what.of;
    const std::uint32_t lane = lane_of_subject(of, what.subject, on.axes, on.cells.lanes);
    explained_node&     root = on.begin_with(explained::measure, of, of.numerator, lane, into);
    root.cell_lane           = what.subject;
    root.which               = static_cast<std::uint32_t>(&of - on.by.measures().data());
    const std::uint32_t part = root.part;
    on.add(into, of.numerator, lane, part);
    on.add(into, of.denominator, lane, part);
    on.end_with(of.applies, lane, into);
}

void explainer::explain(const cell_key& what, explanation& into) {
    state&                on     = *state_;
    const lane_layout&    lanes  = on.cells.lanes;
    const std::uint32_t   column = on.table->columns()[what.column];
    const column_reading& here   = on.by.readings()[column];
    node_id               read   = here.members;
    std::uint32_t         lane   = what.lane;
    if (what.lane == lanes.whole()) {
        read = here.whole;
        lane = 0;
    } else if (what.lane > lanes.unattributed()) {
        for (std::size_t i = 0; i < on.axes.groupings.size(); ++i) {
            const std::uint32_t first = lanes.of(on.axes.groupings[i].first);
            if (what.lane < first || what.lane >= first + on.axes.groupings[i].count) continue;
            read = here.groups[i];
            lane = what.lane - first;
        }
    }
    on.begin(into);
    explained_node& root = on.add(into, read, lane, none);
    if (root.is == explained::reading) { // of two cells that are read alike it is the one that was asked about
        root.column    = column;
        root.cell_lane = what.lane;
    }
    on.expand(into, 0);
}

void explainer::explain(node_id formula, std::size_t lane, explanation& into) {
    state_->begin(into);
    state_->add(into, formula, static_cast<std::uint32_t>(lane), none);
    state_->expand(into, 0);
}

void explainer::explain(node_id formula, std::size_t lane, rule_in_period words, explanation& into) {
    state_->begin(into);
    const std::uint32_t part = state_->part_of(words, into);
    state_->add(into, formula, static_cast<std::uint32_t>(lane), part);
    state_->expand(into, 0);
}

interval explainer::evaluate_again(const explanation& of, std::uint32_t leaf, interval instead) const {
    return state_->again(of, leaf, instead);
}

// --- nodes -----------------------------------------------------------------------------------------------------------

void explainer::state::begin(explanation& into) {
    into.nodes_.clear();
    into.parts_.clear();
    names_.clear();
    ++stamp_;
}

std::uint32_t explainer::state::part_of(rule_in_period part, explanation& into) {
    const auto known = std::ranges::find(into.parts_, part);
    if (known != into.parts_.end()) return static_cast<std::uint32_t>(known - into.parts_.begin());
    into.parts_.push_back(part);
    names_.push_back(index.names(part));
    return static_cast<std::uint32_t>(into.parts_.size() - 1);
}

/// What a formula is to its reader: all of a node but its value.
explained_node explainer::state::node_of(explanation& into, node_id of, std::uint32_t lane, std::uint32_t part) {
    const node&    n = formulas[of];
    explained_node one;
    const bool     is_made_by_a_rule = n.operand_count > 0 || n.op == operation::scatter; // and stands in no cell
    if (part == none && is_made_by_a_rule && index.reading(of) == nullptr) {
        one.booking = index.only_booking(of);
        if (one.booking != none) part = part_of_booking(one.booking, into);
    }
    one.sort    = n.sort;
    one.op      = n.op;
    one.formula = of;
    one.lane    = operands_of.lane_for(of, lane);
    if (part != none)
        for (const explanation_index::name_in_part& named : names_[part])
            if (named.value == of) {
                one.term = named.name;
                break;
            }
    if (n.op == operation::figure && n.first != outside_the_frame) {
        const std::size_t cell = cell_of(n, one.lane);
        one.is        = cells.stated[cell] != 0 || cells.known[cell] != 0 ? explained::figure : explained::blank;
        one.column    = static_cast<std::uint32_t>(n.first);
        one.cell_lane = cell_lane_of(n, one.lane);
    } else if (n.op == operation::figure) {
        one.is = explained::outside;
    } else if (n.operand_count == 0) {
        one.is   = kind_of_leaf(n.op);
        one.part = part;
    } else if (const explanation_index::read_cell* cell = index.reading(of); cell != nullptr) {
        one.is        = explained::reading;
        one.column    = cell->column;
        one.cell_lane = cell->of == scope::whole    ? cells.lanes.whole()
                        : cell->of == scope::groups ? cells.lanes.of(axes[cell->grouping].first) + one.lane
                                                    : one.lane;
        one.which     = index.derived(*cell);
        one.stands_in = cells.stated[cells.cell(one.column, one.cell_lane)] == 0;
        // Of a cell that rules book on no single one speaks: which of them comes first is a matter of order.
        if (one.which != none && axes[by.derived()[one.which].column.basis].sum_of.empty())
            one.part = part_of({by.derived()[one.which].rule, by.derived()[one.which].when}, into);
    } else {
        one.part = part;
        if (part != none && n.sort == sort::condition)
            if (const std::uint32_t written = index.comparison(into.parts_[part], of); written != none) {
                one.is    = explained::comparison;
                one.which = written;
            }
    }
    return one;
}

std::uint32_t explainer::state::part_of_booking(std::uint32_t which, explanation& into) {
    const booking& of = by.bookings()[which];
    return part_of({of.rule, of.when}, into);
}

explained_node& explainer::state::add(explanation& into, node_id of, std::uint32_t lane, std::uint32_t part) {
    explained_node one = node_of(into, of, lane, part);
    one.value          = value(of, one.lane);
    into.nodes_.push_back(one);
    know_again(into);
    return into.nodes_.back();
}

namespace {

std::uint64_t key_of(const explained_node& one) {
    std::uint64_t mixed = std::uint64_t{one.formula.value} << 32 | one.lane;
    mixed               = (mixed ^ mixed >> 31) * 0x9E37'79B9'7F4A'7C15U;
    mixed += std::uint64_t{one.part} * 0xD6E8'FEB8'6659'FD93U;
    return mixed ^ mixed >> 32;
}

bool is_same(const explained_node& a, const explained_node& b) {
    return a.formula == b.formula && a.lane == b.lane && a.part == b.part;
}

} // namespace

/// Finds out whether the last node is there already.
void explainer::state::know_again(explanation& into) {
    if (2 * into.nodes_.size() >= seen_.size()) grow(into);
    const auto        last = static_cast<std::uint32_t>(into.nodes_.size() - 1);
    explained_node&   one  = into.nodes_[last];
    const std::size_t mask = seen_.size() - 1;
    for (std::size_t at = key_of(one) & mask;; at = (at + 1) & mask) {
        if (seen_[at].stamp != stamp_) {
            seen_[at] = {stamp_, last};
            return;
        }
        if (is_same(into.nodes_[seen_[at].index], one)) {
            one.same_as = seen_[at].index;
            return;
        }
    }
}

void explainer::state::grow(const explanation& in) {
    std::size_t size = std::max<std::size_t>(64, seen_.size());
    while (size <= 4 * in.nodes_.size()) size *= 2;
    const std::vector<slot> before = std::exchange(seen_, std::vector<slot>(size));
    for (const slot& one : before) {
        if (one.stamp != stamp_) continue;
        std::size_t at = key_of(in.nodes_[one.index]) & (size - 1);
        while (seen_[at].stamp == stamp_) at = (at + 1) & (size - 1);
        seen_[at] = one;
    }
}

// --- children --------------------------------------------------------------------------------------------------------

void explainer::state::expand(explanation& into, std::size_t from) {
    for (std::size_t i = from; i < into.nodes_.size(); ++i) {
        const explained_node& one = into.nodes_[i];
        if (one.same_as != none || !one.is_taken || formulas[one.formula].operand_count == 0
            || one.op == operation::stated || one.is == explained::others)
            continue;
        const auto first           = static_cast<std::uint32_t>(into.nodes_.size());
        into.nodes_[i].first_child = first;
        expand_one(into, i);
        into.nodes_[i].child_count = static_cast<std::uint32_t>(into.nodes_.size()) - first;
    }
}

void explainer::state::expand_one(explanation& into, std::size_t which) {
    const explained_node one = into.nodes_[which]; // a copy: the nodes move
    if (one.is == explained::comparison) {
        const auto& written = index.comparison(one.which);
        add(into, written.left, one.lane, one.part);
        add(into, written.right, one.lane, one.part);
        return;
    }
    switch (one.op) {
    case operation::select:
    case operation::or_else: expand_choice(into, which); return;
    case operation::linear: expand_sum(into, which); return;
    case operation::apportion:
    case operation::tied: expand_division(into, which); return;
    default: break;
    }
    const std::size_t first = operands_.size();
    operands_of(one.formula, one.lane, operands_);
    for (std::size_t i = first; i < operands_.size(); ++i) add(into, operands_[i].of, operands_[i].lane, one.part);
    operands_.resize(first);
}

/// What is not chosen is named and not explained. Whether a cell is stated is seen where it is chosen, and no child.
void explainer::state::expand_choice(explanation& into, std::size_t which) {
    const explained_node one       = into.nodes_[which];
    const auto           operands  = formulas.operands_of(formulas[one.formula]);
    const interval       condition = value(operands[0].of, one.lane);
    if (one.op == operation::select || !condition.is_exact()) add(into, operands[0].of, one.lane, one.part);
    for (const std::size_t branch : {1U, 2U}) {
        if (condition != interval::exactly(branch == 1 ? 0 : 1)) {
            add(into, operands[branch].of, one.lane, one.part);
            continue;
        }
        explained_node passed_over = node_of(into, operands[branch].of, one.lane, one.part);
        passed_over.is_taken       = false;
        into.nodes_.push_back(passed_over);
    }
}

std::span<const operand> explainer::state::terms_of(node_id sum, std::uint32_t part, const explanation& in) {
    const bool        is_of_a_rule = part != none;
    const sum_in_part key{is_of_a_rule ? in.parts_[part] : rule_in_period{}, is_of_a_rule, sum};
    const auto [known, is_new] = sums_.try_emplace(key);
    if (!is_new) return known->second;
    std::vector<node_id> candidates;
    if (is_of_a_rule)
        for (const explanation_index::name_in_part& one : names_[part])
            if (formulas[one.value].op == operation::linear) candidates.push_back(one.value);
    for (const operand& term : formulas.operands_of(formulas[sum]))
        for (const explanation_index::read_sum& one : index.sums(term.of)) candidates.push_back(one.sum);
    write_sum(formulas, sum, candidates, known->second);
    // What is added stands first. The order of the nodes is that in which a compiler evaluates the sides of a minus.
    std::ranges::stable_sort(known->second, {}, [](const operand& term) { return term.factor < 0; });
    return known->second;
}

void explainer::state::expand_sum(explanation& into, std::size_t which) {
    const explained_node one = into.nodes_[which];
    if (const composed_sum* made_of = index.composition(one.formula); made_of != nullptr && one.term == none) {
        for (const composed_sum::part& each : made_of->parts) expand_part(into, each, one.lane);
        return;
    }
    for (const operand& term : terms_of(one.formula, one.part, into))
        add(into, term.of, one.lane, one.part).factor = term.factor;
}

/// What is booked on the cell itself stands there rule by rule.
void explainer::state::expand_part(explanation& into, const composed_sum::part& of, std::uint32_t lane) {
    if (of.booked == composed_sum::none) {
        add(into, of.of, lane, none);
        return;
    }
    const auto [first, count] = index.bookings_on(of.booked);
    if (of.of_members) {
        explained_node& all = add(into, of.of, lane, none);
        all.booking         = first;
        all.bookings        = count;
        return;
    }
    for (std::uint32_t i = first; i < first + count; ++i)
        add(into, by.bookings()[i].amount, lane, part_of_booking(i, into)).booking = i;
}

/// A total, what the member itself shares by, and what the others do: one node where no figure changes it.
void explainer::state::expand_division(explanation& into, std::size_t which) {
    const explained_node one    = into.nodes_[which];
    const bool           is_tie = one.op == operation::tied;
    const auto           operands =
        formulas.operands_of(formulas[is_tie ? formulas.operands_of(formulas[one.formula])[0].of : one.formula]);
    const bool        is_by_figures = !formulas[operands[1].of].fixed;
    const std::size_t first         = operands_.size();
    operands_of(one.formula, one.lane, operands_);
    const std::size_t end = operands_.size();
    const std::size_t own = std::min(end, first + (is_tie ? 1U : 0U) + operands.size());
    for (std::size_t i = first; i < own; ++i) add(into, operands_[i].of, operands_[i].lane, one.part);
    const std::size_t each = operands.size() - 1;
    if (is_by_figures)
        for (std::size_t i = own; i < end; i += each) add(into, operands_[i].of, operands_[i].lane, one.part);
    operands_.resize(first);
    if (own == end || (is_by_figures && each == 1)) return;
    explained_node others;
    others.is      = explained::others;
    others.op      = one.op;
    others.formula = one.formula;
    others.lane    = one.lane;
    others.part    = one.part;
    into.nodes_.push_back(others);
}

} // namespace opgave
