// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/column_map.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include "formula/node_description.hpp"
#include "rules/lane_id.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace opgave {

namespace {

constexpr std::uint32_t none = explained_node::none;

} // namespace

/// Names what is explained of one rulebook.
class explained_names::namer {
public:
    explicit namer(rulebook by)
        : by_(std::move(by)), axes_(by_.frame()), columns_(axes_), lanes_(lanes_of(axes_)),
          digests_(by_.formulas(), axes_, columns_) {}

    [[nodiscard]] std::string name_of(const explanation& in, const explained_node& one) {
        const explained_node& itself = one.same_as == none ? one : in.nodes()[one.same_as];
        if (auto own = own_name(itself)) return *own;
        std::string above;
        for (auto at = static_cast<std::size_t>(&itself - in.nodes().data()); at != 0;) {
            at = parent_of(in, at);
            if (auto named = own_name(in.nodes()[at])) {
                above = std::move(*named);
                break;
            }
        }
        return above + '#' + digits(digest_of(in, itself));
    }

    [[nodiscard]] std::string name_of(const requirement& one, std::uint32_t subject) {
        return part_name(one, subject_text(subject), digests_(one.condition));
    }
    [[nodiscard]] std::string name_of(const measure& one, std::uint32_t subject) {
        return part_name(one, subject_text(subject), digests_(one.numerator));
    }
    [[nodiscard]] std::string name_of(const named_term& one, std::uint32_t lane) {
        return part_name(one, lane_text(by_.formulas()[one.value], lane), digests_(one.value));
    }

private:
    /// The name that rests on nothing above, if there is one.
    [[nodiscard]] std::optional<std::string> own_name(const explained_node& one) {
        switch (one.is) {
        case explained::finding: return name_of(by_.requirements()[one.which], one.cell_lane);
        case explained::measure: return name_of(by_.measures()[one.which], one.cell_lane);
        case explained::figure:
        case explained::blank:
            if (!is_all_that_is_read(one)) break;
            [[fallthrough]];
        case explained::reading: {
            const column_key key = columns_.key_of(one.column);
            return subject_text(one.cell_lane) + '/' + axes_[key.category].id + '/' + axes_[key.basis].id + '/'
                   + text_of_time(axes_, key.basis, key.time);
        }
        case explained::formula:
            if (one.term != none) return name_of(by_.names()[one.term], one.lane);
            break;
        default: break;
        }
        return std::nullopt;
    }

    /// Is a cell's figure what is read there, and nothing else where it is blank?
    [[nodiscard]] bool is_all_that_is_read(const explained_node& figure) const {
        const column_reading& here = by_.readings()[figure.column];
        const node&           n    = by_.formulas()[figure.formula];
        return figure.formula
               == (n.shape == shape::one      ? here.whole
                   : n.shape == shape::groups ? here.groups[n.grouping.value]
                                              : here.members);
    }

    [[nodiscard]] std::string part_name(const rule_part& part, const std::string& subject, std::uint64_t digest) const {
        std::string name =
            by_.rules()[part.rule].id + '/' + part.label + '@' + axes_[part.when].to_text() + '/' + subject;
        return is_shared(part) ? name + '#' + digits(digest) : name;
    }

    /// Do rule, label and period tell more than one thing?
    [[nodiscard]] bool is_shared(const rule_part& part) const {
        const auto count = [&](const auto& all) {
            return std::ranges::count_if(all, [&](const rule_part& other) {
                return other.rule == part.rule && other.when == part.when && other.label == part.label;
            });
        };
        return count(by_.requirements()) + count(by_.measures()) + count(by_.names()) > 1;
    }

    [[nodiscard]] std::string subject_text(std::uint32_t lane) const { return id_of_lane(axes_, lanes_, lane); }
    [[nodiscard]] std::string lane_text(const node& n, std::uint32_t lane) const {
        if (n.shape == shape::one) return axes_.id;
        return subject_text(n.shape == shape::members ? lane : lanes_.of(axes_[n.grouping].first) + lane);
    }

    [[nodiscard]] std::uint64_t digest_of(const explanation& in, const explained_node& one) {
        short_digest digest;
        digest.number(one.is == explained::others ? 1 : 0);
        digest.number(static_cast<std::int64_t>(digests_(one.formula)));
        digest.text(lane_text(by_.formulas()[one.formula], one.lane));
        if (one.part != none) {
            const rule_in_period part = in.parts()[one.part];
            digest.text(by_.rules()[part.rule].id);
            digest.text(axes_[part.when].to_text());
        }
        return digest.value();
    }

    [[nodiscard]] static std::string digits(std::uint64_t of) {
        constexpr std::string_view hex = "0123456789abcdef";
        std::string                text;
        for (unsigned i = 0; i < 12; ++i) text += hex[of >> (60 - 4 * i) & 0xF];
        return text;
    }

    [[nodiscard]] static std::size_t parent_of(const explanation& in, std::size_t which) {
        const auto nodes = in.nodes();
        for (std::size_t i = 0; i < which; ++i)
            if (nodes[i].first_child <= which && which < std::size_t{nodes[i].first_child} + nodes[i].child_count)
                return i;
        return 0;
    }

    rulebook          by_;
    const frame&      axes_;
    const column_map  columns_;
    const lane_layout lanes_;
    node_digests      digests_;
};

/// Looks for what a name tells.
class explained_search {
public:
    explained_search(const outcome& in, std::string_view wanted)
        : in_(in), wanted_(wanted), names_(in.rulebook()), all_(in) {}

    result<explanation> run() {
        const std::string_view base = wanted_.substr(0, wanted_.find('#'));
        return base.find('@') == std::string_view::npos ? below_a_cell(base) : below_a_part();
    }

private:
    result<explanation> below_a_part() {
        std::vector<std::string> known;
        const auto               look = [&](std::string name, const auto& explain) {
            const bool leads_there = wanted_ == name || wanted_.starts_with(name + '#');
            known.push_back(std::move(name));
            if (!leads_there) return false;
            explain();
            return finds_below();
        };
        for (const finding& one : in_.findings())
            if (look(names_.name_of(*one.of, one.subject), [&] { all_.explain(one, tree_); })) return std::move(tree_);
        for (const coverage& one : in_.coverages())
            if (look(names_.name_of(*one.of, one.subject), [&] { all_.explain(one, tree_); })) return std::move(tree_);
        for (const named_term& one : in_.rulebook().names())
            for (std::uint32_t lane = 0; lane < lanes_of_term(one); ++lane)
                if (look(names_.name_of(one, lane), [&] {
                        all_.explain(one.value, lane, {one.rule, one.when}, tree_);
                    }))
                    return std::move(tree_);
        return unknown(did_you_mean(wanted_, known));
    }

    result<explanation> below_a_cell(std::string_view base) {
        std::array<std::string_view, 4> of{}; // who, category, basis, period
        for (std::size_t i = 0; i < of.size(); ++i) {
            const std::size_t end = i + 1 == of.size() ? base.size() : std::min(base.find('/'), base.size());
            of[i]                 = base.substr(0, end);
            base.remove_prefix(std::min(end + 1, base.size()));
        }
        if (of[3].empty())
            return unknown("a cell is named as GM1690/amv/opgave/2024, a finding as rule/label@2025/GM1690");
        cell_key cell;
        if (of[0] == "unattributed") {
            const auto beside = in_.figures().find(in_.rulebook().frame().id, of[1], of[3], of[2]);
            if (!beside) return tl::unexpected(beside.error());
            cell      = *beside;
            cell.lane = in_.figures().lanes().unattributed();
        } else {
            const auto found = in_.figures().find(of[0], of[1], of[3], of[2]);
            if (!found) return tl::unexpected(found.error());
            cell = *found;
        }
        all_.explain(cell, tree_);
        if (finds_below()) return std::move(tree_);
        return unknown("look among what the explanation of the cell itself names");
    }

    /// Explains anew what bears the name, unless that is all that was explained.
    bool finds_below() {
        for (const explained_node& one : tree_.nodes()) {
            if (one.same_as != none || names_.name_of(tree_, one) != wanted_) continue;
            if (&one == tree_.nodes().data()) return true;
            const node_id       formula = one.formula;
            const std::uint32_t lane    = one.lane;
            explanation         there;
            if (one.part == none || one.is == explained::reading)
                all_.explain(formula, lane, there);
            else
                all_.explain(formula, lane, tree_.parts()[one.part], there);
            tree_ = std::move(there);
            return true;
        }
        return false;
    }

    [[nodiscard]] std::uint32_t lanes_of_term(const named_term& one) const {
        const node& n = in_.rulebook().formulas()[one.value];
        switch (n.shape) {
        case shape::one: return 1;
        case shape::groups: return in_.rulebook().frame()[n.grouping].count;
        case shape::members: break;
        }
        return static_cast<std::uint32_t>(in_.rulebook().frame().members.size())
               + 1; // what is unattributed is the last
    }

    [[nodiscard]] tl::unexpected<diagnostics> unknown(std::string remedy) const {
        return refuse(diagnostic{diagnostic_code::S001,
                                 {},
                                 "nothing that is explained has the name '" + std::string(wanted_) + "'",
                                 "the name of a finding, a measure, a term or a cell",
                                 std::move(remedy)});
    }

    const outcome&         in_;
    std::string_view       wanted_;
    explained_names::namer names_;
    explainer              all_;
    explanation            tree_;
};

explained_names::explained_names(const rulebook& by) : namer_(std::make_unique<namer>(by)) {}
explained_names::explained_names(explained_names&&) noexcept            = default;
explained_names& explained_names::operator=(explained_names&&) noexcept = default;
explained_names::~explained_names()                                     = default;

std::string explained_names::operator()(const explanation& in, const explained_node& one) const {
    return namer_->name_of(in, one);
}
std::string explained_names::operator()(const finding& of) const { return namer_->name_of(*of.of, of.subject); }
std::string explained_names::operator()(const coverage& of) const { return namer_->name_of(*of.of, of.subject); }

result<explanation> find_explained(const outcome& in, std::string_view name) {
    return explained_search(in, name).run();
}

} // namespace opgave
