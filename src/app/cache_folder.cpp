#include "app/cache_folder.h"

#include <cstdlib>

namespace planleser {

std::filesystem::path default_cache_folder() {
    // A relative XDG_CACHE_HOME is invalid and to be ignored, says the XDG base directory specification.
    if (char const* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && cache[0] == '/')
        return std::filesystem::path(cache) / "planleser";
    if (char const* home = std::getenv("HOME"); home != nullptr && home[0] == '/')
        return std::filesystem::path(home) / ".cache" / "planleser";
    return {};
}

} // namespace planleser
