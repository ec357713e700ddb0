# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
# Lists a plugin, as it lies there now, in the plugins.sums of its directory, and leaves the lines of all others as they
# are: cmake -DPLUGIN=<file> -DLOCK=<file> -P opgave_list_plugin.cmake. A host loads what is listed; a library that is
# changed after it was listed, such as by `strip`, must be listed again.
foreach(needed IN ITEMS PLUGIN LOCK)
  if(NOT ${needed})
    message(FATAL_ERROR "opgave_list_plugin.cmake needs ${needed}")
  endif()
endforeach()
cmake_path(GET PLUGIN PARENT_PATH directory)
cmake_path(GET PLUGIN FILENAME name)
set(list "${directory}/plugins.sums")

file(LOCK "${LOCK}" GUARD PROCESS TIMEOUT 60) # several plugins of one build may be ready at once
file(SHA256 "${PLUGIN}" sum)
set(lines)
if(EXISTS "${list}")
  file(STRINGS "${list}" lines)
  string(REPLACE "." "\\." pattern "${name}")
  list(FILTER lines EXCLUDE REGEX "  ${pattern}$")
endif()
list(APPEND lines "${sum}  ${name}")
# In the order of the names, which stand behind the sums.
list(TRANSFORM lines REPLACE "^(.*)  (.*)$" "\\2  \\1")
list(SORT lines)
list(TRANSFORM lines REPLACE "^(.*)  (.*)$" "\\2  \\1")
list(JOIN lines "\n" text)

# Whoever reads the list meanwhile sees the old one or the new one, which is written under a name that nobody can have
# made before. file(WRITE) says nothing of a full disk: what was written is read again.
string(APPEND text "\n")
string(RANDOM LENGTH 16 part)
set(unfinished "${list}.${part}")
file(WRITE "${unfinished}" "${text}")
file(SHA256 "${unfinished}" written)
string(SHA256 meant "${text}")
set(failure "it was not written whole")
if(written STREQUAL meant)
  file(CHMOD "${unfinished}" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  file(RENAME "${unfinished}" "${list}" RESULT failure) # 0, or why not
endif()
if(failure)
  file(REMOVE "${unfinished}")
  message(FATAL_ERROR "opgave_list_plugin.cmake cannot write ${list}: ${failure}")
endif()
