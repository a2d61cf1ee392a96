#include "support/golden.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace planleser::test {

std::string read_text_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void check_golden(
    std::filesystem::path const& expected, std::string_view actual, std::filesystem::path const& scratch) {
    auto const write = [&](std::filesystem::path const& path) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
    };
    if (char const* accept = std::getenv("PLANLESER_ACCEPT"); accept != nullptr && *accept == '1')
        write(expected);
    INFO("expected: " << expected);
    REQUIRE(std::filesystem::exists(expected));
    auto const wanted = read_text_file(expected);
    if (wanted != actual) write(scratch / expected.parent_path().filename() / expected.filename());
    CHECK(wanted == actual);
}

} // namespace planleser::test
