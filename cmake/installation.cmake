# `cmake --install`: the program, its rules and schemas, and the library for find_package(planleser).
include(CMakePackageConfigHelpers)

get_property(folders GLOBAL PROPERTY PLANLESER_FOLDERS)
install(TARGETS ${folders} EXPORT planleserTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(folder IN LISTS folders)
    string(REPLACE planleser_ "" name ${folder})
    install(DIRECTORY src/${name} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/planleser FILES_MATCHING PATTERN "*.h")
endforeach()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/planleser)
install(EXPORT planleserTargets NAMESPACE planleser:: DESTINATION ${package_dir})
configure_package_config_file(cmake/planleserConfig.cmake.in ${PROJECT_BINARY_DIR}/planleserConfig.cmake
    INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/planleserConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/planleserConfig.cmake ${PROJECT_BINARY_DIR}/planleserConfigVersion.cmake
    cmake/libraries.cmake DESTINATION ${package_dir})

foreach(data rules schemas scripts)
    if(EXISTS ${PROJECT_SOURCE_DIR}/${data})
        install(DIRECTORY ${data} DESTINATION ${CMAKE_INSTALL_DATADIR}/planleser)
    endif()
endforeach()
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
