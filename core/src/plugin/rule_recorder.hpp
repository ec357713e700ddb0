// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>
#include <opgave/formula/graph_builder.hpp>
#include <opgave/model/column_map.hpp>
#include <opgave/model/frame.hpp>
#include <opgave/plugin/abi.h>
#include <opgave/plugin/parameter_value.hpp>
#include <opgave/plugin/rule_kind.hpp>
#include <opgave/rules/written_rule.hpp>

#include <cstdint>
#include <string>

namespace opgave {

/// One rule for one period. All of it outlives the recording.
struct rule_to_write {
    std::string               id; ///< of the rule in the province's file
    place                     where;
    const rule_kind&          kind;
    opgave_write              write = nullptr;
    const checked_parameters& parameters; ///< in the order of the kind's, as in force in the period
    period_index              when;
};

/// Runs the functions of plugins and takes down what they say through the C table, in a graph. The plugin is not trusted
/// to keep to its manifest or to the table: whatever it does within the table's types is an error with a place.
class rule_recorder {
public:
    /// All three outlive the recorder.
    rule_recorder(const frame& axes, const column_map& columns, graph_builder& into)
        : frame_(axes), columns_(columns), builder_(into) {}

    /// @return what the rule wrote; the graph may have grown also where it is refused
    /// @errors the first thing that went wrong, at the place of the rule or, for `fail`, of the parameter:
    ///         C007 the province lacks a name that the kind reads; C015 an attribute without a value; R001-R003, R011 by
    ///         the operators; R006 a cell cannot be defined; R007 a stock summed over periods; R008 a name that the
    ///         manifest does not declare; R009 the plugin failed; R010 a label without words; R012 memory ran out
    [[nodiscard]] result<written_rule> record(const rule_to_write& rule);

private:
    const frame&      frame_;
    const column_map& columns_;
    graph_builder&    builder_;
    std::uint32_t     recorded_ = 0;
};

} // namespace opgave
