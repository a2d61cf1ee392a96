// A folder for a test's own files, below the test's build folder.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace planleser {

// Returns the folder of this name, emptied.
inline std::filesystem::path empty_folder(std::string const& name) {
    auto const folder = std::filesystem::path(PLANLESER_SCRATCH_DIR) / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

inline std::string content_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::ptrdiff_t files_in(std::filesystem::path const& folder) {
    return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

} // namespace planleser
