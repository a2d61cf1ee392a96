#include "text/amount.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

AmountWords const words{{
    {"kr", 1, "NOK", false},
    {"kroner", 1, "NOK", false},
    {"nok", 1, "NOK", false},
    {"mnok", 1'000'000, "NOK", false},
    {"tkr", 1'000, "NOK", false},
    {"€", 1, "EUR", false},
    {"eur", 1, "EUR", false},
    {"mill", 1'000'000, "", false},
    {"millioner", 1'000'000, "", false},
    {"tusen", 1'000, "", false},
    {"%", 1, "", true},
    {"prosent", 1, "", true},
}};

std::string shown(Amount const& amount) {
    std::string text = amount.value.to_string();
    if (amount.upto) text += ".." + amount.upto->to_string();
    if (amount.scale != 1) text += " x" + std::to_string(amount.scale);
    if (!amount.currency.empty()) text += " " + amount.currency;
    if (amount.percent) text += " %";
    if (amount.odd_grouping) text += " odd";
    if (amount.ambiguous) text += " ambiguous";
    return text;
}

std::string shown(CellFigure const& figure) {
    switch (figure.content) {
    case CellContent::Nothing:
        return "nothing";
    case CellContent::Text:
        return "text";
    case CellContent::Amount:
        return shown(*figure.amount);
    }
    return {};
}

} // namespace

TEST_CASE("a cell is read as Norwegian bookkeeping writes it", "[text][amount]") {
    struct Case {
        std::string cell, expected;
    };
    auto const c = GENERATE(values<Case>({
        {"6987", "6987"},
        {"6 987", "6987"},
        {"6\u00A0987", "6987"},
        {"6\u2009987\u202F000", "6987000"},
        {"10.083.623", "10083623"},
        {"10'083'623", "10083623"},
        {"1 234 567,89", "1234567.89"},
        {"1.234.567,89", "1234567.89"},
        {"1,234,567.89", "1234567.89"},
        {"1,355,530", "1355530"},
        {"5,8 mill. kr", "5.8 x1000000 NOK"},
        {"5,8 mill.", "5.8 x1000000"},
        {"2 tusen millioner", "2 x1000000000"},
        {"1.250.000,-", "1250000"},
        {"1 250 000,–", "1250000"},
        {"500.-", "500"},
        {"500,--", "500"},
        {"kr 3,00", "3 NOK"},
        {"kr. 3,00", "3 NOK"},
        {"3,- kr", "3 NOK"},
        {"908 000,00 kr", "908000 NOK"},
        {"€ 50 000", "50000 EUR"},
        {"100 MNOK", "100 x1000000 NOK"},
        {"- 100", "-100"},
        {"-118", "-118"},
        {"\u2212118", "-118"},
        {"–2 084", "-2084"},
        {"- 3 393", "-3393"},
        {"(45)", "-45"},
        {"kr (45)", "-45 NOK"},
        {"(1 045) kr", "-1045 NOK"},
        {"1.234,00-", "-1234"},
        {"45-", "-45 ambiguous"},
        {"+ 12", "12"},
        {"170 0000", "1700000 odd"},
        {"0", "0"},
        {"0,5", "0.5"},
        {"0,125", "0.125"},
        {"1,355", "1.355 ambiguous"},
        {"6.987", "6987 ambiguous"},
        {"75 %", "75 %"},
        {"75%", "75 %"},
        {"-3,5 %", "-3.5 %"},
        {"2 prosent", "2 %"},
        {"1–2", "1..2"},
        {"5 - 10", "5..10"},
        {"100 - 200 kr", "100..200 NOK"},
        {"6 987*", "6987"},
        {"6 987 1)", "6987"},
        {"6 987²", "6987"},
        {"1000000000000000", "1000000000000000"},
        {"", "nothing"},
        {"  ", "nothing"},
        {"-", "nothing"},
        {" – ", "nothing"},
        {"--", "nothing"},
        {"\u00AD", "nothing"},
        {"Webinarer", "text"},
        {"1 digital samling", "text"},
        {"5- 10 kampanjer/prosjekter", "text"},
        {"100 -200", "text"},
        {"2023 2024", "text"},
        {"18.12.2024", "text"},
        {"2.1.3", "text"},
        {"12 34", "text"},
        {"15H1", "text"},
        {"(45", "text"},
        {"kr", "text"},
        {"12345678901234567890", "text"},
        {"50 kr pr kvm", "text"},
    }));
    CAPTURE(c.cell);
    CHECK(shown(read_cell(c.cell, words)) == c.expected);
}

TEST_CASE("a column's style settles what one cell leaves open", "[text][amount]") {
    CHECK(shown(read_cell("20,000", words, FigureStyle::English)) == "20000 ambiguous");
    CHECK(shown(read_cell("1,355.50", words, FigureStyle::English)) == "1355.5");
    CHECK(shown(read_cell("1.355", words, FigureStyle::English)) == "1.355 ambiguous");

    auto const style = [](std::vector<std::string_view> cells) { return figure_style(cells); };
    CHECK(style({"1,355,530", "20,000", "-67,777", "0"}) == FigureStyle::English);
    CHECK(style({"20,000", "55,200", "0", "900"}) == FigureStyle::English);
    CHECK(style({"3100", "Budsjett 2026", "20,000", "55,200"}) == FigureStyle::English);
    CHECK(style({"20,000", "38170"}) == FigureStyle::Norwegian);
    CHECK(style({"20,000", "1 355"}) == FigureStyle::Norwegian);
    CHECK(style({"3,00", "20,000"}) == FigureStyle::Norwegian);
    CHECK(style({"1,355,530", "1.234,50"}) == FigureStyle::Norwegian);
    std::vector<std::string_view> misread(6, "1,355,530");
    misread.insert(misread.end(), {"24,000", "24,41 1"});
    CHECK(style(misread) == FigureStyle::English);
    CHECK(style({"6.987", "10.083.623"}) == FigureStyle::Norwegian);
    CHECK(style({"20,000"}) == FigureStyle::Norwegian);
    CHECK(style({}) == FigureStyle::Norwegian);
}

TEST_CASE("an amount says which bytes it stands in", "[text][amount]") {
    std::string const cell = " kr - 6 987,50 **";
    auto const amount = read_cell(cell, words).amount;
    REQUIRE(amount);
    CHECK(amount->at.of(cell) == "kr - 6 987,50 ");
    CHECK(amount->number.of(cell) == "- 6 987,50");
    CHECK(amount->mark.of(cell) == "**");
    CHECK(amount->in_units() == Decimal::parse("-6987.5"));
}

TEST_CASE("money of 10^15 kroner keeps its øre and what is larger is not guessed", "[text][amount]") {
    CHECK(shown(read_cell("1 000 000 000 000 000,01", words)) == "1000000000000000.01");
    auto const amount = read_cell("9 999 999 999 999 mill", words).amount;
    REQUIRE(amount);
    CHECK_FALSE(amount->in_units());
}

TEST_CASE("running text gives its amounts and leaves codes, numberings and ordinals", "[text][amount]") {
    struct Case {
        std::string text;
        std::vector<std::string> expected;
    };
    auto const c = GENERATE(values<Case>({
        {"Lønn er beregnet til 5,8 millioner NOK.", {"5.8 x1000000 NOK"}},
        {"fra kr. 3,00 til kr. 2,50 pr innbygger", {"3 NOK", "2.5 NOK"}},
        {"ca. 3,7 mill. NOK. Det", {"3.7 x1000000 NOK"}},
        {"inntil 50.000 EUR, og 150 000 EUR", {"50000 EUR ambiguous", "150000 EUR"}},
        {"i 2025 300 deltakere", {"2025", "300"}},
        {"2-4 møter, 50–100 %", {"2..4", "50..100 %"}},
        {"E6, COVID-19, 15H1, 2.1.3 og 18.12.2024", {}},
        {"den 1. januar og 2. halvår", {}},
        {"minst 15. Deretter 20", {"15", "20"}},
        {"temperatur -5 grader (-3)", {"-5", "-3"}},
        {"årlig -støtte 100kr og 75%", {"100 NOK", "75 %"}},
        {"1.250.000,- til drift", {"1250000"}},
        {"9,11,13", {}},
        {"nr.5", {}},
    }));
    CAPTURE(c.text);
    std::vector<std::string> found;
    for (auto const& amount : find_amounts(c.text, words)) found.push_back(shown(amount));
    CHECK(found == c.expected);
}

TEST_CASE("a long row of digits and separators ends in time", "[text][amount]") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "1.";
    CHECK(find_amounts(text, words).empty());
    CHECK(read_cell(text, words).content == CellContent::Text);
}
