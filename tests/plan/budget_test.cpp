#include "plan/budget.h"

#include "plan/budget_checks.h"
#include "plan/budget_rows.h"
#include "plan/drawn_table.h"
#include "plan/norwegian_budget.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::optional<Budget> budget_of(Rows const& rows, int header_rows = 1, BudgetContext const& context = {}) {
    auto const drawn = drawn_table(rows, header_rows);
    Diagnostics diagnostics;
    auto budget = read_budget(drawn.table, context, norwegian_budget(), drawn.glyphs, diagnostics);
    if (!budget) return budget;
    std::vector<Budget> all{std::move(*budget)};
    join_budget_parts(all, norwegian_budget());
    check_budgets(all, norwegian_budget(), diagnostics);
    return all.front();
}

std::string shown(BudgetValue const& value) {
    if (auto const* figure = std::get_if<Decimal>(&value)) return figure->to_string();
    if (auto const* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
    return ".";
}

// "kind | group | label | values", a line each.
std::vector<std::string> shown_rows(Budget const& budget) {
    std::vector<std::string> rows;
    for (auto const& row : budget.rows) {
        std::string text = row.kind + " | " + row.group.value_or("") + " | " + row.label + " |";
        for (auto const& value : row.values) text += " " + shown(value);
        rows.push_back(text);
    }
    return rows;
}

std::vector<std::string> shown_columns(Budget const& budget) {
    std::vector<std::string> columns;
    for (auto const& column : budget.columns)
        columns.push_back(column.kind + " " + (column.year ? std::to_string(*column.year) : "-") + " " +
                          column.as_of.value_or("-") + " | " + column.label);
    return columns;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("the main budget of a programme is read with its groups, kinds and signs", "[plan][budget]") {
    auto const budget = budget_of(
        {
            {"", "Budsjett 2024", "Revidert juni 2024", "Regnskap 2024 prognoser pr. 29.11.2024",
                "Endring ifht 2024"},
            {"Inngående mindreforbruk*", "2 692", "2 269", "2 269", "-423"},
            {"Inntekter", "", "", "", ""},
            {"Kontingenter", "6 834", "6 987", "6 987", "153"},
            {"Klimasats", "762", "-", "", "- 762"},
            {"Sum inntekter", "7 596", "6 987", "6 987", "-609"},
            {"Utgifter:", "", "", "", ""},
            {"Lønn sekretariatet, mv.", "6 370", "5 105", "5 513", "-1 265"},
            {"Sum driftsutgifter*", "6 370", "5 105", "5 513", "-1 265"},
            {"Resultat", "1 226", "1 882", "1 474", "656"},
            {"Utgående mindreforbruk", "3 918", "4 151", "3 743", "233"},
        },
        1,
        {{"Budsjettrammer 2025", "Hovedtall"}, {"Tabellen viser rammer (i tusen kroner):"},
            {"* Av dette er 100 bundet"}, "norsk/budget"});
    REQUIRE(budget);
    CHECK(budget->title == "Hovedtall");
    CHECK(budget->scale == 1000);
    CHECK(budget->currency == "NOK");
    CHECK(shown_columns(*budget) == Lines{"budget 2024 - | Budsjett 2024",
                                        "revised_budget 2024 2024-06 | Revidert juni 2024",
                                        "forecast 2024 2024-11-29 | Regnskap 2024 prognoser pr. 29.11.2024",
                                        "change - - | Endring ifht 2024"});
    CHECK(shown_rows(*budget) == Lines{
                                     "opening |  | Inngående mindreforbruk | 2692 2269 2269 -423",
                                     "heading |  | Inntekter | . . . .",
                                     "item | Inntekter | Kontingenter | 6834 6987 6987 153",
                                     "item | Inntekter | Klimasats | 762 . . -762",
                                     "sum | Inntekter | Sum inntekter | 7596 6987 6987 -609",
                                     "heading |  | Utgifter: | . . . .",
                                     "item | Utgifter | Lønn sekretariatet, mv. | 6370 5105 5513 -1265",
                                     "sum | Utgifter | Sum driftsutgifter | 6370 5105 5513 -1265",
                                     "result |  | Resultat | 1226 1882 1474 656",
                                     "closing |  | Utgående mindreforbruk | 3918 4151 3743 233",
                                 });
    CHECK(budget->rows[3].written == Lines{"762", "-", "", "- 762"});
    CHECK(budget->notes == Lines{"* Av dette er 100 bundet"});
    CHECK(budget->rows[2].at.front().rule == "norsk/budget");
    CHECK_FALSE(budget->checks.empty());
}

TEST_CASE("a table of texts, of years or of indicators is no budget", "[plan][budget]") {
    CHECK_FALSE(
        budget_of({{"Tiltak", "Ansvar", "Frist"}, {"Sykkelby", "Fylket", "2025"}, {"Klima", "KS", "2026"}}));
    CHECK_FALSE(
        budget_of({{"Indikator", "2022", "2025"}, {"Andel", "45", "60"}, {"Antall møter", "3", "4"}}));
    CHECK_FALSE(budget_of({{"Nr", "Tiltak", "Ansvar", "Kostnad"},
        {"1",
            "En lang beskrivelse av et tiltak som strekker seg over flere linjer og sier hva som skal gjøres "
            "i året",
            "Fylkeskommunen", "100 000"},
        {"2",
            "En annen lang beskrivelse av et tiltak som strekker seg over flere linjer, og som sier hva som "
            "skal skje",
            "Kommunene", "200 000"}}));
    CHECK_FALSE(budget_of({{"A", "B"}, {"x", "y"}}));
    CHECK_FALSE(budget_of({{"Bare", "hode"}}));
}

TEST_CASE("amounts with comments keep the comments", "[plan][budget]") {
    auto const budget = budget_of(
        {
            {"Prosjekt", "Beløp", "Kommentar"},
            {"BEST-konferansen", "200 000", "Honorar, med mer."},
            {"Oslopolitan", "100 000", "1 digital samling"},
            {"Restart", "170 0000", ""},
            {"Totalt", "2 000 000", ""},
        },
        1, {{"Budsjettrammer 2021", "Prosjektmidler"}, {}, {}, "budget"});
    REQUIRE(budget);
    CHECK(shown_columns(*budget) == Lines{"amount - - | Beløp", "comment - - | Kommentar"});
    CHECK(shown_rows(*budget) == Lines{
                                     "item |  | BEST-konferansen | 200000 'Honorar, med mer.'",
                                     "item |  | Oslopolitan | 100000 '1 digital samling'",
                                     "item |  | Restart | 1700000 .",
                                     "sum |  | Totalt | 2000000 .",
                                 });
    CHECK(budget->rows[2].value_at[0].front().confidence == 0.5);
}

TEST_CASE("an oddly grouped figure is kept and warned of", "[plan][budget]") {
    auto const drawn = drawn_table(
        {{"Prosjekt", "Budsjett 2021"}, {"Restart", "170 0000"}, {"Annet", "100 000"}, {"Sum", "1 800 000"}});
    Diagnostics diagnostics;
    auto const budget = read_budget(drawn.table, {}, norwegian_budget(), drawn.glyphs, diagnostics);
    REQUIRE(budget);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "budget.odd-grouping");
    CHECK(diagnostics.all()[0].message ==
          ": \"Restart\" in \"Budsjett 2021\" is written 170 0000, read as 1700000");
    CHECK(diagnostics.all()[0].at.front().page == 1);
}

TEST_CASE("a municipality's appropriations are read with heads over several columns", "[plan][budget]") {
    auto const budget = budget_of(
        {
            {"Beløp i 1000 kr", "Regnskap", "Oppr. budsjett", "Rev. budsjett", "Økonomiplan", "Økonomiplan"},
            {"", "2022", "2023", "2023", "2024", "2025"},
            {"Rammetilskudd", "-187 412", "-194 300", "-194 300", "-201 150", "-203 900"},
            {"Inntekts- og formuesskatt", "-151 986", "-156 700", "-156 700", "-163 800", "-164 900"},
            {"Sum sentrale inntekter", "-339 398", "-351 000", "-351 000", "-364 950", "-368 800"},
            {"Netto driftsresultat", "-12 000", "1 000", "1 500", "-2 000", "(45)"},
        },
        2);
    REQUIRE(budget);
    CHECK(budget->scale == 1000);
    CHECK(shown_columns(*budget) ==
          Lines{"actual 2022 - | Regnskap 2022", "budget 2023 - | Oppr. budsjett 2023",
              "revised_budget 2023 - | Rev. budsjett 2023", "budget 2024 - | Økonomiplan 2024",
              "budget 2025 - | Økonomiplan 2025"});
    CHECK(shown_rows(*budget)[3] == "result |  | Netto driftsresultat | -12000 1000 1500 -2000 -45");
}

TEST_CASE("bare years beside a named column are budgets", "[plan][budget]") {
    auto const budget = budget_of({
        {"Tall i 1000 kr", "Regnskap 2022", "Rev. bud. 2023", "2024", "2025", "2026", "2027"},
        {"Skole", "100", "110", "120", "125", "130", "130"},
        {"Helse", "200", "210", "220", "225", "230", "230"},
        {"Sum", "300", "320", "340", "350", "360", "360"},
    });
    REQUIRE(budget);
    CHECK(shown_columns(*budget)[0] == "actual 2022 - | Regnskap 2022");
    CHECK(shown_columns(*budget)[2] == "budget 2024 - | 2024");
    CHECK(shown_columns(*budget)[5] == "budget 2027 - | 2027");
}

TEST_CASE("line numbers are left out and accounts stand before their labels", "[plan][budget]") {
    auto const numbered = budget_of({
        {"", "", "Budsjett 2013", "Regnskap 2013"},
        {"1", "Driftsinntekter", "", ""},
        {"2", "Fellesutgifter", "1,355,530", "1,491,083"},
        {"3", "Parkering", "20,000", "55,200"},
        {"4", "Sum inntekter", "1,375,530", "1,546,283"},
        {"6", "Renhold", "75,000", "82,000"},
    });
    REQUIRE(numbered);
    CHECK(shown_rows(*numbered)[1] == "item | Driftsinntekter | Fellesutgifter | 1355530 1491083");
    CHECK(shown_rows(*numbered)[2] == "item | Driftsinntekter | Parkering | 20000 55200");

    auto const accounts = budget_of({
        {"", "Kontonavn", "Totalt", "Vår"},
        {"", "Inntekter", "", ""},
        {"3010", "Salg", "900 000,00 kr", "400 000,00 kr"},
        {"3011", "Salg, øl", "600 000,00 kr", "300 000,00 kr"},
        {"3012", "Salg, te", "300 000,00 kr", "100 000,00 kr"},
        {"", "Sum", "900 000,00 kr", "400 000,00 kr"},
    });
    REQUIRE(accounts);
    CHECK(shown_rows(*accounts) == Lines{
                                       "heading |  | Inntekter | . .",
                                       "sum | Inntekter | 3010 Salg | 900000 400000",
                                       "item | Inntekter | 3011 Salg, øl | 600000 300000",
                                       "item | Inntekter | 3012 Salg, te | 300000 100000",
                                       "sum | Inntekter | Sum | 900000 400000",
                                   });
}

TEST_CASE("one drawn row that stacks its lines is as many rows", "[plan][budget]") {
    auto const budget = budget_of({
        {"", "Budsjett 2024", "Budsjett 2025"},
        {"Inntekter\nKontingent\nTilskudd fra\nfylket\nSum inntekter", "\n5 410\n600\n\n6 010",
            "\n5 585\n\n\n5 585"},
        {"Resultat", "6 010", "5 585"},
    });
    REQUIRE(budget);
    CHECK(shown_rows(*budget) == Lines{
                                     "heading |  | Inntekter | . .",
                                     "item | Inntekter | Kontingent | 5410 5585",
                                     "item | Inntekter | Tilskudd fra fylket | 600 .",
                                     "sum | Inntekter | Sum inntekter | 6010 5585",
                                     "result |  | Resultat | 6010 5585",
                                 });
}

TEST_CASE("a label broken over two rows is one row", "[plan][budget]") {
    auto const budget = budget_of({
        {"", "Budsjett 2020", "Budsjett 2021"},
        {"Inngående mindreforbruk (overførte", "5 593", "2 200"},
        {"midler fra tidl. år)*", "", ""},
        {"Resultat (neg. resultat = bruk av", "", ""},
        {"overførte midler)", "-5 244", "-842"},
        {"Utgående mindreforbruk", "349", "1 358"},
    });
    REQUIRE(budget);
    CHECK(shown_rows(*budget) ==
          Lines{
              "opening |  | Inngående mindreforbruk (overførte midler fra tidl. år) | 5593 2200",
              "result |  | Resultat (neg. resultat = bruk av overførte midler) | -5244 -842",
              "closing |  | Utgående mindreforbruk | 349 1358",
          });
}

TEST_CASE("counts and dates in column heads are told from money", "[plan][budget]") {
    auto const budget = budget_of(
        {
            {"Medlemmer", "Folketall pr 1.1.200", "Kontingent 2021"},
            {"Kommuner", "1 541 412", "4 161 812"},
            {"Oslo", "693 494", "3 744 868"},
            {"Totalt", "", "7 906 680"},
        },
        1, {{"Kontingentinntekter"}, {}, {}, "budget"});
    REQUIRE(budget);
    CHECK(shown_columns(*budget) ==
          Lines{"count - - | Folketall pr 1.1.200", "amount 2021 - | Kontingent 2021"});
    CHECK(shown_rows(*budget)[2] == "sum |  | Totalt | . 7906680");
}

TEST_CASE("cells in millions of a table in kroner are kroner", "[plan][budget]") {
    auto const budget = budget_of({
        {"Post", "Budsjett 2025"},
        {"Drift", "5,8 mill. kr"},
        {"Møter", "250 000 kr"},
        {"Sum", "6,05 mill. kr"},
    });
    REQUIRE(budget);
    CHECK(shown_rows(*budget)[0] == "item |  | Drift | 5800000");
    CHECK(shown_rows(*budget)[2] == "sum |  | Sum | 6050000");
}

TEST_CASE("a heading right below the column heads is no column head", "[plan][budget]") {
    auto const budget = budget_of({{"Post", "Budsjett 2024", "Budsjett 2025"}, {"Inntekter", "", ""},
                                      {"Kontingent", "100", "110"}, {"Sum inntekter", "100", "110"}},
        2);
    REQUIRE(budget);
    CHECK(shown_rows(*budget)[0] == "heading |  | Inntekter | . .");
}

TEST_CASE("a group column beside the labels gives rows their group", "[plan][budget]") {
    auto const budget = budget_of(
        {
            {"Område", "Post", "Budsjett 2025"},
            {"Inntekter", "Kontingent", "100"},
            {"", "Tilskudd", "50"},
            {"Utgifter", "Lønn", "120"},
            {"", "Drift", "30"},
        },
        1, {{"Budsjett"}, {}, {}, "budget"});
    REQUIRE(budget);
    CHECK(shown_rows(*budget)[1] == "item | Inntekter | Tilskudd | 50");
    CHECK(shown_rows(*budget)[3] == "item | Utgifter | Drift | 30");
}

TEST_CASE("a year without any figure is a column of figures all the same", "[budget]") {
    auto const budget = budget_of({{"Prosjekt", "2026", "2027", "2028"}, {"Ny brannbil", "3 400", "", ""},
        {"Utbedring av kai", "", "12 500", ""}, {"Sum investeringer", "3 400", "12 500", ""}});
    REQUIRE(budget);
    REQUIRE(budget->columns.size() == 3);
    CHECK(budget->columns[2].year == 2028);
    CHECK(budget->columns[2].kind == budget->columns[1].kind);
    CHECK(shown_rows(*budget).back() == "sum |  | Sum investeringer | 3400 12500 .");
}

TEST_CASE("column heads said once more within a table are no row of figures", "[plan][budget]") {
    auto const budget = budget_of({{"Inntekter", "Budsjett 2025", "Budsjett 2026"},
        {"Kontingent", "100", "110"}, {"Tilskudd", "", ""}, {"Sum inntekter", "100", "110"},
        {"Kostnader", "Budsjett 2025", "Budsjett 2026"}, {"Leie", "60", "70"}, {"Porto", "10", "10"},
        {"Inntekter", "Budsjett 2025", "Budsjett 2026"}, {"Sum kostnader", "70", "80"}});
    REQUIRE(budget);
    CHECK(shown_rows(*budget) ==
          Lines{"heading |  | Inntekter | . .", "item | Inntekter | Kontingent | 100 110",
              "item | Inntekter | Tilskudd | . .", "sum | Inntekter | Sum inntekter | 100 110",
              "heading |  | Kostnader | . .", "item | Kostnader | Leie | 60 70",
              "item | Kostnader | Porto | 10 10", "sum | Kostnader | Sum kostnader | 70 80"});
}

TEST_CASE("a row over all columns below the heads leads the first group", "[plan][budget]") {
    auto drawn = drawn_table({{"Post", "Regnskap 2025", "Budsjett 2027"}, {"Frie inntekter", "", ""},
                                 {"Skatt", "100", "110"}, {"Sum inntekter", "100", "110"}},
        1);
    for (auto& cell : drawn.table.cells)
        if (cell.row == 1 && cell.column == 0) cell.column_end = 2;
    std::erase_if(drawn.table.cells, [](TableCell const& cell) { return cell.row == 1 && cell.column > 0; });
    Diagnostics diagnostics;
    auto const budget = read_budget(drawn.table, {}, norwegian_budget(), drawn.glyphs, diagnostics);
    REQUIRE(budget);
    CHECK(shown_rows(*budget)[0] == "heading |  | Frie inntekter | . .");
    CHECK(shown_rows(*budget)[1] == "item | Frie inntekter | Skatt | 100 110");
}

TEST_CASE("where headings are bold a plain label without figures is an item", "[plan][budget]") {
    auto drawn = drawn_table(
        {{"", "Regnskap 2025", "Budsjett 2026"}, {"Inntekter", "", ""}, {"Kontingent", "100", "110"},
            {"Salg", "", ""}, {"Tilskudd", "50", "60"}, {"Sum inntekter", "150", "170"}},
        1);
    auto const rows = [&] {
        Diagnostics diagnostics;
        auto const budget = read_budget(drawn.table, {}, norwegian_budget(), drawn.glyphs, diagnostics);
        return budget ? shown_rows(*budget) : Lines{};
    };
    CHECK(rows().at(2) == "heading |  | Salg | . .");
    for (auto& cell : drawn.table.cells)
        if (cell.row == 1 || cell.row == 5)
            for (auto& block : cell.content)
                std::get<Paragraph>(block).styles = {{0, 1, {10, true, false, false, {}}}};
    CHECK(rows().at(2) == "item | Inntekter | Salg | . .");
    CHECK(rows().at(3) == "item | Inntekter | Tilskudd | 50 60");
}

TEST_CASE("what heads the labels leads the rows where it names a group of them", "[plan][budget]") {
    for (auto const& [head, leads] :
        {std::pair{"Driftsinntekter:", true}, {"Driftsinntekter", true}, {"Kostnader", true},
            {"Konto/Utgifter", false}, {"Inntekter / kostnader", false}, {"Post", false}}) {
        INFO(head);
        auto const budget = budget_of({{head, "Regnskap 2025", "Budsjett 2026"}, {"Kontingent", "100", "110"},
            {"Tilskudd", "50", "60"}, {"Sum", "150", "170"}});
        REQUIRE(budget);
        CHECK((budget->rows.front().kind == "heading") == leads);
        CHECK((budget->rows.front().label == head) == leads);
    }
}

TEST_CASE("bare years before the budget's are no budgets", "[plan][budget]") {
    auto const budget = budget_of({{"Vedlikehold", "2025", "Budsjett 2026", "2024"},
        {"Tak", "10", "20", "30"}, {"Heis", "40", "50", "60"}, {"Sum vedlikehold", "50", "70", "90"}});
    REQUIRE(budget);
    CHECK(shown_columns(*budget) ==
          Lines{"amount 2025 - | 2025", "budget 2026 - | Budsjett 2026", "amount 2024 - | 2024"});
}

TEST_CASE("accounts are part of the label, in whatever way their digits are grouped", "[plan][budget]") {
    auto const budget = budget_of(
        {{"", "Konto", "Budsjett 2026"}, {"3 050", "Tilskudd", "9 000"}, {"4 040", "Arrangement", "5 000"},
            {"6 540", "Inventar", "3 000"}, {"7 320", "Trykking", "1 000"}},
        1, {{"Budsjett"}, {}, {}, "budget"});
    REQUIRE(budget);
    REQUIRE(budget->columns.size() == 1);
    CHECK(shown_rows(*budget)[1] == "item |  | 4 040 Arrangement | 5000");

    auto const counted =
        budget_of({{"", "Konto", "Budsjett 2026"}, {"6701", "Mat", "900"}, {"6702", "Premier", "500"},
                      {"6703", "Leie", "300"}, {"6704", "Trykking", "100"}},
            1, {{"Budsjett"}, {}, {}, "budget"});
    REQUIRE(counted);
    CHECK(shown_rows(*counted)[0] == "item |  | 6701 Mat | 900");
}

TEST_CASE("a table without heads goes on with the one above only below the same heading and unit",
    "[plan][budget]") {
    Rows const first{{"", "Regnskap 2024", "Budsjett 2025"}, {"Husholdningsgebyr", "88,4", "93,1"},
        {"Næringsavfall", "1,9", "2,0"}, {"Sum inntekter", "90,3", "95,1"}};
    Rows const second{{"Ny ballpresse", "6 500", "6 500"}, {"Tette dekke", "1 900", "2 000"},
        {"Sum investeringer", "8 400", "8 500"}};
    struct Case {
        std::string_view heading, before;
        std::size_t budgets;
    };
    for (auto const& row : {Case{"Resultatbudsjett", "", 1}, Case{"Investeringsbudsjett", "", 2},
             Case{"Resultatbudsjett", "Tall i tusen kroner", 2}}) {
        INFO(row.heading << " / " << row.before);
        auto const above = drawn_table(first, 1);
        auto below = drawn_table(second, 0);
        below.table.at = {{2, {0, 0, 500, 500}}};
        Diagnostics diagnostics;
        BudgetContext context, other;
        context.headings = {"Resultatbudsjett"};
        context.before = {"Tall i mill. kroner"};
        other.headings = {row.heading};
        if (!row.before.empty()) other.before = {row.before};
        std::vector<Budget> all;
        for (bool const first_part : {true, false}) {
            auto const& part = first_part ? above : below;
            auto budget = read_budget(
                part.table, first_part ? context : other, norwegian_budget(), part.glyphs, diagnostics);
            REQUIRE(budget);
            all.push_back(std::move(*budget));
        }
        join_budget_parts(all, norwegian_budget());
        CHECK(all.size() == row.budgets);
    }
}

TEST_CASE("a table whose unit nothing says is reported where it may be in thousands as others are",
    "[plan][budget]") {
    auto const small = drawn_table({{"", "Regnskap 2024", "Budsjett 2025"}, {"Gebyr", "884", "931"},
                                       {"Næringsavfall", "19", "20"}, {"Sum inntekter", "903", "951"}},
        1);
    auto const large =
        drawn_table({{"", "Regnskap 2024", "Budsjett 2025"}, {"Gebyr", "884 000", "931 000"},
                        {"Avfall", "19 000", "20 000"}, {"Sum inntekter", "903 000", "951 000"}},
            1);
    struct Row {
        std::string_view unit;
        DrawnTable const& table;
        std::ptrdiff_t warnings;
    };
    for (auto const& row : {Row{"Tall i tusen kroner", small, 1}, Row{"Tall i tusen kroner", large, 0},
             Row{"Beløp i hele kroner", small, 0}}) {
        INFO(row.unit << ", " << row.warnings);
        Diagnostics diagnostics;
        BudgetContext stated, silent;
        stated.before = {row.unit};
        std::vector<Budget> all;
        all.push_back(*read_budget(small.table, stated, norwegian_budget(), small.glyphs, diagnostics));
        all.push_back(
            *read_budget(row.table.table, silent, norwegian_budget(), row.table.glyphs, diagnostics));
        check_units(all, diagnostics);
        CHECK(std::ranges::count(diagnostics.all(), "budget.no-unit", &Diagnostic::code) == row.warnings);
    }
}
