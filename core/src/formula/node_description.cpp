// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/node_description.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace opgave {

namespace {

/// Writes the details of formulas by names.
class description {
public:
    description(const graph& formulas, const frame& axes, const column_map& columns, description_sink& into)
        : graph_(formulas), frame_(axes), columns_(columns), into_(into) {}

    void write(const node& n) {
        into_.number(static_cast<std::int64_t>(n.op));
        into_.number(static_cast<std::int64_t>(n.sort));
        into_.number(static_cast<std::int64_t>(n.shape));
        into_.text(n.shape == shape::groups ? frame_[n.grouping].id : std::string_view{});
        into_.text(unit_of(n));
        into_.number(static_cast<std::int64_t>(n.rounded));
        into_.number(static_cast<std::int64_t>(n.method));
        switch (n.op) {
        case operation::figure: write_cell(n); return;
        case operation::attribute:
        case operation::scatter:
        case operation::in_group: write_column(graph_.columns[static_cast<std::size_t>(n.first)]); return;
        case operation::sum_set: into_.text(frame_.groups[static_cast<std::size_t>(n.first)].id); return;
        case operation::broadcast: into_.text(frame_.groupings[static_cast<std::size_t>(n.first)].id); return;
        case operation::apportion: // over which groups follows from its total
            into_.number(n.second);
            return;
        default: into_.number(n.first); into_.number(n.second);
        }
    }

private:
    [[nodiscard]] std::string_view unit_of(const node& n) const {
        if (n.unit.value == formula_unit::free) return "free";
        if (n.unit.value == formula_unit::product) return "product";
        return frame_.units[n.unit.value].id;
    }

    void write_cell(const node& n) {
        if (n.first == outside_the_frame) {
            const absent_cell cell = absent_cell::unpacked(n.second);
            into_.text("outside");
            into_.text(frame_[cell.category].id);
            into_.text(frame_[cell.basis].id);
            into_.text(cell.when.to_text());
            return;
        }
        const column_key key = columns_.key_of(static_cast<std::uint32_t>(n.first));
        into_.text("cell");
        into_.text(frame_[key.category].id);
        into_.text(frame_[key.basis].id);
        into_.text(text_of_time(frame_, key.basis, key.time));
    }

    void write_column(const std::vector<std::int64_t>& numbers) {
        std::vector<std::pair<std::string_view, std::int64_t>> stated;
        for (std::uint32_t member = 0; member < frame_.members.size(); ++member)
            if (numbers[member] != 0) stated.emplace_back(frame_.members[member].code, numbers[member]);
        std::ranges::sort(stated);
        into_.number(static_cast<std::int64_t>(stated.size()));
        for (const auto& [code, number] : stated) {
            into_.text(code);
            into_.number(number);
        }
        into_.number(numbers.size() > frame_.members.size() ? numbers[frame_.members.size()] : 0);
    }

    const graph&      graph_;
    const frame&      frame_;
    const column_map& columns_;
    description_sink& into_;
};

} // namespace

void describe(const graph& formulas, const frame& axes, const column_map& columns, node_id of, description_sink& into) {
    description(formulas, axes, columns, into).write(formulas[of]);
}

bool has_unordered_operands(operation op) noexcept {
    switch (op) {
    case operation::linear:
    case operation::minimum:
    case operation::maximum:
    case operation::all_of:
    case operation::any_of: return true;
    default: return false;
    }
}

node_digests::node_digests(const graph& formulas, const frame& axes, const column_map& columns)
    : graph_(&formulas), frame_(&axes), columns_(&columns), known_(formulas.nodes.size(), 0) {}

std::uint64_t node_digests::operator()(node_id of) {
    if (known_[of.value] == 0) known_[of.value] = std::max<std::uint64_t>(1, digest_of(of));
    return known_[of.value];
}

std::uint64_t node_digests::digest_of(node_id of) {
    const node&  n = (*graph_)[of];
    short_digest digest;
    describe(*graph_, *frame_, *columns_, of, digest);
    std::vector<std::pair<std::uint64_t, std::int64_t>> operands;
    for (const operand& one : graph_->operands_of(n)) operands.emplace_back((*this)(one.of), one.factor);
    if (has_unordered_operands(n.op)) std::ranges::sort(operands);
    digest.number(static_cast<std::int64_t>(operands.size()));
    for (const auto& [of_operand, factor] : operands) {
        digest.number(static_cast<std::int64_t>(of_operand));
        digest.number(factor);
    }
    return digest.value();
}

void short_digest::text(std::string_view piece) {
    number(static_cast<std::int64_t>(piece.size()));
    for (const char one : piece) take(static_cast<std::uint8_t>(one));
}

void short_digest::number(std::int64_t piece) {
    for (unsigned i = 0; i < 8; ++i) take(static_cast<std::uint8_t>(static_cast<std::uint64_t>(piece) >> 8 * i));
}

} // namespace opgave
