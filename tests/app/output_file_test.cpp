#include "app/output_file.h"

#include "base/import_error.h"

#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace planleser;

namespace fs = std::filesystem;

TEST_CASE("a file is written whole, replaces the one before, and leaves nothing beside it", "[output]") {
    auto const folder = empty_folder("replace");
    write_whole_file(folder / "a.json", "first");
    write_whole_file(folder / "a.json", "second");
    CHECK(content_of(folder / "a.json") == "second");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("where the disk is full, the file before it stays and the reason is given", "[output]") {
    auto const folder = empty_folder("full");
    write_whole_file(folder / "a.json", "first");
    auto const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // A limit on the size of files stands for a full disk: write() fails half way in both.
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit const small{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &small);
        try {
            write_whole_file(folder / "a.json", std::string(100000, 'x'));
        } catch (ImportError const& error) {
            bool const named = std::string(error.what()).find("a.json: File too large") != std::string::npos;
            ::_exit(error.kind() == ImportErrorKind::Unwritable && named ? 0 : 1);
        }
        ::_exit(2);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(content_of(folder / "a.json") == "first");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a folder that cannot be made or written is refused with its name", "[output]") {
    auto const folder = empty_folder("refused");
    write_whole_file(folder / "file", "x");
    CHECK_THROWS_WITH(
        prepare_output_folder(folder / "file"), Catch::Contains("refused/file: Not a directory"));
    CHECK_THROWS_WITH(
        prepare_output_folder(folder / "file" / "below"), Catch::Contains("cannot make the folder"));
    CHECK_THROWS_AS(prepare_output_folder("/proc/nothing/here"), ImportError);
    prepare_output_folder(folder / "new" / "deep");
    CHECK(files_in(folder / "new" / "deep") == 0);
}
