// Tables of text without rulings: headings above columns of cells with many lines.
#include "layout/lay_out.h"
#include "support/page_builder.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace planleser;
using planleser::test::PageBuilder;

namespace {

TableGrid const* only_table(PageLayout const& layout) {
    TableGrid const* found = nullptr;
    for (auto const& block : layout.blocks)
        if (auto const* table = std::get_if<TableGrid>(&block)) {
            CHECK(found == nullptr);
            found = table;
        }
    return found;
}

// "a | b" for each row.
std::vector<std::string> rows_of(TableGrid const* table) {
    std::vector<std::string> rows;
    if (table == nullptr) return rows;
    rows.resize(static_cast<std::size_t>(table->rows));
    int column = 0, row = -1;
    for (Cell const& cell : table->cells) {
        auto& text = rows.at(static_cast<std::size_t>(cell.row));
        if (cell.row != row) column = 0;
        row = cell.row;
        if (column++ > 0) text += " |";
        for (auto const& line : cell.lines) {
            if (!text.empty()) text += ' ';
            text += line.text.text;
        }
    }
    return rows;
}

std::vector<std::string> table_rows(PageContent const& page, PageLayout const* above = nullptr) {
    Diagnostics diagnostics;
    auto const layout = lay_out(page, {}, diagnostics, above);
    return rows_of(only_table(layout));
}

using Rows = std::vector<std::string>;

// Three rows of cells with several lines, `leading` of white between them.
double add_rows(PageBuilder& page, double top, double leading) {
    page.paragraph(72, top, 10, 12,
        {"Holde en konferanse om nye arbeidsplasser i", "distriktene og dele erfaringer fra den"});
    page.text(320, top, 10, "Sekretariatet");
    page.text(430, top, 10, "Juni");
    double y = top + 24 + leading;
    page.paragraph(72, y, 10, 12,
        {"Kartlegge behovet for kompetanse sammen med", "skolene og bedriftene i regionen, og legge fram",
            "en rapport"});
    page.paragraph(320, y, 10, 12, {"Fylkeskommunen og", "kommunene"});
    page.text(430, y, 10, "Oktober");
    y += 36 + leading;
    page.paragraph(72, y, 10, 12, {"Arrangere tre samlinger for unge som vil flytte", "hjem"});
    page.text(320, y, 10, "Kommunene");
    page.text(430, y, 10, "Hele \xC3\xA5ret");
    return y + 24 + leading;
}

Rows const three_rows = {"Holde en konferanse om nye arbeidsplasser i distriktene og dele erfaringer fra den "
                         "| Sekretariatet | Juni",
    "Kartlegge behovet for kompetanse sammen med skolene og bedriftene i regionen, og legge fram en rapport "
    "| "
    "Fylkeskommunen og kommunene | Oktober",
    "Arrangere tre samlinger for unge som vil flytte hjem | Kommunene | Hele \xC3\xA5ret"};

Rows with_heading(Rows rows) {
    rows.insert(rows.begin(), "Tiltak | Ansvar | Frist");
    return rows;
}

} // namespace

TEST_CASE("bold headings lead to cells of many lines that nothing draws", "[tables]") {
    for (double const leading : {0.0, 3.0, 8.0, 14.0}) {
        PageBuilder page;
        page.bold(72, 100, 10, "Tiltak").bold(320, 100, 10, "Ansvar").bold(430, 100, 10, "Frist");
        add_rows(page, 114 + leading, leading);
        INFO("white between rows: " << leading);
        CHECK(table_rows(page.page()) == with_heading(three_rows));
    }
}

TEST_CASE("headings in the print of the text head three columns", "[tables]") {
    PageBuilder page;
    page.text(72, 100, 10, "Tiltak").text(320, 100, 10, "Ansvar").text(430, 100, 10, "Frist");
    add_rows(page, 120, 6);
    CHECK(table_rows(page.page()) == with_heading(three_rows));
}

TEST_CASE("a bullet in a cell begins no row, whatever stands beside it", "[tables]") {
    PageBuilder page;
    page.bold(72, 100, 10, "Tiltak").bold(320, 100, 10, "M\xC3\xA5l");
    page.paragraph(72, 118, 10, 12, {"Styrke samarbeidet om en trygg skolevei, med", "vekt p\xC3\xA5"});
    page.text(320, 118, 10, "FN 17");
    page.text(72, 142, 10, "\xE2\x80\xA2").text(84, 142, 10, "gang- og sykkelveier ved skolene");
    page.text(320, 142, 10, "FN 9");
    page.text(72, 154, 10, "\xE2\x80\xA2")
        .text(84, 154, 10,
            "lavere fart i boligomr\xC3\xA5"
            "der");
    page.text(320, 154, 10, "FN 11");
    page.paragraph(72, 174, 10, 12, {"Holde kurs for dem som skal arbeide med det", "i kommunene"});
    page.text(320, 174, 10, "FN 4");
    CHECK(table_rows(page.page()) == Rows{"Tiltak | M\xC3\xA5l",
                                         "Styrke samarbeidet om en trygg skolevei, med vekt p\xC3\xA5 "
                                         "\xE2\x80\xA2 gang- og sykkelveier ved "
                                         "skolene \xE2\x80\xA2 lavere fart i boligomr\xC3\xA5"
                                         "der | FN 17 FN 9 FN 11",
                                         "Holde kurs for dem som skal arbeide med det i kommunene | FN 4"});
}

TEST_CASE("cells set to the middle of their rows stand in their rows", "[tables]") {
    PageBuilder page;
    page.bold(72, 100, 10, "Tiltak").bold(320, 100, 10, "Ansvar").bold(430, 100, 10, "Frist");
    double y = 122;
    Rows expected = {"Tiltak | Ansvar | Frist"};
    for (auto const* const who : {"Kommunene", "Staten", "Skolene"}) {
        page.paragraph(72, y, 10, 12,
            {"Kartlegge behovet for kompetanse sammen med", "alle som har et ansvar for det i", "regionen"});
        page.text(320, y + 12, 10, who).text(430, y + 12, 10, "2026");
        expected.push_back(
            "Kartlegge behovet for kompetanse sammen med alle som har et ansvar for det i regionen | " +
            std::string(who) + " | 2026");
        y += 44;
    }
    CHECK(table_rows(page.page()) == expected);
}

TEST_CASE("a table goes on at the top of the next page without its headings", "[tables]") {
    PageBuilder first;
    first.bold(72, 640, 10, "Tiltak").bold(320, 640, 10, "Ansvar").bold(430, 640, 10, "Frist");
    add_rows(first, 660, 6);
    first.text(290, 815, 9, "3");
    Diagnostics diagnostics;
    auto const above = lay_out(first.page(), {}, diagnostics);
    PageBuilder second(595, 842, 2);
    second.text(400, 40, 9, "Handlingsplan 2026");
    second.paragraph(72, 90, 10, 12, {"Lage en plan for frivillig arbeid og legge den fram", "for styret"});
    second.text(320, 90, 10, "Styret").text(430, 90, 10, "Mars");
    second.text(72, 160, 10,
        "Planen blir lagt fram for fylkestinget, som vedtar den og sender den til alle kommunene.");
    CHECK(table_rows(second.page(), &above) ==
          Rows{"Lage en plan for frivillig arbeid og legge den fram for styret | Styret | Mars"});
    INFO("nothing but the page above tells that this is a table");
    CHECK(table_rows(second.page()) == Rows{});
}

TEST_CASE("what follows a table stays outside", "[tables]") {
    PageBuilder page;
    page.bold(72, 100, 10, "Tiltak").bold(320, 100, 10, "Ansvar").bold(430, 100, 10, "Frist");
    double const end = add_rows(page, 120, 6);
    page.bold(72, end + 4, 10, "Kommentar til tiltakene");
    page.paragraph(72, end + 22, 10, 12,
        {"Arbeidet med tiltakene ledes av sekretariatet, som hvert halve \xC3\xA5r legger fram en rapport om",
            "hvor langt de er kommet."});
    CHECK(table_rows(page.page()) == with_heading(three_rows));
}

TEST_CASE("two columns of prose below headings are no table", "[tables]") {
    PageBuilder page;
    page.bold(72, 100, 10, "Natur og klima").bold(320, 100, 10, "Skole og arbeid");
    double left = 118, right = 118;
    for (int paragraph = 0; paragraph < 4; ++paragraph) {
        for (int line = 0; line < 4 + paragraph % 3; ++line, left += 12)
            page.text(72, left, 10, "Regionen tar vare p\xC3\xA5 naturen og kutter utslipp");
        page.text(72, left, 10, "i hele landet.");
        left += 20;
        for (int line = 0; line < 6 - paragraph % 2; ++line, right += 12)
            page.text(320, right, 10, "Unge skal finne arbeid og l\xC3\xA6re i bedriftene");
        page.text(320, right, 10, "der de bor.");
        right += 20;
    }
    CHECK(table_rows(page.page()) == Rows{});
}

TEST_CASE("cards with bold titles are no table", "[tables]") {
    PageBuilder page;
    char const* const names[] = {
        "Eid", "Stryn", "Gloppen", "Vik", "Luster", "Aurland", "Voss", "Ulvik", "Bremanger"};
    for (int card = 0; card < 9; ++card) {
        double const x = 72 + 160 * (card % 3), y = 100 + 60 * (card / 3);
        page.bold(x, y, 10, std::string(names[card]) + " kommune");
        page.text(x, y + 12, 10, "Strandveien 12").text(x, y + 24, 10, "Sentrum");
    }
    CHECK(table_rows(page.page()) == Rows{});
}

TEST_CASE("where no line goes on with the one above, each is a row, however empty", "[tables]") {
    PageBuilder page;
    page.bold(72, 100, 10, "Selskap").bold(260, 100, 10, "Ansvarlig").bold(400, 100, 10, "Frist");
    char const* const companies[] = {
        "Kommunedirekt\xC3\xB8r", "Kultur og fritid", "Vann og avl\xC3\xB8p", "Brannvesenet", "Havnevesenet"};
    for (int i = 0; i < 5; ++i) page.text(72, 114 + 12 * i, 10, companies[i]);
    page.text(260, 114, 10, "Milj\xC3\xB8sjef").text(400, 114, 10, "31. mai 2026");
    page.paragraph(72, 200, 10, 12,
        {"Kommunen skal legge til rette for at alle selskapene arbeider sammen om tiltakene, og at de "
         "l\xC3\xA6rer",
            "av hverandre hvert \xC3\xA5r."});
    CHECK(table_rows(page.page()) ==
          Rows{"Selskap | Ansvarlig | Frist", "Kommunedirekt\xC3\xB8r | Milj\xC3\xB8sjef | 31. mai 2026",
              "Kultur og fritid | |", "Vann og avl\xC3\xB8p | |", "Brannvesenet | |", "Havnevesenet | |"});
}

TEST_CASE("headings that come again lead even to the rest of one cell", "[tables]") {
    PageBuilder first;
    first.bold(72, 640, 10, "Tiltak").bold(320, 640, 10, "Ansvar").bold(430, 640, 10, "Frist");
    add_rows(first, 660, 6);
    Diagnostics diagnostics;
    auto const above = lay_out(first.page(), {}, diagnostics);
    PageBuilder second(595, 842, 2);
    second.bold(72, 80, 10, "Tiltak").bold(320, 80, 10, "Ansvar").bold(430, 80, 10, "Frist");
    second.paragraph(
        72, 96, 10, 12, {"og f\xC3\xB8lge dem opp med en samling hver h\xC3\xB8st", "og hver v\xC3\xA5r"});
    second.paragraph(72, 150, 10, 12,
        {"Arbeidet med tiltakene ledes av sekretariatet, som hvert halve \xC3\xA5r legger fram en rapport om",
            "hvor langt de er kommet."});
    CHECK(table_rows(second.page(), &above) ==
          Rows{"Tiltak | Ansvar | Frist",
              "og f\xC3\xB8lge dem opp med en samling hver h\xC3\xB8st og hver v\xC3\xA5r | |"});
}

TEST_CASE("headings alone at the foot of a page lead the table of the next one", "[tables]") {
    PageBuilder first;
    first.paragraph(72, 100, 10, 12,
        {"Arbeidet med tiltakene ledes av sekretariatet, som hvert halve \xC3\xA5r legger fram en rapport om",
            "hvor langt de er kommet, og hva som st\xC3\xA5r igjen."});
    first.bold(72, 770, 10, "Tiltak").bold(320, 770, 10, "Ansvar").bold(430, 770, 10, "Frist");
    first.text(290, 815, 9, "3");
    Diagnostics diagnostics;
    auto const above = lay_out(first.page(), {}, diagnostics);
    CHECK(rows_of(only_table(above)) == Rows{"Tiltak | Ansvar | Frist"});
    PageBuilder second(595, 842, 2);
    add_rows(second, 80, 6);
    CHECK(table_rows(second.page(), &above) == three_rows);
}

TEST_CASE("a table in a column of the page is read beside the text of the other one", "[tables]") {
    PageBuilder page;
    for (int line = 0; line < 50; ++line)
        page.text(310, 84 + 13 * line, 10, "Regionen tar vare p\xC3\xA5 naturen og kutter utslipp");
    for (int line = 0; line < 12; ++line)
        page.text(60, 80 + 13 * line, 10, "Unge skal finne arbeid og l\xC3\xA6re der de bor");
    page.bold(60, 262, 10, "Tiltak").bold(210, 262, 10, "Ansvar");
    double y = 280;
    Rows expected = {"Tiltak | Ansvar"};
    for (auto const* const who : {"Staten", "Skolene", "Bedriftene"}) {
        page.paragraph(60, y, 10, 12, {"Holde en konferanse om", "arbeid for unge"}).text(210, y, 10, who);
        expected.push_back("Holde en konferanse om arbeid for unge | " + std::string(who));
        y += 33;
    }
    CHECK(table_rows(page.page()) == expected);
}

TEST_CASE("the scale of an axis makes no table of a chart", "[tables]") {
    PageBuilder page;
    page.frame(60, 90, 500, 330);
    for (int i = 0; i < 6; ++i) {
        page.text(70, 110 + 36 * i, 9, std::to_string(1000 - 200 * i))
            .line(100, 107 + 36 * i, 480, 107 + 36 * i);
        if (i < 3) page.text(140, 110 + 36 * i, 9, "Bergen").text(260, 110 + 36 * i, 9, "Stavanger");
    }
    CHECK(table_rows(page.page()) == Rows{});
}

TEST_CASE("a cell filled up to the next one keeps the columns apart", "[tables]") {
    PageBuilder page;
    page.bold(72, 100, 10, "Tiltak").bold(240, 100, 10, "Ansvar").bold(312, 100, 10, "Frist");
    double y = 120;
    Rows expected = {"Tiltak | Ansvar | Frist"};
    for (auto const* const who : {"KS", "Kommunestyret", "NAV"}) { // the longest ends at 310
        page.paragraph(72, y, 10, 12, {"Kartlegge behovet for kompetanse", "sammen med skolene"});
        page.text(240, y, 10, who).text(312, y + (who[1] == 'o' ? 6 : 0), 10, "2026");
        expected.push_back(
            "Kartlegge behovet for kompetanse sammen med skolene | " + std::string(who) + " | 2026");
        y += 32;
    }
    CHECK(table_rows(page.page()) == expected);
}

TEST_CASE(
    "the numbers of the rows are a column, though its heading stands close to the next one", "[tables]") {
    PageBuilder table;
    table.bold(72, 100, 10, "Nr").bold(90, 100, 10, "Tiltak").bold(320, 100, 10, "Ansvar");
    double y = 118;
    Rows expected = {"Nr | Tiltak | Ansvar"};
    for (auto const* const number : {"1", "2", "3"}) {
        table.text(72, y + 6, 10, number).text(320, y + 6, 10, "Kommunene");
        table.paragraph(90, y, 10, 12, {"Holde en konferanse om nye", "arbeidsplasser i distriktene"});
        expected.push_back(
            std::string(number) + " | Holde en konferanse om nye arbeidsplasser i distriktene | Kommunene");
        y += 32;
    }
    CHECK(table_rows(table.page()) == expected);
}
