// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace huisvesting {

void taakstelling(opgave::rule_writer& rule);
void nidos(opgave::rule_writer& rule);

} // namespace huisvesting
