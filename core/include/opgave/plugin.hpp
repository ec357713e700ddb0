// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

/// What the author of a plugin includes, and all of it: header-only C++20 over the C table of <opgave/plugin/abi.h>.
/// A rule kind is a function that takes a `rule_writer&`; `OPGAVE_PLUGIN` ends the plugin. plugins/example is the
/// smallest complete one.

#include <opgave/plugin/entry.hpp>
#include <opgave/plugin/figure_reader.hpp>
#include <opgave/plugin/formula.hpp>
#include <opgave/plugin/functions.hpp>
#include <opgave/plugin/names.hpp>
#include <opgave/plugin/parameter_reader.hpp>
#include <opgave/plugin/rule_writer.hpp>
