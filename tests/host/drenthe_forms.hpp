// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>

#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

namespace opgave::testing {

/// The province of config/drenthe.toml with the plugins that are linked in.
inline rulebook drenthe() {
    auto made = compile("config/drenthe.toml", shipped_store());
    EXPECT_TRUE(made) << made.error().front().to_text();
    return *std::move(made);
}

/// What the forms of De Wolden (GM1690) and Hoogeveen (GM0118) say of 2025 and of the task; everything else is blank.
inline figures two_forms(const rulebook& by) {
    figures table = by.blank_figures();
    EXPECT_TRUE(table.state("GM1690", "asiel", "2024", "opgave", 152));
    EXPECT_TRUE(table.state("GM1690", "azc", "2025", "voorstel", 70));
    EXPECT_TRUE(table.state("GM1690", "amv", "2025", "voorstel", 6));
    EXPECT_TRUE(table.state("GM1690", "goo", "2024", "opgave", 221));
    EXPECT_TRUE(table.state("GM1690", "goo", "2025", "voorstel", 221));
    EXPECT_TRUE(table.state("GM0118", "asiel", "2024", "opgave", 280));
    EXPECT_TRUE(table.state("GM0118", "azc", "2025", "voorstel", 940));
    EXPECT_TRUE(table.state("GM0118", "amv", "2025", "voorstel", 0));
    EXPECT_TRUE(table.state("PV22", "asiel", "2024", "opgave", 2691));
    return table;
}

} // namespace opgave::testing
