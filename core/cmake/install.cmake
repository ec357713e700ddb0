# SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
# What `cmake --install` puts where: headers, the library, the package that find_package(opgave) reads, the provinces, and
# what is there to be read.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/opgave")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/opgave" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
install(TARGETS opgave_core opgave_plugin opgave EXPORT opgave_targets)
install(EXPORT opgave_targets NAMESPACE opgave:: FILE opgaveTargets.cmake DESTINATION "${package_dir}")

# A static library leaves its own libraries to whoever links it; a shared one has them inside.
get_target_property(kind opgave TYPE)
set(opgave_static_dependencies)
if(kind STREQUAL "STATIC_LIBRARY")
  string(CONCAT opgave_static_dependencies
    "find_dependency(tomlplusplus)\n"
    "find_dependency(range-v3)\n"
    "find_dependency(nlohmann_json)\n"
    "find_dependency(Threads)\n"
    "find_dependency(PkgConfig)\n"
    "pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)\n")
  if(OPGAVE_LOADABLE_PLUGINS)
    string(APPEND opgave_static_dependencies
      "find_dependency(Boost 1.74)\n"
      "pkg_check_modules(libelf REQUIRED IMPORTED_TARGET libelf)\n")
  endif()
endif()
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/opgaveConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/opgaveConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/opgaveConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/opgaveConfig.cmake" "${PROJECT_BINARY_DIR}/opgaveConfigVersion.cmake"
  "${CMAKE_CURRENT_LIST_DIR}/opgave_add_plugin.cmake" "${CMAKE_CURRENT_LIST_DIR}/opgave_list_plugin.cmake"
  DESTINATION "${package_dir}")

# A province is written on top of these, and its editor reads the schema beside them.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/config" DESTINATION "${CMAKE_INSTALL_DATADIR}/opgave")
# The contract, and a plugin to copy and start from.
install(FILES "${PROJECT_SOURCE_DIR}/core/docs/plugin-contract.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/plugins/example" DESTINATION "${CMAKE_INSTALL_DOCDIR}/plugins")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE-EUPL-1.2.txt" "${PROJECT_SOURCE_DIR}/LICENSE-Apache-2.0.txt"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}")
