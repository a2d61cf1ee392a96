#include "corrections/merge_corrections.h"

#include <algorithm>
#include <map>

namespace planleser {

MergedCorrections merge_corrections(std::span<CorrectionsFile const> files) {
    MergedCorrections merged;
    std::vector<Correction> all;
    std::string latest;
    for (auto const& file : files) {
        if (merged.file.document.empty()) merged.file.document = file.document;
        for (auto const& entry : file.entries) {
            // The PDF that the last decision was made on.
            if (entry.when >= latest && !file.sha256.empty()) merged.file.sha256 = file.sha256;
            latest = std::max(latest, entry.when);
            all.push_back(entry);
        }
    }
    sort_corrections(all);
    std::map<std::string, std::vector<Correction>> of_subject;
    for (auto& entry : all) {
        auto& decisions = of_subject[subject_of(entry)];
        auto same = decisions.begin();
        while (same != decisions.end() && !agree(*same, entry)) ++same;
        if (same == decisions.end())
            decisions.push_back(std::move(entry));
        else if (same->when < entry.when)
            *same = std::move(entry);
    }
    for (auto& [subject, decisions] : of_subject) {
        std::ranges::stable_sort(decisions, {}, &Correction::when);
        for (std::size_t i = 1; i < decisions.size(); ++i)
            merged.conflicts.push_back({decisions[i - 1], decisions[i]});
        for (auto& decision : decisions) merged.file.entries.push_back(std::move(decision));
    }
    sort_corrections(merged.file.entries);
    return merged;
}

} // namespace planleser
