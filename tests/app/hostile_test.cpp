// Files made to break PDF readers: each ends in a plan or in one line with the reason, within its limits.
#include "pdf/small_pdf.h"

#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>

using namespace planleser;
using test::SmallPdf;

namespace fs = std::filesystem;

namespace {

std::string repeated(std::string const& text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

// A calculator function within a calculator function, a hundred thousand deep, to colour a text.
std::string nested_function() {
    SmallPdf pdf;
    constexpr std::size_t depth = 100000;
    pdf.stream(10, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]",
        repeated("{", depth) + " 0 0 0 " + repeated("}", depth));
    pdf.page("/CS1 cs 0.5 sc BT /F1 12 Tf 72 700 Td (Tiltak) Tj ET", "",
        "/ColorSpace << /CS1 [/Separation /Ink /DeviceRGB 10 0 R] >>");
    return pdf.bytes();
}

std::string deep_structure_tree() {
    SmallPdf pdf;
    constexpr int depth = 200000, first = 2000000;
    pdf.catalog("/MarkInfo << /Marked true >> /StructTreeRoot 50 0 R");
    pdf.object(50, "<< /Type /StructTreeRoot /K " + std::to_string(first) + " 0 R >>");
    for (int i = 0; i < depth; ++i)
        pdf.object(first + i, "<< /Type /StructElem /S /Sect /P 50 0 R /K " +
                                  std::to_string(i + 1 < depth ? first + i + 1 : 50) + " 0 R >>");
    pdf.page("/P << /MCID 0 >> BDC BT /F1 12 Tf 72 700 Td (Tiltak) Tj ET EMC");
    return pdf.bytes();
}

// Twelve forms, each of which draws the next ten times; the last draws nothing that a limit counts.
std::string multiplying_forms() {
    SmallPdf pdf;
    for (int i = 0; i < 12; ++i) {
        auto const next = std::to_string(11 + i);
        pdf.stream(10 + i,
            "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X " + next +
                " 0 R >> >>",
            repeated("/X Do ", 10));
    }
    pdf.stream(22, "/Type /XObject /Subtype /Form /BBox [0 0 600 800]", " ");
    pdf.page("/X Do", "", "/XObject << /X 10 0 R >>");
    return pdf.bytes();
}

// Fields of a form, thirty deep, each of which has the next one twice.
std::string shared_fields() {
    SmallPdf pdf;
    constexpr int depth = 30, first = 50;
    pdf.catalog("/AcroForm << /Fields [50 0 R] >>");
    auto const parent = [](int i) {
        return i > 0 ? "/Parent " + std::to_string(first + i - 1) + " 0 R " : std::string();
    };
    for (int i = 0; i < depth; ++i) {
        auto const next = std::to_string(first + i + 1) + " 0 R";
        pdf.object(first + i, "<< /Kids [" + next + " " + next + "] " + parent(i) + ">>");
    }
    pdf.object(first + depth,
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Tiltak) /Rect [0 0 1 1] " + parent(depth) + ">>");
    pdf.page("BT /F1 12 Tf 72 700 Td (Tiltak) Tj ET");
    return pdf.bytes();
}

// Pages of text, of which the second has a picture of so many white pixels a side, too.
std::string large_picture(int side) {
    SmallPdf pdf;
    auto const pixels = std::to_string(side);
    auto const runs = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3 / 128 + 1;
    pdf.stream(10,
        "/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /RunLengthDecode "
        "/Width " +
            pixels + " /Height " + pixels,
        repeated("\x81\xFF", runs) + "\x80");
    auto const text = [](std::string const& words) {
        return "BT /F1 12 Tf 72 700 Td (" + words + " side skal styrke samarbeidet om areal) Tj ET ";
    };
    pdf.page(text("Fyrste"));
    pdf.page(text("Andre") + "q 500 0 0 400 50 100 cm /X Do Q", "", "/XObject << /X 10 0 R >>");
    pdf.page(text("Tredje"));
    return pdf.bytes();
}

// Content of 16 MB that unpacks to a string of 1 GB: each two bytes stand for 128 blanks.
std::string longest_string() {
    SmallPdf pdf;
    pdf.stream(10, "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Filter /RunLengthDecode",
        "\x0D"
        "BT /F1 12 Tf (" +
            repeated("\x81 ", 8 << 20) +
            "\x07) Tj ET "
            "\x80");
    pdf.page("/X Do", "", "/XObject << /X 10 0 R >>");
    return pdf.bytes();
}

std::string page_of(std::string const& content) {
    return SmallPdf().page(content).bytes();
}

void write_file(fs::path const& path, std::string const& content) {
    std::ofstream(path, std::ios::binary) << content;
}

std::ptrdiff_t count(std::string const& text, std::string const& what) {
    std::ptrdiff_t times = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++times;
    return times;
}

} // namespace

TEST_CASE("known killers of PDF readers cost their own document only", "[hostile]") {
    struct Killer {
        std::string name, bytes;
        std::vector<std::string> ends; // beginnings of the reasons that may be told; none: a plan is made
    };
    std::string const memory = "gave up on page 1 of 1, as it does when 900 MB of memory are not enough";
    std::vector<Killer> const killers{
        {"nested-function", nested_function(), {"crashed (Segmentation fault) on page 1 of 1"}},
        {"deep-structure-tree", deep_structure_tree(), {}},
        {"multiplying-forms", multiplying_forms(), {"took more than 5 s of CPU time", "gave no sign"}},
        {"shared-fields", shared_fields(), {"took more than 5 s of CPU time", "gave no sign"}},
        {"states", page_of(repeated("q ", 3000000)), {memory}},
        {"long-string", page_of("BT /F1 12 Tf (" + std::string(100 << 20, ' ') + ") Tj ET"), {}},
        {"longest-string", longest_string(), {memory}},
        {"errors", page_of(repeated("1 0 0 Td Tj (", 500000)), {}},
        {"paths", page_of(repeated("0 0 m 9 9 l S ", 2000000)), {}},
    };
    auto const folder = empty_folder("hostile"), out = empty_folder("hostile-out");
    for (auto const& killer : killers) write_file(folder / (killer.name + ".pdf"), killer.bytes);
    fs::copy_file(fs::path(PLANLESER_SOURCE_DIR) / "samples" / "notes-2025.pdf", folder / "z-good.pdf");
    auto const began = std::chrono::steady_clock::now();
    auto const run = run_program({PLANLESER_PROGRAM, "import", folder.string(), "--out", out.string(),
        "--timeout", "5", "--memory", "900", "--events", "--ocr", "off", "--cache", ""});
    auto const took = std::chrono::steady_clock::now() - began;
    INFO(run.err);
    CHECK(run.exit_code == 4);
    CHECK(run.err.size() < 4000); // whatever Poppler has to say of them
    CHECK(count(run.out, "\"event\":\"document\"") == static_cast<std::ptrdiff_t>(killers.size() + 1));
    CHECK(fs::exists(out / "z-good.plan.json"));
    for (auto const& killer : killers) {
        INFO(killer.name);
        auto const told = [&](std::string const& reason) {
            return count(run.err, "/" + killer.name + ".pdf: " + reason) == 1;
        };
        CHECK(std::any_of(killer.ends.begin(), killer.ends.end(), told) != killer.ends.empty());
        CHECK(fs::exists(out / (killer.name + ".plan.json")) == killer.ends.empty());
    }
    CHECK(took < std::chrono::minutes(4));
}

TEST_CASE(
    "a page whose picture is too much to recognise keeps its text, and its document the rest", "[hostile]") {
    auto const folder = empty_folder("large-picture");
    auto const pdf = folder / "large.pdf", plan = folder / "large.plan.json";
    write_file(pdf, large_picture(9900));
    for (auto const* jobs : {"1", "3"}) {
        auto const run = run_program({PLANLESER_PROGRAM, "import", pdf.string(), "--out", folder.string(),
            "--memory", "900", "--cache", "", "--jobs", jobs, "--again"});
        INFO(run.err);
        CHECK(run.exit_code == 0);
        CHECK(says(run.err, "large.pdf: partial, 1 of its pages failed\n"));
        auto const text = content_of(plan);
        CHECK(says(text, R"("partial": true)"));
        CHECK(says(text, R"("failed_pages": [2])"));
        CHECK(says(text, R"("page-not-recognised")"));
        CHECK(says(text, "gave up while recognising page 2 of 3, as it does when 900 MB of memory are not"));
        for (auto const* word : {"Fyrste side", "Andre side", "Tredje side"}) CHECK(says(text, word));
    }
    auto const failures = run_program({PLANLESER_PROGRAM, "failures", folder.string()});
    CHECK(failures.out == pdf.string() + ": partial: 1 of its pages failed\n");
    CHECK(failures.err == "0 failed, 1 partial\n");
    auto const unread = run_program(
        {PLANLESER_PROGRAM, "import", pdf.string(), "--out", folder.string(), "--ocr", "off", "--again"});
    CHECK_FALSE(says(unread.err, "partial"));
}

TEST_CASE("documents whose structure lies end in a plan or a reason, every one", "[hostile]") {
    auto const tree = [](std::string const& pages) {
        return "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj " + pages +
               " endobj\ntrailer << /Root 1 0 R /Size 9 >>\n%%EOF\n";
    };
    auto const shown = std::string("BT /F1 12 Tf 72 700 Td (Tiltak) Tj ET");
    SmallPdf cyclic_form, cyclic_outline, cyclic_structure;
    cyclic_form.stream(10,
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>", "/X Do");
    cyclic_form.page("/X Do " + shown, "", "/XObject << /X 10 0 R >>");
    cyclic_outline.catalog("/Outlines 50 0 R");
    cyclic_outline.object(50, "<< /First 51 0 R /Last 51 0 R >>");
    cyclic_outline.object(51, "<< /Title (A) /Next 51 0 R /First 51 0 R /Last 51 0 R /Parent 50 0 R >>");
    cyclic_outline.page(shown);
    cyclic_structure.catalog("/MarkInfo << /Marked true >> /StructTreeRoot 50 0 R");
    cyclic_structure.object(50, "<< /Type /StructTreeRoot /K 51 0 R >>");
    cyclic_structure.object(51, "<< /Type /StructElem /S /Sect /P 51 0 R /K [51 0 R 50 0 R] >>");
    cyclic_structure.page("/P << /MCID 0 >> BDC " + shown + " EMC");
    std::map<std::string, std::string> const documents{
        {"no-pages", tree("<< /Type /Pages /Kids [] /Count 0 >>")},
        {"count-beyond-kids", tree("<< /Type /Pages /Kids [] /Count 2147483647 >>")},
        {"negative-count", tree("<< /Type /Pages /Kids [2 0 R] /Count -5 >>")},
        {"cyclic-pages", tree("<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>")},
        {"pages-are-a-number", tree("7")},
        {"deep-arrays", tree(repeated("[", 100000) + repeated("]", 100000))},
        {"no-objects", "%PDF-1.7\n"},
        {"cyclic-form", cyclic_form.bytes()},
        {"cyclic-outline", cyclic_outline.bytes()},
        {"cyclic-structure", cyclic_structure.bytes()},
        {"huge-page", SmallPdf().page(shown, "/MediaBox [0 0 1e30 1e30]").bytes()},
        {"empty-page", SmallPdf().page(shown, "/MediaBox [0 0 0 0]").bytes()},
        {"page-of-no-numbers", SmallPdf().page(shown, "/MediaBox [/a (b) null 9]").bytes()},
        {"far-away", page_of("BT /F1 1e9 Tf 1e30 -1e30 Td (Tiltak) Tj ET 1e30 0 m 0 1e30 l S")},
        {"zero-font", page_of("BT /F1 0 Tf 72 700 Td (Tiltak) Tj ET " + shown)},
        {"no-such-font", page_of("BT /F9 12 Tf 72 700 Td (Tiltak) Tj ET")},
        {"broken-font",
            SmallPdf()
                .stream(20, "/Length1 9", "no font at all")
                .object(21, "<< /Type /FontDescriptor /FontName /X /FontFile2 20 0 R /Flags 4 >>")
                .object(22, "<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar -5 /LastChar 99999999 "
                            "/Widths [(a) 1e30 null] /FontDescriptor 21 0 R /ToUnicode 20 0 R >>")
                .page("BT /F3 12 Tf 72 700 Td (Tiltak) Tj ET", "", "/Font << /F3 22 0 R >>")
                .bytes()},
        {"deep-dictionary",
            SmallPdf()
                .page(shown, "/Deep " + repeated("<< /A ", 100000) + "1" + repeated(">>", 100000))
                .bytes()},
    };
    auto const folder = empty_folder("lying"), out = empty_folder("lying-out");
    for (auto const& [name, bytes] : documents) write_file(folder / (name + ".pdf"), bytes);
    auto const run = run_program({PLANLESER_PROGRAM, "import", folder.string(), "--out", out.string(),
        "--timeout", "10", "--events", "--ocr", "off", "--cache", ""});
    INFO(run.err);
    INFO(run.out);
    CHECK((run.exit_code == 0 || run.exit_code == 4));
    auto const told = static_cast<std::ptrdiff_t>(documents.size());
    CHECK(count(run.out, "\"event\":\"document\"") == told);
    CHECK(count(run.out, "\"state\":\"imported\"") + count(run.out, "\"state\":\"failed\"") == told);
    CHECK(count(run.out, "\"event\":\"end\"") == 1);
    CHECK(count(run.err, "no-pages.pdf: ") == 1);
    CHECK(fs::exists(out / "cyclic-form.plan.json"));
}

TEST_CASE("damaged copies of real plans end in a plan or a reason, every one", "[hostile]") {
    auto const folder = empty_folder("damaged"), out = empty_folder("damaged-out");
    std::minstd_rand random(11);
    constexpr int copies = 120;
    for (int i = 0; i < copies; ++i) {
        auto const* const original = i % 3 == 0   ? "program-2023.pdf"
                                     : i % 3 == 1 ? "strategy-2024.pdf"
                                                  : "program-2025.pdf";
        auto bytes = content_of(fs::path(PLANLESER_SOURCE_DIR) / "samples" / original);
        for (int change = 0; change < 1 << (i % 8); ++change)
            bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        if (i % 10 == 9) bytes.resize(random() % bytes.size());
        write_file(folder / (std::to_string(i) + ".pdf"), bytes);
    }
    auto const run = run_program({PLANLESER_PROGRAM, "import", folder.string(), "--out", out.string(),
        "--timeout", "10", "--events", "--ocr", "off"});
    INFO(run.err);
    CHECK((run.exit_code == 0 || run.exit_code == 4));
    CHECK(count(run.out, "\"event\":\"document\"") == copies);
    CHECK(count(run.out, "\"state\":\"imported\"") + count(run.out, "\"state\":\"failed\"") == copies);
    std::vector<std::string> arguments{PLANLESER_PROGRAM, "validate"};
    for (auto const& entry : fs::directory_iterator(out))
        if (entry.path().extension() == ".json") arguments.push_back(entry.path().string());
    auto const validation = run_program(arguments);
    INFO(validation.err);
    CHECK(validation.exit_code == 0);
}
