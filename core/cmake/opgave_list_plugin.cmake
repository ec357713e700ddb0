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

# Whoever reads the list meanwhile sees the old one or the new one.
file(WRITE "${list}.new" "${text}\n")
file(CHMOD "${list}.new" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
file(RENAME "${list}.new" "${list}")
