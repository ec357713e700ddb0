// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/manifest.hpp>
#include <opgave/config/settings.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace opgave {

namespace {

constexpr std::string_view kind_key = "kind";

/// `rule.amv_opgave.` of `rule.amv_opgave.kind`; empty for any other setting.
std::string rule_of_kind(const setting& one) {
    const bool says_a_kind =
        one.value && one.key.starts_with("rule.") && one.key.ends_with('.' + std::string(kind_key));
    return says_a_kind ? one.key.substr(0, one.key.size() - kind_key.size()) : std::string();
}

const rule_kind* find_kind(const std::vector<manifest>& plugins, const std::string& quoted_id) {
    for (const manifest& plugin : plugins)
        for (const rule_kind& kind : plugin.rule_kinds)
            if ('"' + kind.id + '"' == quoted_id) return &kind;
    return nullptr;
}

bool is_stated(const std::vector<setting>& all, const std::string& key) {
    return std::any_of(all.begin(), all.end(), [&](const setting& one) {
        return one.value && (one.key == key || one.key.starts_with(key + '.'));
    });
}

} // namespace

std::vector<setting> with_defaults(std::vector<setting> stated, const std::vector<manifest>& plugins) {
    std::vector<setting> all;
    for (auto from = stated.begin(); from != stated.end();) {
        const std::string rule = rule_of_kind(*from);
        if (rule.empty()) {
            all.push_back(*from++);
            continue;
        }
        const rule_kind* kind = find_kind(plugins, *from->value);
        const auto       end =
            std::find_if(from, stated.end(), [&](const setting& one) { return !one.key.starts_with(rule); });
        std::copy(from, end, std::back_inserter(all));
        from = end;
        if (kind == nullptr) continue;
        for (const parameter& one : kind->parameters)
            if (!one.standard_text.empty() && !is_stated(stated, rule + one.name))
                all.push_back({rule + one.name, one.standard_text, one.standard_at, {}, true});
    }
    return all;
}

} // namespace opgave
