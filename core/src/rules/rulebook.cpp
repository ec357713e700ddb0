// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>

#include "rules/rulebook_parts.hpp"

#include <utility>

namespace opgave {

rulebook::rulebook(rulebook_parts parts) : parts_(std::make_shared<const rulebook_parts>(std::move(parts))) {}

const opgave::frame&                        rulebook::frame() const noexcept { return *parts_->axes; }
const std::shared_ptr<const opgave::frame>& rulebook::shared_frame() const noexcept { return parts_->axes; }
const opgave::graph&                        rulebook::formulas() const noexcept { return parts_->formulas; }
const program&                              rulebook::steps() const noexcept { return parts_->steps; }
const program&                              rulebook::scenarios() const noexcept { return parts_->scenarios; }
const program&                              rulebook::table() const noexcept { return parts_->table; }
const std::vector<column_reading>&          rulebook::readings() const noexcept { return parts_->readings; }
const std::vector<rule>&                    rulebook::rules() const noexcept { return parts_->rules; }
const std::vector<requirement>&             rulebook::requirements() const noexcept { return parts_->requirements; }
const std::vector<measure>&                 rulebook::measures() const noexcept { return parts_->measures; }
const std::vector<derived_figure>&          rulebook::derived() const noexcept { return parts_->derived; }
const std::vector<named_term>&              rulebook::names() const noexcept { return parts_->names; }
const std::vector<booking>&                 rulebook::bookings() const noexcept { return parts_->bookings; }
const std::vector<rule_parameter>&          rulebook::parameters() const noexcept { return parts_->parameters; }
const std::vector<written_in_period>&       rulebook::written() const noexcept { return parts_->written; }
const explanation_index&                    rulebook::explanations() const noexcept { return parts_->explanations; }
const diagnostics&                          rulebook::warnings() const noexcept { return parts_->warnings; }
const rulebook_sources&                     rulebook::sources() const noexcept { return parts_->sources; }

figures rulebook::blank_figures() const { return figures(parts_->axes); }

outcome rulebook::evaluate(opgave::figures of) const { return {*this, std::move(of)}; }

} // namespace opgave
