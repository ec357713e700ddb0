// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/recording.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace opgave {

namespace {

/// As plugins call what a parameter holds, in the order of the numbers of the C table.
constexpr std::array<std::string_view, 10> value_kinds{"nothing",   "a number",   "a ratio",  "a name", "a text",
                                                       "yes or no", "a rounding", "a method", "a list", "a period"};

constexpr std::uint32_t kind_of(parameter_type type) noexcept {
    switch (type) {
    case parameter_type::number: return OPGAVE_WHOLE_NUMBER;
    case parameter_type::ratio: return OPGAVE_RATIO;
    case parameter_type::text: return OPGAVE_TEXT;
    case parameter_type::yes_no: return OPGAVE_YES_NO;
    case parameter_type::rounding: return OPGAVE_ROUNDING;
    case parameter_type::method: return OPGAVE_METHOD;
    case parameter_type::category:
    case parameter_type::basis:
    case parameter_type::member:
    case parameter_type::group:
    case parameter_type::grouping:
    case parameter_type::attribute: return OPGAVE_NAME;
    case parameter_type::period: return OPGAVE_PERIOD;
    case parameter_type::list: return OPGAVE_LIST;
    }
    return OPGAVE_ABSENT;
}

opgave_text abi_text(const std::string& text) { return {text.data(), static_cast<std::uint32_t>(text.size())}; }

/// How many periods of its kind `to` lies after `from`; both are of one kind.
std::int64_t periods_between(period from, period to) noexcept {
    if (!from.is_half_year()) return to.year - from.year;
    return (to.year - from.year) * 2 + (to.half - from.half);
}

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
overloaded(Cases...) -> overloaded<Cases...>;

} // namespace

std::optional<recording::given> recording::find_given(const std::string& name) {
    const auto& known = rule_.kind.parameters;
    const auto  found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.name == name; });
    if (found != known.end()) {
        const auto index                = static_cast<std::size_t>(found - known.begin());
        written_.parameters_read[index] = true;
        return given{&*found, &rule_.parameters[index]};
    }
    error(diagnostic_code::R008, "it reads parameter '" + name + "', which its manifest does not declare");
    return std::nullopt;
}

/// @param declared one of the kind's own, no field of a list
std::uint32_t recording::index_of(const opgave::parameter& declared) const {
    return static_cast<std::uint32_t>(&declared - rule_.kind.parameters.data());
}

const parameter_list* recording::find_list(const std::string& name, const opgave::parameter*& declared) {
    static const parameter_list none;
    const auto                  list = find_given(name);
    if (!list) return nullptr;
    declared = list->declared;
    if (declared->type != parameter_type::list) {
        error(diagnostic_code::R009, "it reads parameter '" + name + "' as a list, but its manifest says "
                                         + std::string(name_of(declared->type)));
        return nullptr;
    }
    const auto* rows = std::get_if<parameter_list>(&list->value->content);
    return rows != nullptr ? rows : &none;
}

std::optional<std::size_t> recording::find_field(const opgave::parameter& list, const std::string& name) {
    const auto found =
        std::find_if(list.fields.begin(), list.fields.end(), [&](const auto& one) { return one.name == name; });
    if (found != list.fields.end()) return static_cast<std::size_t>(found - list.fields.begin());
    error(diagnostic_code::R008,
          "it reads field '" + name + "' of '" + list.name + "', which its manifest does not declare");
    return std::nullopt;
}

void recording::parameter(opgave_text name, std::uint32_t kind, opgave_value* out) {
    const auto key = read_text(name);
    if (!key) return;
    const auto found = find_given(*key);
    if (!found) return;
    hand_over(*found->declared, *found->value, kind, {index_of(*found->declared)}, out);
}

void recording::field(opgave_text list, std::uint32_t row, opgave_text name, std::uint32_t kind, opgave_value* out) {
    const auto list_name  = read_text(list);
    const auto field_name = read_text(name);
    if (!list_name || !field_name) return;
    const opgave::parameter* declared = nullptr;
    const parameter_list*    rows     = find_list(*list_name, declared);
    if (rows == nullptr) return;
    if (row >= rows->size()) {
        error(diagnostic_code::R009, "it reads row " + std::to_string(row) + " of '" + *list_name + "', which has "
                                         + std::to_string(rows->size()));
        return;
    }
    if (const auto at = find_field(*declared, *field_name))
        hand_over(declared->fields[*at], (*rows)[row][*at], kind,
                  {index_of(*declared), row, static_cast<std::uint32_t>(*at)}, out);
}

void recording::hand_over(const opgave::parameter& declared, const parameter_value& value, std::uint32_t kind,
                          parameter_place of, opgave_value* out) {
    if (out == nullptr || out->struct_size < sizeof(opgave_value)) {
        error(diagnostic_code::R009,
              "it asks for parameter '" + declared.name + "' in a form that this host does not know");
        return;
    }
    const bool          is_given = !std::holds_alternative<std::monostate>(value.content);
    const std::uint32_t its_kind = kind_of(declared.type);
    if (kind != OPGAVE_ABSENT && kind != its_kind) {
        const std::string_view asked = kind < value_kinds.size() ? value_kinds[kind] : "something unknown";
        error(diagnostic_code::R009, "it reads parameter '" + declared.name + "' as " + std::string(asked)
                                         + ", but its manifest says " + std::string(name_of(declared.type)));
        return;
    }
    // A list that is not given has no rows, and needs no question first.
    if (kind != OPGAVE_ABSENT && kind != OPGAVE_LIST && !is_given) {
        error(diagnostic_code::R009,
              "it reads parameter '" + declared.name + "', which is not given and has no default", {},
              "the plugin asks with has() first, or its manifest requires the parameter");
        return;
    }
    const period now  = frame_[rule_.when];
    const auto*  when = std::get_if<period>(&value.content);
    const bool   fits = when == nullptr || when->is_half_year() == now.is_half_year();
    if (kind == OPGAVE_PERIOD && !fits) {
        const char* other = now.is_half_year() ? "half-year" : "year";
        error_at(diagnostic_code::R009, value.where,
                 "parameter '" + declared.name + "' names " + when->to_text() + ", and the rule is written for a "
                     + other,
                 std::string("a ") + other, "give the other periods a rule of their own, with 'each' or 'periods'");
        return;
    }
    opgave_value said{};
    said.struct_size = out->struct_size;
    said.kind        = is_given ? its_kind : std::uint32_t{OPGAVE_ABSENT};
    std::visit(overloaded{
                   [](std::monostate) {},
                   [&](std::int64_t number) {
                       said.whole = number;
                       if (declared.unit.empty()) return;
                       if (const auto unit = frame_.find_unit(declared.unit))
                           said.unit = handles_.handle_of({OPGAVE_UNIT, unit->value});
                       else
                           error(diagnostic_code::C007, "parameter '" + declared.name + "' is counted in '"
                                                            + declared.unit
                                                            + "', a unit that the province does not have");
                   },
                   [&](ratio share) { said.whole = share.numerator, said.denominator = share.denominator; },
                   [&](const std::string& text) { said.text = abi_text(text); },
                   [&](bool yes) { said.whole = yes ? 1 : 0; },
                   [&](rounding how) { said.whole = static_cast<std::int64_t>(how); },
                   [&](apportion_method how) { said.whole = static_cast<std::int64_t>(how); },
                   [&](category_index i) { put_name(OPGAVE_CATEGORY, i.value, frame_[i].id, said); },
                   [&](basis_index i) { put_name(OPGAVE_BASIS, i.value, frame_[i].id, said); },
                   [&](member_index i) { put_name(OPGAVE_MEMBER, i.value, frame_[i].code, said); },
                   [&](group_index i) { put_name(OPGAVE_GROUP, i.value, frame_[i].id, said); },
                   [&](grouping_index i) { put_name(OPGAVE_GROUPING, i.value, frame_[i].id, said); },
                   [&](attribute_index i) { put_name(OPGAVE_ATTRIBUTE, i.value, frame_.attributes[i.value].id, said); },
                   [&](period named) {
                       if (fits) said.whole = periods_between(now, named);
                       said.text = keep(named.to_text());
                   },
                   [&](const parameter_list& rows) { said.whole = static_cast<std::int64_t>(rows.size()); },
               },
               value.content);
    *out = said;
    remember(said, of);
}

void recording::put_name(std::uint32_t what, std::uint32_t index, const std::string& id, opgave_value& out) {
    out.id   = handles_.handle_of({what, index});
    out.text = abi_text(id);
}

opgave_text recording::keep(std::string text) {
    kept_texts_.push_back(std::move(text));
    return abi_text(kept_texts_.back());
}

opgave_node recording::scatter(opgave_text list, opgave_text member_field, opgave_text amount_field) {
    const auto list_name   = read_text(list);
    const auto member_name = read_text(member_field);
    const auto amount_name = read_text(amount_field);
    if (!list_name || !member_name || !amount_name) return 0;
    const opgave::parameter* declared = nullptr;
    const parameter_list*    rows     = find_list(*list_name, declared);
    if (rows == nullptr) return 0;
    const auto member_at = find_field(*declared, *member_name);
    if (!member_at) return 0;
    const bool               counts_rows = amount_name->empty();
    const opgave::parameter* amounts     = nullptr;
    std::size_t              amount_at   = 0;
    if (!counts_rows) {
        const auto found = find_field(*declared, *amount_name);
        if (!found) return 0;
        amount_at = *found;
        amounts   = &declared->fields[amount_at];
    }
    if (declared->fields[*member_at].type != parameter_type::member
        || (amounts != nullptr && amounts->type != parameter_type::number))
        return error(diagnostic_code::R009,
                     "it makes a column of '" + *list_name + "' from fields that are no member and number");

    constexpr std::int64_t    one_row = 1;
    std::vector<std::int64_t> of_members(frame_.members.size(), 0);
    for (const parameter_row& row : *rows) {
        const auto* who    = std::get_if<member_index>(&row[*member_at].content);
        const auto* amount = counts_rows ? &one_row : std::get_if<std::int64_t>(&row[amount_at].content);
        if (who == nullptr || amount == nullptr) continue; // an optional field that is not given
        std::int64_t& sum = of_members[who->value];
        if (*amount > 0 ? sum > INT64_MAX - *amount : sum < INT64_MIN - *amount)
            return error(diagnostic_code::R001, "the amounts of '" + *list_name + "' leave 64 bits");
        sum += *amount;
    }
    formula_unit unit;
    if (amounts != nullptr && !amounts->unit.empty()) {
        const auto found = frame_.find_unit(amounts->unit);
        if (!found)
            return error(diagnostic_code::C007, "field '" + amounts->name + "' is counted in '" + amounts->unit
                                                    + "', a unit that the province does not have");
        unit = {found->value};
    }
    const opgave_node written = note(builder_.scatter(of_members, unit));
    use_parameters(written, {{{index_of(*declared)}, {}}});
    return written;
}

} // namespace opgave
