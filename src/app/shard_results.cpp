#include "app/shard_results.h"

#include "app/plan_summary.h"
#include "app/text_file.h"

#include "base/import_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

namespace planleser {

namespace fs = std::filesystem;

namespace {

constexpr unsigned most_named = 20; // missing shards; of more, most are missing, and a list helps nobody

// One shard's word on one document.
struct Candidate {
    ShardDocument document;
    fs::path folder;
    std::string import; // shards of one import share it: two of its documents are never one
};

std::string name_of_plan(ManifestEntry const& entry) {
    return entry.name + ".plan.json";
}

auto rank(Candidate const& candidate) {
    auto const& entry = candidate.document.entry;
    int const got = !candidate.document.plan.empty() ? 2 : entry.state == "failed" ? 1 : 0;
    return std::tuple(got, got == 2 && failed_pages_of(entry) == 0, entry.ended);
}

std::string difference(Candidate const& kept, Candidate const& other) {
    auto const &one = kept.document.entry, &two = other.document.entry;
    if (one.sha256 != two.sha256) return "the file changed between them";
    if (one.recipe != two.recipe)
        return "they were made by different versions of the program, or with different rules or options";
    if (failed_pages_of(one) != failed_pages_of(two)) return "of one more pages failed";
    return "their plans differ";
}

class Collection {
public:
    void add_folder(fs::path const& folder) {
        auto const manifests = manifests_in(folder);
        if (manifests.empty())
            throw ImportError(
                ImportErrorKind::Unreadable, fmt::format("{}: no import wrote here", folder.string()));
        for (auto const& manifest : manifests) add_manifest(folder, manifest);
    }

    ShardResults finish() {
        name_missing_shards();
        for (auto& [key, candidates] : m_of_key) take_best(candidates);
        drop_copies();
        for (auto& [key, candidate] : m_taken) m_results.documents.push_back(std::move(candidate.document));
        return std::move(m_results);
    }

private:
    void add_manifest(fs::path const& folder, fs::path const& manifest) {
        std::error_code failed;
        auto const itself = fs::canonical(manifest, failed).string();
        if (!m_seen.insert(itself).second) return;
        ++m_results.manifests;
        unsigned number = 0, count = 0;
        auto import = itself;
        if (std::sscanf(manifest.filename().c_str(), "manifest.%u-of-%u.sqlite", &number, &count) == 2) {
            m_shards[count].insert(number);
            import = fmt::format("of {}", count);
        }
        for (auto& entry : read_manifest(manifest)) add(std::move(entry), folder, import);
    }

    void add(ManifestEntry entry, fs::path const& folder, std::string const& import) {
        ShardDocument document{std::move(entry), {}};
        if (document.entry.state == "imported") {
            auto plan = folder / name_of_plan(document.entry);
            std::error_code failed;
            if (fs::is_regular_file(plan, failed)) {
                document.plan = std::move(plan);
            } else {
                m_results.gaps.push_back(
                    fmt::format("{}: its plan {} is gone", document.entry.key, plan.string()));
                document.entry.state = "planned";
            }
        }
        auto& candidates = m_of_key[document.entry.key];
        candidates.push_back({std::move(document), folder, import});
    }

    void name_missing_shards() {
        for (auto const& [count, numbers] : m_shards) {
            auto const absent = count - static_cast<unsigned>(numbers.size());
            if (absent == 0) continue;
            std::string names;
            unsigned named = 0;
            for (unsigned number = 1; number <= count && named < std::min(absent, most_named); ++number) {
                if (numbers.count(number) != 0) continue;
                names += fmt::format("{}{}", named == 0 ? "" : ", ", number);
                ++named;
            }
            m_results.gaps.push_back(fmt::format("{} of {} shards missing: {}{}", absent, count, names,
                absent > most_named ? " and more" : ""));
        }
    }

    void take_best(std::vector<Candidate>& candidates) {
        auto const best = std::max_element(candidates.begin(), candidates.end(),
            [](Candidate const& one, Candidate const& other) { return rank(one) < rank(other); });
        for (auto const& other : candidates)
            if (&other != &*best) compare(*best, other);
        auto const key = best->document.entry.key;
        m_taken.emplace(key, std::move(*best));
    }

    void compare(Candidate const& kept, Candidate const& other) {
        if (kept.document.plan.empty() || other.document.plan.empty()) return;
        if (say_the_same(kept.document.plan, other.document.plan))
            ++m_results.repeats;
        else
            m_results.conflicts.push_back(fmt::format("{}: {} and {} hold different results ({}); taken: {}",
                kept.document.entry.key, kept.document.plan.string(), other.document.plan.string(),
                difference(kept, other), kept.document.plan.string()));
    }

    // Files of the same bytes in different imports.
    void drop_copies() {
        std::map<std::string, std::vector<std::string>> keys_of_bytes;
        for (auto const& [key, candidate] : m_taken)
            if (!candidate.document.plan.empty())
                keys_of_bytes[candidate.document.entry.sha256].push_back(key);
        for (auto const& [bytes, keys] : keys_of_bytes) {
            auto const best =
                *std::max_element(keys.begin(), keys.end(), [this](auto const& one, auto const& other) {
                    return rank(m_taken.at(one)) < rank(m_taken.at(other));
                });
            for (auto const& key : keys) {
                if (m_taken.at(key).import == m_taken.at(best).import) continue;
                compare(m_taken.at(best), m_taken.at(key));
                m_taken.erase(key);
            }
        }
    }

    std::set<std::string> m_seen;
    std::map<unsigned, std::set<unsigned>> m_shards; // by the number of parts
    std::map<std::string, std::vector<Candidate>> m_of_key;
    std::map<std::string, Candidate> m_taken;
    ShardResults m_results;
};

nlohmann::json without_file_name(std::string const& text) {
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_object() && json.contains("source") && json["source"].is_object())
        json["source"].erase("file");
    return json;
}

} // namespace

std::size_t failed_pages_of(ManifestEntry const& entry) {
    return entry.summary.empty() ? 0 : summary_from_json(entry.summary).failed_pages;
}

bool say_the_same(fs::path const& one, fs::path const& other) {
    std::error_code failed;
    if (fs::equivalent(one, other, failed)) return true;
    auto const text = read_text_file(one), other_text = read_text_file(other);
    return text == other_text || without_file_name(text) == without_file_name(other_text);
}

ShardResults collect_shards(std::vector<fs::path> const& folders) {
    Collection collection;
    for (auto const& folder : folders) collection.add_folder(folder);
    return collection.finish();
}

} // namespace planleser
