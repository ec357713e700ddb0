// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>

#include "config/parameter_content.hpp"

namespace opgave {

result<checked_parameters> check_parameters(const rule_kind& kind, const rule_entry& rule, const frame& axes) {
    diagnostics         problems;
    const written_value given{rule.parameters, rule.where};
    const std::string   called = "rule '" + rule.id + "' (" + kind.id + ')';
    table_reader        table(given, called, problems);

    checked_parameters checked;
    for (const parameter& one : kind.parameters) {
        const value_reader written = one.required ? table.required(one.name) : table.optional(one.name);
        const place        where   = written.is_present() ? written.where() : rule.where;
        parameter_content  content = written.is_present() ? read_content(one, written) : one.standard;
        checked.push_back({look_up(one, std::move(content), axes, where, called, problems), where});
    }
    for (const std::string& key : rule_keys()) (void)table.optional(key); // what a misspelt key may have meant
    table.finish();

    if (problems.empty()) return checked;
    sort_by_place(problems);
    return refuse(std::move(problems));
}

} // namespace opgave
