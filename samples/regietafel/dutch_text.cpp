// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>

#include <regietafel/dutch_text.hpp>

#include <array>
#include <cstddef>

namespace regietafel {

namespace {

constexpr std::string_view vocabulary[] = {
#define REGIETAFEL_WORD(name, nl) nl,
#include <regietafel/vocabulary.inc>
#undef REGIETAFEL_WORD
};

constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                  "mei",       "juni",     "juli",     "augustus",
                                                  "september", "oktober",  "november", "december"};

} // namespace

std::string say(word what, std::initializer_list<std::string_view> parts) {
    std::string_view rest = vocabulary[static_cast<std::size_t>(what)];
    std::string      text;
    for (const std::string_view part : parts) {
        const std::size_t gap = rest.find("{}");
        if (gap == std::string_view::npos) break;
        text += rest.substr(0, gap);
        text += part;
        rest.remove_prefix(gap + 2);
    }
    return text += rest;
}

std::string date_text(opgave::date day) {
    const std::size_t month = day.month - std::size_t{1};
    return std::to_string(day.day) + ' ' + std::string(month < months.size() ? months[month] : "?") + ' '
           + std::to_string(day.year);
}

std::string force_text(opgave::force of) {
    switch (of) {
    case opgave::force::statutory: return say(word::statutory);
    case opgave::force::agreed: return say(word::agreed);
    case opgave::force::attention: break;
    }
    return say(word::attention);
}

std::string enumeration(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? say(word::and_last) : ", ";
        text += items[i];
    }
    return text;
}

std::string counted(std::size_t count, word one, word several) {
    return opgave::number_text(static_cast<std::int64_t>(count), spoken) + ' ' + say(count == 1 ? one : several);
}

} // namespace regietafel
