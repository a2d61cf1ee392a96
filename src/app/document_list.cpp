#include "app/document_list.h"

#include "app/sha256.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace planleser {

namespace fs = std::filesystem;

namespace {

bool is_called_pdf(fs::path const& path) {
    auto extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return extension == ".pdf";
}

std::string key_of(fs::path const& path) {
    std::error_code failed;
    auto const whole = fs::canonical(path, failed);
    return failed ? fs::absolute(path, failed).lexically_normal().string() : whole.string();
}

std::string stem_of(fs::path const& path) {
    auto const name = is_called_pdf(path) ? path.stem() : path.filename();
    return name.string();
}

std::vector<fs::path> pdfs_below(fs::path const& folder, std::vector<UnusablePath>& unusable) {
    std::vector<fs::path> found;
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed))
        if (is_called_pdf(entry->path()) && entry->is_regular_file(failed)) found.push_back(entry->path());
    if (failed)
        unusable.push_back({folder, failed.message()});
    else if (found.empty())
        unusable.push_back({folder, "no PDF in this folder"});
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::string distinct_name(InputDocument const& document) {
    return stem_of(document.path) + "." + sha256_of(document.key).substr(0, 8);
}

DocumentList list_documents(std::vector<fs::path> const& paths) {
    DocumentList list;
    std::set<std::string> known;
    auto const add = [&](fs::path const& path) {
        auto key = key_of(path);
        if (known.insert(key).second) list.documents.push_back({path, std::move(key), stem_of(path)});
    };
    for (auto const& path : paths) {
        std::error_code failed;
        auto const status = fs::status(path, failed);
        if (!fs::exists(status))
            list.unusable.push_back(
                {path, status.type() == fs::file_type::not_found ? "no such file" : failed.message()});
        else if (fs::is_regular_file(status))
            add(path);
        else if (!fs::is_directory(status))
            list.unusable.push_back({path, "not a regular file"});
        else
            for (auto const& pdf : pdfs_below(path, list.unusable)) add(pdf);
    }
    std::map<std::string, int> times;
    for (auto const& document : list.documents) ++times[document.name];
    for (auto& document : list.documents)
        if (times[document.name] > 1) document.name = distinct_name(document);
    return list;
}

} // namespace planleser
