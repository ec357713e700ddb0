# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0

# opgave_add_plugin(<name> MANIFEST <plugin.toml> SOURCES <file>...)
#
# Builds a plugin, whose sources end with OPGAVE_PLUGIN(<name>, ...), in both ways in which a host can have it:
#   opgave_plugin_<name>         a shared library <name>.so of which only the entry can be seen, for
#                                plugin_store::open(); built in <project>/plugins, installed in lib/opgave/plugins-1,
#                                and listed in the plugins.sums of that directory, which names what a host may load
#   opgave_plugin_<name>_static  the same objects, for the table of opgave_add_static_plugins()
# The manifest is embedded in both, byte for byte, as an ELF note: `opgave-plugin show <name>.so` prints what it says.
function(opgave_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 plugin "" "MANIFEST" "SOURCES")
  if(plugin_UNPARSED_ARGUMENTS OR plugin_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "opgave_add_plugin(${name}) does not understand: "
      "${plugin_UNPARSED_ARGUMENTS} ${plugin_KEYWORDS_MISSING_VALUES}")
  endif()
  foreach(needed IN ITEMS MANIFEST SOURCES)
    if(NOT plugin_${needed})
      message(FATAL_ERROR "opgave_add_plugin(${name}) needs ${needed}")
    endif()
  endforeach()
  foreach(source IN LISTS plugin_SOURCES) # a list swallows the keywords that nobody knows
    if(NOT source MATCHES "\\.[a-z]+$")
      message(FATAL_ERROR "opgave_add_plugin(${name}) does not understand: ${source}")
    endif()
  endforeach()
  if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
    message(FATAL_ERROR "opgave_add_plugin(${name}): a name is lower-case letters, digits and '_', a letter first")
  endif()
  if(NOT CMAKE_C_COMPILER_LOADED) # else CMake leaves the generated .c files out and says nothing
    message(FATAL_ERROR "opgave_add_plugin needs the C language: project(... LANGUAGES C CXX)")
  endif()

  set(target opgave_plugin_${name})
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/${target}")

  cmake_path(ABSOLUTE_PATH plugin_MANIFEST OUTPUT_VARIABLE manifest)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${manifest}")
  file(READ "${manifest}" manifest_bytes HEX)
  string(LENGTH "${manifest_bytes}" manifest_size)
  math(EXPR manifest_size "${manifest_size} / 2")
  string(REGEX REPLACE "(..)" "0x\\1," manifest_bytes "${manifest_bytes}")
  # The assembler makes a note of what lies in a section of such a name. A note stays where a library is stripped, where
  # sections that nobody reads are left out, and where all is optimised as one program.
  file(CONFIGURE OUTPUT "${generated}_manifest.c" @ONLY CONTENT [[
#include <opgave/plugin/abi.h>

static const struct {
    uint32_t owner_size, content_size, type; /* the header of every ELF note */
    char     owner[8];                       /* terminated, and filled up to whole words */
    uint32_t abi_minor, reserved;
    unsigned char manifest[@manifest_size@];
} note __attribute__((section(".note.opgave"), used, aligned(4))) = {
    sizeof OPGAVE_NOTE_OWNER, 2 * sizeof(uint32_t) + sizeof note.manifest, OPGAVE_ABI_MAJOR, OPGAVE_NOTE_OWNER,
    OPGAVE_ABI_MINOR, 0, {@manifest_bytes@}};
extern const opgave_text opgave_manifest_@name@;
const opgave_text opgave_manifest_@name@ = {(const char*)note.manifest, sizeof note.manifest};
]])
  # A sanitizer would put bytes of its own between note and note.
  set_source_files_properties("${generated}_manifest.c" PROPERTIES COMPILE_OPTIONS -fno-sanitize=all)
  file(CONFIGURE OUTPUT "${generated}_entry.c" @ONLY CONTENT [[
#include <opgave/plugin/abi.h>

extern const opgave_plugin* opgave_plugin_entry_1_@name@(void);
extern __attribute__((visibility("default"))) const opgave_plugin* opgave_plugin_entry_1(void);
const opgave_plugin* opgave_plugin_entry_1(void) { return opgave_plugin_entry_1_@name@(); }
]])
  file(CONFIGURE OUTPUT "${generated}.map" @ONLY CONTENT "{ global: opgave_plugin_entry_1; local: *; };\n")

  add_library(${target}_objects OBJECT ${plugin_SOURCES} "${generated}_manifest.c")
  target_link_libraries(${target}_objects PUBLIC opgave::plugin)
  set_target_properties(${target}_objects PROPERTIES POSITION_INDEPENDENT_CODE ON
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)

  add_library(${target}_static STATIC $<TARGET_OBJECTS:${target}_objects>)
  if(DEFINED OPGAVE_LOADABLE_PLUGINS AND NOT OPGAVE_LOADABLE_PLUGINS) # a build of opgave itself that loads nothing
    return()
  endif()

  add_library(${target} MODULE "${generated}_entry.c" $<TARGET_OBJECTS:${target}_objects>)
  target_link_libraries(${target} PRIVATE opgave::plugin)
  target_link_options(${target} PRIVATE "LINKER:--version-script=${generated}.map")
  # clang leaves the symbols of its sanitizers to the program
  if(NOT (CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_FLAGS MATCHES "-fsanitize"))
    target_link_options(${target} PRIVATE LINKER:-z,defs)
  endif()
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} PREFIX "" SUFFIX ".so" LINKER_LANGUAGE CXX
    LINK_DEPENDS "${generated}.map" LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/plugins")
  set(lister "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/opgave_list_plugin.cmake")
  set(lock "${PROJECT_BINARY_DIR}/plugins.lock")
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${CMAKE_COMMAND} "-DPLUGIN=$<TARGET_FILE:${target}>" "-DLOCK=${lock}" -P "${lister}")
  if(NOT DEFINED OPGAVE_INSTALL OR OPGAVE_INSTALL)
    include(GNUInstallDirs)
    set(directory "${CMAKE_INSTALL_LIBDIR}/opgave/plugins-1")
    install(TARGETS ${target} LIBRARY DESTINATION "${directory}")
    # After the file was installed, and stripped where that was asked for.
    install(CODE "
      set(plugin \"${directory}/${name}.so\")
      cmake_path(ABSOLUTE_PATH plugin BASE_DIRECTORY \"\${CMAKE_INSTALL_PREFIX}\")
      message(STATUS \"Listing: \$ENV{DESTDIR}\${plugin}\")
      execute_process(COMMAND \"\${CMAKE_COMMAND}\" \"-DPLUGIN=\$ENV{DESTDIR}\${plugin}\" \"-DLOCK=${lock}\"
        -P \"${lister}\" COMMAND_ERROR_IS_FATAL ANY)")
  endif()
endfunction()

# opgave_add_static_plugins(<target> PLUGINS <name>...)
#
# A library with these plugins linked in and the table of them, opgave::shipped_plugins(). One a program.
function(opgave_add_static_plugins target)
  cmake_parse_arguments(PARSE_ARGV 1 table "" "" "PLUGINS")
  if(table_UNPARSED_ARGUMENTS OR NOT table_PLUGINS)
    message(FATAL_ERROR "opgave_add_static_plugins(${target}) takes PLUGINS <name>..., not: ${table_UNPARSED_ARGUMENTS}")
  endif()
  set(declarations)
  set(entries)
  set(libraries)
  foreach(name IN LISTS table_PLUGINS)
    string(APPEND declarations "extern \"C\" const opgave_plugin* opgave_plugin_entry_1_${name}(void);\n")
    string(APPEND entries "        {\"${name}\", &opgave_plugin_entry_1_${name}},\n")
    list(APPEND libraries opgave_plugin_${name}_static)
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp" @ONLY CONTENT [[
#include <opgave/host/static_plugins.hpp>

@declarations@
namespace opgave {

std::span<const static_plugin> shipped_plugins() noexcept {
    static constexpr static_plugin plugins[] = {
@entries@    };
    return plugins;
}

} // namespace opgave
]])
  add_library(${target} STATIC "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
  target_link_libraries(${target} PUBLIC opgave::core PRIVATE ${libraries})
endfunction()
