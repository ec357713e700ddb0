# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
# Calls opgave_add_plugin() with ARGUMENTS, which it must refuse before it makes a target.
include("${CMAKE_CURRENT_LIST_DIR}/../../core/cmake/opgave_add_plugin.cmake")
opgave_add_plugin(proef ${ARGUMENTS})
