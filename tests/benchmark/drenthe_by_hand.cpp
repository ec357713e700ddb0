// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "drenthe_by_hand.hpp"

#include <algorithm>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace opgave::testing::by_hand {

namespace {

// --- the province -----------------------------------------------------------------------------------------------------

/// Inhabitants (*inwoners*) on 1 January 2021, as in config/drenthe.toml.
constexpr std::array<std::uint32_t, lane_count> inhabitants{25'375, 68'861, 25'617, 35'291, 24'371, 107'063,
                                                            55'601, 34'360, 33'377, 31'188, 33'968, 19'694};

constexpr std::uint32_t sum_of(const std::array<std::uint32_t, lane_count>& of) {
    std::uint32_t sum = 0;
    for (const std::uint32_t one : of) sum += one;
    return sum;
}
constexpr std::uint32_t all_inhabitants = sum_of(inhabitants);

/// Each member's part of the inhabitants in units of 2^-44, rounded up: times a total below 2^20 it is too large by less
/// than 2^-24, which is less than one inhabitant's part, so that the whole number in it is exact.
constexpr std::uint32_t share_bits            = 44;
constexpr auto          shares_of_inhabitants = [] {
    std::array<std::uint64_t, lane_count> shares{};
    for (std::size_t i = 0; i < lane_count; ++i)
        shares[i] = ((std::uint64_t{inhabitants[i]} << share_bits) + all_inhabitants - 1) / all_inhabitants;
    return shares;
}();
static_assert(all_inhabitants < 1U << 24U);

// --- the numbers of the requirements ------------------------------------------------------------------------------------

namespace number {
// One a year.
constexpr std::size_t asielopgave            = 0; // of the whole
constexpr std::size_t indicatief_aandeel     = 3;
constexpr std::size_t amv_quotum             = 6; // of the whole
constexpr std::size_t indicatief_aandeel_amv = 9;
constexpr std::size_t duurzame_plekken       = 12;
constexpr std::size_t taakstelling           = 15;
constexpr std::size_t goo_opgave             = 16;
constexpr std::size_t goo_provincie          = 19;
constexpr std::size_t poo                    = 20;
constexpr std::size_t nidos                  = 23;
constexpr std::size_t evenredig_asiel        = 24;
constexpr std::size_t evenredig_goo          = 27;
constexpr std::size_t voortbouwen_azc        = 30;
constexpr std::size_t voortbouwen_goo        = 33;
constexpr std::size_t amv_voor_azc           = 36; // of 2025 and 2026
constexpr std::size_t goo_voor_azc           = 38;
// What the library watches by itself: a stated figure is the derived one, a derived one is possible, and a number of the
// whole is the sum of its members'.
constexpr std::size_t amv_is_berekend             = 40;
constexpr std::size_t azc_is_berekend             = 41;
constexpr std::size_t azc_is_mogelijk             = 42;
constexpr std::size_t geheel_amv_is_berekend      = 43;
constexpr std::size_t geheel_amv_is_mogelijk      = 44;
constexpr std::size_t geheel_azc_is_berekend      = 45;
constexpr std::size_t geheel_azc_is_mogelijk      = 46;
constexpr std::size_t nidos_is_berekend           = 47;
constexpr std::size_t nidos_is_mogelijk           = 48;
constexpr std::size_t azc_asked_is_som            = 49;
constexpr std::size_t azc_offered_is_som          = 50;
constexpr std::size_t amv_asked_is_som            = 53;
constexpr std::size_t amv_offered_is_som          = 54;
constexpr std::size_t goo_asked_2025_is_som       = 57;
constexpr std::size_t goo_offered_is_som          = 58; // of 2025 and 2026
constexpr std::size_t statushouders_housed_is_som = 60;
constexpr std::size_t statushouders_asked_is_som  = 61;
constexpr std::size_t nidos_asked_is_som          = 62;
constexpr std::size_t asiel_asked_is_som          = 63;
constexpr std::size_t asiel_offered_is_som        = 64;
constexpr std::size_t nidos_geen_gelijke_stand    = 67;

constexpr bool is_of_whole(std::size_t requirement) {
    if (requirement < duurzame_plekken) return requirement % 6 < 3;
    if (requirement == nidos_is_berekend || requirement == nidos_is_mogelijk) return false;
    return requirement == goo_provincie
           || (requirement >= geheel_amv_is_berekend && requirement < nidos_geen_gelijke_stand);
}
} // namespace number

constexpr auto places = [] {
    std::array<requirement_place, requirement_count> made{};
    std::uint32_t                                    next = 0;
    for (std::size_t i = 0; i < requirement_count; ++i) {
        made[i] = {next, number::is_of_whole(i)};
        next += made[i].of_whole ? 1 : static_cast<std::uint32_t>(member_count);
    }
    return made;
}();
static_assert(places.back().first_finding + member_count == finding_count);

// --- the rules ----------------------------------------------------------------------------------------------------------

constexpr std::uint16_t all_members = (1U << member_count) - 1;
constexpr std::int32_t  most_places = 1'000'000; ///< that a figure may be

/// The AMV part of an asylum task: 8140/96000, half up.
template <class Number>
constexpr Number amv_of(Number asiel) {
    return static_cast<Number>((asiel * 814 + 4800) / 9600);
}

std::int32_t distance(std::int32_t a, std::int32_t b) { return a > b ? a - b : b - a; }
/// How far a figure is from the nearest that is not possible.
std::int32_t within_bounds(std::int32_t figure) { return std::min(figure, most_places - figure); }

template <class Formula>
column each_lane(Formula formula) {
    column made;
    for (std::size_t i = 0; i < lane_count; ++i) made[i] = formula(i);
    return made;
}

std::int32_t sum(const column& of) {
    std::int32_t total = 0;
    for (std::size_t i = 0; i < lane_count; ++i) total += of[i];
    return total;
}

/// The lanes for which something holds, a bit each.
template <class Holds>
std::uint32_t lanes_where(Holds holds) {
    std::uint32_t bits = 0;
    for (std::uint32_t i = 0; i < lane_count; ++i) bits |= holds(i) ? 1U << i : 0U;
    return bits;
}

/// Divides the Nidos task by inhabitants: each quota rounded down, and the places left go to the largest remainders.
/// @return the members that are tied for the last of them, a bit each
[[gnu::always_inline]] inline std::uint16_t divide_by_inhabitants(std::int32_t total, column& shares) {
    column       remainders;
    std::int32_t left = total;
    for (std::size_t i = 0; i < lane_count; ++i) {
        const auto whole =
            static_cast<std::uint32_t>(static_cast<std::uint32_t>(total) * shares_of_inhabitants[i] >> share_bits);
        shares[i] = static_cast<std::int32_t>(whole);
        // The products wrap; their difference is below the number of inhabitants.
        remainders[i] =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(total) * inhabitants[i] - whole * all_inhabitants);
    }
    left -= sum(shares);

    column larger{};
    for (std::size_t other = 0; other < member_count; ++other)
        for (std::size_t i = 0; i < lane_count; ++i) larger[i] += remainders[other] > remainders[i] ? 1 : 0;
    const column granted = each_lane([&](std::size_t i) { return larger[i] < left ? 1 : 0; });
    shares               = each_lane([&](std::size_t i) { return shares[i] + granted[i]; });
    if (sum(granted) == left) return 0;

    // More are granted a place than there are: those with the least remainder among them are tied.
    std::int32_t least = INT32_MAX;
    for (std::size_t i = 0; i < member_count; ++i)
        if (granted[i] != 0) least = std::min(least, remainders[i]);
    return static_cast<std::uint16_t>(lanes_where([&](std::size_t i) { return remainders[i] == least; }) & all_members);
}

/// Notes the slack of a requirement of the members.
template <class Slack>
void judge_members(results& into, std::size_t requirement, Slack slack_of) {
    into.slack[requirement] = each_lane(slack_of);
}
/// The same where a rule does not apply to all.
template <class Slack>
void judge_members(results& into, std::size_t requirement, const marks& applies, Slack slack_of) {
    judge_members(into, requirement, slack_of);
    into.applies[requirement] = applies;
}

/// Notes the slack of a requirement of the whole.
void judge_whole(results& into, std::size_t requirement, std::int32_t slack) { into.slack[requirement][0] = slack; }
void judge_whole(results& into, std::size_t requirement, bool applies, std::int32_t slack) {
    into.slack[requirement][0]   = slack;
    into.applies[requirement][0] = applies ? 255 : 0;
}

/// The lanes in which a requirement is not met, a bit each.
std::uint32_t unmet_lanes(const column& slack, const marks& applies) {
#if defined(__SSE2__)
    const auto signs_of = [&](std::size_t from) {
        const __m128i four = _mm_load_si128(reinterpret_cast<const __m128i*>(slack.data() + from));
        return static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(four))) << from;
    };
    const auto judged = _mm_movemask_epi8(_mm_load_si128(reinterpret_cast<const __m128i*>(applies.data())));
    return (signs_of(0) | signs_of(4) | signs_of(8)) & static_cast<std::uint32_t>(judged);
#else
    std::uint32_t bits = 0;
    for (std::uint32_t i = 0; i < member_count; ++i) bits |= slack[i] < 0 && applies[i] != 0 ? 1U << i : 0U;
    return bits;
#endif
}

/// For each set of eight lanes: which they are.
constexpr auto lanes_of_set = [] {
    std::array<std::array<std::uint8_t, 8>, 256> made{};
    for (std::uint32_t set = 0; set < 256; ++set)
        for (std::uint8_t lane = 0, count = 0; lane < 8; ++lane)
            if ((set >> lane & 1) != 0) made[set][count++] = lane;
    return made;
}();

/// Lists the findings that are not met, eight places at a time of which the next overwrite what was too much.
void list_unmet(results& into) {
    std::uint32_t* next = into.unmet.data();
    for (std::size_t i = 0; i < requirement_count; ++i) {
        const std::uint32_t first = places[i].first_finding;
        if (places[i].of_whole) {
            *next = first;
            next += into.slack[i][0] < 0 && into.applies[i][0] != 0 ? 1 : 0;
            continue;
        }
        const std::uint32_t unmet = unmet_lanes(into.slack[i], into.applies[i]);
        for (std::uint32_t from = 0; from < member_count; from += 8) {
            const std::uint32_t set   = unmet >> from & 255;
            const auto          lanes = lanes_of_set[set];
            for (std::size_t j = 0; j < 8; ++j) next[j] = first + from + lanes[j];
            next += std::popcount(set);
        }
    }
    into.unmet_count = static_cast<std::size_t>(next - into.unmet.data());
}

/// What is asked, of the members and of the whole: the stated number, else the rule's. And the rules' own.
struct asked {
    column amv_by_rule;
    column azc_by_rule;
    column azc;
    column nidos_by_rule;

    std::int32_t whole_amv_by_rule = 0;
    std::int32_t whole_azc_by_rule = 0;
    std::int32_t whole_azc         = 0;
};

column or_else(const optional_column& stated, const column& otherwise) {
    return each_lane([&](std::size_t i) { return stated.stated[i] != 0 ? stated.value[i] : otherwise[i]; });
}
std::int32_t or_else(const optional_number& stated, std::int32_t otherwise) {
    return stated.stated ? stated.value : otherwise;
}

asked ask(const figures& of, results& into) {
    const auto& member = of.members; // by name: lambdas of clang 14 hold no structured binding
    const auto& whole  = of.whole;
    asked       by;
    by.amv_by_rule   = each_lane([&](std::size_t i) {
        return static_cast<std::int32_t>(amv_of(static_cast<std::uint32_t>(member.asiel_asked[i])));
    });
    into.amv_asked   = or_else(member.amv_asked, by.amv_by_rule);
    by.azc_by_rule   = each_lane([&](std::size_t i) { return member.asiel_asked[i] - into.amv_asked[i]; });
    by.azc           = or_else(member.azc_asked, by.azc_by_rule);
    into.nidos_tied  = divide_by_inhabitants(whole.nidos_asked, by.nidos_by_rule);
    into.nidos_asked = or_else(member.nidos_asked, by.nidos_by_rule);

    into.whole_asiel_asked    = or_else(whole.asiel_asked, sum(member.asiel_asked));
    by.whole_amv_by_rule      = static_cast<std::int32_t>(amv_of(std::int64_t{into.whole_asiel_asked}));
    into.whole_amv_asked      = or_else(whole.amv_asked, by.whole_amv_by_rule);
    by.whole_azc_by_rule      = into.whole_asiel_asked - into.whole_amv_asked;
    by.whole_azc              = or_else(whole.azc_asked, by.whole_azc_by_rule);
    into.whole_goo_asked_2025 = or_else(whole.goo_asked_2025, sum(member.goo_asked_2025));
    return by;
}

/// What is offered in one year, beside what is asked.
void judge_year(std::size_t year, const figures& of, const asked& by, results& into) {
    const auto&   member = of.members;
    const column& azc    = member.azc_offered[year];
    const column& amv    = member.amv_offered[year];
    const column& goo    = member.goo_offered[year];

    const column durable          = each_lane([&](std::size_t i) { return azc[i] + amv[i]; });
    const column everything       = each_lane([&](std::size_t i) {
        return durable[i] + member.noodopvang_offered[year][i] + member.cno_tgo_offered[year][i];
    });
    into.durable_offered[year]    = durable;
    into.everything_offered[year] = everything;

    judge_members(into, number::indicatief_aandeel + year,
                  [&](std::size_t i) { return durable[i] - member.asiel_asked[i]; });
    judge_members(into, number::indicatief_aandeel_amv + year,
                  [&](std::size_t i) { return amv[i] - into.amv_asked[i]; });
    judge_members(into, number::duurzame_plekken + year, [&](std::size_t i) {
        return std::max(durable[i] - member.asiel_asked[i], member.asiel_asked[i] - everything[i] - 1);
    });
    judge_members(into, number::goo_opgave + year, [&](std::size_t i) { return goo[i] - member.goo_asked[i]; });
    judge_members(into, number::poo + year, member.poo_asked.stated,
                  [&](std::size_t i) { return member.poo_offered[year][i] - member.poo_asked.value[i]; });
    judge_members(into, number::evenredig_asiel + year,
                  [&](std::size_t i) { return (2 * durable[i] - member.asiel_asked[i]) >> 1; });
    judge_members(into, number::evenredig_goo + year,
                  [&](std::size_t i) { return (2 * goo[i] - member.goo_asked[i]) >> 1; });

    const std::int32_t sum_azc     = sum(azc);
    const std::int32_t sum_amv     = sum(amv);
    const std::int32_t sum_goo     = sum(goo);
    const auto&        whole       = of.whole;
    const std::int32_t whole_azc   = or_else(whole.azc_offered[year], sum_azc);
    const std::int32_t whole_amv   = or_else(whole.amv_offered[year], sum_amv);
    const std::int32_t whole_asiel = or_else(whole.asiel_offered[year], whole_azc + whole_amv);
    const std::int32_t whole_goo   = or_else(whole.goo_offered[year], sum_goo);
    into.whole_amv_offered[year]   = whole_amv;
    into.whole_asiel_offered[year] = whole_asiel;
    into.whole_goo_offered[year]   = whole_goo;

    const std::int32_t amv_slack = whole_amv - into.whole_amv_asked;
    const std::int32_t goo_slack = whole_goo - into.whole_goo_asked_2025;
    judge_whole(into, number::asielopgave + year, whole_asiel - into.whole_asiel_asked);
    judge_whole(into, number::amv_quotum + year, amv_slack);
    judge_whole(into, number::azc_offered_is_som + year, whole.azc_offered[year].stated, -distance(whole_azc, sum_azc));
    judge_whole(into, number::amv_offered_is_som + year, whole.amv_offered[year].stated, -distance(whole_amv, sum_amv));
    judge_whole(into, number::asiel_offered_is_som + year, whole.asiel_offered[year].stated,
                -distance(whole_asiel, sum_azc + sum_amv));
    if (year == 1) judge_whole(into, number::goo_provincie, goo_slack);
    if (year == 0) return; // the rest begins in 2025

    judge_whole(into, number::goo_offered_is_som + year - 1, whole.goo_offered[year].stated,
                -distance(whole_goo, sum_goo));
    // Neither the member nor the whole is short of the scarce stream, or the member offers no more than is asked of the
    // ample one.
    judge_members(into, number::amv_voor_azc + year - 1, [&](std::size_t i) {
        return std::max(std::min(amv[i] - into.amv_asked[i], amv_slack), by.azc[i] - azc[i]);
    });
    judge_members(into, number::goo_voor_azc + year - 1, [&](std::size_t i) {
        return std::max(std::min(goo[i] - member.goo_asked[i], goo_slack), by.azc[i] - azc[i]);
    });
}

/// At least what was last realised is offered: for 2024 that of 2023, for each next year the latest that is stated.
void judge_building_on(std::size_t first_number, const figures::yearly<column>& offered,
                       const figures::yearly<optional_column>& realised, results& into) {
    column existing{};
    marks  is_known{};
    for (std::size_t year = 0; year < year_count; ++year) {
        existing = or_else(realised[year], existing);
        for (std::size_t i = 0; i < lane_count; ++i)
            is_known[i] = static_cast<std::uint8_t>(is_known[i] | realised[year].stated[i]);
        judge_members(into, first_number + year, is_known,
                      [&](std::size_t i) { return offered[year][i] - existing[i]; });
    }
}

void judge_first_half_of_2024(const figures& of, results& into) {
    const auto&        member       = of.members;
    const auto&        whole        = of.whole;
    const std::int32_t sum_asked    = sum(member.statushouders_asked);
    const std::int32_t sum_housed   = sum(member.statushouders_housed);
    into.whole_statushouders_asked  = or_else(whole.statushouders_asked, sum_asked);
    into.whole_statushouders_housed = or_else(whole.statushouders_housed, sum_housed);

    judge_members(into, number::taakstelling,
                  [&](std::size_t i) { return member.statushouders_housed[i] - member.statushouders_asked[i]; });
    judge_members(into, number::nidos, [&](std::size_t i) { return member.nidos_offered[i] - into.nidos_asked[i]; });
    judge_whole(into, number::statushouders_housed_is_som, whole.statushouders_housed.stated,
                -distance(into.whole_statushouders_housed, sum_housed));
    judge_whole(into, number::statushouders_asked_is_som, whole.statushouders_asked.stated,
                -distance(into.whole_statushouders_asked, sum_asked));
}

/// Is what is asked what the rules make of it, and is the whole the sum of its members?
void judge_coherence(const figures& of, const asked& by, results& into) {
    const auto& member = of.members;
    const auto& whole  = of.whole;
    judge_members(into, number::amv_is_berekend, member.amv_asked.stated,
                  [&](std::size_t i) { return -distance(member.amv_asked.value[i], by.amv_by_rule[i]); });
    judge_members(into, number::azc_is_berekend, member.azc_asked.stated,
                  [&](std::size_t i) { return -distance(member.azc_asked.value[i], by.azc_by_rule[i]); });
    judge_members(into, number::azc_is_mogelijk, [&](std::size_t i) { return within_bounds(by.azc_by_rule[i]); });
    judge_members(into, number::nidos_is_berekend, member.nidos_asked.stated,
                  [&](std::size_t i) { return -distance(member.nidos_asked.value[i], by.nidos_by_rule[i]); });
    judge_members(into, number::nidos_is_mogelijk, [&](std::size_t i) { return within_bounds(by.nidos_by_rule[i]); });
    judge_members(into, number::nidos_geen_gelijke_stand,
                  [&](std::size_t i) { return -static_cast<std::int32_t>(into.nidos_tied >> i & 1); });

    judge_whole(into, number::geheel_amv_is_berekend, whole.amv_asked.stated,
                -distance(whole.amv_asked.value, by.whole_amv_by_rule));
    judge_whole(into, number::geheel_amv_is_mogelijk, within_bounds(by.whole_amv_by_rule));
    judge_whole(into, number::geheel_azc_is_berekend, whole.azc_asked.stated,
                -distance(whole.azc_asked.value, by.whole_azc_by_rule));
    judge_whole(into, number::geheel_azc_is_mogelijk, within_bounds(by.whole_azc_by_rule));

    judge_whole(into, number::azc_asked_is_som, -distance(by.whole_azc, sum(by.azc)));
    judge_whole(into, number::amv_asked_is_som, -distance(into.whole_amv_asked, sum(into.amv_asked)));
    judge_whole(into, number::nidos_asked_is_som, -distance(whole.nidos_asked, sum(into.nidos_asked)));
    judge_whole(into, number::goo_asked_2025_is_som, whole.goo_asked_2025.stated,
                -distance(into.whole_goo_asked_2025, sum(member.goo_asked_2025)));
    judge_whole(into, number::asiel_asked_is_som, whole.asiel_asked.stated,
                -distance(into.whole_asiel_asked, sum(member.asiel_asked)));
}

[[gnu::always_inline]] inline void evaluate_all(const figures& of, results& into) {
    const asked by = ask(of, into);
    for (std::size_t year = 0; year < year_count; ++year) judge_year(year, of, by, into);
    judge_building_on(number::voortbouwen_azc, of.members.azc_offered, of.members.azc_realised, into);
    judge_building_on(number::voortbouwen_goo, of.members.goo_offered, of.members.goo_realised, into);
    judge_first_half_of_2024(of, into);
    judge_coherence(of, by, into);
    list_unmet(into);
}

} // namespace

// As in the library: once for every processor, and once with vectors of 32 bytes where there are such.
#if defined(__x86_64__)
namespace {
[[gnu::target("avx2"), gnu::flatten]] void evaluate_avx2(const figures& of, results& into) noexcept {
    evaluate_all(of, into);
}
} // namespace
#endif

[[gnu::flatten]] void evaluate(const figures& of, results& into) noexcept {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        evaluate_avx2(of, into);
        return;
    }
#endif
    evaluate_all(of, into);
}

std::span<const requirement_place, requirement_count> requirement_places() noexcept { return places; }

sides sides_of(std::size_t measure, std::size_t lane, const figures& of, const results& in) noexcept {
    const auto& member = of.members;
    if (measure < 12) { // of asylum places and then of minors: the whole's of three years, then the members'
        const std::size_t year     = measure % 3;
        const bool        is_whole = measure % 6 < 3;
        if (measure < 6)
            return is_whole ? sides{in.whole_asiel_offered[year], in.whole_asiel_asked}
                            : sides{in.durable_offered[year][lane], member.asiel_asked[lane]};
        return is_whole ? sides{in.whole_amv_offered[year], in.whole_amv_asked}
                        : sides{member.amv_offered[year][lane], in.amv_asked[lane]};
    }
    const std::size_t year = measure % 3;
    switch (measure) {
    case 12:
    case 13:
    case 14: return {in.durable_offered[year][lane], in.everything_offered[year][lane]};
    case 15: return {member.statushouders_housed[lane], member.statushouders_asked[lane]};
    case 16: return {in.whole_statushouders_housed, in.whole_statushouders_asked};
    case 17:
    case 18:
    case 19: return {member.goo_offered[measure - 17][lane], member.goo_asked[lane]};
    case 20: return {in.whole_goo_offered[1], in.whole_goo_asked_2025};
    case 21:
    case 22:
    case 23: return {member.poo_offered[year][lane], member.poo_asked.value[lane]};
    default: return {member.nidos_offered[lane], in.nidos_asked[lane]};
    }
}

} // namespace opgave::testing::by_hand
