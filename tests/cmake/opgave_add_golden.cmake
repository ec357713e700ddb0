# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

# opgave_add_golden(NAME <name> COMMAND <command> <argument>... EXPECTED <file> [ERRORS <file>] [EXIT <code>]
#                   [READ_AS <sed script>])
#
# Runs the command at the root of the repository, without colour, and compares what it says with files (named from the
# CMakeLists.txt that calls this): standard output with EXPECTED, standard error with ERRORS (absent: nothing may be
# said there), the exit code with EXIT (absent: 0). READ_AS changes what is said before
# it is compared; a SHA-256 counts as 64 zeros. A difference is shown both ways. After a change that is meant,
# `OPGAVE_REWRITE_GOLDEN=1 tests/run -R <name>` writes the files anew.
function(opgave_add_golden)
  cmake_parse_arguments(PARSE_ARGV 0 golden "" "NAME;EXPECTED;ERRORS;EXIT;READ_AS" "COMMAND")
  if(golden_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "opgave_add_golden does not know: ${golden_UNPARSED_ARGUMENTS}")
  endif()
  set(errors -)
  if(golden_ERRORS)
    cmake_path(ABSOLUTE_PATH golden_ERRORS OUTPUT_VARIABLE errors)
  endif()
  cmake_path(ABSOLUTE_PATH golden_EXPECTED OUTPUT_VARIABLE expected)
  if(NOT DEFINED golden_EXIT)
    set(golden_EXIT 0)
  endif()
  add_test(NAME ${golden_NAME} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMAND "${PROJECT_SOURCE_DIR}/tests/golden/compare" "${expected}" "${errors}" ${golden_EXIT} ${golden_COMMAND})
  # Whatever the environment of whoever runs the tests says of their own province.
  set_tests_properties(${golden_NAME} PROPERTIES LABELS golden
    ENVIRONMENT "OPGAVE_PROVINCE=;OPGAVE_FORMS=;OPGAVE_GOLDEN_READ_AS=${golden_READ_AS}")
endfunction()
