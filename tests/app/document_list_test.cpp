#include "app/document_list.h"

#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>

#include <sys/stat.h>

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

TEST_CASE("what is called a PDF in a folder and cannot be read is named with the reason", "[documents]") {
    auto const folder = empty_folder("odd-entries");
    touch(folder / "good.pdf");
    touch(folder / "folder.pdf" / "inner.pdf");
    ::mkfifo((folder / "pipe.pdf").c_str(), 0600);
    fs::create_symlink("good.pdf", folder / "link.pdf");
    fs::create_symlink("round.pdf", folder / "round.pdf");
    fs::create_symlink("nowhere", folder / "gone.pdf");
    fs::create_symlink("/dev/zero", folder / "endless.pdf");
    fs::create_symlink("folder.pdf", folder / "linked.pdf");
    fs::create_symlink("nowhere", folder / "gone.txt");
    auto const list = list_documents({folder});
    CHECK(names_of(list) == std::vector<std::string>{"inner", "good"}); // good and link are one document
    std::map<std::string, std::string> reasons;
    for (auto const& each : list.unusable) reasons[each.path.filename()] = each.reason;
    CHECK(reasons == std::map<std::string, std::string>{{"pipe.pdf", "not a regular file"},
                         {"round.pdf", "Too many levels of symbolic links"},
                         {"gone.pdf", "a link to a file that is not there"},
                         {"endless.pdf", "not a regular file"}, {"linked.pdf", "a link to a folder"}});
    for (auto const* name : {"pipe.pdf", "round.pdf", "gone.pdf"}) {
        auto const alone = list_documents({folder / name});
        REQUIRE(alone.unusable.size() == 1);
        CHECK(alone.unusable[0].reason == reasons[name]);
    }
}

TEST_CASE("a name that leaves no room for what is written under it is cut short", "[documents]") {
    auto const folder = empty_folder("long-names");
    std::string const longest(231, 'x'), first = std::string(232, 'x'), second = std::string(251, 'x');
    std::string letters;
    while (letters.size() < 240) letters += "æ";
    for (auto const& name : {longest, first, second, letters}) touch(folder / (name + ".pdf"));
    auto const names = names_of(list_documents({folder}));
    REQUIRE(names.size() == 4);
    CHECK(names[0] == longest);
    CHECK(names[1] != names[2]);
    for (std::size_t i : {1U, 2U}) {
        CHECK(names[i].size() == 231);
        CHECK(names[i].substr(0, 223) == std::string(222, 'x') + ".");
    }
    CHECK(names[3].substr(0, 223) == letters.substr(0, 222) + ".");
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
