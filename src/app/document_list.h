// From the paths of a command line to the documents to import and the names of what is written for them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace planleser {

struct InputDocument {
    std::filesystem::path path; // as given, or below a folder that was given
    std::string key;            // its absolute path: what it is known by from run to run
    std::string name;           // of its output, without ".plan.json"
};

// A path that gives no document, with the reason.
struct UnusablePath {
    std::filesystem::path path;
    std::string reason;
};

struct DocumentList {
    std::vector<InputDocument> documents; // in the order given, a folder's by name; none twice
    std::vector<UnusablePath> unusable;
};

// A file stands for itself, a folder for every *.pdf below it; what is called so and cannot be read, and
// folders that cannot be, are unusable. A document's name is its file name without ".pdf"; where several
// share one, each gets the first eight digits of its key's SHA-256 after it, so that a name does not depend
// on the order of the documents. So does one that is too long for what is written under it, cut short before
// them.
DocumentList list_documents(std::vector<std::filesystem::path> const& paths);

// The name that a document takes where its own is another's.
std::string distinct_name(InputDocument const& document);

} // namespace planleser
