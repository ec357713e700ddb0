// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "formula/allocation_count.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations{0};

void* counted(std::size_t bytes) {
    ++allocations;
    if (void* const memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void  operator delete(void* memory) noexcept { std::free(memory); }
void  operator delete[](void* memory) noexcept { std::free(memory); }
void  operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void  operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace opgave::testing {

std::size_t allocation_count() noexcept { return allocations; }

} // namespace opgave::testing
