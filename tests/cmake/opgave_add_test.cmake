# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
include(GoogleTest)
find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)

# opgave_add_test(NAME <layer>_tests SOURCES <file>... [LIBRARIES <target>...] [BOTH_WAYS <filter>])
#
# One executable a layer. Every test in it becomes a CTest named <layer>.<Subject>.<Sentence>; it runs with the
# root of the repository as its working directory, so that a test opens "config/drenthe.toml" by that name.
# Rapidcheck is at hand: `#include <rapidcheck/gtest.h>`. Under CTest its seed is fixed, so that a change is judged by the
# same cases twice; the program run by hand takes a new one each time.
#
# BOTH_WAYS: the tests that the filter matches (googletest's, such as "*") ask testing::shipped_store() for the plugins of
# this repository. They run a second time as loaded.<layer>.<Subject>.<Sentence>, with those plugins loaded from shared
# libraries instead of linked in.
function(opgave_add_test)
  cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME;BOTH_WAYS" "SOURCES;LIBRARIES")
  if(test_UNPARSED_ARGUMENTS OR NOT test_SOURCES)
    message(FATAL_ERROR "opgave_add_test takes NAME, SOURCES, LIBRARIES and BOTH_WAYS, not: ${test_UNPARSED_ARGUMENTS}")
  endif()
  add_executable(${test_NAME} ${test_SOURCES})
  target_include_directories(${test_NAME} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${test_NAME} PRIVATE ${test_LIBRARIES} rapidcheck_gtest rapidcheck GTest::gtest_main)
  string(REGEX REPLACE "_tests$" "" layer ${test_NAME})
  gtest_discover_tests(${test_NAME} TEST_PREFIX "${layer}." WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    DISCOVERY_TIMEOUT 60 PROPERTIES LABELS ${layer} ENVIRONMENT "RC_PARAMS=seed=20240529")
  if(test_BOTH_WAYS)
    target_link_libraries(${test_NAME} PRIVATE shipped_store)
    if(OPGAVE_LOADABLE_PLUGINS)
      gtest_discover_tests(${test_NAME} TEST_PREFIX "loaded.${layer}." TEST_FILTER "${test_BOTH_WAYS}"
        TEST_LIST loaded_${test_NAME} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" DISCOVERY_TIMEOUT 60
        PROPERTIES LABELS loaded ENVIRONMENT "RC_PARAMS=seed=20240529;OPGAVE_TEST_PLUGINS=loaded")
    endif()
  endif()
endfunction()
