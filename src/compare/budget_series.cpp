#include "compare/budget_series.h"

#include "compare/measure_changes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace planleser {
namespace {

// Tables are held for the same from this share of common row labels on (of the smaller table).
constexpr double least_shared_rows = 0.3;

// A row of one table of one plan.
struct Row {
    std::string key; // comparable label; repeated labels are numbered in order
    std::string group_key;
    std::string label, group;
    std::vector<BudgetFigure> figures;
};

struct TableRows {
    std::string title;
    std::size_t plan = 0;
    std::vector<Row> rows;
};

std::string row_key(std::string const& label) {
    auto key = comparable(label);
    std::erase_if(key, [](char c) { return c == '*' || c == '(' || c == ')'; });
    auto const end = key.find_last_not_of(" 0123456789");
    // A figure closing a label is a footnote mark ("Inntekter 1"); a label of figures alone stays whole.
    if (end != std::string::npos && key.size() - end <= 3) key.resize(end + 1);
    return key;
}

std::optional<Decimal> in_kroner(BudgetValue const& value, Budget const& budget) {
    auto const* figure = std::get_if<Decimal>(&value);
    return figure ? figure->times(Decimal(budget.scale)) : std::nullopt;
}

bool is_series_kind(std::string const& kind) {
    static std::set<std::string> const kinds = {
        "budget", "revised_budget", "actual", "forecast", "proposal", "amount"};
    return kinds.contains(kind);
}

// The cell where it is known, else the row.
std::vector<Place> places_of(BudgetRow const& row, std::size_t column) {
    auto const& at =
        column < row.value_at.size() && !row.value_at[column].empty() ? row.value_at[column] : row.at;
    std::vector<Place> places;
    for (auto const& each : at) places.push_back(each.place);
    return places;
}

TableRows rows_of(Budget const& budget, std::size_t plan) {
    TableRows table{budget.title, plan, {}};
    std::map<std::string, int> seen;
    for (auto const& row : budget.rows) {
        Row result{
            row_key(row.label), comparable(row.group.value_or("")), row.label, row.group.value_or(""), {}};
        if (int const n = seen[result.group_key + "\n" + result.key]++; n > 0)
            result.key += "\n" + std::to_string(n);
        for (std::size_t column = 0; column < std::min(budget.columns.size(), row.values.size()); ++column) {
            auto const& head = budget.columns[column];
            if (!head.year || !is_series_kind(head.kind)) continue;
            if (auto const value = in_kroner(row.values[column], budget))
                result.figures.push_back({head.year, head.kind, *value, plan, places_of(row, column), {}});
        }
        table.rows.push_back(std::move(result));
    }
    return table;
}

// The same table over the plans: its newest form and the series found so far.
struct TableThread {
    std::string title_key;
    std::string title;
    std::size_t last_plan = 0;
    std::set<std::string> labels; // of its newest form
    std::vector<BudgetSeries> series;
    std::vector<std::pair<std::string, std::string>> keys; // group and label of each series
    std::set<std::size_t> continued; // the series that rows of its newest form have gone on
};

double shared_rows(TableThread const& thread, TableRows const& table) {
    std::set<std::string> labels;
    for (auto const& row : table.rows) labels.insert(row.key);
    auto const smaller = std::min(labels.size(), thread.labels.size());
    if (smaller == 0) return 0;
    auto const shared = std::count_if(
        labels.begin(), labels.end(), [&](auto const& label) { return thread.labels.contains(label); });
    return static_cast<double>(shared) / static_cast<double>(smaller);
}

// The series that a row goes on: the same group and label, else the only one left of the same label.
std::size_t series_for(TableThread& thread, Row const& row) {
    std::optional<std::size_t> same_label;
    std::size_t candidates = 0;
    for (std::size_t i = 0; i < thread.keys.size(); ++i) {
        if (thread.continued.contains(i) || thread.keys[i].second != row.key) continue;
        if (thread.keys[i].first == row.group_key) return i;
        same_label = i;
        ++candidates;
    }
    if (candidates == 1) return *same_label;
    thread.keys.emplace_back(row.group_key, row.key);
    thread.series.emplace_back();
    return thread.series.size() - 1;
}

void continue_thread(TableThread& thread, TableRows const& table) {
    thread.title = table.title;
    thread.title_key = comparable(table.title);
    thread.last_plan = table.plan;
    thread.labels.clear();
    thread.continued.clear();
    for (auto const& row : table.rows) {
        thread.labels.insert(row.key);
        if (row.figures.empty()) continue;
        auto const index = series_for(thread, row);
        thread.continued.insert(index);
        auto& series = thread.series[index];
        series.label = row.label;
        series.group = row.group;
        series.series.insert(series.series.end(), row.figures.begin(), row.figures.end());
    }
}

TableThread* thread_for(std::vector<TableThread>& threads, TableRows const& table) {
    TableThread* best = nullptr;
    double best_score = 0;
    for (auto& thread : threads) {
        if (thread.last_plan == table.plan && !thread.labels.empty()) continue;
        auto const shared = shared_rows(thread, table);
        bool const same_title = !thread.title_key.empty() && thread.title_key == comparable(table.title);
        auto const score = shared + (same_title ? 0.5 : 0);
        if ((shared >= least_shared_rows || same_title) && score > best_score) {
            best = &thread;
            best_score = score;
        }
    }
    return best;
}

std::string restating_kind(std::string const& kind) {
    return kind == "proposal" ? "budget" : kind;
}

std::vector<RestatedFigure> restated_in(BudgetSeries const& series) {
    std::vector<RestatedFigure> restated;
    std::map<std::pair<int, std::string>, BudgetFigure const*> latest;
    std::vector<BudgetFigure const*> by_plan;
    for (auto const& figure : series.series) by_plan.push_back(&figure);
    std::stable_sort(
        by_plan.begin(), by_plan.end(), [](auto const* a, auto const* b) { return a->plan < b->plan; });
    for (auto const* figure : by_plan) {
        auto& before = latest[{*figure->year, restating_kind(figure->kind)}];
        if (before && before->plan != figure->plan && before->value != figure->value)
            restated.push_back({*figure->year, figure->kind, before->kind, before->value, figure->value,
                before->plan, figure->plan, before->at, figure->at});
        before = figure;
    }
    return restated;
}

// (value - base) / |base| in per cent, to one decimal; none where the base is 0.
std::optional<Decimal> change_in_per_cent(Decimal base, Decimal value) {
    auto const difference = value.minus(base);
    if (base == Decimal(0) || !difference) return std::nullopt;
    auto const real = [](Decimal d) {
        double units = static_cast<double>(d.units());
        for (int i = 0; i < d.places(); ++i) units /= 10;
        return units;
    };
    double const per_mille = real(*difference) / std::abs(real(base)) * 1000;
    if (!(std::abs(per_mille) < 1e12)) return std::nullopt;
    return Decimal::from_units(static_cast<std::int64_t>(per_mille + (per_mille < 0 ? -0.5 : 0.5)), 1);
}

void add_changes(BudgetSeries& series) {
    for (auto& figure : series.series)
        for (auto const& before : series.series)
            if (*before.year == *figure.year - 1 &&
                restating_kind(before.kind) == restating_kind(figure.kind))
                figure.change_per_cent = change_in_per_cent(before.value, figure.value);
}

} // namespace

std::vector<BudgetSeries> budget_series(std::span<Plan const* const> plans) {
    std::vector<TableThread> threads;
    for (std::size_t plan = 0; plan < plans.size(); ++plan)
        for (auto const& budget : plans[plan]->budgets) {
            auto const table = rows_of(budget, plan);
            auto* thread = thread_for(threads, table);
            if (!thread) thread = &threads.emplace_back();
            continue_thread(*thread, table);
        }
    std::vector<BudgetSeries> result;
    for (auto& thread : threads)
        for (auto& series : thread.series) {
            series.table = thread.title;
            std::stable_sort(
                series.series.begin(), series.series.end(), [](BudgetFigure const& a, BudgetFigure const& b) {
                    return std::tuple(*a.year, a.kind, a.plan) < std::tuple(*b.year, b.kind, b.plan);
                });
            series.restated = restated_in(series);
            add_changes(series);
            result.push_back(std::move(series));
        }
    return result;
}

} // namespace planleser
