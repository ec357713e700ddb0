// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/explanation_words.hpp"

#include <array>
#include <cstddef>

namespace opgave {

const words& words_of(rounding how) {
    static const std::array<words, 4> all{{{"naar beneden", "down"},
                                           {"naar boven", "up"},
                                           {"half omhoog", "half up"},
                                           {"half naar even", "half to even"}}};
    return all[static_cast<std::size_t>(how)];
}

const words& words_of(apportion_method how) {
    static const std::array<words, 5> all{{{"grootste resten", "largest remainders"},
                                           {"grootste resten van het geheel", "largest remainders of the whole"},
                                           {"Sainte-Laguë", "Sainte-Laguë"},
                                           {"D'Hondt", "D'Hondt"},
                                           {"elk afzonderlijk afgerond", "each rounded by itself"}}};
    return all[static_cast<std::size_t>(how)];
}

const words& words_of(operation op) {
    static const std::array<words, operation_count> all{
        {{"niets", "nothing"},
         {"cijfer", "figure"},
         {"kenmerk", "attribute"},
         {"getal van de regel", "number of the rule"},
         {"som", "sum"},
         {"deel", "part"},
         {"product", "product"},
         {"de kleinste van", "the least of"},
         {"de grootste van", "the greatest of"},
         {"is ten minste 0", "is at least 0"},
         {"is 0", "is 0"},
         {"de eerste verhouding is ten minste de tweede", "the first ratio is at least the second"},
         {"al deze", "all of these"},
         {"ten minste een van deze", "at least one of these"},
         {"niet", "not"},
         {"het een of het ander", "the one or the other"},
         {"som over alle leden", "sum over all members"},
         {"som van het deelgebied", "sum of the group"},
         {"som over", "sum over"},
         {"van het deelgebied", "of the group"},
         {"hoort bij", "is in"},
         {"volgens de lijst", "as listed"},
         {"deel van wat verdeeld wordt", "share of what is divided"},
         {"niet beslist door gelijke stand", "left open by a tie"},
         {"is opgegeven", "is stated"},
         {"opgegeven, of anders berekend", "stated, or else calculated"},
         {"omgerekend", "converted"}}};
    return all[static_cast<std::size_t>(op)];
}

} // namespace opgave
