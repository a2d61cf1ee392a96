// What a program left in a folder, and said about it, for tests that hold two runs against each other.
#pragma once

#include "support/scratch_folder.h"

#include <filesystem>
#include <map>
#include <string>

namespace planleser {

// The content of each file directly in the folder, by its name.
inline std::map<std::string, std::string> files_of(std::filesystem::path const& folder) {
    std::map<std::string, std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file()) files[entry.path().filename()] = content_of(entry.path());
    return files;
}

inline bool says(std::string const& text, std::string const& what) {
    return text.find(what) != std::string::npos;
}

} // namespace planleser
