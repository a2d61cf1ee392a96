#include "app/document_list.h"

#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

void touch(fs::path const& path) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
}

std::vector<std::string> names_of(DocumentList const& list) {
    std::vector<std::string> names;
    for (auto const& document : list.documents) names.push_back(document.name);
    return names;
}

} // namespace

TEST_CASE("a folder stands for the PDFs below it, sorted, and for nothing else", "[documents]") {
    auto const folder = empty_folder("folder");
    for (auto const* name : {"b.pdf", "a.PDF", "deeper/c.pdf", "notes.txt", "pdf"}) touch(folder / name);
    auto const list = list_documents({folder});
    CHECK(names_of(list) == std::vector<std::string>{"a", "b", "c"});
    CHECK(list.unusable.empty());
}

TEST_CASE("a path that gives no document is named with the reason", "[documents]") {
    auto const folder = empty_folder("unusable");
    auto const list = list_documents({folder, folder / "missing.pdf"});
    REQUIRE(list.unusable.size() == 2);
    CHECK(list.unusable[0].reason == "no PDF in this folder");
    CHECK(list.unusable[1].reason == "no such file");
    CHECK(list.documents.empty());
}

TEST_CASE("equal names from different folders get different outputs, whatever their order", "[documents]") {
    auto const folder = empty_folder("equal-names");
    for (auto const* name : {"1/plan.pdf", "2/plan.pdf", "other.pdf"}) touch(folder / name);
    auto const names = names_of(list_documents({folder}));
    REQUIRE(names.size() == 3);
    CHECK(names[0] != names[1]);
    CHECK(names[0].substr(0, 5) == "plan.");
    CHECK(names[2] == "other");
    auto const turned = names_of(list_documents({folder / "2", folder / "1"}));
    CHECK(turned == std::vector<std::string>{names[1], names[0]});
}

TEST_CASE("a document that is named twice is imported once", "[documents]") {
    auto const folder = empty_folder("twice");
    touch(folder / "plan.pdf");
    CHECK(names_of(list_documents({folder / "plan.pdf", folder, folder / ".." / "twice" / "plan.pdf"}))
              .size() == 1);
}
