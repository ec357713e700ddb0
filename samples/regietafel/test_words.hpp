// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <opgave/host/check_expectations.hpp>

#include <regietafel/speech.hpp>

#include <optional>
#include <string>

/// How an expectation reads, and what was found in its place. What an expectation leaves open is left out of both, so that
/// the two can be laid side by side.
namespace regietafel {

/// `amv_quotum (quotum) 2025, De Wolden`, `amv opgave 2024, De Wolden`: the ids that its author wrote
[[nodiscard]] std::string what_is_expected(const opgave::expected_finding& one, const opgave::figures& table);
[[nodiscard]] std::string what_is_expected(const opgave::expected_coverage& one, const opgave::figures& table);
[[nodiscard]] std::string what_is_expected(const opgave::expected_figure& one, const opgave::figures& table);

/// `niet voldaan, marge −7`
[[nodiscard]] std::string judged_text(opgave::verdict of, const std::optional<opgave::interval>& slack,
                                      const speech& say);

/// `niet voldaan, marge −7`; `teller 6, noemer 13, 46 %`
[[nodiscard]] std::string expected_text(const opgave::expected_finding& one, const speech& say);
[[nodiscard]] std::string expected_text(const opgave::expected_coverage& one, const speech& say);
[[nodiscard]] std::string expected_text(const opgave::expected_figure& one, const speech& say);
[[nodiscard]] std::string found_text(const opgave::wrong_finding& one, const speech& say);
[[nodiscard]] std::string found_text(const opgave::wrong_coverage& one, const speech& say);
[[nodiscard]] std::string found_text(const opgave::wrong_figure& one, const speech& say);

/// The slack that was found; nothing where an end of it is a blank's outer bound.
[[nodiscard]] std::optional<opgave::interval> known_slack(const opgave::wrong_finding& one);

/// Where it stands in the file; of a finding the part that did not come out, the verdict or the slack.
[[nodiscard]] const opgave::place& place_of(const opgave::wrong_finding& one);
[[nodiscard]] const opgave::place& place_of(const opgave::wrong_coverage& one);
[[nodiscard]] const opgave::place& place_of(const opgave::wrong_figure& one);

/// `Eigen GOO-opgave [goo_opgave (opgave) 2024, De Wolden]: niet voldaan, marge −61`
[[nodiscard]] std::string unexpected_text(const opgave::finding& one, const opgave::outcome& of, const speech& say);

} // namespace regietafel
