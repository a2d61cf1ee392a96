#include "app/text_file.h"

#include "base/import_error.h"

#include <fstream>
#include <iterator>

namespace planleser {

std::string read_text_file(std::filesystem::path const& path) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) throw ImportError(ImportErrorKind::BadPlan, "no such file");
    if (std::filesystem::is_directory(path, failed))
        throw ImportError(ImportErrorKind::BadPlan, "is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw ImportError(ImportErrorKind::BadPlan, "cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace planleser
