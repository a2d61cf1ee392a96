#include "app/data_folder.h"

#include "base/import_error.h"

#include <fmt/format.h>

namespace planleser {

namespace fs = std::filesystem;

fs::path data_folder(std::string_view name) {
    std::error_code failed;
    auto const program = fs::read_symlink("/proc/self/exe", failed);
    auto const installed = (program.parent_path() / PLANLESER_DATA_FROM_BIN).lexically_normal() / name;
    if (!failed && fs::is_directory(installed, failed)) return installed;
    auto const in_source_tree = fs::path(PLANLESER_BUILD_SOURCE_DIR) / name;
    if (fs::is_directory(in_source_tree, failed)) return in_source_tree;
    throw ImportError(ImportErrorKind::MissingPart, fmt::format("the program's {} are in neither {} nor {}",
                                                        name, installed.string(), in_source_tree.string()));
}

} // namespace planleser
