// All rule files of a folder, and which of them is for a document.
#pragma once

#include "ruleset/rule_set.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planleser {

// What a file's scope is held against. Folding is the library's part.
struct DocumentFeatures {
    std::string title, organisation, producer;
    std::string text; // of the first pages
    std::optional<int> year;
};

struct RuleChoice {
    RuleSet const* rules = nullptr; // lives as long as the library
    std::string reason;             // 'title matches "handlingsprogram"; priority 10'
};

class RuleLibrary {
public:
    // Reads every *.toml of the folder. Throws ImportError: BadRules for a file that does not hold or
    // inherits from none, MissingPart where there is no rule file.
    static RuleLibrary load(std::filesystem::path const& folder);
    // The same from texts by name, for tests and tools.
    static RuleLibrary from_texts(std::map<std::string, std::string> const& toml_by_name);

    std::vector<std::string> names() const; // in alphabetic order
    // Throws ImportError (BadRules) where no file has that name.
    RuleSet const& named(std::string const& name) const;
    // The file of the highest priority whose scope fits; one without scope where none does.
    RuleChoice choose(DocumentFeatures const& features) const;
    // RuleSet::warm_up() of the general set, which most documents are read by.
    void warm_up() const;

private:
    std::map<std::string, RuleSet> m_sets;
};

} // namespace planleser
