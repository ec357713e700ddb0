// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>

#include "config/name_lookup.hpp"

#include <algorithm>
#include <map>

namespace opgave {

namespace {

bool are_alike(const category_entry& a, const category_entry& b) {
    return a.label.nl == b.label.nl && a.label.en == b.label.en && a.unit.value == b.unit.value && a.nature == b.nature
           && a.least == b.least && a.most == b.most && a.source == b.source;
}

class frame_builder {
public:
    frame_builder(const province& said, diagnostics& problems) : said_(said), look_up_(said, axes_, problems) {}

    frame build(const std::vector<category_entry>& from_plugins) {
        axes_.id   = said_.id;
        axes_.name = said_.name;
        for (const unit_entry& one : said_.units) axes_.units.push_back({one.id, one.label});
        for (const member_entry& one : said_.members) axes_.members.push_back({one.code, one.name});
        for (const auto& one : said_.periods) axes_.periods.push_back(one.value);
        add_groupings();
        add_places();
        add_cycles();
        add_bases();
        add_categories(from_plugins);
        add_categories(said_.categories);
        add_totals();
        add_attributes();
        if (const auto asked = look_up_.basis(said_.asked)) axes_.asked = *asked;
        if (const auto offered = look_up_.basis(said_.offered)) axes_.offered = *offered;
        return std::move(axes_);
    }

private:
    template <class Index>
    static Index next_of(const auto& list) {
        return Index{static_cast<std::uint32_t>(list.size())};
    }

    void does_not_fit(const place& where, std::string what, std::string expected = {}) {
        look_up_.report(diagnostic_code::C011, where, std::move(what), std::move(expected));
    }

    void add_groupings() {
        for (const grouping_entry& entry : said_.groupings) {
            axes_.groupings.push_back({entry.id, entry.label, next_of<group_index>(axes_.groups),
                                       static_cast<std::uint32_t>(entry.groups.size())});
            std::map<std::uint32_t, std::string> group_of; // member, id of the group that holds it
            for (const group_entry& part : entry.groups) add_group(part, entry.partition, group_of);
            if (!entry.partition) continue;
            for (std::uint32_t i = 0; i < axes_.members.size(); ++i)
                if (!group_of.contains(i))
                    does_not_fit(entry.where, "grouping '" + entry.id + "' is a partition, but member '"
                                                  + axes_.members[i].code + "' is in none of its groups");
        }
    }

    void add_group(const group_entry& part, bool in_partition, std::map<std::uint32_t, std::string>& group_of) {
        if (const auto first = places_of_groups_.find(part.id); first != places_of_groups_.end())
            look_up_.report(diagnostic_code::C006, part.where, "group '" + part.id + "' stands twice", {},
                            "the first stands at " + first->second.to_text());
        places_of_groups_.emplace(part.id, part.where);

        group made{part.id, part.label, {}};
        for (const name_at& name : part.members) {
            const auto found = look_up_.member(name);
            if (!found) continue;
            made.members.push_back(*found);
            const auto [elsewhere, is_new] = group_of.emplace(found->value, part.id);
            if (in_partition && !is_new)
                does_not_fit(name.where, "member '" + name.value + "' is in group '" + elsewhere->second + "' as well",
                             "one group for each member of a partition");
        }
        axes_.groups.push_back(std::move(made));
    }

    void add_places() {
        if (said_.places.empty()) return;
        for (const grouping_entry& entry : said_.groupings)
            if (entry.id == grouping_of_places)
                look_up_.report(diagnostic_code::C006, entry.where, "grouping '" + entry.id + "' is that of the places",
                                {}, "give it another id, or write its groups as [[place]]");
        axes_.groupings.push_back({.id        = std::string(grouping_of_places),
                                   .label     = {"locaties", "locations"},
                                   .first     = next_of<group_index>(axes_.groups),
                                   .count     = static_cast<std::uint32_t>(said_.places.size()),
                                   .own_cells = true});
        std::map<std::uint32_t, std::string> several_in_a_member;
        for (const place_entry& one : said_.places)
            add_group({one.id, {one.name, {}}, {one.member}, one.where}, false, several_in_a_member);
    }

    void add_cycles() {
        std::map<std::uint32_t, std::string> cycle_of; // period, id of the cycle that covers it
        for (const cycle_entry& entry : said_.cycles) {
            cycle made{entry.id, entry.label, {}};
            for (const placed<period>& when : entry.periods) {
                const auto found = look_up_.period(when);
                if (!found) continue;
                made.periods.push_back(*found);
                const auto [elsewhere, is_new] = cycle_of.emplace(found->value, entry.id);
                if (!is_new)
                    does_not_fit(when.where,
                                 "period '" + when.value.to_text() + "' is in cycle '" + elsewhere->second
                                     + "' as well",
                                 "one cycle for each period");
            }
            axes_.cycles.push_back(std::move(made));
        }
    }

    void add_bases() {
        for (const basis_entry& entry : said_.bases)
            axes_.bases.push_back(
                {entry.id, entry.label, entry.per_cycle, entry.derived, {}, {}, entry.dated, entry.source});
        for (std::size_t i = 0; i < said_.bases.size(); ++i) { // now that every basis has its index
            const basis_entry& entry = said_.bases[i];
            if (entry.version_of) axes_.bases[i].version_of = related_basis(entry, *entry.version_of, entry.per_cycle);
            for (const name_at& name : entry.sum_of) {
                // A sum for each period reads the number of the period's cycle; a cycle has no period to read.
                const bool part_is_per_cycle = entry.per_cycle || is_per_cycle(name);
                const auto part              = related_basis(entry, name, part_is_per_cycle);
                if (!part) continue;
                axes_.bases[i].sum_of.push_back(*part);
                if (!said_.bases[part->value].sum_of.empty())
                    does_not_fit(name.where, "basis '" + name.value + "' is a sum itself", "bases that are stated");
            }
            if (entry.derived && !entry.sum_of.empty())
                does_not_fit(entry.where, "basis '" + entry.id + "' is derived by rules and a sum of bases",
                             "one of both");
        }
    }

    [[nodiscard]] bool is_per_cycle(const name_at& name) const {
        const auto found = axes_.find_basis(name.value);
        return found && axes_[*found].per_cycle;
    }

    /// @param per_cycle  what the other basis has to be
    std::optional<basis_index> related_basis(const basis_entry& entry, const name_at& name, bool per_cycle) {
        const auto found = look_up_.basis(name);
        if (!found) return found;
        const basis& other = axes_[*found];
        if (other.id == entry.id)
            does_not_fit(name.where, "basis '" + entry.id + "' names itself");
        else if (other.per_cycle != per_cycle)
            does_not_fit(name.where, "basis '" + other.id + "' is per " + (other.per_cycle ? "cycle" : "period"),
                         std::string("a basis per ") + (per_cycle ? "cycle" : "period"));
        return found;
    }

    void add_categories(const std::vector<category_entry>& entries) {
        for (const category_entry& entry : entries) {
            if (!is_first(entry)) continue;
            categories_.emplace(entry.id, &entry);
            const auto counted_in = look_up_.unit(entry.unit);
            axes_.categories.push_back({entry.id,
                                        entry.label,
                                        counted_in.value_or(unit_index{}),
                                        entry.nature,
                                        entry.least,
                                        entry.most,
                                        entry.source,
                                        {},
                                        {}});
        }
    }

    bool is_first(const category_entry& entry) {
        const auto first = categories_.find(entry.id);
        if (first == categories_.end()) return true;
        if (!are_alike(*first->second, entry))
            look_up_.report(diagnostic_code::C006, entry.where,
                            "category '" + entry.id + "' is given twice, and differently", {},
                            "the first stands at " + first->second->where.to_text());
        return false;
    }

    void add_totals() {
        for (const total_entry& entry : said_.totals) {
            if (const auto taken = categories_.find(entry.id); taken != categories_.end()) {
                look_up_.report(diagnostic_code::C006, entry.where, "total '" + entry.id + "' is a category as well",
                                {}, "the category stands at " + taken->second->where.to_text());
                continue;
            }
            category made{entry.id, entry.label, {}, nature::stock, 0, 0, entry.source, {}, {}};
            for (const name_at& name : entry.of) add_part(made, name);
            for (const name_at& name : entry.stated_under)
                if (const auto stated = look_up_.basis(name)) made.stated_under.push_back(*stated);
            if (made.is_total()) axes_.categories.push_back(std::move(made));
        }
    }

    void add_part(category& total, const name_at& name) {
        if (name.value == total.id) {
            look_up_.report(diagnostic_code::C012, name.where, "total '" + total.id + "' contains itself");
            return;
        }
        const auto is_total = [&](const total_entry& one) { return one.id == name.value; };
        if (std::any_of(said_.totals.begin(), said_.totals.end(), is_total)) {
            does_not_fit(name.where, "'" + name.value + "' is a total itself", "categories that are no totals");
            return;
        }
        const auto found = look_up_.category(name);
        if (!found) return;
        const category& part = axes_[*found];
        if (!total.is_total()) {
            total.counted_in = part.counted_in;
            total.nature     = part.nature;
        } else if (total.counted_in != part.counted_in || total.nature != part.nature) {
            does_not_fit(name.where,
                         "category '" + part.id + "' differs in unit, or in stock or flow, from '"
                             + axes_[total.parts.front()].id + "'",
                         "parts that can be added");
        }
        total.least += part.least;
        total.most += part.most;
        total.parts.push_back(*found);
    }

    void add_attributes() {
        for (const attribute_entry& entry : said_.attributes) {
            const auto counted_in = look_up_.unit(entry.unit);
            attribute  made{entry.id, entry.label, counted_in.value_or(unit_index{}), entry.on, {}, entry.source};
            made.of.resize(axes_.members.size());
            for (const attribute_entry::value_of_member& one : entry.values)
                if (const auto who = look_up_.member(one.member)) made.of[who->value] = one.value;
            if (entry.values.empty())
                look_up_.report(diagnostic_code::C015, entry.where,
                                "attribute '" + entry.id + "' has no value for any member");
            axes_.attributes.push_back(std::move(made));
        }
    }

    const province& said_;
    frame           axes_;
    name_lookup     look_up_;

    std::map<std::string, place>                 places_of_groups_;
    std::map<std::string, const category_entry*> categories_; ///< the first of each id
};

} // namespace

frame build_frame(const province& said, const std::vector<category_entry>& from_plugins, diagnostics& problems) {
    frame axes = frame_builder(said, problems).build(from_plugins);
    check_against_frame(said, axes, problems);
    return axes;
}

result<frame> build_frame(const province& said, const std::vector<category_entry>& from_plugins) {
    diagnostics problems;
    frame       axes = build_frame(said, from_plugins, problems);
    if (problems.empty()) return axes;
    sort_by_place(problems);
    return refuse(std::move(problems));
}

} // namespace opgave
