// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#pragma once

/// Everything a host application needs: open a plugin store, compile a province, state figures or read forms, evaluate,
/// and show what was found. The library itself never includes this header.

#include <opgave/config/expectations.hpp>
#include <opgave/config/form_figures.hpp>
#include <opgave/config/figures_file.hpp>
#include <opgave/config/form_layout.hpp>
#include <opgave/config/forms.hpp>
#include <opgave/config/province.hpp>
#include <opgave/config/province_schema.hpp>
#include <opgave/config/settings.hpp>
#include <opgave/config/write_form.hpp>
#include <opgave/host/check_expectations.hpp>
#include <opgave/host/compare_receipts.hpp>
#include <opgave/host/compile.hpp>
#include <opgave/host/plugin_store.hpp>
#include <opgave/host/receipt.hpp>
#include <opgave/host/replace_file.hpp>
#include <opgave/rules/assessment.hpp>
#include <opgave/rules/canonical.hpp>
#include <opgave/rules/compare.hpp>
#include <opgave/rules/compare_text.hpp>
#include <opgave/rules/compare_versions.hpp>
#include <opgave/rules/coverage_text.hpp>
#include <opgave/rules/explain.hpp>
#include <opgave/rules/explanation.hpp>
#include <opgave/rules/explanation_text.hpp>
#include <opgave/rules/meeting_text.hpp>
#include <opgave/rules/open_ends.hpp>
#include <opgave/rules/outcome.hpp>
#include <opgave/rules/rulebook.hpp>
#include <opgave/rules/scenarios.hpp>
#include <opgave/rules/table_session.hpp>
#include <opgave/rules/ways_to_meet.hpp>
#include <opgave/rules/what_if.hpp>
#include <opgave/version.hpp>
