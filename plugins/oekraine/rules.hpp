// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace oekraine {

void goo_opgave(opgave::rule_writer& rule);
void goo_provincie(opgave::rule_writer& rule);
void goo_verdeling(opgave::rule_writer& rule);
void poo(opgave::rule_writer& rule);

} // namespace oekraine
