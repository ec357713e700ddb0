// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/config/province.hpp>
#include <opgave/formula/graph_builder.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/model/column_map.hpp>

#include "config/lots.hpp"
#include "config/removals.hpp"
#include "host/parameters_in_force.hpp"
#include "host/rule_words.hpp"
#include "plugin/rule_recorder.hpp"
#include "rules/assemble.hpp"
#include "rules/watched.hpp"

#include <range/v3/view/zip.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace opgave {

namespace {

void add(diagnostics& to, diagnostics more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// One compilation: from what a province says to its rulebook. Goes on past mistakes as long as what follows makes
/// sense, so that all of them are told at once.
class compilation {
public:
    compilation(const province& of, const plugin_store& store, diagnostics& problems)
        : said_(of), store_(store), problems_(problems) {}

    std::optional<rulebook> run() {
        load_plugins();
        const auto told = static_cast<std::ptrdiff_t>(problems_.size());
        axes_           = std::make_shared<const frame>(build_frame(said_, categories_, problems_));
        check_rules();
        if (plugins_.size() != said_.plugins.size()) forget_unknown_names(told);
        blame_removals(said_, problems_);
        if (!problems_.empty()) return std::nullopt;
        add(warnings_, lots_that_never_stand(said_, *axes_));
        write_rules();
        if (!problems_.empty()) return std::nullopt;
        auto made = assemble(axes_, std::move(*builder_), std::move(rules_), written_, std::move(warnings_),
                             std::move(parameters_), sources());
        if (made) return *std::move(made);
        add(problems_, std::move(made.error()));
        return std::nullopt;
    }

private:
    /// A rule of the file whose kind and parameters were found right.
    struct checked_rule {
        const rule_entry* entry = nullptr;
        const rule_kind*  kind  = nullptr;
        opgave_write      write = nullptr;
        rule_parameters   parameters;
    };

    void load_plugins() {
        for (const name_at& id : said_.plugins) {
            auto loaded = store_.load(id.value, id.where);
            if (!loaded) {
                add(problems_, std::move(loaded.error()));
                continue;
            }
            const auto& own = loaded->manifest.categories;
            categories_.insert(categories_.end(), own.begin(), own.end());
            plugins_.push_back(*std::move(loaded));
        }
    }

    [[nodiscard]] rulebook_sources sources() const {
        rulebook_sources made{{}, said_.files};
        for (const plugin& one : plugins_)
            made.plugins.push_back({one.manifest.id, one.manifest.version, one.manifest_sum, one.library_sum});
        return made;
    }

    /// Where a plugin is missing, a name that is not found may be one that it brings: the message about the plugin is enough.
    /// @param told  how many problems had been told before names were looked up; those stay
    void forget_unknown_names(std::ptrdiff_t told) {
        problems_.erase(std::remove_if(problems_.begin() + told, problems_.end(),
                                       [](const diagnostic& one) { return one.code == diagnostic_code::C007; }),
                        problems_.end());
    }

    void check_rules() {
        for (const rule_entry& entry : said_.rules) {
            if (entry.id == watching_rule)
                problems_.push_back({diagnostic_code::C006,
                                     entry.where,
                                     "the id '" + entry.id + "' is that of what the library itself watches",
                                     {},
                                     "give the rule another id"});
            auto found = find_kind(entry);
            if (!found) continue;
            auto parameters = check_parameters(*found->kind, entry, *axes_);
            if (!parameters) {
                add(problems_, std::move(parameters.error()));
                continue;
            }
            found->parameters = *std::move(parameters);
            checked_.push_back(*std::move(found));
        }
    }

    [[nodiscard]] std::optional<checked_rule> find_kind(const rule_entry& entry) {
        std::vector<std::string> known;
        for (const plugin& one : plugins_) {
            for (const auto& [kind, write] : ranges::views::zip(one.manifest.rule_kinds, one.writes)) {
                if (kind.id == entry.kind.value) return checked_rule{&entry, &kind, write, {}};
                known.push_back(kind.id);
            }
        }
        const std::string hint = did_you_mean(entry.kind.value, known);
        problems_.push_back({diagnostic_code::C007,
                             entry.kind.where,
                             "no plugin of this province offers the rule kind '" + entry.kind.value + "'",
                             {},
                             hint.empty() ? "name the plugin that offers it under 'plugins'" : hint});
        return std::nullopt;
    }

    void write_rules() {
        columns_.emplace(*axes_);
        builder_.emplace(*axes_, *columns_);
        rule_recorder recorder(*axes_, *columns_, *builder_);
        for (const checked_rule& one : checked_) {
            const auto index = static_cast<std::uint32_t>(rules_.size());
            rules_.push_back({one.entry->id,
                              one.kind->id,
                              {},
                              one.entry->force,
                              one.entry->source.empty() ? one.kind->source : one.entry->source,
                              one.entry->assumption,
                              one.entry->where,
                              {}});
            const auto                periods = periods_of(*one.entry, *axes_);
            const checked_parameters* refused = nullptr;
            for (const checked_parameters& in_force : one.parameters.in_force)
                texts_.push_back(rule_words(*one.kind, in_force, *axes_).texts());
            const std::size_t first_texts = texts_.size() - one.parameters.in_force.size();
            if (!one.parameters.in_force.empty()) {
                const rule_words named(*one.kind, one.parameters.in_force.front(), *axes_);
                rules_.back().label = named.label();
                rules_.back().texts = named.said();
            }
            const std::size_t first_parameters = in_force_.size();
            for (auto& all :
                 list_parameters(index, *one.entry, *one.kind, one.parameters, periods, *axes_, parameters_))
                in_force_.push_back(std::move(all));
            std::vector<bool> is_read(one.kind->parameters.size(), false);
            for (std::size_t i = 0; i < periods.size(); ++i) {
                const checked_parameters& in_force = one.parameters.at(i);
                if (&in_force == refused) continue; // with the same parameters it would say the same
                const period_index when = periods[i];
                auto wrote = recorder.record({one.entry->id, one.entry->where, *one.kind, one.write, in_force, when});
                if (!wrote) {
                    add(problems_, std::move(wrote.error()));
                    refused = &in_force;
                    continue;
                }
                for (std::size_t k = 0; k < is_read.size(); ++k) is_read[k] = is_read[k] || wrote->parameters_read[k];
                written_.push_back({index, when, *std::move(wrote), &texts_[first_texts + one.parameters.of_period[i]],
                                    one.kind->conserves, &in_force_[first_parameters + one.parameters.of_period[i]]});
            }
            if (refused == nullptr && !periods.empty()) warn_of_idle_parameters(one, is_read);
        }
    }

    /// A parameter that the rule never asked for, beside the values of the others. Texts are there to be shown.
    void warn_of_idle_parameters(const checked_rule& of, const std::vector<bool>& is_read) {
        for (std::size_t k = 0; k < is_read.size(); ++k) {
            const parameter& one   = of.kind->parameters[k];
            const place&     where = of.parameters.in_force.front()[k].where;
            if (is_read[k] || one.type == parameter_type::text || where == of.entry->where) continue;
            warnings_.push_back({diagnostic_code::R016,
                                 where,
                                 "parameter '" + one.name + "' has no effect in rule '" + of.entry->id
                                     + "', as its other parameters are",
                                 {},
                                 "leave it out, or change what keeps it from mattering",
                                 severity::warning});
        }
    }

    const province&                          said_;
    const plugin_store&                      store_;
    diagnostics&                             problems_;
    std::vector<plugin>                      plugins_;
    std::vector<category_entry>              categories_;
    std::shared_ptr<const frame>             axes_;
    std::vector<checked_rule>                checked_;
    std::optional<column_map>                columns_;
    std::optional<graph_builder>             builder_;
    std::vector<rule>                        rules_;
    std::vector<written_in_period>           written_;
    std::deque<std::map<std::string, words>> texts_; ///< of rules, as their parameters are; written rules point into it
    std::vector<rule_parameter>              parameters_;
    std::deque<std::vector<std::uint32_t>>   in_force_; ///< which of them, for each set of values of a rule
    diagnostics                              warnings_;
};

/// The one door through which a compilation is left: what it throws for want of memory becomes an error.
template <class Body>
auto without_throwing(Body body) -> decltype(body()) {
    try {
        return body();
    } catch (const std::bad_alloc&) {
        return refuse({diagnostic_code::R012, {}, "memory ran out", {}, {}});
    }
}

result<rulebook> compile_after(const province& of, const plugin_store& plugins, diagnostics problems) {
    auto made = compilation(of, plugins, problems).run();
    sort_by_place(problems);
    if (!made || !problems.empty()) return refuse(std::move(problems));
    return *std::move(made);
}

} // namespace

result<rulebook> compile(const province& of, const plugin_store& plugins) {
    return without_throwing([&] { return compile_after(of, plugins, {}); });
}

result<rulebook> compile(const std::string& province_file, const plugin_store& plugins) {
    return read_and_compile(province_file, plugins).map([](compiled_province&& both) { return std::move(both.rules); });
}

result<compiled_province> read_and_compile(const std::string& province_file, const plugin_store& plugins) {
    return without_throwing([&]() -> result<compiled_province> {
        diagnostics problems;
        auto        of = read_province(province_file, problems);
        if (!of) return refuse(std::move(problems));
        auto rules = compile_after(*of, plugins, std::move(problems)); // goes on past what is wrong with the file
        if (!rules) return refuse(std::move(rules.error()));
        return compiled_province{*std::move(of), *std::move(rules)};
    });
}

result<figures> stated_figures(const province& of, const rulebook& rules) {
    figures     table = rules.blank_figures();
    diagnostics problems;
    const auto  state = [&](const name_at& who, const name_at& category, const name_at& when, const name_at& basis,
                           interval value, provenance from) {
        const place where = from.where;
        auto        cell  = table.find(who.value, category.value, when.value, basis.value);
        auto        said  = cell ? table.state(*cell, value, std::move(from)) : result<void>(refuse(cell.error()));
        if (said) return;
        for (diagnostic& one : said.error()) one.where = where;
        add(problems, std::move(said.error()));
    };
    const auto state_all = [&](const std::vector<figure_entry>& all) {
        for (const figure_entry& one : all)
            state(one.who, one.category, one.period, one.basis, interval::exactly(one.value.value),
                  {.where      = one.where,
                   .source     = one.source,
                   .dated      = one.dated,
                   .note       = one.note,
                   .assumption = one.assumption,
                   .lots       = one.lots,
                   .counted_on = one.counted_on});
    };
    state_all(of.figures);
    state_all(figures_of_lots(of, rules.frame()));
    for (const statement_entry& one : of.statements)
        if (one.offer)
            state(one.who, one.category, one.period, one.basis, *one.offer,
                  {.where      = one.where,
                   .source     = one.source,
                   .dated      = one.dated,
                   .note       = {},
                   .assumption = one.assumption,
                   .stated_as  = rounded_percentage{one.percent.value, one.of ? one.of->value : 0, one.rounded}});
    if (!problems.empty()) return refuse(std::move(problems));
    return table;
}

} // namespace opgave
