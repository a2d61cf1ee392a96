// The program as a user runs it: what it prints where, how it ends, and what it leaves behind.
#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include <csignal>
#include <sys/stat.h>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

fs::path const source_tree = PLANLESER_SOURCE_DIR;
fs::path const good_pdf = source_tree / "samples" / "program-2024.pdf";

ProgramRun planleser_with(std::vector<std::string> arguments, RunOptions const& options = {}) {
    arguments.insert(arguments.begin(), PLANLESER_PROGRAM);
    return run_program(arguments, options);
}

void write_file(fs::path const& path, std::string const& content) {
    std::ofstream(path, std::ios::binary) << content;
}

// A first page that draws nothing, in a file with no way to find it but by searching.
std::string const hollow_pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                               "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n";

} // namespace

TEST_CASE("help leads with examples and names every command", "[command-line]") {
    auto const help = planleser_with({"--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.out.find("Examples:") < help.out.find("Usage:"));
    for (auto const* command : {"import", "show", "validate", "schema", "doctor"})
        CHECK(says(help.out, command));
    auto const import = planleser_with({"import", "--help"});
    CHECK(import.out.find("planleser import plan.pdf") < import.out.find("Usage:"));
}

TEST_CASE("arguments that do not hold end with code 1 and say which", "[command-line]") {
    struct Case {
        std::vector<std::string> arguments;
        std::string message;
    };
    for (auto const& [arguments, message] : std::vector<Case>{
             {{}, "which command?"},
             {{"import"}, "PATH is required"},
             {{"import", "x.pdf", "--stop-after", "nowhere"}, "--stop-after"},
             {{"import", "x.pdf", "--jobs", "0"}, "--jobs"},
             {{"import", "x.pdf", "--stdout", "--out", "y"}, "excludes"},
             {{"imprt"}, "imprt"},
         }) {
        auto const run = planleser_with(arguments);
        INFO(run.err);
        CHECK(run.exit_code == 1);
        CHECK(says(run.err, message));
        CHECK(run.out.empty());
    }
}

TEST_CASE("each bad input gets one line with its name and the reason, and code 2", "[command-line]") {
    auto const folder = empty_folder("bad-input");
    auto const whole = content_of(good_pdf);
    REQUIRE(whole.size() > 1000);
    write_file(folder / "empty.pdf", "");
    write_file(folder / "text.pdf", "Handlingsprogram\n");
    write_file(folder / "cut.pdf", whole.substr(0, 900));
    write_file(folder / "hollow.pdf", hollow_pdf);
    write_file(folder / "zeros.pdf", "");
    write_file(folder / "sparse.pdf", "%PDF-1.7\n");
    fs::resize_file(folder / "zeros.pdf", std::uintmax_t{4} << 30);
    fs::resize_file(folder / "sparse.pdf", std::uintmax_t{3} << 30);
    fs::create_directory(folder / "nothing");
    ::mkfifo((folder / "pipe.pdf").c_str(), 0600);
    fs::copy_file(source_tree / "tests" / "app" / "cases" / "password-protected.pdf", folder / "locked.pdf");

    struct Case {
        std::string file, reason;
    };
    for (auto const& [file, reason] : std::vector<Case>{
             {"empty.pdf", "empty"},
             {"text.pdf", "not a PDF"},
             {"cut.pdf", "truncated"},
             {"hollow.pdf", "page"},
             {"locked.pdf", "password"},
             {"zeros.pdf", "not a PDF"},
             {"sparse.pdf", "the file has 3072 MB, more than one document may use"},
             {"missing.pdf", "no such file"},
             {"nothing", "no PDF in this folder"},
             {"pipe.pdf", "not a regular file"},
         }) {
        auto const out = folder / "out";
        auto const run = planleser_with({"import", (folder / file).string(), "--out", out.string()});
        INFO(run.err);
        CHECK(run.exit_code == 2);
        CHECK(says(run.err, "planleser: " + (folder / file).string() + ": "));
        CHECK(says(run.err, reason));
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        CHECK(run.out.empty());
        if (fs::exists(out))
            for (auto const& left : fs::directory_iterator(out)) CHECK(left.path().extension() != ".json");
    }
}

TEST_CASE("bad documents do not keep good ones from being imported", "[command-line]") {
    auto const folder = empty_folder("mixed");
    write_file(folder / "a.pdf", "no PDF at all");
    fs::copy_file(good_pdf, folder / "b.pdf");
    auto const out = folder / "out";
    auto const run = planleser_with({"import", folder.string(), "--out", out.string()});
    INFO(run.err);
    CHECK(run.exit_code == 4);
    CHECK(says(run.err, "a.pdf: "));
    CHECK(says(run.err, "1 imported, 1 failed"));
    CHECK(fs::exists(out / "b.plan.json"));
    CHECK_FALSE(fs::exists(out / "a.plan.json"));
}

TEST_CASE(
    "an output folder that cannot be written ends with code 1 before anything is read", "[command-line]") {
    auto const folder = empty_folder("unwritable");
    write_file(folder / "file", "x");
    auto const run = planleser_with({"import", good_pdf.string(), "--out", (folder / "file").string()});
    INFO(run.err);
    CHECK(run.exit_code == 1);
    CHECK(says(run.err, (folder / "file").string()));
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    CHECK(content_of(folder / "file") == "x");
}

TEST_CASE("standard output has the JSON alone, the table goes to standard error", "[command-line]") {
    auto const folder = empty_folder("stdout");
    auto const run = planleser_with({"import", good_pdf.string(), "--stdout"}, {folder});
    CHECK(run.exit_code == 0);
    CHECK(run.out.substr(0, 2) == "{\n");
    CHECK(says(run.err, "program-2024.pdf"));
    CHECK(files_in(folder) == 0);
}

TEST_CASE("every stage can be looked at", "[command-line]") {
    for (auto const& [stage, sign] : std::vector<std::pair<std::string, std::string>>{
             {"page", "page 1 "}, {"layout", "page 1"}, {"tree", "h1 "}, {"plan", "\"planleser.plan\""}}) {
        auto const run = planleser_with({"import", good_pdf.string(), "--stop-after", stage, "--stdout"});
        INFO(stage << ": " << run.err);
        CHECK(run.exit_code == 0);
        CHECK(says(run.out, sign));
    }
}

TEST_CASE("an import explains which rules it chose, why, and what they take", "[command-line]") {
    auto const folder = empty_folder("explained");
    write_file(folder / "general.toml",
        "[[term]]\nid = \"aim\"\nmeans = \"aim\"\nmatch = ['formål']\nyes = [\"Formål\"]\n");
    write_file(folder / "own.toml", R"([for]
text = ['handlingsprogram']
priority = 9
[[term]]
id = "measure"
means = "measure"
match = ['tiltak']
yes = ["Tiltak"]
)");
    auto const run = planleser_with({"import", good_pdf.string(), "--explain", "--rules", folder.string()});
    INFO(run.out << run.err);
    CHECK(run.exit_code == 0);
    CHECK(says(run.out, "program-2024.pdf\nrules: own (text has \"handlingsprogram\"; priority 9)\n"));
    CHECK(says(run.out, "heading: tiltak\n  own/measure means measure\n"));
}

TEST_CASE(
    "the same bytes give the same JSON, byte for byte, however many workers there are", "[command-line]") {
    auto const folder = source_tree / "samples";
    auto const once = planleser_with({"import", folder.string(), "--stdout", "--jobs", "1"});
    auto const again = planleser_with({"import", folder.string(), "--stdout", "--jobs", "4"});
    CHECK(once.out.size() > 100000);
    CHECK(once.out == again.out);
}

TEST_CASE(
    "what is written is valid, can be shown, and names the file without its folders", "[command-line]") {
    auto const folder = empty_folder("valid");
    auto const import =
        planleser_with({"import", (source_tree / "samples").string(), "--out", folder.string()});
    INFO(import.err);
    REQUIRE(import.exit_code == 0);
    std::vector<std::string> arguments{"validate"};
    for (auto const& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") arguments.push_back(entry.path().string());
    REQUIRE(arguments.size() > 5);
    auto const validation = planleser_with(arguments);
    INFO(validation.err);
    CHECK(validation.exit_code == 0);
    CHECK(says(content_of(folder / "program-2024.plan.json"), "\"file\": \"program-2024.pdf\""));
    auto const show = planleser_with({"show", (folder / "program-2024.plan.json").string()});
    CHECK(show.exit_code == 0);
    CHECK(says(show.out, "program-2024.pdf"));
}

TEST_CASE("files that are no plan are refused with their name", "[command-line]") {
    auto const folder = empty_folder("no-plan");
    write_file(folder / "text.json", "not JSON");
    write_file(folder / "other.json", "{\"format\": \"other\"}");
    write_file(folder / "broken.json", "{\"format\": \"planleser.plan\", \"measures\": 3}");
    struct Case {
        std::string command, file;
        int exit_code;
    };
    for (auto const& [command, file, exit_code] :
        std::vector<Case>{{"show", "text.json", 2}, {"show", "other.json", 2}, {"show", "broken.json", 2},
            {"show", "missing.json", 2}, {"validate", "text.json", 2}, {"validate", "other.json", 2},
            {"validate", "broken.json", 5}, {"validate", "missing.json", 2}}) {
        auto const run = planleser_with({command, (folder / file).string()});
        INFO(command << ' ' << file << ": " << run.err);
        CHECK(run.exit_code == exit_code);
        CHECK(says(run.err, (folder / file).string() + ": "));
    }
}

TEST_CASE("a broken rule file ends the import with code 2, its place and what is wrong", "[command-line]") {
    auto const folder = empty_folder("broken-rules");
    fs::copy(source_tree / "rules", folder / "rules", fs::copy_options::recursive);
    write_file(folder / "rules" / "broken.toml", "[targets\n");
    auto const run = planleser_with({"import", good_pdf.string(), "--rules", (folder / "rules").string(),
        "--out", (folder / "out").string()});
    INFO(run.err);
    CHECK(run.exit_code == 2);
    CHECK(says(run.err, "broken.toml:1"));
    CHECK_FALSE(fs::exists(folder / "out" / "program-2024.plan.json"));
}

TEST_CASE("an interrupted import stops soon, leaves no half file and ends with code 130", "[command-line]") {
    auto const folder = empty_folder("interrupted");
    for (int copy = 0; copy < 400; ++copy) fs::copy_file(good_pdf, folder / (std::to_string(copy) + ".pdf"));
    auto const out = folder / "out";
    auto const run = planleser_with(
        {"import", folder.string(), "--out", out.string()}, {".", out / "0.plan.json", SIGINT});
    INFO(run.err);
    CHECK(run.exit_code == 130);
    CHECK(says(run.err, "interrupted"));
    for (auto const& entry : fs::directory_iterator(out)) {
        if (entry.path().extension() != ".json") continue;
        auto const text = content_of(entry.path());
        CHECK(text.substr(text.size() - 2) == "}\n");
    }
}

TEST_CASE("an import interrupted twice is gone at once and leaves no half file", "[command-line]") {
    auto const folder = empty_folder("interrupted-twice"), out = empty_folder("interrupted-twice-out");
    for (int copy = 0; copy < 400; ++copy) fs::copy_file(good_pdf, folder / (std::to_string(copy) + ".pdf"));
    RunningProgram program(
        {PLANLESER_PROGRAM, "import", folder.string(), "--out", out.string(), "--cache", ""});
    while (!fs::exists(out / "0.plan.json") && !program.has_ended()) {
    }
    program.send(SIGINT);
    program.send(SIGINT);
    CHECK(program.wait() == 130);
    for (auto const& [name, text] : files_of(out)) {
        INFO(name);
        CHECK(name.ends_with(".plan.json"));
        CHECK(text.ends_with("}\n"));
    }
    auto const again = planleser_with({"import", folder.string(), "--out", out.string(), "--cache", ""});
    CHECK(again.exit_code == 0);
    CHECK(files_of(out).size() == 400);
}

TEST_CASE(
    "a document that vanishes while an import runs is named, and the others are done", "[command-line]") {
    auto const folder = empty_folder("vanishing"), out = empty_folder("vanishing-out");
    for (int copy = 0; copy < 200; ++copy) fs::copy_file(good_pdf, folder / (std::to_string(copy) + ".pdf"));
    fs::copy_file(good_pdf, folder / "z.pdf");
    RunningProgram program(
        {PLANLESER_PROGRAM, "import", folder.string(), "--out", out.string(), "--cache", "", "--jobs", "1"});
    while (!fs::exists(out / "0.plan.json") && !program.has_ended()) {
    }
    fs::remove(folder / "z.pdf");
    CHECK(program.wait() == 4);
    CHECK(files_of(out).size() == 200);
    auto const failures = planleser_with({"failures", out.string()});
    CHECK(failures.out == (folder / "z.pdf").string() + ": unreadable: the file cannot be opened\n");
}

TEST_CASE("whatever a file is called, its plan is written, valid and found again", "[command-line]") {
    auto const folder = empty_folder("odd-names"), out = empty_folder("odd-names-out");
    std::vector<std::string> const names{"new\nline", "not\xFFutf\xFE", std::string(251, 'x'),
        "a\u030Ao\u0308 æøå", "-dash", " ", "{}%s", "q\"uo\\te\x1B[31m", "NAME.plan.json"};
    for (auto const& name : names) fs::copy_file(good_pdf, folder / (name + ".pdf"));
    std::vector<std::string> const import{
        "import", folder.string(), "--out", out.string(), "--cache", "", "--events"};
    auto const run = planleser_with(import);
    INFO(run.err);
    CHECK(run.exit_code == 0);
    CHECK(files_of(out).size() == names.size());
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == static_cast<long>(names.size()) + 3);
    std::vector<std::string> validation{"validate"};
    for (auto const& entry : fs::directory_iterator(out))
        if (entry.is_regular_file()) validation.push_back(entry.path().string());
    CHECK(planleser_with(validation).exit_code == 0);
    CHECK(says(planleser_with(import).err, "0 imported, 9 as they were\n"));
}

TEST_CASE("a document that only its owner's password changes is read", "[command-line]") {
    auto const run = planleser_with(
        {"import", (source_tree / "tests" / "app" / "cases" / "owner-password.pdf").string(), "--stdout"});
    CHECK(run.exit_code == 0);
    CHECK(says(run.out, "Tiltak som regionen skal gjennomf"));
}

TEST_CASE("tables come out in every format, and pictures of the pages where asked for", "[command-line]") {
    auto const json = planleser_with({"tables", good_pdf.string()});
    CHECK(json.exit_code == 0);
    CHECK(json.out.starts_with("{\"file\":\"program-2024.pdf\",\"tables\":["));
    CHECK(std::count(json.out.begin(), json.out.end(), '\n') == 1);
    CHECK(says(json.out, "\"row\":0,\"col\":0,\"row_end\":0,\"col_end\":"));
    CHECK(says(planleser_with({"tables", good_pdf.string(), "--format", "html"}).out, "<table"));
    CHECK(says(
        planleser_with({"tables", good_pdf.string(), "--format", "csv"}).out, "# program-2024.pdf, page "));
    auto const scratch = empty_folder("tables-picture");
    auto const pictured =
        planleser_with({"tables", good_pdf.string(), "--format", "text", "--picture", scratch.string()});
    CHECK(pictured.exit_code == 0);
    std::ifstream picture(scratch / "program-2024-001.png", std::ios::binary);
    std::string head(8, ' ');
    picture.read(head.data(), 8);
    CHECK(head == "\x89PNG\r\n\x1a\n");
}

TEST_CASE("a file that is no PDF ends the tables command with code 2", "[command-line]") {
    auto const run = planleser_with({"tables", (source_tree / "CMakeLists.txt").string()});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(says(run.err, "CMakeLists.txt"));
}
