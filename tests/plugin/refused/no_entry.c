/* SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0 */
int a_library_that_is_no_plugin(void);
int a_library_that_is_no_plugin(void) { return 0; }
