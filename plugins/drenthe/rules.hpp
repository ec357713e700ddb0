// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace drenthe {

void evenredige_bijdrage(opgave::rule_writer& rule);
void voortbouwen(opgave::rule_writer& rule);
void schaarste_eerst(opgave::rule_writer& rule);

} // namespace drenthe
