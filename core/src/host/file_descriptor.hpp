// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <unistd.h>

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

} // namespace opgave
