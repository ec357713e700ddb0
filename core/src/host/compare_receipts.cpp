// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/host/compare_receipts.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace opgave {

namespace {

/// Pairs the things of two lists: for each rule of likeness in turn, each thing that is left with the first one left that
/// is like it.
/// @return for each of `now` its place in `said`
template <class Said, class Now, class... Alike>
std::vector<std::optional<std::size_t>> paired(const std::vector<Said>& said, const std::vector<Now>& now,
                                               Alike... alike) {
    std::vector<std::optional<std::size_t>> place_of(now.size());
    std::vector<bool>                       taken(said.size(), false);
    const auto                              pair_by = [&](const auto& is_alike) {
        for (std::size_t i = 0; i < now.size(); ++i)
            for (std::size_t k = 0; k < said.size() && !place_of[i]; ++k)
                if (!taken[k] && is_alike(said[k], now[i])) {
                    place_of[i] = k;
                    taken[k]    = true;
                }
    };
    (pair_by(alike), ...);
    return place_of;
}

/// Both lists as one, in the order of `said`, then what was added.
template <class Thing, class Same>
std::vector<receipt_entry<Thing>> side_by_side(const std::vector<Thing>& said, const std::vector<Thing>& now,
                                               const std::vector<std::optional<std::size_t>>& place_of, Same same) {
    std::vector<receipt_entry<Thing>> all;
    for (const Thing& one : said) all.push_back({entry_state::missing, one, {}});
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!place_of[i]) {
            all.push_back({entry_state::added, {}, now[i]});
            continue;
        }
        receipt_entry<Thing>& both = all[*place_of[i]];
        both.is                    = same(*both.said, now[i]) ? entry_state::same : entry_state::changed;
        both.now                   = now[i];
    }
    return all;
}

bool is_same_plugin(const used_plugin& a, const used_plugin& b) {
    if (a.library && b.library) return *a.library == *b.library;
    return a.version == b.version && a.manifest == b.manifest;
}

std::string name_without_folders(const std::string& file) { return file.substr(file.find_last_of('/') + 1); }

bool came_out_the_same(const receipt_finding& a, const receipt_finding& b) {
    return a.verdict == b.verdict && (a.verdict == verdict::not_applicable || a.slack == b.slack);
}

/// Without what it says of the formula: `samenhang/geheel_is_som@2025/PV22` of `samenhang/geheel_is_som@2025/PV22#dca49657bede`.
std::string_view name_without_digits(std::string_view name) { return name.substr(0, name.find('#')); }

/// Pairs each finding that has no partner yet with the next one of `now` that `called` gives the same name. Findings are
/// many: by name, not each against each.
template <class Called>
void pair_findings(const std::vector<receipt_finding>& said, const std::vector<receipt_finding>& now, Called called,
                   std::vector<const receipt_finding*>& partner_of_said,
                   std::vector<const receipt_finding*>& partner_of_now) {
    std::map<std::string_view, std::vector<std::size_t>> waiting; // the last is the next
    for (std::size_t i = now.size(); i-- > 0;)
        if (partner_of_now[i] == nullptr) waiting[called(now[i].name)].push_back(i);
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (partner_of_said[i] != nullptr) continue;
        const auto found = waiting.find(called(said[i].name));
        if (found == waiting.end() || found->second.empty()) continue;
        partner_of_said[i]                   = &now[found->second.back()];
        partner_of_now[found->second.back()] = &said[i];
        found->second.pop_back();
    }
}

/// A finding whose formula is another has another name where it shares rule, label and period with others: such are paired
/// in their order.
std::vector<receipt_entry<receipt_finding>> findings_that_differ(const std::vector<receipt_finding>& said,
                                                                 const std::vector<receipt_finding>& now) {
    std::vector<const receipt_finding*> partner_of_said(said.size(), nullptr), partner_of_now(now.size(), nullptr);
    pair_findings(
        said, now, [](std::string_view name) { return name; }, partner_of_said, partner_of_now);
    pair_findings(said, now, name_without_digits, partner_of_said, partner_of_now);
    std::vector<receipt_entry<receipt_finding>> differ;
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (partner_of_said[i] == nullptr)
            differ.push_back({entry_state::missing, said[i], {}});
        else if (!came_out_the_same(said[i], *partner_of_said[i]))
            differ.push_back({entry_state::changed, said[i], *partner_of_said[i]});
    }
    for (std::size_t i = 0; i < now.size(); ++i)
        if (partner_of_now[i] == nullptr) differ.push_back({entry_state::added, {}, now[i]});
    return differ;
}

} // namespace

std::string_view name_of(rulebook_section part) noexcept {
    switch (part) {
    case rulebook_section::frame: return "frame";
    case rulebook_section::rules: return "rules";
    case rulebook_section::formulas: return "formulas";
    case rulebook_section::texts: break;
    }
    return "texts";
}

std::string_view name_of(entry_state what) noexcept {
    switch (what) {
    case entry_state::same: return "same";
    case entry_state::changed: return "changed";
    case entry_state::missing: return "missing";
    case entry_state::added: break;
    }
    return "added";
}

bool receipt_difference::has_same_inputs() const noexcept {
    return std::all_of(inputs.begin(), inputs.end(), [](const auto& one) { return one.is == entry_state::same; });
}

bool receipt_difference::has_same_plugins() const noexcept {
    return std::all_of(plugins.begin(), plugins.end(), [](const auto& one) { return one.said && one.now; });
}

bool receipt_difference::is_same() const noexcept {
    return has_same_inputs() && has_same_plugins() && !other_province && !other_format && !other_rulebook
           && rulebook.empty() && !other_figures && !other_outcome && findings.empty();
}

receipt_difference compare_receipts(const receipt& said, const receipt& now) {
    receipt_difference found;
    found.other_library  = said.library != now.library;
    found.other_province = said.province != now.province;
    found.other_format   = said.canonical_format != now.canonical_format;
    found.plugins        = side_by_side(
               said.plugins, now.plugins,
               paired(said.plugins, now.plugins, [](const used_plugin& a, const used_plugin& b) { return a.id == b.id; }),
               is_same_plugin);
    const auto same_bytes = [](const receipt_input& a, const receipt_input& b) { return a.sum == b.sum; };
    const auto with_role  = [](auto alike) {
        return [alike](const receipt_input& a, const receipt_input& b) { return a.role == b.role && alike(a, b); };
    };
    found.inputs =
        side_by_side(said.inputs, now.inputs,
                     paired(said.inputs, now.inputs, with_role(same_bytes),
                            with_role([](const receipt_input& a, const receipt_input& b) { return a.file == b.file; })),
                     same_bytes);
    if (!found.other_format) {
        const auto part = [&](sha256_sum rulebook_sums::*sum, rulebook_section which) {
            if (said.rulebook.*sum != now.rulebook.*sum) found.rulebook.push_back(which);
        };
        part(&rulebook_sums::frame, rulebook_section::frame);
        part(&rulebook_sums::rules, rulebook_section::rules);
        part(&rulebook_sums::formulas, rulebook_section::formulas);
        part(&rulebook_sums::texts, rulebook_section::texts);
        if (!said.rules.empty() && !now.rules.empty()) {
            found.rules = side_by_side(
                said.rules, now.rules,
                paired(said.rules, now.rules, [](const rule_sum& a, const rule_sum& b) { return a.id == b.id; }),
                [](const rule_sum& a, const rule_sum& b) { return a.sum == b.sum; });
            std::erase_if(found.rules, [](const auto& one) { return one.is == entry_state::same; });
        }
        found.other_rulebook = said.rulebook.whole != now.rulebook.whole || !found.rulebook.empty();
        found.other_figures  = said.figures != now.figures;
        found.other_outcome  = said.outcome != now.outcome;
    }
    if (!said.findings.empty() && !now.findings.empty())
        found.findings = findings_that_differ(said.findings, now.findings);
    return found;
}

std::vector<std::optional<std::size_t>> inputs_among(const receipt& of, const std::vector<file_sum>& files) {
    return paired(
        of.inputs, files, [](const receipt_input& a, const file_sum& b) { return a.sum == b.sum; },
        [](const receipt_input& a, const file_sum& b) { return a.file == name_without_folders(b.file); });
}

} // namespace opgave
