// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

#include <regietafel/page.hpp>
#include <regietafel/picture.hpp>
#include <regietafel/picture_page.hpp>

/// The parts of `put_picture`, in the order of the page.
namespace regietafel {

void put_conclusion(const picture& shown, page& on);
void put_figures(const subject& of, page& on);
void put_member(const subject& one, quotes words_of_forms, page& on);

/// The coverages of what is asked of a subject, and its other measures.
void put_positions(const subject& of, page& on);

/// The findings of a subject, a table of requirements and periods.
void put_judgements(const subject& of, page& on);

void put_unattributed(const picture& shown, page& on);
void put_findings(const picture& shown, page& on);
void put_remarks(const picture& shown, quotes words_of_forms, page& on);
void put_versions(const picture& shown, page& on);
void put_sources(const picture& shown, quotes words_of_forms, page& on);

} // namespace regietafel
