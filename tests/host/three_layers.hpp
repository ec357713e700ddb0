// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/compile.hpp>
#include <opgave/rules/outcome.hpp>

#include "plugin/faulty/temporary_folder.hpp"
#include "plugin/shipped_store.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace opgave::testing {

/// The synthetic province of tests/config/three_layers in a folder of its own, where a test may change it.
class three_layers {
public:
    three_layers() {
        for (const char* const name : {"eigen.toml", "provincie.toml", "land.toml"})
            folder_.write(name, bytes_of(std::string("tests/config/three_layers/") + name));
    }

    [[nodiscard]] std::filesystem::path file(const char* name) const { return folder_.path() / name; }

    /// Puts `now` where `before` stands for the first time.
    three_layers& change(const char* name, const std::string& before, const std::string& now) {
        std::string text = bytes_of(file(name));
        const auto  at   = text.find(before);
        EXPECT_NE(at, std::string::npos) << name << " has no '" << before << "'";
        folder_.write(name, text.replace(at, before.size(), now));
        return *this;
    }
    three_layers& write(const char* name, const std::string& text) {
        folder_.write(name, text);
        return *this;
    }

    [[nodiscard]] compiled_province compiled(const plugin_store& plugins = shipped_store()) const {
        auto made = read_and_compile(file("eigen.toml").string(), plugins);
        EXPECT_TRUE(made) << made.error().front().to_text();
        return *std::move(made);
    }
    [[nodiscard]] rulebook rules(const plugin_store& plugins = shipped_store()) const {
        return compiled(plugins).rules;
    }
    [[nodiscard]] outcome judged(const plugin_store& plugins = shipped_store()) const {
        const compiled_province both  = compiled(plugins);
        auto                    table = stated_figures(both.said, both.rules);
        EXPECT_TRUE(table) << table.error().front().to_text();
        return both.rules.evaluate(*std::move(table));
    }

private:
    temporary_folder folder_;
};

} // namespace opgave::testing
