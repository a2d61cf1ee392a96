#include "app/merged_folder.h"

#include "app/output_file.h"
#include "app/plan_files.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "plan/plan_json.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

namespace planleser {

namespace fs = std::filesystem;

namespace {

bool tell_the_same(ManifestEntry const& one, ManifestEntry const& other) {
    auto const all = [](ManifestEntry const& entry) {
        return std::tie(entry.name, entry.state, entry.sha256, entry.recipe, entry.summary, entry.kind,
            entry.reason, entry.page, entry.ended);
    };
    return all(one) == all(other);
}

class MergedFolder {
public:
    MergedFolder(std::vector<ShardDocument> const& documents, fs::path const& folder)
        : m_documents(documents), m_folder(folder), m_manifest(prepared(folder)) {
        for (auto& entry : m_manifest.entries()) {
            m_taken_names.insert(entry.name);
            auto key = entry.key;
            m_known.emplace(std::move(key), std::move(entry));
        }
        for (auto const& document : documents)
            if (m_known.count(document.entry.key) == 0) ++m_wanted[document.entry.name];
    }

    FolderMerge run() {
        for (auto const& document : m_documents) add(document);
        return std::move(m_merge);
    }

private:
    static fs::path prepared(fs::path const& folder) {
        prepare_output_folder(folder);
        auto manifest = manifest_path(folder);
        prepare_output_folder(manifest.parent_path());
        return manifest;
    }

    void add(ShardDocument const& document) {
        auto const known = m_known.find(document.entry.key);
        auto entry = document.entry;
        if (known != m_known.end()) {
            entry.name = known->second.name;
            if (stays(known->second, document)) return;
        } else {
            entry.name = free_name(entry);
        }
        auto const target = path_of(entry.name);
        bool const new_plan = !document.plan.empty() && !holds(target, document);
        if (new_plan) {
            auto const text = text_of(document);
            if (text.empty()) return;
            write_whole_file(target, text);
        }
        bool const new_entry = known == m_known.end() || !tell_the_same(known->second, entry);
        if (new_entry) m_manifest.record(entry);
        if (!document.plan.empty()) ++(new_plan || new_entry ? m_merge.written : m_merge.as_they_were);
    }

    // Whether what the folder holds is better than what the shards bring.
    bool stays(ManifestEntry const& held, ShardDocument const& document) {
        std::error_code failed;
        auto const plan = path_of(held.name);
        if (held.state != "imported" || !fs::is_regular_file(plan, failed)) return false;
        if (document.plan.empty()) return true;
        if (held.ended <= document.entry.ended) return false;
        if (!say_the_same(plan, document.plan))
            m_merge.conflicts.push_back(
                fmt::format("{}: {} is older than {} and says something else; the latter stays", held.key,
                    document.plan.string(), plan.string()));
        ++m_merge.as_they_were;
        return true;
    }

    std::string free_name(ManifestEntry const& entry) {
        auto name = entry.name;
        if (m_wanted[name] > 1 || m_taken_names.count(name) != 0)
            name = distinct_name({entry.key, entry.key, name});
        m_taken_names.insert(name);
        return name;
    }

    static bool holds(fs::path const& target, ShardDocument const& document) {
        std::error_code failed;
        if (!fs::is_regular_file(target, failed)) return false;
        return fs::equivalent(target, document.plan, failed) ||
               read_text_file(target) == read_text_file(document.plan);
    }

    // Empty where it is no whole plan of this document, which is told.
    std::string text_of(ShardDocument const& document) {
        try {
            auto text = read_text_file(document.plan);
            if (plan_from_json(text).source.sha256 == document.entry.sha256) return text;
            m_merge.gaps.push_back(fmt::format(
                "{} is another document's plan, not that of {}", document.plan.string(), document.entry.key));
        } catch (ImportError const& error) {
            m_merge.gaps.push_back(fmt::format("{}: {}", document.plan.string(), error.what()));
        }
        return {};
    }

    fs::path path_of(std::string const& name) const { return m_folder / (name + ".plan.json"); }

    std::vector<ShardDocument> const& m_documents;
    fs::path m_folder;
    Manifest m_manifest;
    std::map<std::string, ManifestEntry> m_known; // by key
    std::set<std::string> m_taken_names;
    std::map<std::string, int> m_wanted; // how many new documents would have this name
    FolderMerge m_merge;
};

} // namespace

FolderMerge merge_into_folder(std::vector<ShardDocument> const& documents, fs::path const& folder) {
    return MergedFolder(documents, folder).run();
}

} // namespace planleser
