// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <span>
#include <utility>

namespace opgave {

/// An open file, closed at the end of its scope.
class file_descriptor {
public:
    file_descriptor() = default;
    explicit file_descriptor(int number) noexcept : number_(number) {}
    file_descriptor(file_descriptor&& from) noexcept : number_(from.keep_open()) {}
    file_descriptor& operator=(file_descriptor&& from) noexcept {
        std::swap(number_, from.number_);
        return *this;
    }
    ~file_descriptor() {
        if (is_open()) ::close(number_);
    }

    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
    [[nodiscard]] int  number() const noexcept { return number_; }
    /// Gives the file away: it stays open, until whoever takes the number closes it.
    int keep_open() noexcept { return std::exchange(number_, -1); }

private:
    int number_ = -1; ///< negative: none
};

/// @return whether all of it was written; if not, `errno` says why
inline bool write_all(const file_descriptor& to, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(to.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace opgave
