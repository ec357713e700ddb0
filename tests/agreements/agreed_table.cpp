// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "agreements/agreed_table.hpp"

#include <opgave/config/province.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/rules/coverage_text.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

namespace opgave::testing {

namespace {

/// Without a province there is nothing to ask: the test ends here.
template <class Value>
Value or_end(result<Value> got) {
    if (got) return *std::move(got);
    std::string all;
    for (const diagnostic& one : got.error()) all += one.to_text() + '\n';
    throw std::runtime_error(all);
}

} // namespace

agreed_table::agreed_table(const std::string& row, const std::string& file) {
    const province of = or_end(read_province("tests/agreements/" + row + '/' + file));
    rules_            = or_end(compile(of, opgave::testing::shipped_store()));
    for (const diagnostic& warning : rules_->warnings()) ADD_FAILURE() << warning.to_text();
    figures_ = or_end(stated_figures(of, *rules_));
}

agreed_table& agreed_table::state(std::string_view who, std::string_view category, std::string_view when,
                                  std::string_view basis, interval value) {
    const auto said = figures_->state(or_end(figures_->find(who, category, when, basis)), value);
    if (!said) ADD_FAILURE() << said.error()[0].to_text();
    return *this;
}

agreed_table& agreed_table::state(std::string_view who, std::string_view category, std::string_view when,
                                  std::string_view basis, std::int64_t value) {
    return state(who, category, when, basis, interval::exactly(value));
}

agreed_table& agreed_table::clear(std::string_view who, std::string_view category, std::string_view when,
                                  std::string_view basis) {
    figures_->clear(or_end(figures_->find(who, category, when, basis)));
    return *this;
}

verdict agreed_table::judged(std::string_view rule, std::string_view when, std::string_view who) const {
    return found(rule, when, who).verdict;
}

std::int64_t agreed_table::slack(std::string_view rule, std::string_view when, std::string_view who) const {
    const interval open = found(rule, when, who).slack;
    EXPECT_TRUE(open.is_exact()) << rule << " for " << who << ": " << open.least << ".." << open.most;
    return open.least;
}

std::string agreed_table::coverage(std::string_view rule, std::string_view when, std::string_view who) const {
    const outcome found = rules_->evaluate(*figures_);
    for (const opgave::coverage& one : found.coverages())
        if (is(*one.of, rule, when) && one.subject == lane(who)) return coverage_text(one, language::nl);
    ADD_FAILURE() << "no measure of " << rule << ' ' << when << " for " << who;
    return {};
}

interval agreed_table::read(std::string_view who, std::string_view category, std::string_view when,
                            std::string_view basis) const {
    return rules_->evaluate(*figures_).read(or_end(figures_->find(who, category, when, basis))).value;
}

std::int64_t agreed_table::number(std::string_view who, std::string_view category, std::string_view when,
                                  std::string_view basis) const {
    const interval open = read(who, category, when, basis);
    EXPECT_TRUE(open.is_exact()) << category << ' ' << basis << " of " << who << ": " << open.least << ".."
                                 << open.most;
    return open.least;
}

std::string agreed_table::label(std::string_view rule) const { return named(rule).label.nl; }

std::string agreed_table::text(std::string_view rule, std::string_view parameter) const {
    for (const rule_text& one : named(rule).texts)
        if (one.parameter == parameter) return one.text;
    ADD_FAILURE() << rule << " has no text " << parameter;
    return {};
}

bool agreed_table::has_doubt(std::string_view label) const {
    const outcome found = rules_->evaluate(*figures_);
    for (const finding& one : found.findings())
        if (rules_->rules()[one.of->rule].kind.empty() && one.of->label == label && one.verdict == verdict::not_met)
            return true;
    return false;
}

const rule& agreed_table::named(std::string_view rule) const {
    for (const opgave::rule& one : rules_->rules())
        if (one.id == rule) return one;
    throw std::runtime_error("no rule is called " + std::string(rule));
}

finding agreed_table::found(std::string_view rule, std::string_view when, std::string_view who) const {
    const outcome found = rules_->evaluate(*figures_);
    for (const finding& one : found.findings())
        if (is(*one.of, rule, when) && one.subject == lane(who)) return one;
    ADD_FAILURE() << "no finding of " << rule << ' ' << when << " for " << who;
    return {};
}

bool agreed_table::is(const rule_part& part, std::string_view rule, std::string_view when) const {
    const auto dot   = rule.find('.');
    const auto label = dot == std::string_view::npos ? std::string_view() : rule.substr(dot + 1);
    return rules_->rules()[part.rule].id == rule.substr(0, dot) && (label.empty() || part.label == label)
           && rules_->frame()[part.when].to_text() == when;
}

std::uint32_t agreed_table::lane(std::string_view who) const {
    const frame& axes = rules_->frame();
    if (who == axes.id) return figures_->lanes().whole();
    if (const auto group = axes.find_group(who)) return figures_->lanes().of(*group);
    if (const auto member = axes.find_member(who)) return figures_->lanes().of(*member);
    throw std::runtime_error("nobody is called " + std::string(who));
}

} // namespace opgave::testing
