#include "page/page_dump.h"
#include "pdf/named_properties.h"
#include "pdf/pdf_document.h"
#include "small_pdf.h"

#include <catch2/catch.hpp>

using namespace planleser;
using test::SmallPdf;

namespace {

PageContent first_page(SmallPdf const& pdf) {
    Diagnostics diagnostics;
    auto page = PdfDocument::from_bytes(pdf.bytes()).read_page(1, 0, diagnostics);
    CHECK(diagnostics.empty());
    return page;
}

std::vector<std::string> texts_of(PageContent const& page) {
    std::vector<std::string> texts;
    for (auto const& run : page.runs) texts.emplace_back(page.text_of(run));
    return texts;
}

// "Table/TR/TD" for each run; "-" where it has no tag.
std::vector<std::string> tags_of(PageContent const& page) {
    std::vector<std::string> paths;
    for (auto const& run : page.runs) {
        std::string path;
        for (auto tag = run.tag; tag >= 0; tag = page.tags[static_cast<std::size_t>(tag)].parent)
            path = page.tags[static_cast<std::size_t>(tag)].type + (path.empty() ? "" : "/" + path);
        paths.push_back(path.empty() ? "-" : path);
    }
    return paths;
}

using Strings = std::vector<std::string>;

std::string at(int y, std::string const& text) {
    return "BT /F1 10 Tf 72 " + std::to_string(y) + " Td " + text + " Tj ET\n";
}

// A table of two rows whose second cell of the first row is empty; page 1000 is the first that SmallPdf
// makes.
SmallPdf tagged(std::string const& content, std::string const& resources = {}) {
    return SmallPdf()
        .page(content, "", resources)
        .catalog("/StructTreeRoot 50 0 R /MarkInfo << /Marked true >>")
        .object(50, "<< /Type /StructTreeRoot /K 51 0 R /RoleMap << /Tabell /Table /Rar /Merkelig /Merkelig "
                    "/Rar >> >>")
        .object(51, "<< /S /Document /K [52 0 R 60 0 R] >>")
        .object(52, "<< /S /Tabell /P 51 0 R /Pg 1000 0 R /K [53 0 R 56 0 R] >>")
        .object(53, "<< /S /TR /P 52 0 R /K [54 0 R << /S /TD /P 53 0 R >>] >>")
        .object(54, "<< /S /TH /P 53 0 R /A [<< /O /Table /ColSpan 2 /RowSpan 3 >>] /K 0 >>")
        .object(
            56, "<< /S /TR /P 52 0 R /K << /S /TD /P 56 0 R /K << /Type /MCR /Pg 1000 0 R /MCID 1 >> >> >>")
        .object(60, "<< /S /Rar /P 51 0 R /Pg 1000 0 R /K [2 << /Type /MCR /Stm 70 0 R /MCID 0 >>] >>");
}

} // namespace

TEST_CASE("the structure tree's elements own the marked content of the page", "[pdf]") {
    auto const page =
        first_page(tagged("/TH << /MCID 0 >> BDC " + at(700, "(Mal)") + "EMC /TD << /MCID 1 >> BDC " +
                          at(600, "(Tiltak)") + "EMC /Artifact BMC " + at(20, "(12)") + "EMC " +
                          at(10, "(utenfor)") + "/P << /MCID 99 >> BDC " + at(5, "(eierlos)") + "EMC"));
    CHECK(texts_of(page) == Strings{"Mal", "Tiltak", "12", "utenfor", "eierlos"});
    CHECK(tags_of(page) == Strings{"Document/Table/TR/TH", "Document/Table/TR/TD", "Artifact", "-", "-"});
    auto const& head = page.tags[static_cast<std::size_t>(page.runs[0].tag)];
    CHECK(head.column_span == 2);
    CHECK(head.row_span == 3);
    // The empty cell stands between the head and the second row.
    REQUIRE(page.tags.size() == 8);
    CHECK(page.tags[3].type == "TH");
    CHECK(page.tags[4].type == "TD");
    CHECK(page.tags[4].parent == page.tags[3].parent);
}

TEST_CASE("properties by name begin marked content too", "[pdf]") {
    auto const page = first_page(tagged("/TH /MC0 BDC " + at(700, "(BDC /TH /MC1 BDC \\))") + "EMC " +
                                            at(650, "(ingen)") + "/TD/MC1 BDC " + at(600, "(Tiltak)") + "EMC",
        "/Properties << /MC0 << /MCID 0 >> /MC1 80 0 R >>")
                                     .object(80, "<< /MCID 1 >>"));
    CHECK(texts_of(page) == Strings{"BDC /TH /MC1 BDC )", "ingen", "Tiltak"});
    CHECK(tags_of(page) == Strings{"Document/Table/TR/TH", "-", "Document/Table/TR/TD"});
}

TEST_CASE("marked content of a form counts from 0 again, by name too", "[pdf]") {
    auto const page =
        first_page(tagged("/TH << /MCID 0 >> BDC " + at(700, "(Mal)") + "EMC /Fm0 Do " + at(500, "(etter)"),
            "/XObject << /Fm0 70 0 R >>")
                       .stream(70,
                           "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 "
                           "R >> /Properties << "
                           "/MC0 << /MCID 0 >> >> >>",
                           "/P /MC0 BDC " + at(600, "(i skjema)") + "EMC " + at(580, "(umerket)")));
    CHECK(texts_of(page) == Strings{"Mal", "i skjema", "umerket", "etter"});
    // A role map that leads in a circle ends somewhere on it.
    CHECK(tags_of(page).at(1).starts_with("Document/"));
    CHECK(tags_of(page) == Strings{"Document/Table/TR/TH", tags_of(page).at(1), "-", "-"});
}

TEST_CASE("a structure tree that leads back to itself or is deeper than any stack is read", "[pdf]") {
    auto const content = "/P << /MCID 0 >> BDC " + at(700, "(Tiltak)") + "EMC";
    auto pdf = SmallPdf().page(content).catalog("/StructTreeRoot 50 0 R").object(50, "<< /K 100 0 R >>");
    constexpr int depth = 800;
    for (int i = 0; i < depth; ++i)
        pdf.object(100 + i, "<< /S /Div /K [" + std::to_string(101 + i) + " 0 R 100 0 R 50 0 R] >>");
    pdf.object(100 + depth, "<< /S /P /Pg 1000 0 R /K 0 >>");
    auto const page = first_page(pdf);
    REQUIRE(page.runs.size() == 1);
    CHECK(page.tags.size() == depth + 1);
    CHECK(page.tags[static_cast<std::size_t>(page.runs[0].tag)].type == "P");
}

TEST_CASE("glyphs take the text that the file says they stand for", "[pdf]") {
    struct Case {
        std::string shown, actual, expected;
        std::size_t glyphs;
    };
    auto const [shown, actual, expected, glyphs] = GENERATE(values<Case>({
        {"(areal-)", "<FEFF0061007200650061006C00AD>", "areal\u00AD", 6}, // a hyphen of hyphenation
        {"( )", "<FEFF00AD>", "\u00AD", 1},
        {"(x)", "(ff)", "ff", 1}, // a ligature
        {"(sam ferdsel)", "(samferdsel)", "samferdsel", 11},
        {"(o/konomi)", "<FEFF00F8006B006F006E006F006D0069>", "økonomi", 7},
        {"(abc)", "(abc)", "abc", 3},
        {"(abc)", "(abcd)", "abcd", 3},
        {"(abc)", "(xabc)", "xabc", 3},
        {"(abc)", "()", "", 3},
        {"(*)", "(en lang beskrivelse av et bilde)", "*", 1},
    }));
    CAPTURE(shown, actual);
    auto const page = first_page(SmallPdf().page(at(720, "(for)") + "/Span << /ActualText " + actual +
                                                 " >> BDC " + at(700, shown) + "EMC " + at(680, "(etter)")));
    REQUIRE(page.runs.size() == 3);
    CHECK(page.text_of(page.runs[0]) == "for");
    CHECK(page.text_of(page.runs[1]) == expected);
    CHECK(page.text_of(page.runs[2]) == "etter");
    CHECK(page.runs[1].end - page.runs[1].begin == glyphs);
}

TEST_CASE("an actual text over several lines changes no line", "[pdf]") {
    auto const page = first_page(SmallPdf().page("/Span << /ActualText (noe helt annet som) >> BDC " +
                                                 at(700, "(en linje)") + at(680, "(to linjer)") + "EMC"));
    CHECK(texts_of(page) == Strings{"en linje", "to linjer"});
}

TEST_CASE("named properties are marked where they are operators", "[pdf]") {
    auto const marked = [](std::string_view content) {
        std::size_t count = 0;
        auto const text = mark_named_properties(content, [&](std::string_view tag, std::string_view name) {
            CHECK(tag == "P");
            CHECK(name == "MC0");
            return count++;
        });
        return text.value_or("unchanged");
    };
    CHECK(marked("/P /MC0 BDC x EMC") == "/P /MC0 BDC /planleser:named:0 MP x EMC");
    CHECK(
        marked("/P/MC0 BDC/P/MC0 BDC") == "/P/MC0 BDC /planleser:named:0 MP/P/MC0 BDC /planleser:named:1 MP");
    CHECK(marked("/P << /MCID 3 >> BDC") == "unchanged");
    CHECK(marked("(/P /MC0 BDC) Tj (a\\)/P /MC0 BDC) Tj") == "unchanged");
    CHECK(marked("% /P /MC0 BDC\n/P /MC0 BDC") == "% /P /MC0 BDC\n/P /MC0 BDC /planleser:named:0 MP");
    CHECK(marked("BI /W 1 ID /P /MC0 BDC EI") == "unchanged");
    CHECK(marked("BDC") == "unchanged");
    CHECK(marked("(unclosed /P /MC0 BDC") == "unchanged");
}
