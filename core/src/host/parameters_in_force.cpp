// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "host/parameters_in_force.hpp"

#include "host/rule_words.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

namespace opgave {

namespace {

std::optional<ratio> number_in(const parameter_content& content) {
    if (const auto* number = std::get_if<std::int64_t>(&content)) return ratio{*number, 1};
    if (const auto* share = std::get_if<ratio>(&content)) return *share;
    return std::nullopt;
}

parameter_setting setting_of(const parameter& declared, const parameter_value& value, const frame& axes) {
    parameter_setting made;
    made.name   = declared.name;
    made.label  = declared.label;
    made.value  = rule_words::text_of(value.content, axes);
    made.number = number_in(value.content);
    made.unit   = made.number ? declared.unit : std::string();
    made.where  = value.where;
    if (const auto* who = std::get_if<member_index>(&value.content)) made.member = *who;
    return made;
}

bool has_value(const parameter_value& one) { return !std::holds_alternative<std::monostate>(one.content); }

/// Makes what is in force of one rule.
class parameter_listing {
public:
    parameter_listing(std::uint32_t of, const rule_entry& entry, const rule_kind& kind, const frame& axes)
        : of_(of), entry_(entry), kind_(kind), axes_(axes) {}

    [[nodiscard]] rule_parameter made_of(std::size_t nth, const parameter_value& value) const {
        const parameter& declared = kind_.parameters[nth];
        rule_parameter   made;
        static_cast<parameter_setting&>(made) = setting_of(declared, value, axes_);
        made.rule                             = of_;
        made.is_default                       = value.where == entry_.where;
        if (made.is_default) made.where = declared.standard_at;
        made.from           = value.from;
        made.until          = value.until;
        made.has_own_source = !value.source.empty();
        made.source         = made.has_own_source      ? value.source
                              : made.is_default        ? source_of_default(declared)
                              : !entry_.source.empty() ? entry_.source
                                                       : kind_.source;
        if (const auto* rows = std::get_if<parameter_list>(&value.content))
            for (const parameter_row& row : *rows) made.rows.push_back(fields_of(declared, row));
        return made;
    }

private:
    /// Whoever wrote the province said nothing of it.
    [[nodiscard]] std::string source_of_default(const parameter& declared) const {
        return declared.source.empty() ? kind_.source : declared.source;
    }

    [[nodiscard]] std::vector<parameter_setting> fields_of(const parameter& list, const parameter_row& row) const {
        std::vector<parameter_setting> fields;
        for (std::size_t i = 0; i < row.size(); ++i) fields.push_back(setting_of(list.fields[i], row[i], axes_));
        return fields;
    }

    std::uint32_t     of_;
    const rule_entry& entry_;
    const rule_kind&  kind_;
    const frame&      axes_;
};

} // namespace

std::vector<std::vector<std::uint32_t>> list_parameters(std::uint32_t of, const rule_entry& entry,
                                                        const rule_kind& kind, const rule_parameters& values,
                                                        std::span<const period_index> periods, const frame& axes,
                                                        std::vector<rule_parameter>& into) {
    const parameter_listing                 listing(of, entry, kind, axes);
    std::vector<std::vector<std::uint32_t>> which(values.in_force.size());
    for (std::size_t nth = 0; nth < kind.parameters.size(); ++nth) {
        for (std::size_t set = 0; set < values.in_force.size(); ++set) {
            const parameter_value& value = values.in_force[set][nth];
            std::uint32_t          here  = parameter_place::none;
            // Each value that is written has a place of its own.
            for (std::size_t earlier = 0; earlier < set && here == parameter_place::none; ++earlier)
                if (values.in_force[earlier][nth].where == value.where) here = which[earlier].back();
            if (here == parameter_place::none && has_value(value)) {
                here = static_cast<std::uint32_t>(into.size());
                into.push_back(listing.made_of(nth, value));
            }
            which[set].push_back(here);
        }
        for (std::size_t i = 0; i < periods.size(); ++i)
            if (const std::uint32_t here = which[values.of_period[i]].back(); here != parameter_place::none)
                into[here].when.push_back(periods[i]);
    }
    return which;
}

} // namespace opgave
