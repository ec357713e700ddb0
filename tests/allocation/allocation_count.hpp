// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <cstddef>

/// What a program that links `allocation_count` asks of memory: `new` in each of its forms, wherever it is called, and
/// `malloc`, `calloc`, `realloc`, `aligned_alloc` and `posix_memalign`, where this program or a static library calls
/// them. What a shared library asks of `malloc` by itself is not seen. Under the sanitizers the same is seen.
namespace opgave::testing {

/// How often memory was asked for, by all threads.
[[nodiscard]] std::size_t allocation_count() noexcept;

/// How many pieces of memory were given and not yet taken back.
[[nodiscard]] std::size_t live_allocations() noexcept;

/// While one of these lives, the allocation of this thread fails that comes after so many others.
class failing_allocation {
public:
    explicit failing_allocation(std::size_t after) noexcept;
    ~failing_allocation();
    failing_allocation(const failing_allocation&)            = delete;
    failing_allocation& operator=(const failing_allocation&) = delete;

    /// Was there one to fail? And was it asked without an exception (`std::nothrow`, `malloc`), so that whoever asked may
    /// have done without?
    [[nodiscard]] bool has_failed() const noexcept;
    [[nodiscard]] bool could_do_without() const noexcept;
};

} // namespace opgave::testing
