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

/// Parameters of a rule kind, or fields of a list's rows, of which one is given.
struct parameter_choice {
    std::vector<std::string> among;
    bool                     exactly = false; ///< not more than one
    place                    where;           ///< in the manifest
};

/// A parameter of a rule kind, or a field of a list parameter's rows. What it needs, excludes or is compared with are
/// others of the same rule kind, or of the same row; given is what a file states, and not a default.
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
    std::string          standard_text;     ///< the default as TOML writes it; empty: none
    place                standard_at;       ///< where the manifest says it
    std::vector<parameter>        fields;   ///< of a list
    std::vector<parameter_choice> choices;  ///< of a list: among the fields of each row
    std::vector<std::string>      needs;    ///< given only beside each of these
    std::vector<std::string>      excludes; ///< given only without any of these
    std::string not_above; ///< of a number, ratio or period: in no period more than the value of this one
    std::string source;
    place       where; ///< of its table in the manifest
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
    std::string                   id; ///< `asiel.amv_quota`
    words                         label;
    words                         summary; ///< one line
    std::string                   source;
    declared_reads                reads;
    std::vector<parameter>        parameters;        ///< in the order of the manifest
    std::vector<parameter_choice> choices;           ///< among the parameters
    bool                          conserves = false; ///< what a rule of it books on one column adds up to 0
    std::map<std::string, words>  texts; ///< what a requirement, measure or named term is called, by its label
};

} // namespace opgave
