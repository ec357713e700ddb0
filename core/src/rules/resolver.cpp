// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/resolver.hpp"

#include <algorithm>
#include <array>

namespace opgave {

resolver::resolver(const frame& axes, graph_builder& builder, const std::vector<written_definition>& definitions)
    : frame_(&axes), columns_(axes), builder_(&builder) {
    for (const written_definition& one : definitions) definitions_.insert({{one.column, one.of}, one});
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
                if (at->is_reading && definition_of(at->key) != nullptr) circle += name_of(at->key) + " -> ";
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

/// The readings that a cell is the sum of under its basis; empty for a cell of its own.
std::vector<resolver::reading_key> resolver::parts_of(const reading_key& key) const {
    const auto& [column, of, grouping] = key;
    std::vector<reading_key> parts;
    if ((*frame_)[column.category].is_summed_under(column.basis)) {
        for (const category_index part : (*frame_)[column.category].parts)
            parts.push_back({{part, column.basis, column.time}, of, grouping});
    } else {
        for (const basis_index part : (*frame_)[column.basis].sum_of)
            parts.push_back({{column.category, part, column.time}, of, grouping});
    }
    return parts;
}

std::vector<resolver::task> resolver::needs_of(const task& of) const {
    std::vector<task> needs;
    if (of.is_reading) {
        const auto& [column, who, grouping] = of.key;
        if (const written_definition* rule = definition_of(of.key)) needs.push_back(value_of(*rule));
        const std::vector<reading_key> parts = parts_of(of.key);
        for (const reading_key& part : parts) needs.push_back({true, {}, part, {}});
        if (parts.empty() && who != scope::members) needs.push_back({true, {}, {column, scope::members, {}}, {}});
        return needs;
    }
    const node& n = (*builder_)[of.node];
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
    const auto& [column, of, grouping]   = key;
    graph_builder&                 to    = *builder_;
    const written_definition*      rule  = definition_of(key);
    const std::vector<reading_key> parts = parts_of(key);

    node_id otherwise = graph_builder::poison();
    if (rule != nullptr) {
        otherwise = done(value_of(*rule));
    } else if (!parts.empty()) {
        std::vector<operand> terms;
        for (const reading_key& part : parts) terms.push_back({done({true, {}, part, {}}), 1});
        otherwise = to.linear(terms, 0);
    } else if (of != scope::members) {
        const node_id members = done({true, {}, {column, scope::members, {}}, {}});
        otherwise             = of == scope::whole ? to.sum_whole(members) : to.sum_groups(members, grouping);
    }

    // A member's total under a basis that sums it is the sum, always; and only rules fill a derived basis.
    const bool always_otherwise =
        (of == scope::members && !parts.empty()) || (rule != nullptr && (*frame_)[column.basis].derived);
    if (always_otherwise) return otherwise;
    const node_id figure = to.figure(column, of, grouping);
    if (of == scope::members && rule == nullptr) return figure;
    return to.or_else(figure, otherwise);
}

/// Is what is read there stated: the cell itself, or all the parts or members that it is the sum of?
node_id resolver::stated_reading(const reading_key& key) {
    const auto& [column, of, grouping] = key;
    graph_builder&       to            = *builder_;
    std::vector<node_id> parts;
    for (const reading_key& part : parts_of(key)) parts.push_back(stated_reading(part));
    if (of == scope::members) return parts.empty() ? to.stated(to.figure(column, of, grouping)) : to.all_of(parts);

    const node_id itself = to.stated(to.figure(column, of, grouping));
    if (!parts.empty()) return to.any_of(std::array{itself, to.all_of(parts)});
    const node_id members = stated_reading({column, scope::members, {}});
    const node_id missing = to.select(members, to.constant(0), to.constant(1));
    const node_id count   = of == scope::whole ? to.sum_whole(missing) : to.sum_groups(missing, grouping);
    return to.any_of(std::array{itself, to.equal(count, to.constant(0))});
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

    switch (n.op) {
    case operation::linear: {
        std::vector<operand> terms;
        for (std::size_t i = 0; i < now.size(); ++i) terms.push_back({now[i], old[i].factor});
        return to.linear(terms, n.first);
    }
    case operation::times_ratio: return to.times(now[0], {n.first, n.second}, n.rounded);
    case operation::convert: return to.convert(now[0], {n.first, n.second}, n.rounded, n.unit);
    case operation::times_column: return to.times_column(now[0], now[1]);
    case operation::minimum: return to.minimum(now);
    case operation::maximum: return to.maximum(now);
    case operation::at_least: return to.at_least(now[0], to.constant(0));
    case operation::equal: return to.equal(now[0], to.constant(0));
    case operation::ratio_at_least: return to.ratio_at_least(now[0], now[1], now[2], now[3]);
    case operation::all_of: return to.all_of(now);
    case operation::any_of: return to.any_of(now);
    case operation::negation: return to.negation(now[0]);
    case operation::select: return to.select(now[0], now[1], now[2]);
    case operation::or_else: return to.or_else(now[0], now[1], now[2]);
    case operation::sum_whole: return to.sum_whole(now[0]);
    case operation::sum_groups: return to.sum_groups(now[0], n.grouping);
    case operation::sum_set: return to.sum_set(now[0], group_index{static_cast<std::uint32_t>(n.first)});
    case operation::broadcast: return to.broadcast(now[0]);
    case operation::tied: return to.tied(now[0]);
    case operation::apportion: {
        const node_id floors = (n.second & 1) != 0 ? now[2] : graph_builder::poison();
        const node_id caps   = (n.second & 2) != 0 ? now.back() : graph_builder::poison();
        return to.apportion(now[0], now[1], n.method, n.rounded, floors, caps);
    }
    case operation::poison:
    case operation::figure:
    case operation::attribute:
    case operation::constant:
    case operation::in_group:
    case operation::scatter:
    case operation::stated: break;
    }
    return written;
}

} // namespace opgave
