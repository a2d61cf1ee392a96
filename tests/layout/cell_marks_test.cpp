// What cells show besides text, and signs with words beside them.
#include "layout/lay_out.h"
#include "page/page_dump.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>

using namespace planleser;

namespace {

// A ruled table of three columns and rows; `fills` go below the lines.
PageLayout laid_out(std::string const& drawn) {
    std::string page = "page 1 595 x 842\n" + drawn;
    for (int row = 0; row < 4; ++row) page += fmt::format("line 50,{0} 350,{0}\n", 100 + 20 * row);
    for (int column = 0; column < 4; ++column)
        page += fmt::format("line {0},100 {0},160\n", 50 + 100 * column);
    page +=
        "text 55 114 10 bold \"Tiltak\"\ntext 155 114 10 bold \"Ansvar\"\ntext 255 114 10 bold \"Status\"\n"
        "text 55 134 10 \"Bygge gangvei\"\ntext 155 134 10 \"Teknisk\"\n"
        "text 55 154 10 \"Holde kurs\"\ntext 155 154 10 \"Helse\"\n";
    Diagnostics diagnostics;
    return lay_out(parse_pages(page).at(0), {}, diagnostics);
}

// "row,column kind colour", all marks of all cells.
std::string marks(PageLayout const& layout) {
    std::string text;
    for (auto const& block : layout.blocks)
        if (auto const* table = std::get_if<TableGrid>(&block))
            for (auto const& cell : table->cells)
                for (auto const& mark : cell.marks)
                    text += fmt::format("{},{} {} {:02x}{:02x}{:02x}\n", cell.row, cell.column,
                        mark.kind == MarkKind::Ground  ? "ground"
                        : mark.kind == MarkKind::Shape ? "shape"
                                                       : "picture",
                        mark.colour.red, mark.colour.green, mark.colour.blue);
    return text;
}

std::string swatches(PageLayout const& layout) {
    std::string text;
    for (auto const& swatch : layout.swatches)
        text += fmt::format("{}{:02x}{:02x}{:02x} {}\n", swatch.sign.empty() ? "" : swatch.sign + " ",
            swatch.colour.red, swatch.colour.green, swatch.colour.blue, swatch.label);
    return text;
}

PageLayout words_with(std::string const& drawn) {
    Diagnostics diagnostics;
    return lay_out(parse_pages("page 1 595 x 842\n" + drawn).at(0), {}, diagnostics);
}

} // namespace

TEST_CASE("a cell's own ground and what is drawn in it are its marks", "[layout]") {
    CHECK(marks(laid_out("fill 250,120 350,140 #00b050\ndisc 294,144 306,156 #ff0000\n")) ==
          "1,2 ground 00b050\n2,2 shape ff0000\n");
    // A ground painted a little within its borders, and a square.
    CHECK(marks(laid_out("fill 252,122 348,138 #00b050\nfill 295,145 305,155 #ffc000\n")) ==
          "1,2 ground 00b050\n2,2 shape ffc000\n");
    CHECK(marks(laid_out("picture 294,144 306,156 20x20\n")) == "2,2 picture 000000\n");
}

TEST_CASE("words alone in their row on a colour are marked with it, a blank row is not", "[layout]") {
    Diagnostics diagnostics;
    std::string const page =
        "page 1 595 x 842\nline 50,100 350,100\nline 50,120 350,120\nline 50,140 350,140\n"
        "line 50,160 350,160\nline 50,100 50,160\nline 200,100 200,160\nline 350,100 350,160\n"
        "fill 200,120 350,140 #00b050\nfill 50,140 350,160 #ffc000\n"
        "text 55 114 10 \"Bygge gangvei\"\ntext 205 114 10 \"Teknisk\"\n"
        "text 205 134 10 \"Gjennomført\"\n";
    CHECK(marks(lay_out(parse_pages(page).at(0), {}, diagnostics)) == "1,1 ground 00b050\n");
}

TEST_CASE("shaded heads, stripes and shaded pages mark no cell", "[layout]") {
    CHECK(marks(laid_out("")) == "");
    CHECK(marks(laid_out("fill 50,100 350,120 #1f4e79\n")) == "");
    // Stripes: a row at once, and a cell at a time.
    CHECK(marks(laid_out("fill 50,140 350,160 #e8eef4\n")) == "");
    CHECK(marks(laid_out("fill 50,140 150,160 #e8eef4\nfill 150,140 250,160 #e8eef4\nfill 250,140 350,160 "
                         "#e8eef4\n")) == "");
    CHECK(marks(laid_out("fill 0,0 595,842 #fff8e0\n")) == "");
    CHECK(marks(laid_out("fill 250,120 350,140 #ffffff\n")) == "");
}

TEST_CASE("small signs with words to their right are swatches", "[layout]") {
    CHECK(swatches(words_with("fill 50,100 58,108 #00b050\ntext 64 107.5 9 \"Gjennomført\"\n"
                              "fill 140,100 148,108 #ffc000\ntext 154 107.5 9 \"Pågår\"\n"
                              "disc 200,99 210,109 #ff0000\ntext 214 107.5 9 \"Ikke startet\"\n")) ==
          "ff0000 Ikke startet\n00b050 Gjennomført\nffc000 Pågår\n");
    CHECK(swatches(words_with("text 50 107 10 \"✓ Gjennomført\"\ntext 50 127 10 \"○ Ikke startet\"\n")) ==
          "✓ 000000 Gjennomført\n○ 000000 Ikke startet\n");
    CHECK(swatches(words_with("fill 48,96 130,112 #00b050\ntext 52 107 10 \"Gjennomført\"\n")) ==
          "00b050 Gjennomført\n");
}

TEST_CASE("the words of a sign go on in the line below", "[layout]") {
    CHECK(swatches(words_with("fill 50,100 58,108 #00b050\ntext 64 107.5 9 \"Gjennomført eller\"\n"
                              "text 64 119 9 \"satt i drift\"\ntext 64 131 9 \"Se vedlegget\"\n"
                              "fill 50,150 58,158 #ffc000\ntext 64 157.5 9 \"Pågår\"\n"
                              "fill 50,161 58,169 #ff0000\ntext 64 168.5 9 \"ikke startet\"\n")) ==
          "00b050 Gjennomført eller satt i drift\nffc000 Pågår\nff0000 ikke startet\n");
}

TEST_CASE("a sign in a table's cell has no words in the next one", "[layout]") {
    CHECK(swatches(laid_out("fill 335,125 345,135 #00b050\nfill 140,124 148,132 #ff0000\n")) == "");
}
