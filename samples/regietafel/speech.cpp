// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/model/number_text.hpp>

#include <regietafel/speech.hpp>

#include <array>

namespace regietafel {

namespace {

struct entry {
    std::string_view nl;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(opgave::language which) const noexcept {
        return which == opgave::language::en ? en : nl;
    }
};

constexpr entry vocabulary[] = {
#define REGIETAFEL_WORD(name, nl, en) {nl, en},
#include <regietafel/vocabulary.inc>
#undef REGIETAFEL_WORD
};

} // namespace

std::string speech::operator()(word what, std::initializer_list<std::string_view> parts) const {
    std::string_view rest = vocabulary[static_cast<std::size_t>(what)].in(in_);
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

std::string speech::number(std::int64_t exact) const { return opgave::number_text(exact, in_); }

std::string speech::number(opgave::interval range) const { return opgave::range_text(range, in_); }

std::string speech::number_of(std::size_t count) const { return number(static_cast<std::int64_t>(count)); }

std::string speech::date(opgave::date day) const { return opgave::date_text(day, in_); }

std::string speech::force(opgave::force of) const {
    switch (of) {
    case opgave::force::statutory: return (*this)(word::statutory);
    case opgave::force::agreed: return (*this)(word::agreed);
    case opgave::force::attention: break;
    }
    return (*this)(word::attention);
}

std::string speech::list(const std::vector<std::string>& items) const {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? (*this)(word::and_last) : ", ";
        text += items[i];
    }
    return text;
}

std::string speech::counted(std::size_t count, word one, word several) const {
    return number_of(count) + ' ' + (*this)(count == 1 ? one : several);
}

} // namespace regietafel
