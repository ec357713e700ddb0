// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/plugin.hpp>

namespace asiel {

void verdeling(opgave::rule_writer& rule);
void opgave_gehaald(opgave::rule_writer& rule);
void indicatief_aandeel(opgave::rule_writer& rule);
void amv_opgave(opgave::rule_writer& rule);
void amv_quota(opgave::rule_writer& rule);
void duurzame_plekken(opgave::rule_writer& rule);
void minimumomvang(opgave::rule_writer& rule);

} // namespace asiel
