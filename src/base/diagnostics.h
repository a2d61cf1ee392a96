// What a stage found odd but could live with.
//
// A stage takes a Diagnostics& last and goes on after reporting. A code is kebab words that name the
// finding ("overlapping-text"), with the stage's subject before a dot where it helps
// ("budget.sum-mismatch"); a message is one sentence with the offending text, lower case, no full stop.
#pragma once

#include "base/place.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace planleser {

enum class Severity { Note, Warning, Error };

struct Diagnostic {
    Severity severity = Severity::Warning;
    std::string code;
    std::string message;
    std::vector<Place> at; // none: the document as a whole
};

class Diagnostics {
public:
    void add(Severity severity, std::string code, std::string message, std::vector<Place> at = {}) {
        m_all.push_back({severity, std::move(code), std::move(message), std::move(at)});
    }
    void note(std::string code, std::string message, std::vector<Place> at = {}) {
        add(Severity::Note, std::move(code), std::move(message), std::move(at));
    }
    void warn(std::string code, std::string message, std::vector<Place> at = {}) {
        add(Severity::Warning, std::move(code), std::move(message), std::move(at));
    }
    void error(std::string code, std::string message, std::vector<Place> at = {}) {
        add(Severity::Error, std::move(code), std::move(message), std::move(at));
    }
    std::span<Diagnostic const> all() const { return m_all; }
    bool empty() const { return m_all.empty(); }

private:
    std::vector<Diagnostic> m_all;
};

// "note", "warning" or "error".
char const* name_of(Severity severity);

} // namespace planleser
