// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/rounding.hpp>
#include <opgave/formula/apportion_method.hpp>

#include <listing/phrases.hpp>
#include <listing/value_text.hpp>

namespace listing {

using namespace opgave;

namespace {

std::string one_of(const std::vector<std::string_view>& names, language in) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) all += i + 1 == names.size() ? phrases::or_last.in(in) : ", ";
        all += '"' + std::string(names[i]) + '"';
    }
    return phrases::one_of.in(in, {all});
}

} // namespace

std::vector<std::string_view> words_of(parameter_type type) {
    if (type == parameter_type::rounding) return {rounding_names.begin(), rounding_names.end()};
    if (type == parameter_type::method) return {apportion_method_names.begin(), apportion_method_names.end()};
    return {};
}

std::string value_kind(const parameter& of, language in) {
    switch (of.type) {
    case parameter_type::number: return of.unit.empty() ? phrases::number.in(in) : phrases::number_in.in(in, {of.unit});
    case parameter_type::ratio: return phrases::ratio.in(in);
    case parameter_type::text: return phrases::text.in(in);
    case parameter_type::yes_no: return phrases::yes_no.in(in);
    case parameter_type::rounding:
    case parameter_type::method: return one_of(words_of(of.type), in);
    case parameter_type::category: return phrases::category.in(in);
    case parameter_type::basis: return phrases::basis.in(in);
    case parameter_type::member: return phrases::member.in(in);
    case parameter_type::group: return phrases::group.in(in);
    case parameter_type::grouping: return phrases::grouping.in(in);
    case parameter_type::attribute: return phrases::attribute.in(in);
    case parameter_type::period: return phrases::period.in(in);
    case parameter_type::list:
        if (of.least_rows == 0) return phrases::list.in(in);
        if (of.least_rows == 1) return phrases::list_of_at_least_one.in(in);
        return phrases::list_of_at_least.in(in, {std::to_string(of.least_rows)});
    }
    return {};
}

} // namespace listing
