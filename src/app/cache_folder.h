// Where results of recognition are kept between runs.
#pragma once

#include <filesystem>

namespace planleser {

// $XDG_CACHE_HOME/planleser, else ~/.cache/planleser; empty where neither is known.
std::filesystem::path default_cache_folder();

} // namespace planleser
