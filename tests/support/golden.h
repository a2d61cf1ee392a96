// Comparing with a file of what is expected, kept beside its input.
//
// A missing file fails. With PLANLESER_ACCEPT=1 in the environment the file is written instead, for a human
// to read before it is committed; without it the actual text goes to the scratch folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace planleser::test {

std::string read_text_file(std::filesystem::path const& path);

// Fails the running test where `actual` is not what stands in the file.
void check_golden(
    std::filesystem::path const& expected, std::string_view actual, std::filesystem::path const& scratch);

} // namespace planleser::test
