// Keeps what was recognised, so that a second import of the same picture costs no recognition.
//
// One file a picture, named by its key. A file is written under another name and then renamed, so that two
// imports at once never see half of one; what does not fit its own checksum is dropped and made again. An
// entry that cannot be written is no error: the cache is a convenience.
#pragma once

#include "ocr/recognised.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace planleser {

// Entries by their keys, for those who have no folder to keep them in.
using HeldResults = std::unordered_map<std::string, std::string>;

class ResultCache {
public:
    // An empty folder: nothing is kept.
    explicit ResultCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::optional<Recognised> find(std::string_view key) const;
    // `entry` is from packed(); returns whether it is kept.
    bool keep(std::string_view key, std::string_view entry) const;

private:
    std::filesystem::path file_of(std::string_view key) const;
    std::filesystem::path m_folder;
};

// The bytes of an entry, with its checksum.
std::string packed(Recognised const& found);
// nullopt where the bytes are not what packed() makes.
std::optional<Recognised> unpacked(std::string_view entry);

} // namespace planleser
