// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/kernels_here.hpp"

#if defined(__x86_64__)
#include "formula/avx2_processor.hpp"
#endif

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace opgave {

#if defined(__x86_64__)

namespace {

constexpr std::array<detail::kernel_row, step_kind_count> kernels = [] {
    auto       rows      = step_kernels;
    const auto values_of = [&](step_kind kind) -> auto& { return rows[static_cast<std::size_t>(kind)].values; };
    values_of(step_kind::times_reciprocal) = detail::times_reciprocal<avx2_processor>;
    values_of(kind_of(operation::stated))  = detail::stated<avx2_processor>;
    return rows;
}();

// These once more, where everything they call becomes part of them and may use vectors of 32 bytes. As attributes of
// functions and not as options of this file: what the standard library instantiates here must run anywhere.
template <auto Values>
[[gnu::target("avx2"), gnu::flatten]] void values_avx2(machine& on, detail::step_range of, detail::window in) noexcept {
    Values(on, of, in);
}
template <auto Known>
[[gnu::target("avx2"), gnu::flatten]] void known_avx2(machine& on, const instruction& step,
                                                      detail::window in) noexcept {
    Known(on, step, in);
}

constexpr std::array<detail::kernel_row, step_kind_count> avx2_kernels =
    []<std::size_t... Kind>(std::index_sequence<Kind...>) {
    return std::array<detail::kernel_row, step_kind_count>{
        {{values_avx2<kernels[Kind].values>, known_avx2<kernels[Kind].known>, kernels[Kind].ranges}...}};
}
(std::make_index_sequence<step_kind_count>{});

[[gnu::target("avx2,popcnt"), gnu::flatten]] std::size_t list_unmet_avx2(const machine& on,
                                                                         std::uint32_t* into) noexcept {
    return detail::list_unmet<avx2_processor>(on, into);
}

[[gnu::target("avx2"), gnu::flatten]] void
count_unmet_avx2(const machine& on, std::span<const std::uint32_t> requirements, std::int32_t* into) noexcept {
    detail::count_unmet(on, requirements, into);
}

template <auto Values, run_form Form>
[[gnu::target("avx2"), gnu::flatten]] void run_avx2(machine& on, detail::step_range of) noexcept {
    detail::values_of_form<Values, Form>(on, of);
}
/// Does a kernel gain by knowing the form of its run? Not where nothing is computed, or lanes are picked out one by one.
constexpr bool has_forms(std::size_t kind) {
    if (kind >= operation_count) return true;
    const auto of = static_cast<operation>(kind);
    return row_of(of).shape != shape_rule::leaf && of != operation::sum_groups && of != operation::sum_set
           && of != operation::broadcast && of != operation::apportion && of != operation::tied;
}
constexpr detail::run_kernels avx2_run_kernels =
    detail::make_run_kernels([]<std::size_t Kind, run_form Form>() -> detail::run_kernel {
        constexpr run_form form = has_forms(Kind) ? Form : run_form::wide; // which takes nothing for granted
        return run_avx2<kernels[Kind].values, form>;
    });

constexpr detail::kernel_set avx2_set{avx2_kernels.data(), avx2_run_kernels.data(), list_unmet_avx2, count_unmet_avx2};

} // namespace

const detail::kernel_set& kernels_here() noexcept {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") ? avx2_set : detail::portable_kernels;
}

#else

const detail::kernel_set& kernels_here() noexcept { return detail::portable_kernels; }

#endif

} // namespace opgave
