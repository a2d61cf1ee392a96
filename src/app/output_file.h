// Files that are whole or not there at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace planleser {

// Writes a file of this content. Until all of it is written it has no name, so that a process killed at any
// moment leaves no half file. Throws ImportError (Unwritable) with the system's reason.
void write_whole_file(std::filesystem::path const& path, std::string_view content);

// Makes the folder, where it is missing, and makes sure that files can be written into it.
// Throws ImportError (Unwritable).
void prepare_output_folder(std::filesystem::path const& folder);

} // namespace planleser
