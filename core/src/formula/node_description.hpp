// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/formula/graph.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace opgave {

/// Takes a description, piece by piece.
class description_sink {
public:
    virtual void text(std::string_view piece) = 0;
    virtual void number(std::int64_t piece)   = 0;

protected:
    ~description_sink() = default;
};

/// Tells what one formula is, but for its operands: by ids of the frame, never by an index, so that it says the same
/// whatever the order of members, rules and whatever else is written in a list. What follows from operands (bounds, whether
/// it is fixed) is left out. In this order: operator, sort, shape, grouping, unit, rounding, method, then the details of the
/// operator; of a column of constants each member that does not have 0, by code.
void describe(const graph& formulas, const frame& axes, const column_map& columns, node_id of, description_sink& into);

/// Whether the operands stand in the order of the graph, which says nothing: to be described in an order of their own.
[[nodiscard]] bool has_unordered_operands(operation op) noexcept;

/// A number for each formula that is the same wherever the same formula is written: 64 bits over its description and the
/// digests of its operands. Works out what is asked for, once.
class node_digests {
public:
    /// All must outlive it.
    node_digests(const graph& formulas, const frame& axes, const column_map& columns);

    [[nodiscard]] std::uint64_t operator()(node_id of);

private:
    [[nodiscard]] std::uint64_t digest_of(node_id of);

    const graph*               graph_;
    const frame*               frame_;
    const column_map*          columns_;
    std::vector<std::uint64_t> known_; ///< one a node; 0: not yet
};

/// 64-bit FNV-1a over texts and numbers, each told from the next.
class short_digest final : public description_sink {
public:
    void                        text(std::string_view piece) override;
    void                        number(std::int64_t piece) override;
    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

private:
    void take(std::uint8_t byte) noexcept { value_ = (value_ ^ byte) * 0x0000'0100'0000'01B3U; }

    std::uint64_t value_ = 0xCBF2'9CE4'8422'2325U;
};

} // namespace opgave
