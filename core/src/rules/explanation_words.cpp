// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "rules/explanation_words.hpp"

#include <opgave/model/number_text.hpp>

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
         {"vast getal", "fixed number"},
         {"som", "sum"},
         {"deel van", "part of"},
         {"vermenigvuldiging", "product"},
         {"de kleinste hiervan", "the least of these"},
         {"de grootste hiervan", "the greatest of these"},
         {"het verschil is niet negatief", "the difference is not negative"},
         {"het verschil is nul", "the difference is zero"},
         {"de eerste verhouding is ten minste de tweede", "the first ratio is at least the second"},
         {"al het volgende geldt", "all of the following holds"},
         {"ten minste een hiervan geldt", "at least one of these holds"},
         {"dit geldt niet", "this does not hold"},
         {"wat hier geldt", "what holds here"},
         {"som over alle leden", "sum over all members"},
         {"som van het deelgebied", "sum of the group"},
         {"som over", "sum over"},
         {"zoals voor het deelgebied", "as of the group"},
         {"hoort bij", "is in"},
         {"volgens de lijst", "as listed"},
         {"deel van wat verdeeld wordt", "share of what is divided"},
         {"gelijke stand", "a tie"},
         {"is opgegeven", "is stated"},
         {"de eerste die is opgegeven", "the first that is stated"},
         {"omgerekend:", "converted:"}}};
    return all[static_cast<std::size_t>(op)];
}

std::string ratio_text(ratio of, language in) {
    if (of.denominator == 1) return number_text(of.numerator, in);
    if (of.denominator == 100) return number_text(of.numerator, in) + " %";
    return number_text(of.numerator, in) + '/' + number_text(of.denominator, in);
}

} // namespace opgave
