// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "plugin/rule_recorder.hpp"

#include "plugin/recording.hpp"

#include <utility>

namespace opgave {

namespace {

/// Calls a function of the recording for the plugin. Exceptions of the host stop here: the plugin may be C.
template <auto Function, class... Arguments>
auto call(void* host, Arguments... arguments) noexcept {
    auto& to     = *static_cast<recording*>(host);
    using answer = decltype((to.*Function)(arguments...));
    try {
        if (to.takes_one_more_call()) return (to.*Function)(arguments...);
    } catch (...) { // the standard library throws where memory runs out, and nothing else here throws
        to.run_out_of_memory();
    }
    if constexpr (!std::is_void_v<answer>) return answer{};
}

opgave_node apply(void* host, std::uint32_t operation, const opgave_node* operands, std::uint32_t operand_count,
                  const std::int64_t* details, std::uint32_t detail_count) noexcept {
    const std::span<const opgave_node>  of(operands, operands != nullptr ? operand_count : 0);
    const std::span<const std::int64_t> with(details, details != nullptr ? detail_count : 0);
    return call<&recording::apply>(host, operation, of, with);
}

opgave_writer table_for(recording& host) noexcept {
    return {
        sizeof(opgave_writer),
        OPGAVE_ABI_MINOR,
        &host,
        &call<&recording::find, std::uint32_t, opgave_text>,
        &call<&recording::parameter, opgave_text, std::uint32_t, opgave_value*>,
        &call<&recording::field, opgave_text, std::uint32_t, opgave_text, std::uint32_t, opgave_value*>,
        &call<&recording::figure, const opgave_read*>,
        &call<&recording::attribute, opgave_id>,
        &call<&recording::whole, std::int64_t, opgave_id>,
        &call<&recording::scatter, opgave_text, opgave_text, opgave_text>,
        &call<&recording::in_group, opgave_id>,
        &apply,
        &call<&recording::applies, opgave_node>,
        &call<&recording::require, opgave_text, opgave_node>,
        &call<&recording::publish, opgave_text, opgave_node, opgave_node>,
        &call<&recording::define, const opgave_read*, opgave_node>,
        &call<&recording::name, opgave_text, opgave_node>,
        &call<&recording::fail, opgave_text, opgave_text>,
        &call<&recording::book, const opgave_read*, opgave_node>,
        &call<&recording::unit_of, opgave_id>,
    };
}

} // namespace

result<written_rule> rule_recorder::record(const rule_to_write& rule) {
    recording           host(frame_, columns_, builder_, rule, recorded_++);
    const opgave_writer table  = table_for(host);
    const std::int32_t  status = rule.write(&table);
    return std::move(host).finish(status);
}

} // namespace opgave
