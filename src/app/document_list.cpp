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

// Bytes: of the 255 that a file system allows there must be room for ".NAME.plan.json.PROCESS.part".
constexpr std::size_t longest_name = 231;

// At most so many bytes, and no part of a character.
std::string cut(std::string const& text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

std::string name_of(fs::path const& path, std::string const& key) {
    auto stem = stem_of(path);
    return stem.size() <= longest_name ? stem : distinct_name({path, key, {}});
}

// Why what is called a PDF is none; empty: it may be one, or is a folder.
std::string why_unusable(fs::path const& path) {
    std::error_code failed;
    auto const status = fs::status(path, failed);
    if (fs::is_regular_file(status)) return {};
    if (status.type() == fs::file_type::not_found)
        return fs::is_symlink(fs::symlink_status(path, failed)) ? "a link to a file that is not there"
                                                                : "no such file";
    if (!fs::exists(status)) return failed.message();
    if (!fs::is_directory(status)) return "not a regular file";
    return fs::is_symlink(fs::symlink_status(path, failed)) ? "a link to a folder" : "";
}

std::vector<fs::path> pdfs_below(fs::path const& whole, std::vector<UnusablePath>& unusable) {
    auto const unusable_before = unusable.size();
    std::vector<fs::path> found, folders{whole};
    while (!folders.empty()) {
        auto const folder = std::move(folders.back());
        folders.pop_back();
        std::error_code failed, ignored;
        fs::directory_iterator entry(folder, failed);
        for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
            if (entry->is_directory(ignored) && !entry->is_symlink(ignored))
                folders.push_back(entry->path());
            else if (!is_called_pdf(entry->path()))
                continue;
            else if (auto why = why_unusable(entry->path()); !why.empty())
                unusable.push_back({entry->path(), std::move(why)});
            else
                found.push_back(entry->path());
        }
        if (failed) unusable.push_back({folder, failed.message()});
    }
    if (found.empty() && unusable.size() == unusable_before)
        unusable.push_back({whole, "no PDF in this folder"});
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::string distinct_name(InputDocument const& document) {
    auto const mark = "." + sha256_of(document.key).substr(0, 8);
    return cut(stem_of(document.path), longest_name - mark.size()) + mark;
}

DocumentList list_documents(std::vector<fs::path> const& paths) {
    DocumentList list;
    std::set<std::string> known;
    auto const add = [&](fs::path const& path) {
        auto key = key_of(path);
        if (!known.insert(key).second) return;
        auto name = name_of(path, key);
        list.documents.push_back({path, std::move(key), std::move(name)});
    };
    for (auto const& path : paths) {
        std::error_code failed;
        if (fs::is_directory(path, failed))
            for (auto const& pdf : pdfs_below(path, list.unusable)) add(pdf);
        else if (auto why = why_unusable(path); !why.empty())
            list.unusable.push_back({path, std::move(why)});
        else
            add(path);
    }
    std::map<std::string, int> times;
    for (auto const& document : list.documents) ++times[document.name];
    for (auto& document : list.documents)
        if (times[document.name] > 1) document.name = distinct_name(document);
    return list;
}

} // namespace planleser
