// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include "allocation/allocation_count.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <vector>

namespace opgave::testing {

namespace {

constexpr std::size_t      bytes = 64;
constexpr std::align_val_t to{64};

/// Calls a function in a way that no compiler sees through: a pair of asking and giving back is not left out.
template <class Function>
Function* opaque(Function* function) {
    Function* volatile hidden = function;
    return hidden;
}

/// One way to ask for memory, and the way to give it back.
struct form {
    std::string                name;
    std::function<void*()>     ask;
    std::function<void(void*)> give_back;
    bool                       throws = false;
};

void with_free(void* memory) { opaque (&std::free)(memory); }

std::vector<form> forms() {
    using std::nothrow;
    return {
        {"new", [] { return ::operator new(bytes); }, [](void* p) { ::operator delete(p); }, true},
            {"new[]", [] { return ::operator new[](bytes); }, [](void* p) { ::operator delete[](p); }, true},
            {"new, aligned", [] { return ::operator new(bytes, to); }, [](void* p) { ::operator delete(p, to); }, true},
            {"new[], aligned", [] { return ::operator new[](bytes, to); }, [](void* p) { ::operator delete[](p, to); },
             true},
            {"new, nothrow", [] { return ::operator new(bytes, nothrow); },
             [](void* p) { ::operator delete(p, nothrow); }},
            {"new[], nothrow", [] { return ::operator new[](bytes, nothrow); },
             [](void* p) { ::operator delete[](p, nothrow); }},
            {"new, aligned, nothrow", [] { return ::operator new(bytes, to, nothrow); },
             [](void* p) { ::operator delete(p, to, nothrow); }},
            {"new[], aligned, nothrow", [] { return ::operator new[](bytes, to, nothrow); },
             [](void* p) { ::operator delete[](p, to, nothrow); }},
#if defined(__cpp_sized_deallocation)
            {"new, sized", [] { return ::operator new(bytes); }, [](void* p) { ::operator delete(p, bytes); }, true},
            {"new[], sized", [] { return ::operator new[](bytes); }, [](void* p) { ::operator delete[](p, bytes); },
             true},
            {"new, aligned and sized", [] { return ::operator new(bytes, to); },
             [](void* p) { ::operator delete(p, bytes, to); }, true},
            {"new[], aligned and sized", [] { return ::operator new[](bytes, to); },
             [](void* p) { ::operator delete[](p, bytes, to); }, true},
#endif
            {"malloc", [] { return opaque(&std::malloc)(bytes); }, with_free},
            {"calloc", [] { return opaque(&std::calloc)(2, bytes); }, with_free},
            {"realloc", [] { return opaque(&std::realloc)(nullptr, bytes); }, with_free},
            {"aligned_alloc", [] { return opaque(&std::aligned_alloc)(64, bytes); }, with_free},
            {"posix_memalign",
             []() -> void* {
                 void* memory = nullptr;
                 return opaque(&posix_memalign)(&memory, 64, bytes) == 0 ? memory : nullptr;
             },
             with_free},
    };
}

} // namespace

TEST(AllocationCount, SeesEachFormOnce) {
    for (const form& one : forms()) {
        const std::size_t asked_before = allocation_count();
        const std::size_t live_before  = live_allocations();
        void* const       memory       = one.ask();
        const std::size_t asked_after  = allocation_count();
        const std::size_t live_between = live_allocations();
        one.give_back(memory);
        const std::size_t live_after = live_allocations();
        EXPECT_NE(memory, nullptr) << one.name;
        EXPECT_EQ(asked_after, asked_before + 1) << one.name;
        EXPECT_EQ(live_between, live_before + 1) << one.name;
        EXPECT_EQ(live_after, live_before) << one.name;
    }
}

TEST(AllocationCount, SeesMemoryThatGrows) {
    void* const       memory = opaque(&std::malloc)(bytes);
    const std::size_t asked  = allocation_count();
    const std::size_t live   = live_allocations();
    void* const       more   = opaque(&std::realloc)(memory, 4096);
    EXPECT_EQ(allocation_count(), asked + 1);
    EXPECT_EQ(live_allocations(), live);
    with_free(more);
    EXPECT_EQ(live_allocations(), live - 1);
}

TEST(AllocationCount, SeesWhatTheStandardLibraryAsksFor) {
    const std::size_t before = allocation_count();
    const std::string long_text(static_cast<std::size_t>(1000), 'x');
    EXPECT_EQ(allocation_count(), before + 1) << long_text.size();
}

TEST(FailingAllocation, FailsEachFormOnce) {
    for (const form& one : forms()) {
        const std::size_t  live = live_allocations();
        failing_allocation next(0);
        if (one.throws) {
            EXPECT_THROW((void)one.ask(), std::bad_alloc) << one.name;
        } else {
            EXPECT_EQ(one.ask(), nullptr) << one.name;
        }
        EXPECT_TRUE(next.has_failed()) << one.name;
        EXPECT_EQ(next.could_do_without(), !one.throws) << one.name;
        EXPECT_EQ(live_allocations(), live) << one.name;
        one.give_back(one.ask()); // only one fails
    }
}

TEST(FailingAllocation, LetsSoManyPassBefore) {
    const auto         ask = opaque<void*(std::size_t)>(&::operator new);
    failing_allocation third(2);
    void* const        first  = ask(bytes);
    void* const        second = ask(bytes);
    EXPECT_FALSE(third.has_failed());
    EXPECT_THROW((void)ask(bytes), std::bad_alloc);
    EXPECT_TRUE(third.has_failed());
    ::operator delete(first);
    ::operator delete(second);
}

} // namespace opgave::testing
