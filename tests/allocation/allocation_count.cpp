// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "allocation/allocation_count.hpp"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>

// The linker turns `malloc` into `__wrap_malloc` everywhere in this program, and `__real_malloc` into `malloc`.
extern "C" {
void* __real_malloc(std::size_t bytes);
void* __real_calloc(std::size_t count, std::size_t bytes);
void* __real_realloc(void* memory, std::size_t bytes);
void* __real_aligned_alloc(std::size_t alignment, std::size_t bytes);
int   __real_posix_memalign(void** memory, std::size_t alignment, std::size_t bytes);
void  __real_free(void* memory);

void* __wrap_malloc(std::size_t bytes);
void* __wrap_calloc(std::size_t count, std::size_t bytes);
void* __wrap_realloc(void* memory, std::size_t bytes);
void* __wrap_aligned_alloc(std::size_t alignment, std::size_t bytes);
int   __wrap_posix_memalign(void** memory, std::size_t alignment, std::size_t bytes);
void  __wrap_free(void* memory);
}

namespace {

std::atomic<std::size_t> asked{0};
std::atomic<std::size_t> live{0};

enum class on_failure { throws, returns_null };

/// The failure that a thread waits for.
struct awaited_failure {
    bool        is_armed      = false;
    std::size_t before_it     = 0;
    bool        has_failed    = false;
    bool        returned_null = false;
};
thread_local awaited_failure awaited;

/// Counts a request. @return whether this is the one that fails
bool is_refused(on_failure how) noexcept {
    ++asked;
    if (!awaited.is_armed) return false;
    if (awaited.before_it > 0) {
        --awaited.before_it;
        return false;
    }
    awaited = {false, 0, true, how == on_failure::returns_null};
    return true;
}

void* given(void* memory) noexcept {
    if (memory != nullptr) ++live;
    return memory;
}

void take_back(void* memory) noexcept {
    if (memory == nullptr) return;
    --live;
    __real_free(memory);
}

std::size_t at_least_one(std::size_t bytes) noexcept { return bytes == 0 ? 1 : bytes; }

void* allocate(std::size_t bytes, on_failure how) noexcept {
    return is_refused(how) ? nullptr : given(__real_malloc(at_least_one(bytes)));
}
void* allocate(std::size_t bytes, std::align_val_t alignment, on_failure how) noexcept {
    if (is_refused(how)) return nullptr;
    const auto to = static_cast<std::size_t>(alignment);
    return given(__real_aligned_alloc(to, (at_least_one(bytes) + to - 1) / to * to)); // whole multiples, as it wants
}
void* or_throw(void* memory) {
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

} // namespace

// Every form, for what one gives another takes back.
void* operator new(std::size_t n) { return or_throw(allocate(n, on_failure::throws)); }
void* operator new[](std::size_t n) { return or_throw(allocate(n, on_failure::throws)); }
void* operator new(std::size_t n, std::align_val_t to) { return or_throw(allocate(n, to, on_failure::throws)); }
void* operator new[](std::size_t n, std::align_val_t to) { return or_throw(allocate(n, to, on_failure::throws)); }
void* operator new(std::size_t n, const std::nothrow_t&) noexcept { return allocate(n, on_failure::returns_null); }
void* operator new[](std::size_t n, const std::nothrow_t&) noexcept { return allocate(n, on_failure::returns_null); }
void* operator new(std::size_t n, std::align_val_t to, const std::nothrow_t&) noexcept {
    return allocate(n, to, on_failure::returns_null);
}
void* operator new[](std::size_t n, std::align_val_t to, const std::nothrow_t&) noexcept {
    return allocate(n, to, on_failure::returns_null);
}

void operator delete(void* memory) noexcept { take_back(memory); }
void operator delete[](void* memory) noexcept { take_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { take_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { take_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { take_back(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { take_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { take_back(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { take_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { take_back(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { take_back(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { take_back(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { take_back(memory); }

void* __wrap_malloc(std::size_t bytes) {
    return is_refused(on_failure::returns_null) ? nullptr : given(__real_malloc(bytes));
}
void* __wrap_calloc(std::size_t count, std::size_t bytes) {
    return is_refused(on_failure::returns_null) ? nullptr : given(__real_calloc(count, bytes));
}
void* __wrap_realloc(void* memory, std::size_t bytes) {
    if (is_refused(on_failure::returns_null)) return nullptr;
    void* const moved = __real_realloc(memory, bytes);
    if (memory == nullptr) return given(moved);
    if (moved == nullptr && bytes == 0) --live; // it was a way to free
    return moved;
}
void* __wrap_aligned_alloc(std::size_t alignment, std::size_t bytes) {
    return is_refused(on_failure::returns_null) ? nullptr : given(__real_aligned_alloc(alignment, bytes));
}
int __wrap_posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
    if (is_refused(on_failure::returns_null)) return ENOMEM;
    const int error = __real_posix_memalign(memory, alignment, bytes);
    if (error == 0) given(*memory);
    return error;
}
void __wrap_free(void* memory) { take_back(memory); }

namespace opgave::testing {

std::size_t allocation_count() noexcept { return asked; }
std::size_t live_allocations() noexcept { return live; }

failing_allocation::failing_allocation(std::size_t after) noexcept { awaited = {true, after, false, false}; }
failing_allocation::~failing_allocation() { awaited = {}; }

bool failing_allocation::has_failed() const noexcept { return awaited.has_failed; }
bool failing_allocation::could_do_without() const noexcept { return awaited.returned_null; }

} // namespace opgave::testing
