// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/base/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

/// What every target of this folder needs: its input as a text, a folder to put it in, and what must hold of whatever is
/// said back. A target is one function, which a fuzzer calls with inputs it makes up and `replay.cpp` with those kept in
/// `corpus/`.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace opgave::fuzzing {

[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A refusal says at least one thing, and can be printed as it is. Ends the process where it does not: a fuzzer then keeps
/// the input.
void check(const diagnostics& said);

/// The same of what may have been refused.
template <class Value>
void check(const result<Value>& made) {
    if (!made) check(made.error());
}

/// A folder of this process in which one file is written again and again, beside others that it may name.
class input_folder {
public:
    /// @param beside  files of the repository that are copied into it
    input_folder(std::string_view name, std::initializer_list<const char*> beside = {});
    ~input_folder();
    input_folder(const input_folder&)            = delete;
    input_folder& operator=(const input_folder&) = delete;

    /// The path of the file, which now holds these bytes.
    [[nodiscard]] const std::filesystem::path& with(std::string_view bytes) const;
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return file_; }

private:
    std::filesystem::path folder_;
    std::filesystem::path file_;
};

} // namespace opgave::fuzzing
