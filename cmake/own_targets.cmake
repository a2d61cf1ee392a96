# Warnings and sanitizers as functions on the project's own targets, so that no library is built with them.

option(PLANLESER_WERROR "Treat warnings in the project's own code as errors" OFF)
option(PLANLESER_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
option(PLANLESER_COVERAGE "Build for gcov" OFF)
option(PLANLESER_TESTS "Build the tests" ON)
option(PLANLESER_BENCH "Build the benchmarks" OFF)
option(PLANLESER_FUZZ "Build the fuzz targets (needs clang)" OFF)

function(planleser_own_target target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Woverloaded-virtual
        -Wnon-virtual-dtor $<$<BOOL:${PLANLESER_WERROR}>:-Werror>
        # g++ 12 takes a string put before a character for overlapping memory once it inlines at -O3 (GCC bug 105651).
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)
    if(PLANLESER_SANITIZE)
        target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-sanitize=vptr -fno-omit-frame-pointer)
        target_link_options(${target} PUBLIC -fsanitize=address,undefined -fno-sanitize=vptr)
    endif()
    if(PLANLESER_FUZZ)
        target_compile_options(${target} PUBLIC -fsanitize=fuzzer-no-link,address,undefined
            -fno-sanitize=vptr -fno-sanitize-recover=undefined) # Poppler hides the type information that vptr needs
        target_link_options(${target} PUBLIC -fsanitize=address,undefined -fno-sanitize=vptr)
    endif()
    if(PLANLESER_COVERAGE)
        target_compile_options(${target} PUBLIC --coverage)
        target_link_options(${target} PUBLIC --coverage)
    endif()
endfunction()

# A library for one folder of src/: planleser_folder(layout SOURCES lines.cpp … FOLDERS page text base PRIVATE lib…)
# FOLDERS are the folders below it whose headers its own headers use. The sources are listed, never globbed.
function(planleser_folder name)
    cmake_parse_arguments(FOLDER "" "" "SOURCES;FOLDERS;PRIVATE" ${ARGN})
    set(target planleser_${name})
    add_library(${target} STATIC ${FOLDER_SOURCES})
    add_library(planleser::${name} ALIAS ${target})
    planleser_own_target(${target})
    target_include_directories(${target} PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/planleser>)
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
    list(TRANSFORM FOLDER_FOLDERS PREPEND planleser_)
    target_link_libraries(${target} PUBLIC ${FOLDER_FOLDERS} PRIVATE ${FOLDER_PRIVATE})
    set_property(GLOBAL APPEND PROPERTY PLANLESER_FOLDERS ${target})
endfunction()

# The test program of one folder: planleser_test(layout SOURCES a_test.cpp … FOLDERS layout … PRIVATE lib…)
# Its tests run from the source tree's root and may read PLANLESER_SOURCE_DIR and write below PLANLESER_SCRATCH_DIR.
function(planleser_test name)
    cmake_parse_arguments(TEST "" "" "SOURCES;FOLDERS;PRIVATE" ${ARGN})
    set(target test_${name})
    add_executable(${target} ${TEST_SOURCES})
    planleser_own_target(${target})
    list(TRANSFORM TEST_FOLDERS PREPEND planleser_)
    target_link_libraries(${target} PRIVATE ${TEST_FOLDERS} ${TEST_PRIVATE} planleser_test_support)
    target_compile_definitions(${target} PRIVATE
        PLANLESER_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PLANLESER_SCRATCH_DIR="${CMAKE_CURRENT_BINARY_DIR}/scratch")
    add_test(NAME ${name} COMMAND ${target} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
