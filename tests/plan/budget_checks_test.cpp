#include "plan/budget_checks.h"

#include "plan/norwegian_budget.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

struct Row {
    std::string label, kind;
    std::vector<std::optional<int>> values;
};

std::optional<int> const none;

Budget budget(std::vector<std::pair<std::string, std::string>> columns, std::vector<Row> rows) {
    Budget result;
    result.title = "Hovedtall";
    for (auto const& [label, kind] : columns) result.columns.push_back({label, {}, {}, kind, {}});
    for (auto const& row : rows) {
        BudgetRow budget_row;
        budget_row.label = row.label;
        budget_row.kind = row.kind;
        for (auto const& value : row.values)
            budget_row.values.push_back(value ? BudgetValue(Decimal(*value)) : BudgetValue());
        budget_row.values.resize(columns.size());
        result.rows.push_back(std::move(budget_row));
    }
    return result;
}

std::vector<std::string> findings(Budget& checked) {
    Diagnostics diagnostics;
    check_budget(checked, norwegian_budget(), diagnostics);
    std::vector<std::string> all;
    for (auto const& diagnostic : diagnostics.all())
        all.push_back(diagnostic.code + ": " + diagnostic.message);
    return all;
}

std::vector<std::string> findings(Budget&& checked) {
    return findings(checked);
}

using Findings = std::vector<std::string>;

Budget two_years() {
    return budget({{"Budsjett 2024", "budget"}, {"Budsjett 2025", "budget"}, {"Endring", "change"}},
        {
            {"Inngående fond", "opening", {100, 90, -10}},
            {"Inntekter", "heading", {}},
            {"Kontingent", "item", {500, 520, 20}},
            {"Tilskudd", "item", {none, 50, 50}},
            {"Sum inntekter", "sum", {500, 570, 70}},
            {"Utgifter", "heading", {}},
            {"Lønn", "item", {400, 410, 10}},
            {"Drift", "item", {110, 115, 5}},
            {"Sum utgifter", "sum", {510, 525, 15}},
            {"Resultat", "result", {-10, 45, 55}},
            {"Utgående fond", "closing", {90, 135, 45}},
        });
}

} // namespace

TEST_CASE("a table whose figures agree has nothing to report and all its checks", "[plan][budget]") {
    auto checked = two_years();
    CHECK(findings(checked).empty());
    // Four sums in three columns, and the change in each of the nine rows with figures.
    CHECK(checked.checks.size() == 4 * 3 + 9);
    for (auto const& check : checked.checks) CHECK(check.holds);
}

TEST_CASE("a sum that does not hold names its row, its column and its rows", "[plan][budget]") {
    auto checked = two_years();
    checked.columns.pop_back();
    for (auto& row : checked.rows) row.values.pop_back();
    checked.rows[7].values[1] = Decimal(151);
    CHECK(findings(checked) == Findings{"budget.sum-mismatch: Hovedtall: \"Sum utgifter\" in \"Budsjett "
                                        "2025\" says 525, its rows give 561: "
                                        "\"Lønn\" + \"Drift\""});
}

TEST_CASE("a change that does not hold names both its columns", "[plan][budget]") {
    auto checked = two_years();
    checked.rows[9].values[2] = Decimal(54);
    auto const found = findings(checked);
    REQUIRE(found.size() == 3);
    CHECK(found[2] ==
          "budget.change-mismatch: Hovedtall: \"Resultat\" in \"Endring\" says 54, \"Budsjett 2025\" less "
          "\"Budsjett 2024\" gives 55");
}

TEST_CASE("a row that is gone makes its sum fail", "[plan][budget]") {
    for (std::size_t const row : {2U, 3U, 6U, 7U}) {
        auto checked = two_years();
        checked.rows.erase(checked.rows.begin() + static_cast<std::ptrdiff_t>(row));
        CAPTURE(row);
        CHECK_FALSE(findings(checked).empty());
    }
}

TEST_CASE("figures each rounded to thousands may miss their sum by one, which is a note", "[plan][budget]") {
    auto const found = findings(budget({{"2024", "budget"}, {"2025", "budget"}}, {
                                                                                     {"A", "item", {10, 20}},
                                                                                     {"B", "item", {11, 21}},
                                                                                     {"Sum", "sum", {22, 41}},
                                                                                 }));
    CHECK(
        found ==
        Findings{"budget.rounding: Hovedtall: \"Sum\" in \"2024\" says 22, its rows give 21: \"A\" + \"B\""});
}

TEST_CASE("costs written with a minus and without make the same result", "[plan][budget]") {
    CHECK(findings(budget({{"2024", "budget"}}, {{"Inntekter", "item", {100}}, {"Kostnader", "item", {-70}},
                                                    {"Resultat", "result", {30}}}))
              .empty());
    CHECK(findings(budget({{"2024", "budget"}}, {{"Inntekter", "item", {100}}, {"Kostnader", "item", {70}},
                                                    {"Resultat", "result", {30}}}))
              .empty());
    CHECK(findings(
        budget({{"2024", "budget"}}, {{"Renteinntekter", "item", {10}}, {"Rentekostnader", "item", {70}},
                                         {"Sum finansposter", "sum", {-60}}}))
              .empty());
}

TEST_CASE("a later result takes the one before it", "[plan][budget]") {
    auto checked = budget({{"2024", "actual"}}, {
                                                    {"Sum inntekter", "sum", {100}},
                                                    {"Kostnader", "heading", {}},
                                                    {"Lønnskostnad", "item", {40}},
                                                    {"Sum driftskostnader", "sum", {40}},
                                                    {"Driftsresultat", "result", {60}},
                                                    {"Renteinntekter", "item", {1}},
                                                    {"Rentekostnader", "item", {6}},
                                                    {"Sum finansposter", "sum", {-5}},
                                                    {"Årsresultat", "result", {55}},
                                                });
    CHECK(findings(checked).empty());
    CHECK(checked.checks.size() == 4);
}

TEST_CASE("a subtotal is not counted beside its rows", "[plan][budget]") {
    auto checked =
        budget({{"2013", "budget"}, {"2014", "budget"}}, {
                                                             {"Driftsinntekter", "heading", {}},
                                                             {"Leie", "item", {1000, 1100}},
                                                             {"Økning", "item", {100, 110}},
                                                             {"Leie (sum)", "sum", {1100, 1210}},
                                                             {"Parkering", "item", {20, 30}},
                                                             {"Sum inntekter", "sum", {1120, 1240}},
                                                         });
    CHECK(findings(checked).empty());
    CHECK(checked.checks.size() == 4);
}

TEST_CASE("accounts that stand above their items are sums, those of one item too", "[plan][budget]") {
    auto checked = budget({{"Beløp", "budget"}}, {
                                                     {"4000 Varekjøp", "item", {25000}},
                                                     {"Trykking", "item", {25000}},
                                                     {"5280 Mat", "item", {5500}},
                                                     {"Styremiddag", "item", {3500}},
                                                     {"Mat til møter", "item", {2000}},
                                                     {"6800 Kontor", "item", {700}},
                                                     {"Notatbøker", "item", {350}},
                                                     {"Permer", "item", {150}},
                                                     {"Penner", "item", {200}},
                                                     {"Periodens resultat", "result", {31200}},
                                                 });
    CHECK(findings(checked).empty());
    CHECK(checked.checks.size() == 4);
}

TEST_CASE("a total column is the sum of its neighbours", "[plan][budget]") {
    std::vector<Row> rows{{"Øl", "item", {650, 250, 400, none}}, {"Te", "item", {100, 50, 50, 30}},
        {"Utlån", "item", {20, 5, 5, none}}, {"Kaffe", "item", {10, 5, 5, none}}};
    auto const found = findings(
        budget({{"Totalt", "budget"}, {"Vår", "budget"}, {"Høst", "budget"}, {"Søknader", "amount"}}, rows));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() ==
          "budget.total-column-mismatch: Hovedtall: \"Utlån\" in \"Totalt\" says 20, \"Vår\" to "
          "\"Høst\" gives 10");
}

TEST_CASE("percentages are not added up", "[plan][budget]") {
    auto checked = budget({{"2024", "budget"}, {"Endring i %", "change"}},
        {{"A", "item", {10, 5}}, {"B", "item", {20, 7}}, {"Sum", "sum", {30, 6}}});
    CHECK(findings(checked).empty());
}

TEST_CASE("a group that lost its sum, and an opening without a closing, are named", "[plan][budget]") {
    auto checked = two_years();
    checked.rows.erase(checked.rows.begin() + 10);
    checked.rows.erase(checked.rows.begin() + 4);
    auto const found = findings(checked);
    CHECK(std::count(found.begin(), found.end(),
              "budget.open-rows: Hovedtall: \"Kontingent\" and 1 more rows go into \"Resultat\" without a "
              "sum of their "
              "own") == 1);
    CHECK(std::count(found.begin(), found.end(),
              "budget.opening-without-closing: Hovedtall: an opening and a closing belong together, one is "
              "missing") == 1);
}

TEST_CASE("the same row in two tables must say the same, whatever their units", "[plan][budget]") {
    auto first =
        budget({{"Budsjett 2025", "budget"}}, {{"Sum prosjekter", "sum", {1350}}, {"Klima", "item", {100}}});
    first.columns[0].year = 2025;
    first.scale = 1000;
    auto second = first;
    second.title = "Prosjektmidler";
    second.scale = 1;
    second.rows[0].values[0] = Decimal(1'350'000);
    second.rows[1].values[0] = Decimal(200);
    Diagnostics agree;
    check_between_budgets(std::vector{first, second}, agree);
    CHECK(agree.empty());

    second.rows[0].values[0] = Decimal(1'530'000);
    Diagnostics differ;
    check_between_budgets(std::vector{first, second}, differ);
    REQUIRE(differ.all().size() == 1);
    CHECK(differ.all()[0].code == "budget.restated-row");
    CHECK(differ.all()[0].message ==
          "\"Sum prosjekter\" in \"Budsjett 2025\" is 1350000 in Hovedtall and 1530000 in "
          "Prosjektmidler");
}

TEST_CASE("a failed check costs its figures confidence", "[plan][budget]") {
    auto checked = budget({{"2024", "budget"}, {"2025", "budget"}},
        {{"A", "item", {1, 1}}, {"B", "item", {2, 2}}, {"Sum", "sum", {3, 30}}});
    for (auto& row : checked.rows) row.value_at.assign(2, {At{}});
    findings(checked);
    CHECK(checked.rows[2].value_at[0][0].confidence == 1);
    CHECK(checked.rows[2].value_at[1][0].confidence == 0.5);
    CHECK(checked.rows[0].value_at[1][0].confidence == 0.7);
}

TEST_CASE(
    "recognised figures that give their sum are trusted, those of a failed one are not", "[plan][budget]") {
    auto checked = two_years();
    std::get<Decimal>(checked.rows[4].values[1]) = Decimal(999);
    for (auto& row : checked.rows) row.value_at.assign(3, {At{{1, {}}, "", 0.7, "ocr"}});
    checked.rows[6].value_at[0][0].method = "alignment";
    findings(checked);
    CHECK(checked.rows[7].value_at[0][0].confidence == 0.9);
    CHECK(checked.rows[8].value_at[0][0].confidence == 0.9);
    CHECK(checked.rows[6].value_at[0][0].confidence == 0.7); // of the PDF's own text: nothing was read
    CHECK(checked.rows[4].value_at[1][0].confidence == 0.5);
}

TEST_CASE("figures too large to add are no match and no crash", "[plan][budget]") {
    Budget checked =
        budget({{"2024", "budget"}}, {{"A", "item", {1}}, {"B", "item", {1}}, {"Sum", "sum", {2}}});
    checked.rows[0].values[0] = Decimal(999'999'999'999'999'999);
    checked.rows[1].values[0] = Decimal(999'999'999'999'999'999);
    CHECK_NOTHROW(findings(checked));
}

TEST_CASE("a table of ten thousand rows is checked in time", "[plan][budget]") {
    std::vector<Row> rows;
    for (int i = 0; i < 10'000; ++i) rows.push_back({"Post", i % 50 == 49 ? "sum" : "item", {1, 2, 3}});
    CHECK_FALSE(findings(budget({{"A", "amount"}, {"B", "amount"}, {"C", "amount"}}, rows)).empty());
}
