// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/ratio.hpp>
#include <opgave/base/words.hpp>
#include <opgave/plugin/parameter_value.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace opgave {

/// A parameter of a rule kind, or a field of a list parameter's rows.
struct parameter {
    std::string          name;
    words                label;
    parameter_type       type{};
    std::string          unit;  ///< id of a unit, of a number; empty: a bare number
    std::optional<ratio> least; ///< of a number or ratio; absent: no limit
    std::optional<ratio> most;
    bool                 required   = false;
    std::size_t          least_rows = 0; ///< of a list that is given
    parameter_content    standard; ///< what holds where it is not given (*default*); a name of the frame is still text
    std::vector<parameter> fields; ///< of a list
    std::string            source;
};

/// The names that a rule kind reads beside those its parameters give it.
struct declared_reads {
    std::vector<std::string> categories;
    std::vector<std::string> bases;
    std::vector<std::string> attributes;
    std::vector<std::string> groups;
    std::vector<std::string> groupings;
    std::vector<std::string> units;
};

/// A kind of rule (*regelsoort*) as the manifest of its plugin declares it.
struct rule_kind {
    std::string                  id; ///< `asiel.amv_quota`
    words                        label;
    words                        summary; ///< one line
    std::string                  source;
    declared_reads               reads;
    std::vector<parameter>       parameters;        ///< in the order of the manifest
    bool                         conserves = false; ///< what a rule of it books on one column adds up to 0
    std::map<std::string, words> texts; ///< what a requirement, measure or named term is called, by its label
};

} // namespace opgave
