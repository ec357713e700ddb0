// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/words.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

/// Every text that a list of plugins writes of its own, in Dutch and in English; `{}` is filled in. What plugins say of
/// themselves stands in their manifests.
namespace listing {

struct phrase {
    std::string_view nl;
    std::string_view en;

    /// @param parts  one for each `{}`, in order
    [[nodiscard]] std::string in(opgave::language which, std::initializer_list<std::string_view> parts = {}) const;
};

namespace phrases {

// what is known of a plugin
inline constexpr phrase id{"id", "id"};
inline constexpr phrase with_version{"{}, versie {}", "{}, version {}"};
inline constexpr phrase licence{"licentie", "licence"};
inline constexpr phrase authors{"van", "by"};
inline constexpr phrase file{"bestand", "file"};
inline constexpr phrase use{"gebruik", "use"};
inline constexpr phrase made_against{"gemaakt voor", "made for"};
inline constexpr phrase plugin_interface{"plugin-interface {}", "plugin interface {}"};
inline constexpr phrase sha256{"SHA-256", "SHA-256"};

// categories
inline constexpr phrase categories{"Soorten die een provincie met deze plugin erbij krijgt",
                                   "Categories that a province with this plugin has besides its own"};
inline constexpr phrase stock{"{}, in {}, op een dag", "{}, in {}, on a day"};
inline constexpr phrase flow{"{}, in {}, in een periode", "{}, in {}, in a period"};
inline constexpr phrase source{"bron: {}", "source: {}"};

// what a kind of rule reads
inline constexpr phrase reads{"leest: {}", "reads: {}"};
inline constexpr phrase read_categories{"soorten {}", "categories {}"};
inline constexpr phrase read_bases{"soorten cijfers {}", "bases {}"};
inline constexpr phrase read_attributes{"kenmerken {}", "attributes {}"};
inline constexpr phrase read_groups{"groepen {}", "groups {}"};
inline constexpr phrase read_groupings{"indelingen {}", "groupings {}"};
inline constexpr phrase read_units{"eenheden {}", "units {}"};
inline constexpr phrase conserves{"verplaatst, en maakt niets bij: wat hij bijboekt telt op tot 0",
                                  "moves, and makes nothing: what it books adds up to 0"};

// the lines of a rule
inline constexpr phrase force_comment{R"("statutory" (wet), "agreed" (afspraak) of "attention" (aandacht))",
                                      R"("statutory", "agreed" or "attention")"};
inline constexpr phrase to_fill_in{"in te vullen", "to be filled in"};
inline constexpr phrase to_fill_in_bare{"in te vullen, zonder aanhalingstekens", "to be filled in, without quotes"};
inline constexpr phrase source_comment{"waar het staat", "where it stands"};

// parameters
inline constexpr phrase no_keys{"Geen eigen sleutels.", "No keys of its own."};
inline constexpr phrase required{"{} (verplicht)", "{} (required)"};
inline constexpr phrase number{"geheel getal", "whole number"};
inline constexpr phrase number_in{"geheel getal, in {}", "whole number, in {}"};
inline constexpr phrase ratio{R"(verhouding, zoals "8140/96000" of "8.5 %")",
                              R"(ratio, such as "8140/96000" or "8.5 %")"};
inline constexpr phrase text{"tekst", "text"};
inline constexpr phrase yes_no{"true of false", "true or false"};
inline constexpr phrase one_of{"een van {}", "one of {}"};
inline constexpr phrase category{"id van een soort of een totaal", "id of a category or a total"};
inline constexpr phrase basis{"id van een soort cijfer (basis)", "id of a basis"};
inline constexpr phrase member{R"(CBS-code van een gemeente, zoals "GM1690")",
                               R"(CBS code of a municipality, such as "GM1690")"};
inline constexpr phrase group{"id van een groep", "id of a group"};
inline constexpr phrase grouping{"id van een indeling", "id of a grouping"};
inline constexpr phrase attribute{"id van een kenmerk", "id of an attribute"};
inline constexpr phrase period{R"(periode, zoals "2025" of "2024-I")", R"(period, such as "2025" or "2024-I")"};
inline constexpr phrase list{"lijst van rijen", "list of rows"};
inline constexpr phrase list_of_at_least_one{"lijst van ten minste 1 rij", "list of at least 1 row"};
inline constexpr phrase list_of_at_least{"lijst van ten minste {} rijen", "list of at least {} rows"};
inline constexpr phrase between{"van {} tot en met {}", "from {} to {}"};
inline constexpr phrase at_least{"ten minste {}", "at least {}"};
inline constexpr phrase at_most{"ten hoogste {}", "at most {}"};
inline constexpr phrase standard{"standaard {}", "default {}"};
inline constexpr phrase needs{"alleen samen met {}", "only together with {}"};
inline constexpr phrase excludes{"niet samen met {}", "not together with {}"};
inline constexpr phrase not_above{"niet boven {}", "not above {}"};
inline constexpr phrase some_of{"Geef ten minste een van {}.", "Give at least one of {}."};
inline constexpr phrase just_one_of{"Geef een van {}, en niet meer.", "Give one of {}, and not more."};
inline constexpr phrase and_last{" en ", " and "};
inline constexpr phrase or_last{" of ", " or "};

// below the last plugin
inline constexpr phrase of_every_rule{
    R"(Elke regel kan daarbij periods (of from, until en each) en assumption hebben, en een eigen sleutel kan per datum een waarde hebben: [{ from = 2024-02-01, value = ... }, ...].)",
    R"(Any rule may also bear periods (or from, until and each) and assumption, and a key of its own may have a value for each date: [{ from = 2024-02-01, value = ... }, ...].)"};

// words of reports
inline constexpr phrase texts{"Zo heet het in de uitkomst:", "What it is called in the outcome:"};

} // namespace phrases

} // namespace listing
