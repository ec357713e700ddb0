// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "other_offers.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace opgave::testing {

namespace {

std::vector<cell_key> offers_of_members(const figures& of) {
    std::vector<cell_key> found;
    of.for_each_cell([&](const cell_key& cell) {
        if (cell.column.basis == of.frame().offered && cell.lane < of.lanes().members && of.at(cell))
            found.push_back(cell);
    });
    return found;
}

} // namespace

figures with_other_offers(const figures& of, std::size_t count) {
    std::vector<cell_key> offers = offers_of_members(of);
    std::mt19937          any(1); // its numbers are the same everywhere; those of `std::shuffle` are not
    for (std::size_t left = offers.size(); left > 1; --left) std::swap(offers[left - 1], offers[any() % left]);
    offers.resize(std::min(count, offers.size()));

    constexpr std::uint32_t most_more = 100;
    figures                 made      = of;
    for (const cell_key& one : offers) {
        const std::int64_t before = of.at(one)->least;
        const auto         by     = static_cast<std::int64_t>(any() % most_more) + 1;
        if (!made.state(one, before >= by ? before - by : before + by))
            throw std::runtime_error("an offer was refused");
    }
    return made;
}

} // namespace opgave::testing
