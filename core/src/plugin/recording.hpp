// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include "plugin/handles.hpp"
#include "plugin/rule_recorder.hpp"

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opgave {

/// One call of one plugin function, as the host sees it: the state behind the C table, and the table's functions with
/// texts and lists for pointers. Whatever goes wrong gives node 0 or an absent value; the first error is kept.
class recording {
public:
    recording(const frame& axes, const column_map& columns, graph_builder& into, const rule_to_write& rule,
              std::uint32_t number)
        : frame_(axes), columns_(columns), builder_(into), rule_(rule), handles_(number) {
        written_.parameters_read.resize(rule.kind.parameters.size(), false);
    }

    opgave_id   find(std::uint32_t what, opgave_text name);
    void        parameter(opgave_text name, std::uint32_t kind, opgave_value* out);
    void        field(opgave_text list, std::uint32_t row, opgave_text name, std::uint32_t kind, opgave_value* out);
    opgave_node figure(const opgave_read* cell);
    opgave_node attribute(opgave_id which);
    opgave_node whole(std::int64_t value, opgave_id unit);
    opgave_node scatter(opgave_text list, opgave_text member_field, opgave_text amount_field);
    opgave_node in_group(opgave_id group);
    opgave_node apply(std::uint32_t operation, std::span<const opgave_node> operands,
                      std::span<const std::int64_t> details);

    void      applies(opgave_node condition);
    void      require(opgave_text label, opgave_node condition);
    void      publish(opgave_text label, opgave_node numerator, opgave_node denominator);
    void      define(const opgave_read* cell, opgave_node value);
    void      name(opgave_text label, opgave_node value);
    void      fail(opgave_text parameter, opgave_text why);
    void      book(const opgave_read* cell, opgave_node amount);
    opgave_id unit_of(opgave_id category);

    /// Counts a call of the table. After the first error a call does nothing, so that a plugin that goes on without end
    /// takes no memory, and ends where it looks at what it is given.
    [[nodiscard]] bool takes_one_more_call();

    /// An exception that one of the functions above threw, and that must not reach the plugin.
    void run_out_of_memory() noexcept { out_of_memory_ = true; }

    /// @param status  what the plugin's function returned
    [[nodiscard]] result<written_rule> finish(std::int32_t status) &&;

private:
    /// What a plugin was handed: by these numbers a parameter is known again in what the plugin writes.
    struct handed_value {
        std::uint32_t kind        = OPGAVE_ABSENT;
        std::int64_t  whole       = 0;
        std::int64_t  denominator = 0;
        opgave_id     unit        = 0;

        friend constexpr auto operator<=>(const handed_value&, const handed_value&) = default;
    };
    /// The rows of a list in which a field held a value.
    struct rows_read {
        std::uint32_t last       = parameter_place::none;
        bool          is_several = false;
    };
    /// Which parameters held it.
    struct handed_over {
        std::map<std::pair<std::uint32_t, std::uint32_t>, rows_read> by; ///< by parameter and field
        parameter_place                                              last;
        std::uint32_t                                                last_call = 0;
    };
    /// What went into a formula: a parameter, or a value. Which parameters hold that value is asked when the rule is
    /// written: in which order they are read within one expression is up to the plugin's compiler.
    struct gone_in {
        parameter_place parameter; ///< of a value: the row in which it was read last
        handed_value    value;     ///< absent where the parameter is known

        friend constexpr auto operator<=>(const gone_in&, const gone_in&) = default;
    };
    /// A formula that the plugin has a handle of. Of one plain comparison the two sides are kept, as it was written.
    struct noted {
        node_id              node;
        node_id              left;
        node_id              right;
        std::vector<gone_in> parameters; ///< that went into it, and that none of its operands shows
    };
    /// Which column of the table; without a time the frame has no such cell.
    struct cell_place {
        category_index               category;
        basis_index                  basis;
        period                       when; ///< also where the frame has no such period
        std::optional<std::uint32_t> time;
        scope                        of = scope::members;
        grouping_index               grouping;
    };

    opgave_node                       note(node_id written, node_id left = {}, node_id right = {});
    std::optional<noted>              noted_at(opgave_node handle);
    std::optional<std::uint32_t>      index_at(opgave_id handle, std::uint32_t what);
    std::optional<std::string>        read_text(opgave_text text);
    std::optional<cell_place>         place_of(const opgave_read* cell);
    std::optional<written_definition> filled_cell(std::string_view verb, const opgave_read* cell, opgave_node value);
    period                            period_at(std::int32_t offset) const;
    std::optional<std::string>        read_label(opgave_text text);
    const std::vector<std::string>*   declared(std::uint32_t what) const;

    /// The parameter of that name and its value; nothing (and an error) when the manifest does not have it.
    struct given {
        const opgave::parameter* declared = nullptr;
        const parameter_value*   value    = nullptr;
    };
    void                               use_parameters(opgave_node result, std::vector<gone_in> went_into);
    void                               remember(const opgave_value& handed, parameter_place of);
    [[nodiscard]] std::vector<gone_in> handed_number(std::int64_t value, opgave_id unit) const;
    [[nodiscard]] gone_in              handed(const handed_value& what) const;
    [[nodiscard]] std::vector<gone_in> parameters_of_details(operation op, std::span<const node_id> operands,
                                                             std::span<const std::int64_t> details) const;
    [[nodiscard]] std::vector<gone_in> folded_into(node_id result, std::span<const noted> operands) const;
    void                               find_parameters_used();
    void                               add_parameters_of(node_id in, const gone_in& one);
    std::optional<given>               find_given(const std::string& name);
    [[nodiscard]] std::uint32_t        index_of(const opgave::parameter& declared) const;
    const parameter_list*              find_list(const std::string& name, const opgave::parameter*& declared);
    std::optional<std::size_t>         find_field(const opgave::parameter& list, const std::string& name);
    void        hand_over(const opgave::parameter& declared, const parameter_value& value, std::uint32_t kind,
                          parameter_place of, opgave_value* out);
    void        put_name(std::uint32_t what, std::uint32_t index, const std::string& id, opgave_value& out);
    opgave_text keep(std::string text);

    bool    keep_comparison(operation op, std::span<const node_id> operands);
    node_id written_by(operation op, std::span<const node_id> operands, std::span<const std::int64_t> details);
    node_id linear(std::span<const node_id> operands, std::span<const std::int64_t> details);
    node_id apportion(std::span<const node_id> operands, std::span<const std::int64_t> details);
    bool    sums_a_stock_over_periods(node_id sum) const;

    /// @return 0, for the functions that give a node or id
    std::uint32_t error(diagnostic_code code, std::string message, std::string expected = {}, std::string remedy = {});
    void          error_at(diagnostic_code code, const place& where, std::string message, std::string expected,
                           std::string remedy);

    const frame&                             frame_;
    const column_map&                        columns_;
    graph_builder&                           builder_;
    const rule_to_write&                     rule_;
    handle_maker                             handles_;
    std::vector<noted>                       notes_;
    std::map<handed_value, handed_over>      handed_;
    std::vector<std::pair<node_id, gone_in>> uses_; ///< what went into which formula
    written_rule                             written_;
    std::deque<std::string>                  kept_texts_; ///< handed to the plugin, which may use them until it returns
    std::optional<diagnostic>                error_;
    std::uint32_t                            calls_         = 0;
    bool                                     out_of_memory_ = false;
};

} // namespace opgave
