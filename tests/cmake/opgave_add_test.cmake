# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
include(GoogleTest)
find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)

# opgave_add_test(NAME <layer>_tests SOURCES <file>... [LIBRARIES <target>...])
#
# One executable a layer. Every test in it becomes a CTest named <layer>.<Subject>.<Sentence>; it runs with the
# root of the repository as its working directory, so that a test opens "config/drenthe.toml" by that name.
# Rapidcheck is at hand: `#include <rapidcheck/gtest.h>`. Under CTest its seed is fixed, so that a change is judged by the
# same cases twice; the program run by hand takes a new one each time.
function(opgave_add_test)
  cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME" "SOURCES;LIBRARIES")
  if(test_UNPARSED_ARGUMENTS OR NOT test_SOURCES)
    message(FATAL_ERROR "opgave_add_test takes NAME, SOURCES and LIBRARIES, not: ${test_UNPARSED_ARGUMENTS}")
  endif()
  add_executable(${test_NAME} ${test_SOURCES})
  target_include_directories(${test_NAME} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${test_NAME} PRIVATE ${test_LIBRARIES} rapidcheck_gtest rapidcheck GTest::gtest_main)
  string(REGEX REPLACE "_tests$" "" layer ${test_NAME})
  gtest_discover_tests(${test_NAME} TEST_PREFIX "${layer}." WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    DISCOVERY_TIMEOUT 60 PROPERTIES LABELS ${layer} ENVIRONMENT "RC_PARAMS=seed=20240529")
endfunction()
