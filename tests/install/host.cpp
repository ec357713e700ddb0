// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/diagnostic.hpp>
#include <opgave/base/ratio.hpp>

#include <iostream>

// Reads a ratio with the headers and asks the compiled library for a remedy: both halves were found.
int main() {
    const auto share = opgave::parse_ratio("8140/96000");
    if (!share || *share != opgave::ratio{407, 4800}) return 1;
    std::cout << opgave::did_you_mean("shrae", {"share", "force"}) << '\n';
}
