// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/resolver.hpp"

#include "formula/write_again.hpp"

#include <algorithm>
#include <array>

namespace opgave {

resolver::resolver(const frame& axes, graph_builder& builder, const std::vector<written_definition>& definitions,
                   const std::vector<booked_cell>& bookings)
    : frame_(&axes), columns_(axes), builder_(&builder) {
    for (const written_definition& one : definitions) definitions_.insert({{one.column, one.of}, one});
    for (std::size_t i = 0; i < bookings.size(); ++i)
        bookings_.insert({{bookings[i].column, bookings[i].of}, {bookings[i].sum, i}});
}

node_id resolver::operator()(node_id written) {
    if (written == graph_builder::poison()) return written;
    return run({false, written, {}, {}});
}

node_id resolver::definition(const written_definition& rule) { return run(value_of(rule)); }

node_id resolver::reading(column_key column, scope of, grouping_index grouping) {
    return run({true, {}, {column, of, grouping}, {}});
}

/// Walks what the first task rests on with a stack of its own: a formula may be deeper than the machine's.
node_id resolver::run(const task& first) {
    std::vector<task> stack{first};
    std::vector<task> path; // those whose needs are being met
    while (!stack.empty()) {
        const task now = stack.back();
        if (done_.contains(now)) {
            stack.pop_back();
            continue;
        }
        if (!path.empty() && path.back() == now) {
            done_.insert({now, make(now)});
            path.pop_back();
            stack.pop_back();
            continue;
        }
        if (std::ranges::find(path, now) != path.end()) {
            std::string circle;
            for (auto at = std::ranges::find(path, now); at != path.end(); ++at)
                if (at->is_reading && (definition_of(at->key) != nullptr || !composition_of(at->key).bookings.empty()))
                    circle += name_of(at->key) + " -> ";
            builder_->fail(diagnostic_code::R004, "definitions depend on each other: " + circle + "...",
                           "definitions in one direction");
            return graph_builder::poison();
        }
        path.push_back(now);
        for (const task& need : needs_of(now))
            if (!done_.contains(need)) stack.push_back(need);
    }
    return done(first);
}

std::vector<node_id> resolver::known(node_id written) const {
    std::vector<node_id> found;
    const task           first{false, written, {}, {}};
    for (auto at = done_.lower_bound(first); at != done_.end() && !at->first.is_reading && at->first.node == written;
         ++at)
        if (std::ranges::find(found, at->second) == found.end()) found.push_back(at->second);
    return found;
}

resolver::reading_key resolver::key_of(const node& figure) const {
    return {columns_.key_of(static_cast<std::uint32_t>(figure.first)), static_cast<scope>(figure.second),
            figure.grouping};
}

const written_definition* resolver::definition_of(const reading_key& key) const {
    const auto found = definitions_.find({std::get<column_key>(key), std::get<scope>(key)});
    return found == definitions_.end() ? nullptr : &found->second;
}

std::string resolver::name_of(const reading_key& key) const {
    const column_key& column = std::get<column_key>(key);
    return (*frame_)[column.category].id + " " + text_of_time(*frame_, column.basis, column.time) + " "
           + (*frame_)[column.basis].id + (std::get<scope>(key) == scope::whole ? " of the whole" : "");
}

/// The half-years of a year, for a flow that is counted a period, where the frame has both.
std::vector<std::uint32_t> resolver::half_years_of(const column_key& column) const {
    if ((*frame_)[column.basis].per_cycle || (*frame_)[column.category].nature != nature::flow) return {};
    const period year = frame_->periods[column.time];
    if (year.is_half_year()) return {};
    const auto first  = frame_->find_period({year.year, 1});
    const auto second = frame_->find_period({year.year, 2});
    if (!first || !second) return {};
    return {first->value, second->value};
}

resolver::composition resolver::composition_of(const reading_key& key) const {
    const auto& [column, of, grouping] = key;
    const basis& under                 = (*frame_)[column.basis];
    composition  made_of;
    if ((*frame_)[column.category].is_summed_under(column.basis)) {
        made_of.by = composition::kind::parts_of_total;
        for (const category_index part : (*frame_)[column.category].parts)
            made_of.parts.push_back({{part, column.basis, column.time}, of, grouping});
    } else if (!under.sum_of.empty()) {
        made_of.by = composition::kind::bases;
        for (const basis_index base : under.sum_of) add_base(key, base, made_of);
        add_bookings(key, made_of);
    } else if (!definitions_.contains({column, scope::members})) { // a rule for the year speaks of the year
        for (const std::uint32_t half : half_years_of(column)) {
            made_of.by = composition::kind::half_years;
            made_of.parts.push_back({{column.category, column.basis, half}, of, grouping});
        }
    }
    return made_of;
}

/// What a cell of a sum reads under one of its bases. Of a basis for each cycle it is the number of the period's cycle;
/// for a year of a flow those of its half-years' cycles, for a flow is tasked half-year by half-year.
void resolver::add_base(const reading_key& key, basis_index base, composition& to) const {
    const auto& [column, of, grouping] = key;
    if ((*frame_)[column.basis].per_cycle == (*frame_)[base].per_cycle) {
        to.parts.push_back({{column.category, base, column.time}, of, grouping});
        return;
    }
    std::vector<std::uint32_t> periods = half_years_of(column);
    if (periods.empty()) periods.push_back(column.time);
    for (const std::uint32_t when : periods) {
        const auto cycle = frame_->cycle_of({when});
        if (!cycle) {
            to.absent.push_back({column.category, base, frame_->periods[when]});
            continue;
        }
        const reading_key part{{column.category, base, cycle->value}, of, grouping};
        if (std::ranges::find(to.parts, part) == to.parts.end()) to.parts.push_back(part); // one cycle for both halves
    }
}

/// What is booked on the cell itself, on its half-years, and, for a group or the whole, on the members.
void resolver::add_bookings(const reading_key& key, composition& to) const {
    const auto& [column, of, grouping] = key;
    std::vector<std::uint32_t> times   = half_years_of(column);
    times.push_back(column.time);
    std::vector<scope> scopes{of};
    if (rests_on_members(key, to.by)) scopes.push_back(scope::members);
    for (const std::uint32_t time : times)
        for (const scope booked_on : scopes)
            if (const auto found = bookings_.find({{column.category, column.basis, time}, booked_on});
                found != bookings_.end())
                to.bookings.push_back({found->second.sum, booked_on, found->second.which});
}

/// Does a cell of a group or the whole take what its members have, where it is not stated itself?
bool resolver::rests_on_members(const reading_key& key, composition::kind by) const {
    const auto& [column, of, grouping] = key;
    if (of == scope::members || by == composition::kind::parts_of_total) return false;
    return of == scope::whole || !(*frame_)[grouping].own_cells;
}

std::vector<resolver::task> resolver::needs_of(const task& of) const {
    if (of.is_reading) {
        if (const written_definition* rule = definition_of(of.key)) return {value_of(*rule)};
        std::vector<task> needs;
        const composition made_of = composition_of(of.key);
        for (const reading_key& part : made_of.parts) needs.push_back({true, {}, part, {}});
        for (const composition::booked& one : made_of.bookings) needs.push_back({false, one.sum, {}, {}});
        if (made_of.by != composition::kind::bases && rests_on_members(of.key, made_of.by))
            needs.push_back({true, {}, {std::get<column_key>(of.key), scope::members, {}}, {}});
        return needs;
    }
    std::vector<task> needs;
    const node&       n = (*builder_)[of.node];
    if (n.op == operation::figure) {
        if (n.first != outside_the_frame && !is_divided_by(n, of)) needs.push_back({true, {}, key_of(n), {}});
        return needs;
    }
    if (n.op == operation::stated) return needs; // asks about the cells themselves, not about what is read there
    for (const operand& one : builder_->graph().operands_of(n)) needs.push_back({false, one.of, {}, of.dividing});
    return needs;
}

node_id resolver::make(const task& of) {
    if (of.is_reading) return make_reading(of.key);
    const node& n = (*builder_)[of.node];
    if (n.op != operation::figure) return rebuild(of);
    const bool as_stated = n.first == outside_the_frame || is_divided_by(n, of);
    return as_stated ? of.node : done({true, {}, key_of(n), {}});
}

resolver::task resolver::value_of(const written_definition& rule) const {
    if (rule.of != scope::members) return {false, rule.value, {}, {}};
    return {false, rule.value, {}, rule.column};
}

/// Is the figure the number of a whole or group that the task's formula divides over the members?
bool resolver::is_divided_by(const node& figure, const task& of) const {
    return of.dividing && figure.first != outside_the_frame && std::get<scope>(key_of(figure)) != scope::members
           && std::get<column_key>(key_of(figure)) == *of.dividing;
}

node_id resolver::make_reading(const reading_key& key) {
    const auto& [column, of, grouping] = key;
    graph_builder& to                  = *builder_;
    const basis&   under               = (*frame_)[column.basis];
    if (const written_definition* rule = definition_of(key)) {
        const node_id defined = done(value_of(*rule));
        const bool    is_sum  = of == scope::members && (*frame_)[column.category].is_summed_under(column.basis);
        return under.derived || is_sum ? defined : to.or_else(to.figure(column, of, grouping), defined);
    }

    const composition made_of = composition_of(key);
    switch (made_of.by) {
    case composition::kind::bases: return sum_of(made_of, key); // no form fills it
    case composition::kind::parts_of_total:
        // A member's total under a basis that sums it is the sum, always.
        if (of == scope::members) return sum_of(made_of, key);
        return to.or_else(to.figure(column, of, grouping), sum_of(made_of, key));
    case composition::kind::half_years:
        return to.or_else(to.figure(column, of, grouping), sum_of_half_years(made_of, key));
    case composition::kind::itself: break;
    }
    const node_id figure = to.figure(column, of, grouping);
    if (!rests_on_members(key, made_of.by)) return figure;
    return to.or_else(figure, sum_of_members(done({true, {}, {column, scope::members, {}}, {}}), key));
}

node_id resolver::sum_of_members(node_id members, const reading_key& key) {
    return std::get<scope>(key) == scope::whole ? builder_->sum_whole(members)
                                                : builder_->sum_groups(members, std::get<grouping_index>(key));
}

node_id resolver::sum_of(const composition& made_of, const reading_key& key) {
    const auto& [column, of, grouping] = key;
    composed_sum made;
    for (const reading_key& part : made_of.parts) made.parts.push_back({done({true, {}, part, {}})});
    for (const absent_cell& part : made_of.absent) made.parts.push_back({builder_->no_figure(part, of, grouping)});
    for (const composition::booked& one : made_of.bookings) {
        const node_id amount = done({false, one.sum, {}, {}});
        made.parts.push_back({one.of == of ? amount : sum_of_members(amount, key), one.which, one.of != of});
    }
    std::vector<operand> terms;
    for (const composed_sum::part& one : made.parts) terms.push_back({one.of, 1});
    made.sum = builder_->linear(terms, 0);
    composed_.push_back(made);
    return made.sum;
}

/// A group's or the whole's year: of its own half-years, but of its members' years where one of them states its year.
node_id resolver::sum_of_half_years(const composition& made_of, const reading_key& key) {
    graph_builder& to     = *builder_;
    const node_id  halves = sum_of(made_of, key);
    if (!rests_on_members(key, made_of.by)) return halves;
    const column_key& column   = std::get<column_key>(key);
    const node_id     states   = to.stated(to.figure(column, scope::members));
    const node_id     how_many = sum_of_members(to.select(states, to.constant(1), to.constant(0)), key);
    return to.select(to.at_least(how_many, to.constant(1)),
                     sum_of_members(done({true, {}, {column, scope::members, {}}, {}}), key), halves);
}

/// Is what is read there stated: the cell itself, or all the parts or members that it is the sum of?
node_id resolver::stated_reading(const reading_key& key) {
    const auto& [column, of, grouping] = key;
    graph_builder&    to               = *builder_;
    const composition made_of          = composition_of(key);

    std::vector<node_id> parts;
    for (const reading_key& part : made_of.parts) parts.push_back(stated_reading(part));
    for (const absent_cell& part : made_of.absent) parts.push_back(to.stated(to.no_figure(part, of, grouping)));

    std::vector<node_id> ways;
    const bool           is_always_a_sum = made_of.by == composition::kind::bases
                                 || (made_of.by == composition::kind::parts_of_total && of == scope::members);
    if (!is_always_a_sum) ways.push_back(to.stated(to.figure(column, of, grouping)));
    if (!parts.empty()) ways.push_back(to.all_of(parts));
    if (made_of.by != composition::kind::bases && rests_on_members(key, made_of.by))
        ways.push_back(stated_by_members(key));
    return to.any_of(ways);
}

/// Does every member state what is read there?
node_id resolver::stated_by_members(const reading_key& key) {
    graph_builder& to      = *builder_;
    const node_id  members = stated_reading({std::get<column_key>(key), scope::members, {}});
    const node_id  missing = to.select(members, to.constant(0), to.constant(1));
    return to.equal(sum_of_members(missing, key), to.constant(0));
}

node_id resolver::rebuild(const task& task_of) {
    graph_builder&             to      = *builder_;
    const node_id              written = task_of.node;
    const node                 n       = to[written];
    const auto                 of      = to.graph().operands_of(n);
    const std::vector<operand> old(of.begin(), of.end());
    if (n.op == operation::stated) {
        const node& figure = to[old[0].of];
        return figure.first == outside_the_frame ? written : stated_reading(key_of(figure));
    }

    std::vector<node_id> now;
    bool                 changed = false;
    for (const operand& one : old) {
        now.push_back(done({false, one.of, {}, task_of.dividing}));
        changed = changed || now.back() != one.of;
    }
    if (!changed) return written;

    return written_over(to, n, old, now);
}

} // namespace opgave
