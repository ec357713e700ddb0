/* SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0 */
const void* a_function_of_no_library(void);
const void* opgave_plugin_entry_1(void);
const void* opgave_plugin_entry_1(void) { return a_function_of_no_library(); }
