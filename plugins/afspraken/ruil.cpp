// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "bookings.hpp"
#include "rules.hpp"

#include <numeric>
#include <optional>
#include <string>
#include <string_view>

namespace afspraken {

namespace {

constexpr auto exactly = opgave::apportion_method::largest_remainder;

std::int64_t sum_of_rows(const opgave::rule_writer& rule, std::string_view list) {
    std::int64_t sum = 0;
    for (const auto row : rule.rows(list)) sum += row.count("aantal");
    return sum;
}

/// One side of a swap (*ruil*): who hands over what it has above its own task of one stream.
struct side {
    std::string_view      label;  ///< under which its own task is judged
    opgave::category_name booked; ///< what changes hands
    opgave::category_name task;   ///< what the own task is of: a total that holds `booked`, or `booked` itself
    opgave::condition     party;
    opgave::formula       agreed; ///< of each member, as the list says
    opgave::formula       spare;  ///< what of that is above its own task
};

side side_of(const opgave::rule_writer& rule, std::string_view list, std::string_view kind, std::string_view task,
             std::string_view label) {
    const auto booked = rule.category(kind);
    const auto whole  = rule.has(task) ? rule.category(task) : booked;
    const auto agreed = rule.scatter(list, "gemeente", "aantal");
    const auto spare  = min(agreed, above_zero(stated_offer(rule, whole) - own_task(rule, whole)));
    return {label, booked, whole, rule.listed(list, "gemeente"), agreed, spare};
}

/// A member that stands on both sides, and so would swap with itself.
std::optional<std::string> on_both_sides(const opgave::rule_writer& rule) {
    for (const auto giver : rule.rows("geeft"))
        for (const auto taker : rule.rows("neemt"))
            if (giver.member("gemeente").text() == taker.member("gemeente").text())
                return std::string(taker.member("gemeente").text());
    return std::nullopt;
}

} // namespace

/// Swap (*ruil*): some members take places of one stream over from others, who take places of another stream back, at a
/// stated rate (*koers*): so many of `neemt_soort` for one of `geeft_soort`. Only what a party has above its own task
/// counts, and no more changes hands than the other side can return. Both sides are booked once: the giver's surplus
/// counts for the takers, theirs for the giver, and neither stream gains or loses a place.
/// @source Noord-Holland: 1,200 asylum places in Amsterdam for 1,200 permit holders elsewhere, of the surplus only
///         (tweedekamer.nl 2024D00576)
void ruil(opgave::rule_writer& rule) {
    if (const auto both = on_both_sides(rule)) return rule.fail("neemt", "names " + *both + ", which gives as well");

    const auto rate  = rule.ratio("koers");
    const auto gives = side_of(rule, "geeft", "geeft_soort", "geeft_opgave", "gevers");
    const auto takes = side_of(rule, "neemt", "neemt_soort", "neemt_opgave", "nemers");

    // Whole packs, so many places against so many, are exact on both sides at any rate.
    if (rate.numerator <= 0) return rule.fail("koers", "is no rate at which anything can be swapped");
    const std::int64_t common       = std::gcd(rate.numerator, rate.denominator);
    const std::int64_t for_one_pack = rate.denominator / common;
    const std::int64_t in_return    = rate.numerator / common;
    const std::int64_t given        = sum_of_rows(rule, "geeft");
    const std::int64_t taken        = sum_of_rows(rule, "neemt");
    if (given % for_one_pack != 0 || taken % in_return != 0 || given / for_one_pack != taken / in_return)
        return rule.fail("neemt", "does not balance what is given, at this rate: " + std::to_string(given)
                                      + " are given and " + std::to_string(taken) + " taken back");

    const auto down     = opgave::rounding::down;
    const auto given_in = rule.unit_of(gives.booked);
    const auto packs    = min(total(gives.spare).times({1, for_one_pack}, down),
                              convert(total(takes.spare).times({1, in_return}, down), {1, 1}, down, given_in));
    const auto swapped  = rule.let("geruild", packs * for_one_pack);
    const auto returned =
        rule.let("tegenprestatie", convert(packs * in_return, {1, 1}, down, rule.unit_of(takes.booked)));

    const auto naar = rule.basis("naar");
    rule.book(rule.cell(gives.booked, naar),
              share_out(swapped, takes.spare, exactly) - share_out(swapped, gives.spare, exactly));
    rule.book(rule.cell(takes.booked, naar),
              share_out(returned, gives.spare, exactly) - share_out(returned, takes.spare, exactly));

    rule.require("afgesproken", swapped >= total(gives.agreed));
    // Two swaps from one surplus each count it: what is left then falls below the own task, and shows here.
    for (const side& one : {gives, takes}) {
        const auto of_party = [&](const opgave::formula& figure) { return select(one.party, figure, 0); };
        rule.require(one.label, of_party(rule.figure(one.task, naar)) >= of_party(own_task(rule, one.task)));
    }
}

} // namespace afspraken
