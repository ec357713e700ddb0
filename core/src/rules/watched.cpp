// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/watched.hpp"

#include <opgave/formula/apportion_operands.hpp>

#include "rules/formula_sums.hpp"
#include "rules/watched_bookings.hpp"
#include "rules/watched_requirement.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace opgave {

namespace {

class watcher {
public:
    watcher(rulebook_parts& parts, graph_builder& builder, resolver& read,
            const std::vector<written_in_period>& written)
        : parts_(parts), axes_(*parts.axes), columns_(axes_), builder_(builder), read_(read), written_(written),
          rule_(static_cast<std::uint32_t>(parts.rules.size())) {}

    void run() {
        rule own;
        own.id    = watching_rule;
        own.label = {"Samenhang van de cijfers", "Coherence of the figures"};
        parts_.rules.push_back(std::move(own));

        const std::vector<node_id> wanted         = nodes_of_results();
        const std::vector<node_id> apportionments = apportionments_by_rule();
        for (const derived_figure& one : parts_.derived) {
            if (can_be_stated(one.column.basis)) stated_equals_derived(one);
            stays_within_bounds(one);
        }
        for (const column_key& column : columns_read_as_whole(wanted)) whole_equals_members(column);
        for (const node_id id : apportionments) shares_are_settled(id);
        watch_bookings(parts_, builder_, read_, written_, rule_);
    }

private:
    [[nodiscard]] bool can_be_stated(basis_index which) const {
        return !axes_[which].derived && axes_[which].sum_of.empty();
    }

    /// Every node that a requirement, a measure or a derived figure rests on.
    [[nodiscard]] std::vector<node_id> nodes_of_results() const {
        std::vector<bool> wanted(builder_.graph().nodes.size(), false);
        for (const requirement& one : parts_.requirements)
            for (const node_id id : {one.condition, one.applies, one.left, one.right}) wanted[id.value] = true;
        for (const measure& one : parts_.measures)
            for (const node_id id : {one.numerator, one.denominator}) wanted[id.value] = true;
        for (const derived_figure& one : parts_.derived)
            for (const node_id id : {one.value, one.reading}) wanted[id.value] = true;
        std::vector<node_id> nodes;
        for (std::size_t i = wanted.size(); i-- > 1;) {
            if (!wanted[i]) continue;
            nodes.push_back({static_cast<std::uint32_t>(i)});
            for (const operand& one : builder_.graph().operands_of(builder_.graph().nodes[i]))
                wanted[one.of.value] = true;
        }
        return nodes;
    }

    /// In the order of the rules and periods that rest on them, then by what they are: in which order they lie in memory is
    /// up to the compilers of the plugins, and what is found is told in this order.
    [[nodiscard]] std::vector<node_id> apportionments_by_rule() const {
        std::map<std::pair<std::uint32_t, period_index>, std::vector<node_id>> by_rule;
        const auto add = [&](const rule_part& one, std::initializer_list<node_id> rests_on) {
            auto& all = by_rule[{one.rule, one.when}];
            all.insert(all.end(), rests_on);
        };
        for (const requirement& one : parts_.requirements) add(one, {one.condition, one.applies, one.left, one.right});
        for (const measure& one : parts_.measures) add(one, {one.numerator, one.denominator});
        for (const derived_figure& one : parts_.derived) add(one, {one.value, one.reading});

        formula_sums         sums(builder_.graph(), axes_, columns_);
        std::vector<bool>    is_seen(builder_.graph().nodes.size(), false);
        std::vector<node_id> found;
        for (auto& [ignored, waiting] : by_rule) {
            const auto first = static_cast<std::ptrdiff_t>(found.size());
            while (!waiting.empty()) {
                const node_id next = waiting.back();
                waiting.pop_back();
                if (is_seen[next.value]) continue;
                is_seen[next.value] = true;
                if (builder_[next].op == operation::apportion) found.push_back(next);
                for (const operand& one : builder_.graph().operands_of(builder_[next])) waiting.push_back(one.of);
            }
            std::sort(found.begin() + first, found.end(), [&](node_id a, node_id b) { return sums(a) < sums(b); });
        }
        return found;
    }

    [[nodiscard]] std::set<column_key> columns_read_as_whole(const std::vector<node_id>& nodes) const {
        std::set<column_key> columns;
        for (const node_id id : nodes) {
            const node& n = builder_[id];
            if (n.op == operation::figure && n.first != outside_the_frame && n.shape == shape::one)
                columns.insert(columns_.key_of(static_cast<std::uint32_t>(n.first)));
        }
        return columns;
    }

    [[nodiscard]] period_index first_period_of(const column_key& column) const {
        if (!axes_[column.basis].per_cycle) return {column.time};
        const cycle& covered = axes_.cycles[column.time];
        return covered.periods.empty() ? period_index{} : covered.periods.front();
    }

    [[nodiscard]] rule_part watched(std::string label, words text, period_index when) const {
        rule_part part;
        part.rule  = rule_;
        part.label = std::move(label);
        part.text  = std::move(text);
        part.when  = when;
        return part;
    }

    [[nodiscard]] words text_of(const column_key& column, const std::string& nl, const std::string& en) const {
        return text_about(axes_, column, nl, en);
    }

    requirement& equal(std::string label, words text, period_index when, node_id left, node_id right, node_id applies) {
        return parts_.requirements.emplace_back(
            both_equal(builder_, watched(std::move(label), std::move(text), when), left, right, applies));
    }

    void stated_equals_derived(const derived_figure& one) {
        const node_id figure = builder_.figure(one.column, one.of);
        requirement&  made   = equal("opgegeven_is_berekend",
                                     text_of(one.column, "het opgegeven cijfer is gelijk aan het berekende",
                                             "the stated figure equals the derived one"),
                                     one.when, figure, one.value, builder_.stated(figure));
        made.about           = id_about(axes_, one.column);
    }

    /// A stated figure outside its category's bounds is refused; a derived one is what it is, and is found.
    void stays_within_bounds(const derived_figure& one) {
        const category& counted = axes_[one.column.category];
        const node&     value   = builder_[one.value];
        if (value.bounds.least >= counted.least && value.bounds.most <= counted.most) return;
        const formula_unit           unit{counted.counted_in.value};
        const node_id                least = builder_.constant(counted.least, unit);
        const node_id                most  = builder_.constant(counted.most, unit);
        const std::array<node_id, 2> ends{builder_.at_least(one.value, least), builder_.at_least(most, one.value)};
        const rule_in_period         part{rule_, one.when};
        parts_.comparisons.push_back({part, {ends[0], one.value, least}});
        parts_.comparisons.push_back({part, {ends[1], one.value, most}});
        requirement made;
        made.rule      = rule_;
        made.label     = "berekend_is_mogelijk";
        made.text      = text_of(one.column, "het berekende cijfer is mogelijk", "the derived figure is possible");
        made.about     = id_about(axes_, one.column);
        made.when      = one.when;
        made.condition = builder_.all_of(ends);
        made.shape     = builder_[made.condition].shape;
        made.slack     = builder_.slack(made.condition);
        made.only_when_known = true;
        parts_.requirements.push_back(std::move(made));
    }

    void whole_equals_members(const column_key& column) {
        const node_id members = builder_.sum_whole(read_.reading(column, scope::members));
        const node_id whole   = read_.reading(column, scope::whole);
        if (whole == members) return;
        bool derived = false;
        for (const derived_figure& one : parts_.derived)
            derived = derived || (one.column == column && one.of == scope::whole);
        // Where no rule gives the whole a number of its own there is something to compare only when it is stated.
        const node_id applies =
            derived ? graph_builder::poison() : builder_.stated(builder_.figure(column, scope::whole));
        requirement& made = equal("geheel_is_som",
                                  text_of(column, "het cijfer van het geheel is de som van de leden",
                                          "the number of the whole is the sum of its members'"),
                                  first_period_of(column), whole, members, applies);
        made.about        = id_about(axes_, column);
    }

    void shares_are_settled(node_id apportionment) {
        const node shared = builder_[apportionment];
        if (!builder_[builder_.graph().operands_of(shared)[1].of].fixed) there_is_a_key(apportionment);
        if (shared.method == apportion_method::independent) {
            const node_id total = builder_.graph().operands_of(shared)[0].of;
            if (builder_[total].shape != shape::one) return;
            equal("afrondingen_tellen_op",
                  {"de afzonderlijk afgeronde delen tellen op tot het totaal",
                   "the shares, each rounded by itself, add up to the total"},
                  {}, builder_.sum_whole(apportionment), total, graph_builder::poison());
            return;
        }
        requirement made;
        made.rule            = rule_;
        made.label           = "geen_gelijke_stand";
        made.text            = {"het deel staat vast zonder loting", "the share is settled without drawing lots"};
        made.condition       = builder_.negation(builder_.tied(apportionment));
        made.shape           = shape::members;
        made.slack           = builder_.slack(made.condition);
        made.only_when_known = true;
        parts_.requirements.push_back(std::move(made));
    }

    /// Keys that are figures may all be 0: then nobody takes anything of a total above 0.
    void there_is_a_key(node_id apportionment) {
        const node                 shared = builder_[apportionment];
        const std::vector<operand> of(builder_.graph().operands_of(shared).begin(),
                                      builder_.graph().operands_of(shared).end());
        const node                 total      = builder_[of[0].of];
        const auto                 for_totals = [&](node_id members) {
            return total.shape == shape::groups ? builder_.sum_groups(members, total.grouping)
                                                                : builder_.sum_whole(members);
        };
        // Without the unattributed lane, which takes no share.
        const std::vector<std::int64_t> each(axes_.members.size(), 1);
        const node_id                   is_member = builder_.at_least(builder_.scatter(each, {}), builder_.constant(1));
        const node_id                   keys = for_totals(builder_.select(is_member, of[1].of, builder_.constant(0)));
        const std::size_t               floored = apportion_operands(shared.second).floors;
        const node_id                   floors  = floored != 0 ? for_totals(of[floored].of) : builder_.constant(0);

        const std::array<node_id, 2> ways{builder_.at_least(keys, builder_.constant(1)),
                                          builder_.at_least(floors, of[0].of)};
        requirement                  made;
        static_cast<rule_part&>(made) = watched(
            "er_is_een_sleutel", {"er is iemand om over te verdelen", "there is somebody to divide it over"}, {});
        made.condition = builder_.any_of(ways);
        const rule_in_period part{made.rule, made.when};
        parts_.comparisons.push_back({part, {ways[0], keys, builder_.constant(1)}});
        parts_.comparisons.push_back({part, {ways[1], floors, of[0].of}});
        made.shape           = builder_[made.condition].shape;
        made.grouping        = builder_[made.condition].grouping;
        made.slack           = builder_.slack(made.condition);
        made.only_when_known = true;
        parts_.requirements.push_back(std::move(made));
    }

    rulebook_parts& parts_;
    const frame&    axes_;
    column_map      columns_;
    graph_builder&  builder_;
    resolver&       read_;

    const std::vector<written_in_period>& written_;
    std::uint32_t                         rule_;
};

} // namespace

void watch(rulebook_parts& parts, graph_builder& builder, resolver& read,
           const std::vector<written_in_period>& written) {
    watcher(parts, builder, read, written).run();
}

} // namespace opgave
