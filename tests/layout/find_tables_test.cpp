#include "layout/find_tables.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace planleser;

namespace {

// A page drawn by hand: text with half-size advances, and lines.
struct Drawing {
    PageContent page;

    Drawing() {
        page.number = 1;
        page.width = 595;
        page.height = 842;
    }
    Drawing& text(double x, double baseline, std::string const& words, float size = 10) {
        GlyphRun run;
        run.begin = static_cast<std::uint32_t>(page.glyphs.size());
        run.size = size;
        run.baseline = static_cast<float>(baseline);
        for (char const letter : words) {
            Glyph glyph;
            glyph.x0 = static_cast<float>(x);
            glyph.x1 = glyph.x0 + 0.5F * size;
            glyph.y0 = run.baseline - 0.8F * size;
            glyph.y1 = run.baseline + 0.2F * size;
            glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
            page.text += letter;
            page.glyphs.push_back(glyph);
            run.box.include({glyph.x0, glyph.y0, glyph.x1, glyph.y1});
            x = static_cast<double>(glyph.x1);
        }
        run.end = static_cast<std::uint32_t>(page.glyphs.size());
        page.runs.push_back(run);
        return *this;
    }
    Drawing& line(double x0, double y0, double x1, double y1) {
        page.lines.push_back({x0, y0, x1, y1, 0.5, {}});
        return *this;
    }
};

// A table a block, a cell a line: "row.column text" or "row-row_end.column-column_end text".
std::string dump(PageContent const& page) {
    Diagnostics diagnostics;
    auto const words = find_words(page, diagnostics);
    std::string text;
    for (FoundTable const& table : find_tables(page, words, {}, diagnostics)) {
        text +=
            "table " + std::to_string(table.grid.rows) + " x " + std::to_string(table.grid.columns) + "\n";
        for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
            Cell const& cell = table.grid.cells[i];
            auto const range = [](int first, int last) {
                return first == last ? std::to_string(first)
                                     : std::to_string(first) + "-" + std::to_string(last);
            };
            text += range(cell.row, cell.row_end) + "." + range(cell.column, cell.column_end);
            for (auto const word : table.words[i]) {
                text += ' ';
                for (auto glyph = words[word].begin; glyph < words[word].end; ++glyph)
                    text += page.text_of(glyph);
            }
            text += "\n";
        }
    }
    return text;
}

} // namespace

TEST_CASE("a fully ruled table is one cell for each place of the grid", "[tables]") {
    Drawing drawing;
    for (double const y : {100, 120, 140}) drawing.line(50, y, 250, y);
    for (double const x : {50, 150, 250}) drawing.line(x, 100, x, 140);
    drawing.text(55, 114, "Tiltak").text(155, 114, "Frist").text(55, 134, "Buss hele").text(155, 134, "2026");
    CHECK(dump(drawing.page) == "table 2 x 2\n0.0 Tiltak\n0.1 Frist\n1.0 Buss hele\n1.1 2026\n");
}

TEST_CASE("neighbours without a line between them are one cell", "[tables]") {
    Drawing drawing;
    for (double const y : {100, 120, 140}) drawing.line(50, y, 250, y);
    drawing.line(50, 100, 50, 140).line(250, 100, 250, 140).line(150, 120, 150, 140);
    drawing.text(120, 114, "Hovedtall").text(55, 134, "Inntekter").text(155, 134, "6 834");
    CHECK(dump(drawing.page) == "table 2 x 2\n0.0-1 Hovedtall\n1.0 Inntekter\n1.1 6 834\n");
}

TEST_CASE("a doubled line makes no empty row", "[tables]") {
    Drawing drawing;
    for (double const y : {100.0, 120.0, 122.0, 140.0}) drawing.line(50, y, 250, y);
    for (double const x : {50, 150, 250}) drawing.line(x, 100, x, 140);
    drawing.text(55, 114, "Tiltak").text(155, 114, "Frist").text(55, 134, "Buss").text(155, 134, "2026");
    CHECK(dump(drawing.page) == "table 2 x 2\n0.0 Tiltak\n0.1 Frist\n1.0 Buss\n1.1 2026\n");
}

TEST_CASE("lines broken at each cell and without an outer border make the same grid", "[tables]") {
    Drawing drawing;
    for (double const x : {50, 150}) drawing.line(x + 1, 120, x + 99, 120);
    for (double const y : {100, 120}) drawing.line(150, y + 1, 150, y + 19);
    drawing.text(55, 114, "Tiltak").text(155, 114, "Frist").text(55, 134, "Buss").text(155, 134, "2026");
    CHECK(dump(drawing.page) == "table 2 x 2\n0.0 Tiltak\n0.1 Frist\n1.0 Buss\n1.1 2026\n");
}

TEST_CASE("a framed paragraph is no table", "[tables]") {
    Drawing drawing;
    drawing.line(50, 100, 250, 100).line(50, 140, 250, 140).line(50, 100, 50, 140).line(250, 100, 250, 140);
    drawing.text(55, 114, "Styret vedtok").text(55, 128, "programmet samlet.");
    CHECK(dump(drawing.page).empty());
}

TEST_CASE("what stands between two rulings is one row where rulings part all rows", "[tables]") {
    Drawing drawing;
    for (double const y : {104, 136, 168}) drawing.line(50, y, 400, y);
    drawing.text(50, 98, "Tiltak").text(200, 98, "Resultat").text(330, 98, "Frist");
    drawing.text(50, 116, "Holde konferanse paa").text(200, 116, "Samler hundre").text(330, 116, "Uke 12");
    drawing.text(50, 128, "Fonnheim i mars").text(200, 128, "deltakere").text(330, 128, "2025");
    drawing.text(50, 148, "Kreve reserveferge i").text(200, 148, "Kravet er tatt inn").text(330, 148, "Juni");
    drawing.text(50, 160, "sambandet");
    CHECK(dump(drawing.page) ==
          "table 3 x 3\n"
          "0.0 Tiltak\n0.1 Resultat\n0.2 Frist\n"
          "1.0 Holde konferanse paa Fonnheim i mars\n1.1 Samler hundre deltakere\n1.2 Uke 12 2025\n"
          "2.0 Kreve reserveferge i sambandet\n2.1 Kravet er tatt inn\n2.2 Juni\n");
}

TEST_CASE("a heading set to the left heads the figures set to the right", "[tables]") {
    Drawing drawing;
    drawing.text(50, 100, "Alder").text(150, 100, "2020").text(260, 100, "2024");
    double y = 118;
    for (auto const* const label : {"Barn", "Unge", "Voksne"}) {
        drawing.line(50, y - 13, 345, y - 13);
        drawing.text(50, y, label).text(220, y, "402").text(330, y, "331");
        y += 18;
    }
    auto const found = dump(drawing.page);
    INFO(found);
    CHECK(found.starts_with("table 4 x 3\n0.0 Alder\n0.1 2020\n0.2 2024\n1.0 Barn\n1.1 402\n"));
}

TEST_CASE("titles with growing page numbers are contents, no table", "[tables]") {
    Drawing drawing;
    double y = 100;
    for (auto const* const number : {"2", "3", "3", "7", "12", "14"}) {
        drawing.text(50, y, "Innsatsomraade").text(400, y, number);
        y += 18;
    }
    CHECK(dump(drawing.page).empty());
}

TEST_CASE("figures that fall somewhere are a table", "[tables]") {
    Drawing drawing;
    double y = 100;
    for (auto const* const number : {"20", "31", "3", "7", "12", "14"}) {
        drawing.text(50, y, "Innsatsomraade").text(400, y, number);
        y += 18;
    }
    CHECK(dump(drawing.page).starts_with("table 6 x 2\n"));
}

TEST_CASE("a heading in larger print parts two tables", "[tables]") {
    Drawing drawing;
    double y = 100;
    auto const table = [&] {
        for (auto const* const label : {"Drift", "Renter", "Avdrag", "Sum"}) {
            drawing.text(50, y, label).text(220, y, "402").text(330, y, "331");
            y += 18;
        }
    };
    table();
    drawing.text(50, y += 10, "Investeringer", 14);
    y += 26;
    table();
    auto const found = dump(drawing.page);
    INFO(found);
    CHECK(found.find("table 4 x 3", 1) != std::string::npos);
    CHECK(found.find("Investeringer") == std::string::npos);
}

TEST_CASE("a zebra table stays whole over a cell with many lines of its own", "[tables]") {
    Drawing drawing;
    auto const band = [&](double y0, double y1) {
        drawing.page.fills.push_back({{50, y0, 450, y1}, {240, 236, 228}});
    };
    band(90, 106);
    drawing.text(54, 100, "Tiltak").text(250, 100, "Partnere").text(370, 100, "Frist");
    drawing.text(54, 120, "Holde webinarer om").text(250, 120, "Kommuner og KS").text(370, 120, "Juni");
    double y = 132;
    for (auto const* const line : {"arealer", "natur", "klima", "ombruk", "energi"}) {
        drawing.text(54, y, line);
        y += 12;
    }
    band(196, 228);
    drawing.text(54, 210, "Kreve reserveferge i").text(250, 210, "Fylket").text(370, 210, "Mai");
    drawing.text(54, 222, "sambandet");
    drawing.text(54, 244, "Rydde strender").text(250, 244, "Skolene").text(370, 244, "April");
    band(254, 270);
    drawing.text(54, 264, "Kjoepe buss").text(250, 264, "Ruteselskapet").text(370, 264, "August");
    auto const found = dump(drawing.page);
    INFO(found);
    CHECK(found.starts_with("table 5 x 3\n"));
    CHECK(found.find("1.0 Holde webinarer om arealer natur klima ombruk energi\n1.1 Kommuner og KS\n") !=
          std::string::npos);
}

TEST_CASE("a drawn row is several where labels begin anew beside its figures, and one where a label breaks",
    "[tables]") {
    Drawing drawing;
    for (double const y : {100, 120, 160, 200}) drawing.line(50, y, 330, y);
    for (double const x : {50, 250, 330}) drawing.line(x, 100, x, 200);
    drawing.text(55, 114, "Tiltak").text(255, 114, "Delmaal");
    drawing.text(55, 134, "Fremme felles interesser overfor land").text(255, 134, "7,");
    drawing.text(55, 148, "og andre organisasjoner").text(255, 148, "11,12,13");
    drawing.text(55, 174, "Buss").text(255, 174, "300").text(55, 188, "Tog").text(255, 188, "400");
    CHECK(dump(drawing.page) == "table 4 x 2\n"
                                "0.0 Tiltak\n"
                                "0.1 Delmaal\n"
                                "1.0 Fremme felles interesser overfor land og andre organisasjoner\n"
                                "1.1 7, 11,12,13\n"
                                "2.0 Buss\n"
                                "2.1 300\n"
                                "3.0 Tog\n"
                                "3.1 400\n");
}
