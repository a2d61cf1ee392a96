#include "ruleset/rule_library.h"

#include "base/import_error.h"
#include "ruleset/rule_error.h"
#include "ruleset/word_lists.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace planleser {

namespace {

// Reads files in the order in which they inherit.
class LibraryReader {
public:
    explicit LibraryReader(std::map<std::string, std::string> const& texts) : m_texts(texts) {}

    std::vector<RuleFile> with_inherited(std::string const& name) {
        std::vector<RuleFile> line;
        add(name, line, {});
        return line;
    }

private:
    // `heirs`: the files that asked for this one, to find circles.
    void add(std::string const& name, std::vector<RuleFile>& line, std::vector<std::string> heirs) {
        if (std::ranges::any_of(line, [&](RuleFile const& file) { return file.name == name; })) return;
        auto const file = read(name, heirs);
        line.push_back(file);
        heirs.push_back(name);
        for (auto const& parent : file.inherits) add(parent, line, heirs);
    }

    RuleFile const& read(std::string const& name, std::vector<std::string> heirs) {
        if (auto const known = m_files.find(name); known != m_files.end()) return known->second;
        if (std::ranges::find(heirs, name) != heirs.end())
            fail(heirs.back(), fmt::format("\"{}\" inherits from itself", name));
        auto const text = m_texts.find(name);
        if (text == m_texts.end()) {
            std::vector<std::string_view> names;
            for (auto const& [known, toml] : m_texts) names.push_back(known);
            fail(heirs.back(),
                fmt::format("no rule file is named \"{}\"{}", name, nearest_name_hint(name, names)));
        }
        heirs.push_back(name);
        WordLists words;
        for (auto const& parent : inherited_names(text->second, name)) {
            auto const lists = words_seen_from(parent, heirs);
            words.insert(lists.begin(), lists.end());
        }
        return m_files.emplace(name, read_rule_file(text->second, name, words)).first->second;
    }

    WordLists words_seen_from(std::string const& name, std::vector<std::string> const& heirs) {
        auto const file = read(name, heirs);
        auto lists = file.words;
        for (auto const& parent : file.inherits) {
            auto const more = words_seen_from(parent, heirs);
            lists.insert(more.begin(), more.end());
        }
        return lists;
    }

    [[noreturn]] static void fail(std::string const& file, std::string const& what) {
        throw ImportError(ImportErrorKind::BadRules, fmt::format("{}.toml: {}", file, what));
    }

    std::map<std::string, std::string> const& m_texts;
    std::map<std::string, RuleFile> m_files;
};

// Whether one of the patterns matches; says which in `reason`.
bool fits(
    std::vector<Pattern> const& patterns, std::string const& folded, char const* what, std::string& reason) {
    if (patterns.empty()) return true;
    for (auto const& pattern : patterns) {
        auto const match = pattern.find(folded);
        if (!match) continue;
        reason += fmt::format("{}{} has \"{}\"", reason.empty() ? "" : ", ", what, match->whole.of(folded));
        return true;
    }
    return false;
}

std::optional<std::string> reason_to_use(RuleScope const& scope, DocumentFeatures const& folded) {
    std::string reason;
    if (!fits(scope.title, folded.title, "title", reason) ||
        !fits(scope.organisation, folded.organisation, "organisation", reason) ||
        !fits(scope.producer, folded.producer, "producer", reason) ||
        !fits(scope.text, folded.text, "text", reason))
        return std::nullopt;
    if (scope.first_year || scope.last_year) {
        if (!folded.year || *folded.year < scope.first_year.value_or(*folded.year) ||
            *folded.year > scope.last_year.value_or(*folded.year))
            return std::nullopt;
        reason += fmt::format("{}year is {}", reason.empty() ? "" : ", ", *folded.year);
    }
    return reason;
}

} // namespace

RuleLibrary RuleLibrary::load(std::filesystem::path const& folder) {
    std::map<std::string, std::string> texts;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".toml") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        texts[entry.path().stem().string()] = {std::istreambuf_iterator<char>(file), {}};
        if (!file) throw ImportError(ImportErrorKind::BadRules, "cannot read " + entry.path().string());
    }
    if (error || texts.empty())
        throw ImportError(ImportErrorKind::MissingPart, "no rule files in " + folder.string());
    return from_texts(texts);
}

RuleLibrary RuleLibrary::from_texts(std::map<std::string, std::string> const& toml_by_name) {
    LibraryReader reader(toml_by_name);
    RuleLibrary library;
    for (auto const& [name, text] : toml_by_name)
        library.m_sets.emplace(name, RuleSet(reader.with_inherited(name)));
    return library;
}

std::vector<std::string> RuleLibrary::names() const {
    std::vector<std::string> names;
    for (auto const& [name, set] : m_sets) names.push_back(name);
    return names;
}

RuleSet const& RuleLibrary::named(std::string const& name) const {
    if (auto const found = m_sets.find(name); found != m_sets.end()) return found->second;
    auto const known = names();
    std::vector<std::string_view> const views(known.begin(), known.end());
    throw ImportError(ImportErrorKind::BadRules,
        fmt::format("no rule file is named \"{}\"{}", name, nearest_name_hint(name, views)));
}

RuleChoice RuleLibrary::choose(DocumentFeatures const& features) const {
    DocumentFeatures const folded{fold(features.title), fold(features.organisation), fold(features.producer),
        fold(features.text), features.year};
    RuleSet const *best = nullptr, *general = nullptr;
    std::string reason;
    for (auto const& [name, set] : m_sets) {
        auto const& scope = set.files().front().scope;
        if (scope.empty()) {
            if (!general || scope.priority > general->files().front().scope.priority) general = &set;
            continue;
        }
        auto const why = reason_to_use(scope, folded);
        if (!why || (best && best->files().front().scope.priority >= scope.priority)) continue;
        best = &set;
        reason = fmt::format("{}; priority {}", *why, scope.priority);
    }
    if (best) return {best, reason};
    if (general) return {general, "no other rule file is for this document"};
    throw ImportError(ImportErrorKind::BadRules, "no rule file is for this document, and none is for all");
}

void RuleLibrary::warm_up() const {
    for (auto const& [name, set] : m_sets)
        if (set.files().front().scope.empty()) set.warm_up();
}

} // namespace planleser
