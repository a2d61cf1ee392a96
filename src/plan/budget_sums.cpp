#include "plan/budget_sums.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace planleser {

namespace {

// A row that no sum has taken yet.
struct OpenRow {
    std::size_t row = 0;
    bool after_boundary = false; // a heading, a sum or the table's top stands before it
};

enum class Signs {
    AllPlus,
    CostsMinus,
    IncomeMinus,
    FirstPlusOthersMinus,
};

bool has_figures(FigureRow const& row) {
    return std::any_of(
        row.figures.begin(), row.figures.end(), [](auto const& figure) { return figure.has_value(); });
}

bool is_zero(Decimal const& value) {
    return value == Decimal(0);
}

// Running totals of a growing set of addends, a column each.
class Totals {
public:
    explicit Totals(std::size_t columns) : m_totals(columns) {}

    void add(FigureRow const& row, int sign) {
        for (std::size_t c = 0; c < m_totals.size(); ++c) {
            if (!row.figures[c]) continue;
            auto const value = sign < 0 ? row.figures[c]->negated() : *row.figures[c];
            auto const sum = m_totals[c].sum.plus(value);
            m_totals[c].any = true;
            m_totals[c].overflow = m_totals[c].overflow || !sum;
            if (sum) m_totals[c].sum = *sum;
            m_totals[c].nonzero = m_totals[c].nonzero || !is_zero(value);
        }
    }

    struct Fit {
        int fits = 0, misfits = 0, telling = 0; // telling: fits of more than zeros
    };
    Fit against(FigureRow const& stated) const {
        Fit fit;
        for (std::size_t c = 0; c < m_totals.size(); ++c) {
            auto const& total = m_totals[c];
            if (!stated.figures[c] || !total.any) continue;
            bool const equal = !total.overflow && *stated.figures[c] == total.sum;
            fit.fits += equal;
            fit.misfits += !equal;
            fit.telling += equal && total.nonzero;
        }
        return fit;
    }

private:
    struct Total {
        Decimal sum;
        bool any = false, overflow = false, nonzero = false;
    };
    std::vector<Total> m_totals;
};

int sign_of(Signs signs, FigureRow const& row, bool first) {
    switch (signs) {
    case Signs::AllPlus:
        return 1;
    case Signs::CostsMinus:
        return row.counts == Counts::AsCost ? -1 : 1;
    case Signs::IncomeMinus:
        return row.counts == Counts::AsCost ? 1 : -1;
    case Signs::FirstPlusOthersMinus:
        return first ? 1 : -1;
    }
    return 1;
}

std::span<Signs const> signs_for(RowRole role) {
    static constexpr Signs of_sum[] = {Signs::AllPlus, Signs::CostsMinus, Signs::IncomeMinus};
    static constexpr Signs of_result[] = {
        Signs::CostsMinus, Signs::AllPlus, Signs::IncomeMinus, Signs::FirstPlusOthersMinus};
    return role == RowRole::Sum ? std::span<Signs const>(of_sum) : std::span<Signs const>(of_result);
}

class SumFinder {
public:
    SumFinder(std::vector<FigureRow> const& rows, SumOptions const& options)
        : m_rows(rows), m_options(options), m_columns(rows.empty() ? 0 : rows[0].figures.size()),
          m_taken(rows.size()) {}

    SumStructure find() {
        find_sums_above_items();
        find_stray_items();
        find_sums_below_items();
        auto& sums = m_result.sums;
        std::sort(sums.begin(), sums.end(), [](RowSum const& a, RowSum const& b) { return a.row < b.row; });
        for (auto const& open : m_open) m_result.open.push_back(open.row);
        return std::move(m_result);
    }

private:
    struct Reading {
        std::size_t first = 0; // into the open rows
        Signs signs = Signs::AllPlus;
        Totals::Fit fit;
        bool at_boundary = false;
    };

    // ---- sums below their items

    void find_sums_below_items() {
        bool boundary = true;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            auto const role = m_rows[row].role;
            bool const sums = role == RowRole::Sum || role == RowRole::Result || role == RowRole::Closing;
            boundary = boundary || role == RowRole::Heading;
            if (role == RowRole::Heading || m_taken[row] || !has_figures(m_rows[row])) continue;
            if (sums && !is_header_sum(row)) {
                bool const behind_heading = row > 0 && m_rows[row - 1].role == RowRole::Heading;
                if (behind_heading && role == RowRole::Sum) m_result.empty.push_back(row);
                if (!behind_heading && !m_open.empty()) take_rows_above(row, boundary);
                boundary = true;
                m_open.push_back({row, false});
                continue;
            }
            m_open.push_back({row, boundary});
            boundary = sums;
        }
    }

    bool is_header_sum(std::size_t row) const {
        return std::any_of(
            m_result.sums.begin(), m_result.sums.end(), [row](RowSum const& sum) { return sum.row == row; });
    }

    void take_rows_above(std::size_t row, bool nothing_since_sum) {
        auto reading = best_reading(row);
        if (nothing_since_sum && m_rows[row].role == RowRole::Sum && restate(row, reading)) return;
        auto const first_default = default_suffix(m_rows[row].role);
        bool const proven = reading && reading->fit.fits >= reading->fit.misfits;
        if (!proven) {
            // Only sums stand a row away from another sum and sum nothing that the table shows.
            if (!first_default) return;
            auto const signs = m_rows[row].role == RowRole::Sum ? Signs::AllPlus : Signs::CostsMinus;
            reading = read_suffix(row, *first_default, signs);
        }
        RowSum sum;
        sum.row = row;
        sum.fits = reading->fit.fits;
        sum.misfits = reading->fit.misfits;
        sum.leaves_items = reading->first > 0 && !reading->at_boundary &&
                           m_rows[m_open[reading->first - 1].row].role == RowRole::Item;
        for (auto i = reading->first; i < m_open.size(); ++i) {
            auto const addend = m_open[i].row;
            sum.addends.push_back({addend, sign_of(reading->signs, m_rows[addend], i == reading->first)});
        }
        m_result.sums.push_back(std::move(sum));
        m_open.resize(reading->first);
    }

    // A sum that says again what an earlier sum said, as the list at a table's end does. It stands for the
    // earlier one.
    bool restate(std::size_t row, std::optional<Reading> const& reading) {
        int best = reading ? reading->fit.telling - reading->fit.misfits : 0;
        std::optional<std::size_t> restated;
        Totals::Fit best_fit;
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            if (m_rows[m_open[i].row].role != RowRole::Sum) continue;
            Totals totals(m_columns);
            totals.add(m_rows[m_open[i].row], 1);
            auto const fit = totals.against(m_rows[row]);
            if (fit.telling - fit.misfits <= best) continue;
            best = fit.telling - fit.misfits;
            best_fit = fit;
            restated = i;
        }
        if (!restated) return false;
        m_result.sums.push_back({row, {{m_open[*restated].row, 1}}, best_fit.fits, best_fit.misfits});
        m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(*restated));
        return true;
    }

    Reading read_suffix(std::size_t row, std::size_t first, Signs signs) const {
        Totals totals(m_columns);
        for (auto i = first; i < m_open.size(); ++i)
            totals.add(m_rows[m_open[i].row], sign_of(signs, m_rows[m_open[i].row], i == first));
        return {first, signs, totals.against(m_rows[row]), m_open[first].after_boundary};
    }

    std::optional<Reading> best_reading(std::size_t row) const {
        std::optional<Reading> best;
        auto const lowest =
            m_open.size() > m_options.most_addends ? m_open.size() - m_options.most_addends : 0;
        auto const all_signs = signs_for(m_rows[row].role);
        int preference = 0;
        std::tuple<int, int, bool, int, std::size_t> best_rank;
        for (auto const signs : all_signs) {
            --preference;
            Totals totals(m_columns);
            for (auto i = m_open.size(); i-- > lowest;) {
                auto const& addend = m_rows[m_open[i].row];
                // The first of FirstPlusOthersMinus is added for its own reading only.
                auto fit_totals = totals;
                fit_totals.add(addend, sign_of(signs, addend, true));
                totals.add(addend, sign_of(signs, addend, false));
                auto const fit = fit_totals.against(m_rows[row]);
                // One row alone is what a sum sums only where nothing else stands behind the boundary.
                bool const lone_item = i + 1 == m_open.size() && !m_open[i].after_boundary;
                if (fit.fits == 0 || lone_item) continue;
                Reading const reading{i, signs, fit, m_open[i].after_boundary};
                auto const rank = std::tuple(
                    fit.telling - fit.misfits, fit.fits, reading.at_boundary, preference, m_open.size() - i);
                if (best && rank <= best_rank) continue;
                best = reading;
                best_rank = rank;
            }
        }
        return best;
    }

    // Where position alone says that a sum begins: behind the last heading or sum.
    std::optional<std::size_t> default_suffix(RowRole role) const {
        if (role == RowRole::Sum) {
            for (auto i = m_open.size(); i-- > 0;) {
                auto const& open = m_rows[m_open[i].row];
                bool const item = open.role == RowRole::Item || is_header_sum(m_open[i].row);
                if (!item) return i + 1 < m_open.size() ? std::optional(i + 1) : std::nullopt;
                if (m_open[i].after_boundary) return i;
            }
            return m_open.empty() ? std::nullopt : std::optional<std::size_t>(0);
        }
        // A result of the two sums before it, a closing of the two rows before it.
        return m_open.size() >= 2 ? std::optional(m_open.size() - 2) : std::nullopt;
    }

    // ---- sums above their items

    struct Candidate {
        RowSum sum;
        int telling = 0;
    };

    // An item that equals the sum of the items right below it. One alone may be chance; two in a table, or
    // one in two columns, are how the table is written.
    void find_sums_above_items() {
        std::vector<Candidate> candidates;
        std::vector<bool> taken(m_rows.size());
        // From the top, so that a sum claims its items before two of them look like the sum of a third. What
        // a round leaves on top may be items of the next.
        constexpr int most_levels = 4;
        for (int level = 0; level < most_levels; ++level) {
            auto const found = candidates.size();
            for (std::size_t row = 0; row < m_rows.size(); ++row) {
                auto candidate =
                    taken[row] || is_candidate(candidates, row) ? std::nullopt : sum_above(row, taken);
                if (!candidate) continue;
                for (auto const& addend : candidate->sum.addends) taken[addend.row] = true;
                candidates.push_back(std::move(*candidate));
            }
            if (candidates.size() == found) break;
        }
        bool const written_so =
            candidates.size() >= 2 || (candidates.size() == 1 && candidates[0].telling >= 2);
        if (!written_so) return;
        for (auto& candidate : candidates) m_result.sums.push_back(std::move(candidate.sum));
        m_taken = taken;
        take_items_by_place();
    }

    static bool is_candidate(std::vector<Candidate> const& candidates, std::size_t row) {
        return std::any_of(
            candidates.begin(), candidates.end(), [row](Candidate const& c) { return c.sum.row == row; });
    }

    bool may_be_header_sum(std::size_t row) const {
        auto const role = m_rows[row].role;
        return (role == RowRole::Item || role == RowRole::Sum) && has_figures(m_rows[row]);
    }

    std::optional<Candidate> sum_above(std::size_t row, std::vector<bool> const& taken) const {
        if (!may_be_header_sum(row)) return std::nullopt;
        std::optional<Candidate> best;
        Totals totals(m_columns);
        std::vector<Addend> addends;
        for (auto below = row + 1; below < m_rows.size() && addends.size() < m_options.most_addends;
             ++below) {
            if (taken[below]) continue;
            if (m_rows[below].role != RowRole::Item || !has_figures(m_rows[below])) break;
            totals.add(m_rows[below], 1);
            addends.push_back({below, 1});
            auto const fit = totals.against(m_rows[row]);
            bool const fits = addends.size() >= 2 && fit.telling > 0 && fit.misfits == 0;
            // Of equal readings the longest: rows of zeros at the end belong to the account too.
            if (!fits || (best && best->telling > fit.telling)) continue;
            best = Candidate{{row, addends, fit.fits, fit.misfits, true}, fit.telling};
        }
        return best;
    }

    // In a table written so, a sum right above items sums the items up to the next one, and so does an item
    // that equals the one item below it, with the next account or a heading behind them.
    void take_items_by_place() {
        for (std::size_t row = 0; row + 1 < m_rows.size(); ++row) {
            if (!may_be_header_sum(row) || m_taken[row] || is_header_sum(row)) continue;
            RowSum sum;
            sum.row = row;
            sum.above_items = true;
            Totals totals(m_columns);
            for (auto item = row + 1; item < m_rows.size() && is_free_item(item); ++item) {
                totals.add(m_rows[item], 1);
                sum.addends.push_back({item, 1});
            }
            auto const fit = totals.against(m_rows[row]);
            bool const is_account = m_rows[row].role == RowRole::Sum ||
                                    (sum.addends.size() == 1 && fit.telling > 0 && fit.misfits == 0);
            if (!is_account || sum.addends.empty()) continue;
            sum.fits = fit.fits;
            sum.misfits = fit.misfits;
            for (auto const& addend : sum.addends) m_taken[addend.row] = true;
            m_result.sums.push_back(std::move(sum));
        }
    }

    bool is_free_item(std::size_t row) const {
        return m_rows[row].role == RowRole::Item && !m_taken[row] && !is_header_sum(row) &&
               has_figures(m_rows[row]);
    }

    void find_stray_items() {
        std::vector<std::size_t> free;
        std::size_t taken = 0;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            taken += m_taken[row];
            if (is_free_item(row)) free.push_back(row);
        }
        // Few beside many: the table has its items in accounts.
        if (taken > 4 * free.size()) m_result.stray = std::move(free);
    }

    std::vector<FigureRow> const& m_rows;
    SumOptions m_options;
    std::size_t m_columns;
    std::vector<bool> m_taken; // by a sum above
    std::vector<OpenRow> m_open;
    SumStructure m_result;
};

} // namespace

SumStructure find_sums(std::vector<FigureRow> const& rows, SumOptions const& options) {
    return SumFinder(rows, options).find();
}

std::optional<Decimal> added_up(
    std::vector<FigureRow> const& rows, std::vector<Addend> const& addends, std::size_t column) {
    std::optional<Decimal> sum;
    for (auto const& addend : addends) {
        auto const& figure = rows[addend.row].figures[column];
        if (!figure) continue;
        sum = sum.value_or(Decimal(0)).plus(addend.sign < 0 ? figure->negated() : *figure);
        if (!sum) return std::nullopt;
    }
    return sum;
}

} // namespace planleser
