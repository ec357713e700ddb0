// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
int of_the_lost_library();

/// What `missing_library` was linked with.
int of_the_lost_library() { return 1; }
