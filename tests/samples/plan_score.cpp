#include "samples/plan_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace planleser::test {

namespace {

// One thing that a plan says; facts of different kinds are never the same.
struct Fact {
    std::string text;
    std::string kind = {};
    std::string area = {};
};

struct Pair {
    std::size_t expected, found;
};

std::string area_title(Plan const& plan, std::optional<std::string> const& id) {
    if (!id) return {};
    auto const area =
        std::find_if(plan.areas.begin(), plan.areas.end(), [&](Area const& a) { return a.id == *id; });
    return area == plan.areas.end() ? *id : area->title;
}

class Scorer {
public:
    Scorer(Plan const& expected, Plan const& found, ScoreOptions const& options)
        : m_expected(expected), m_found(found), m_options(options) {}

    PlanScore score() {
        score_document();
        facts("areas", areas_of(m_expected), areas_of(m_found));
        facts("goals", goals_of(m_expected), goals_of(m_found));
        score_measures();
        score_budgets();
        return std::move(m_score);
    }

private:
    void count(std::string const& field, std::size_t expected, std::size_t found, std::size_t right) {
        auto& score = m_score.fields[field];
        score.expected += static_cast<int>(expected);
        score.found += static_cast<int>(found);
        score.right += static_cast<int>(right);
    }
    bool alike(std::string const& a, std::string const& b) const {
        return likeness(a, b) >= m_options.likeness;
    }
    bool same(Fact const& a, Fact const& b) const {
        return a.kind == b.kind && a.area.empty() == b.area.empty() &&
               (a.area.empty() || alike(a.area, b.area));
    }

    // The best pairs, each fact in one of them at most: the most alike first, then those that stand nearest.
    std::vector<Pair> pairs_of(std::vector<Fact> const& expected, std::vector<Fact> const& found) const {
        struct Candidate {
            double likeness;
            std::size_t distance;
            Pair pair;
        };
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < expected.size(); ++i)
            for (std::size_t j = 0; j < found.size(); ++j) {
                if (!same(expected[i], found[j])) continue;
                double const like = likeness(expected[i].text, found[j].text);
                if (like >= m_options.likeness) candidates.push_back({like, i > j ? i - j : j - i, {i, j}});
            }
        std::stable_sort(candidates.begin(), candidates.end(), [](Candidate const& a, Candidate const& b) {
            return a.likeness != b.likeness ? a.likeness > b.likeness : a.distance < b.distance;
        });
        std::vector<Pair> pairs;
        std::set<std::size_t> used_expected, used_found;
        for (auto const& candidate : candidates) {
            auto const [i, j] = candidate.pair;
            if (used_expected.contains(i) || used_found.contains(j)) continue;
            used_expected.insert(i);
            used_found.insert(j);
            pairs.push_back(candidate.pair);
        }
        return pairs;
    }

    std::vector<Pair> facts(std::string const& field, std::vector<Fact> const& expected,
        std::vector<Fact> const& found, std::string const& where = {}) {
        auto const pairs = pairs_of(expected, found);
        count(field, expected.size(), found.size(), pairs.size());
        auto const has = [&](std::size_t Pair::*side, std::size_t index) {
            return std::any_of(pairs.begin(), pairs.end(), [&](Pair const& p) { return p.*side == index; });
        };
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (!has(&Pair::expected, i)) miss('-', field, "missed", expected[i], where);
        for (std::size_t j = 0; j < found.size(); ++j)
            if (!has(&Pair::found, j)) miss('+', field, "made up", found[j], where);
        return pairs;
    }
    void miss(
        char sign, std::string const& field, char const* what, Fact const& fact, std::string const& where) {
        m_score.misses.push_back(fmt::format(
            "{} {}{}: {} {} {} \"{}\"", sign, field, where, what, fact.kind, fact.area, fact.text));
    }

    // A field of one value: counted where either plan has it.
    void value(std::string const& field, std::optional<std::string> const& expected,
        std::optional<std::string> const& found, std::string const& where) {
        auto const has = [](std::optional<std::string> const& text) { return text && !text->empty(); };
        bool const right = has(expected) && has(found) && alike(*expected, *found);
        count(field, has(expected), has(found), right);
        if (!right && (has(expected) || has(found)))
            m_score.misses.push_back(fmt::format("! {}{}: expected \"{}\", found \"{}\"", field, where,
                expected.value_or("(none)"), found.value_or("(none)")));
    }

    void score_document() {
        auto const& e = m_expected.document;
        auto const& f = m_found.document;
        auto const year = [](std::optional<int> const& y) {
            return y ? std::optional(std::to_string(*y)) : std::nullopt;
        };
        auto const period = [](std::optional<std::array<int, 2>> const& p) {
            return p ? std::optional(fmt::format("{}-{}", (*p)[0], (*p)[1])) : std::nullopt;
        };
        value("document", e.kind, f.kind, ".kind");
        value("document", e.title, f.title, ".title");
        value("document", e.organisation, f.organisation, ".organisation");
        value("document", year(e.year), year(f.year), ".year");
        value("document", period(e.period), period(f.period), ".period");
        value("document", e.adopted_date, f.adopted_date, ".adopted_date");
        value("document", e.adopted_by, f.adopted_by, ".adopted_by");
        value("document", e.language, f.language, ".language");
    }

    // A chapter of kind "other" that the expectation knows nothing of holds areas, it is none.
    std::vector<Fact> areas_of(Plan const& plan) const {
        std::set<std::string> kinds{"overarching", "focus_area", "cross_cutting"};
        for (auto const& area : m_expected.areas) kinds.insert(area.kind);
        std::vector<Fact> out;
        for (auto const& area : plan.areas)
            if (kinds.contains(area.kind)) out.push_back({area.title, area.kind});
        return out;
    }
    static std::vector<Fact> goals_of(Plan const& plan) {
        std::vector<Fact> out;
        for (auto const& goal : plan.goals)
            out.push_back({goal.text, goal.level, area_title(plan, goal.area)});
        return out;
    }

    static std::vector<Fact> texts(std::vector<std::string> const& values) {
        std::vector<Fact> out;
        for (auto const& text : values) out.push_back({text});
        return out;
    }
    static std::vector<Fact> targets_of(Measure const& measure) {
        std::vector<Fact> out;
        for (auto const& target : measure.targets) out.push_back({target.text, target.kind});
        return out;
    }
    static std::vector<Fact> measures_of(Plan const& plan) {
        std::vector<Fact> out;
        for (auto const& measure : plan.measures) out.push_back({measure.text});
        return out;
    }

    void score_measures() {
        auto const pairs = facts("measures", measures_of(m_expected), measures_of(m_found));
        std::vector<bool> expected_done(m_expected.measures.size()), found_done(m_found.measures.size());
        for (auto const& [i, j] : pairs) {
            score_measure(m_expected.measures[i], m_found.measures[j]);
            expected_done[i] = found_done[j] = true;
        }
        for (std::size_t i = 0; i < expected_done.size(); ++i)
            if (!expected_done[i]) score_measure(m_expected.measures[i], {});
        for (std::size_t j = 0; j < found_done.size(); ++j)
            if (!found_done[j]) score_measure({}, m_found.measures[j]);
    }

    void score_measure(Measure const& e, Measure const& f) {
        auto const where = fmt::format(" [{}]", (e.text.empty() ? f.text : e.text).substr(0, 40));
        value("numbers", e.number, f.number, where);
        value("placing", area_title(m_expected, e.area), area_title(m_found, f.area), where);
        facts("targets", targets_of(e), targets_of(f), where);
        facts("items", texts(e.items), texts(f.items), where);
        facts("partners", texts(e.partners), texts(f.partners), where);
        facts("responsible", texts(e.responsible), texts(f.responsible), where);
        facts("roles", texts(e.roles), texts(f.roles), where);
        facts("sdgs", goal_numbers(e), goal_numbers(f), where);
        value("deadline", e.deadline, f.deadline, where);
        value("cost", e.cost, f.cost, where);
        value("status", e.status, f.status, where);
    }
    static std::vector<Fact> goal_numbers(Measure const& measure) {
        std::vector<Fact> out;
        for (int const number : measure.sdgs) out.push_back({std::to_string(number)});
        return out;
    }

    // Tables pair by the row labels they share, most first.
    void score_budgets() {
        struct Candidate {
            std::size_t shared;
            Pair pair;
        };
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < m_expected.budgets.size(); ++i)
            for (std::size_t j = 0; j < m_found.budgets.size(); ++j) {
                auto const shared =
                    pairs_of(rows_of(m_expected.budgets[i]), rows_of(m_found.budgets[j])).size();
                if (shared) candidates.push_back({shared, {i, j}});
            }
        std::stable_sort(candidates.begin(), candidates.end(),
            [](Candidate const& a, Candidate const& b) { return a.shared > b.shared; });
        std::set<std::size_t> done_expected, done_found;
        for (auto const& [shared, pair] : candidates) {
            if (done_expected.contains(pair.expected) || done_found.contains(pair.found)) continue;
            done_expected.insert(pair.expected);
            done_found.insert(pair.found);
            score_budget(m_expected.budgets[pair.expected], m_found.budgets[pair.found]);
        }
        for (std::size_t i = 0; i < m_expected.budgets.size(); ++i)
            if (!done_expected.contains(i)) score_budget(m_expected.budgets[i], {});
        for (std::size_t j = 0; j < m_found.budgets.size(); ++j)
            if (!done_found.contains(j)) score_budget({}, m_found.budgets[j]);
    }

    static std::vector<Fact> rows_of(Budget const& budget) {
        std::vector<Fact> out;
        for (auto const& row : budget.rows) out.push_back({row.label});
        return out;
    }
    static std::vector<Fact> columns_of(Budget const& budget) {
        std::vector<Fact> out;
        for (auto const& column : budget.columns)
            out.push_back({column.label, fmt::format("{} {}", column.kind, column.year.value_or(0))});
        return out;
    }
    static std::size_t filled(Budget const& budget) {
        std::size_t count = 0;
        for (auto const& row : budget.rows)
            count += static_cast<std::size_t>(std::count_if(row.values.begin(), row.values.end(),
                [](BudgetValue const& v) { return !std::holds_alternative<std::monostate>(v); }));
        return count;
    }

    void score_budget(Budget const& e, Budget const& f) {
        auto const where = fmt::format(" [{}]", e.title.empty() ? f.title : e.title);
        auto const columns = facts("budget_labels", columns_of(e), columns_of(f), where);
        auto const rows = facts("budget_labels", rows_of(e), rows_of(f), where);
        std::size_t right = 0;
        for (auto const& row : rows)
            for (auto const& column : columns) {
                auto const a = written(e, row.expected, column.expected),
                           b = written(f, row.found, column.found);
                if (a && b && alike(*a, *b))
                    ++right;
                else if (a || b)
                    m_score.misses.push_back(fmt::format("! budget_cells{} {} / {}: expected {}, found {}",
                        where, e.rows[row.expected].label, e.columns[column.expected].label,
                        a.value_or("(none)"), b.value_or("(none)")));
            }
        count("budget_cells", filled(e), filled(f), right);
    }

    // A figure in whole currency units, a comment as it stands, nullopt where the cell is empty.
    static std::optional<std::string> written(Budget const& budget, std::size_t row, std::size_t column) {
        auto const& values = budget.rows[row].values;
        if (column >= values.size()) return std::nullopt;
        if (auto const* text = std::get_if<std::string>(&values[column])) return *text;
        auto const* figure = std::get_if<Decimal>(&values[column]);
        if (!figure) return std::nullopt;
        auto const whole = figure->times(Decimal(budget.scale));
        // a minus must count, which folding strips from no end of a text
        return whole ? std::optional("=" + whole->to_string()) : std::nullopt;
    }

    Plan const& m_expected;
    Plan const& m_found;
    ScoreOptions m_options;
    PlanScore m_score;
};

} // namespace

std::optional<double> FieldScore::f1() const {
    if (expected + found == 0) return std::nullopt;
    return 2.0 * right / (expected + found);
}

double PlanScore::mean() const {
    double sum = 0;
    int count = 0;
    for (auto const& [field, score] : fields)
        if (auto const f1 = score.f1()) {
            sum += *f1;
            ++count;
        }
    return count ? sum / count : 1;
}

double PlanScore::f1(std::string const& field) const {
    auto const score = fields.find(field);
    return score == fields.end() ? 1 : score->second.f1().value_or(1);
}

PlanScore score_plan(Plan const& expected, Plan const& found, ScoreOptions const& options) {
    return Scorer(expected, found, options).score();
}

} // namespace planleser::test
