#include "compare/budget_series.h"

#include "compare/plans.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

BudgetColumn column(int year, std::string kind) {
    BudgetColumn result;
    result.year = year;
    result.kind = std::move(kind);
    return result;
}

BudgetRow row(std::string label, std::vector<BudgetValue> values) {
    BudgetRow result;
    result.label = std::move(label);
    result.values = std::move(values);
    return result;
}

Plan plan_with(int year, std::int64_t scale, std::vector<BudgetColumn> columns, std::vector<BudgetRow> rows) {
    auto plan = plan_of(year, {});
    Budget budget;
    budget.title = "Hovedtall";
    budget.scale = scale;
    budget.columns = std::move(columns);
    budget.rows = std::move(rows);
    plan.budgets = {std::move(budget)};
    return plan;
}

} // namespace

TEST_CASE("tables in thousands and in kroner stand in one series of whole kroner", "[compare]") {
    auto const older =
        plan_with(2024, 1000, {column(2024, "budget")}, {row("Lønn sekretariatet, mv.", {Decimal(5400)})});
    auto const newer =
        plan_with(2025, 1, {column(2024, "budget"), column(2025, "proposal"), column(2025, "comment")},
            {row("Lønn sekretariatet, mv.*",
                {Decimal(5300000), Decimal(5830000), std::string("økt bemanning")})});
    std::vector<Plan const*> const plans{&older, &newer};

    auto const series = budget_series(plans);

    REQUIRE(series.size() == 1);
    REQUIRE(series[0].series.size() == 3);
    CHECK(series[0].series[0].value == Decimal(5400000));
    CHECK(series[0].series[2].value == Decimal(5830000));
    CHECK(series[0].series[2].change_per_cent == Decimal::from_units(100, 1));
    REQUIRE(series[0].restated.size() == 1);
    CHECK(series[0].restated[0].was == Decimal(5400000));
    CHECK(series[0].restated[0].is == Decimal(5300000));
}

TEST_CASE("a figure stands at its cell, else at its row", "[compare]") {
    auto older = plan_with(2024, 1, {column(2024, "budget")}, {row("Lønn", {Decimal(5)})});
    auto newer = plan_with(2025, 1, {column(2024, "budget")}, {row("Lønn", {Decimal(6)})});
    Place const cell{3, {10, 20, 30, 40}}, whole_row{4, {0, 20, 90, 40}};
    older.budgets[0].rows[0].value_at = {{{cell, "", 1, ""}}};
    newer.budgets[0].rows[0].at = {{whole_row, "", 1, ""}};
    std::vector<Plan const*> const plans{&older, &newer};

    auto const series = budget_series(plans);

    REQUIRE(series.size() == 1);
    CHECK(series[0].series[0].at == std::vector{cell});
    CHECK(series[0].series[1].at == std::vector{whole_row});
    REQUIRE(series[0].restated.size() == 1);
    CHECK(series[0].restated[0].was_at == std::vector{cell});
    CHECK(series[0].restated[0].is_at == std::vector{whole_row});
}

TEST_CASE("one label in two groups is two series", "[compare]") {
    auto plan = plan_with(
        2024, 1, {column(2024, "budget")}, {row("Klima", {Decimal(1)}), row("Klima", {Decimal(2)})});
    plan.budgets[0].rows[0].group = "Inntekter";
    plan.budgets[0].rows[1].group = "Utgifter";
    std::vector<Plan const*> const plans{&plan};
    CHECK(budget_series(plans).size() == 2);
}

TEST_CASE("a row without a figure and a column without a year give no series", "[compare]") {
    auto const plan = plan_with(2024, 1, {column(2024, "budget")}, {row("Utgifter", {std::monostate{}})});
    std::vector<Plan const*> const plans{&plan};
    CHECK(budget_series(plans).empty());
}
