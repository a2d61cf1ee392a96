#include "layout/table_trust.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace planleser {
namespace {

// A cell of figures only.
bool is_figure_cell(DraftCell const& cell, TableView const& view) {
    return !cell.words.empty() && std::all_of(cell.words.begin(), cell.words.end(), [&](std::uint32_t word) {
        return is_figure_like(view.words[word].kind) || view.words[word].raised;
    });
}

std::size_t columns_with_text(DraftTable const& table) {
    std::vector<bool> filled(static_cast<std::size_t>(table.columns()));
    for (DraftCell const& cell : table.cells)
        if (!cell.words.empty()) filled[static_cast<std::size_t>(cell.column)] = true;
    return static_cast<std::size_t>(std::count(filled.begin(), filled.end(), true));
}

// Whether most of the text stands in cells that are paragraphs.
bool is_prose(DraftTable const& table, TrustOptions const& options) {
    std::size_t words = 0, in_paragraphs = 0;
    for (DraftCell const& cell : table.cells) {
        words += cell.words.size();
        if (cell.words.size() >= options.paragraph_words) in_paragraphs += cell.words.size();
    }
    return 2 * in_paragraphs > words;
}

// Whether most cells begin with bullets: a list in page columns.
bool is_list(DraftTable const& table, TableView const& view) {
    std::size_t cells = 0, items = 0;
    for (DraftCell const& cell : table.cells) {
        if (cell.words.empty()) continue;
        ViewWord const& first = view.words[cell.words.front()];
        ++cells;
        items += first.marker && first.kind != WordKind::Figure ? 1U : 0U;
    }
    return 4 * items > 3 * cells;
}

// Whether bold print heads rows again and again, in several columns or in every cell: titles of addresses and
// of cards side by side. A bold row of figures is a sum.
bool has_many_headings(DraftTable const& table, TableView const& view) {
    constexpr int least = 3;
    constexpr double titled_share = 0.25;
    std::vector<int> cells(static_cast<std::size_t>(table.rows())), bold(cells.size()), titled(cells.size());
    std::vector<bool> has_figures(cells.size());
    for (DraftCell const& cell : table.cells) {
        if (cell.words.empty()) continue;
        if (is_figure_cell(cell, view)) has_figures[static_cast<std::size_t>(cell.row)] = true;
        ++cells[static_cast<std::size_t>(cell.row)];
        titled[static_cast<std::size_t>(cell.row)] +=
            view.words[cell.words.front()].bold && !view.words[cell.words.back()].bold ? 1 : 0;
        bold[static_cast<std::size_t>(cell.row)] += std::all_of(
            cell.words.begin(), cell.words.end(), [&](auto word) { return view.words[word].bold; });
    }
    int headings = 0, others = 0, titled_rows = 0;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        titled_rows += titled[row] >= 2 ? 1 : 0;
        if (cells[row] < 2) continue;
        ++(bold[row] == cells[row] && !has_figures[row] ? headings : others);
    }
    return (headings >= least && others >= headings) ||
           (titled_rows >= 2 && titled_rows >= titled_share * table.rows());
}

// Whether columns stand in filled boxes of their own that do not touch: cards side by side.
bool is_cards(DraftTable const& table, TableView const& view) {
    // In text sizes: a lower box is a highlight; what is nearer together is a cell with a white border.
    constexpr double least_height = 1.8, least_gap = 0.4;
    std::vector<FilledBox const*> card_of(static_cast<std::size_t>(table.columns()), nullptr);
    for (DraftCell const& cell : table.cells) {
        auto& card = card_of[static_cast<std::size_t>(cell.column)];
        if (cell.words.empty() || card != nullptr) continue;
        Box const& word = view.words[cell.words.front()].box;
        for (FilledBox const& fill : view.fills) // the last drawn lies on top
            if (fill.box.contains(word, 1) && fill.box.height() > least_height * view.text_size &&
                fill.box.width() < 0.8 * table.box().width())
                card = &fill;
    }
    Box const* before = nullptr;
    int apart = 0;
    for (FilledBox const* card : card_of) {
        if (card == nullptr) continue;
        if (before != nullptr && card->box.x0 > before->x1 + least_gap * view.text_size) ++apart;
        if (before == nullptr || card->box.x0 > before->x0) before = &card->box;
    }
    return apart > 0;
}

} // namespace

ChartSigns::ChartSigns(TableView const& view, Rulings const& rulings, TrustOptions const& options)
    : m_view(view), m_rulings(rulings) {
    // Strokes of one length, side by side, by where they begin and end across the axis.
    std::map<std::pair<long, long>, std::vector<double>> level, upright;
    auto const step = [](double position) { return std::lround(position * 2); };
    for (ViewLine const& line : view.lines) {
        double const width = line.x1 - line.x0, height = line.y1 - line.y0;
        double const length = std::max(width, height);
        if (length < 1 || length > options.tick_length * view.text_size) continue;
        if (width > height)
            level[{step(line.x0), step(line.x1)}].push_back(line.y0);
        else
            upright[{step(line.y0), step(line.y1)}].push_back(line.x0);
    }
    auto const add_axes = [&](auto& groups, bool is_upright) {
        for (auto& [extent, places] : groups) {
            std::sort(places.begin(), places.end());
            auto const last =
                std::unique(places.begin(), places.end(), [](double a, double b) { return b - a < 1; });
            places.erase(last, places.end());
            if (places.size() < options.axis_ticks) continue;
            double const from = static_cast<double>(extent.first) / 2,
                         to = static_cast<double>(extent.second) / 2;
            m_axes.push_back(is_upright ? Box{places.front(), from, places.back(), to}
                                        : Box{from, places.front(), to, places.back()});
        }
    };
    add_axes(level, false);
    add_axes(upright, true);
    find_scales(options);
}

void ChartSigns::find_scales(TrustOptions const& options) {
    // Labels of a scale are set flush to one side of their axis.
    for (bool const right : {true, false}) {
        std::map<long, std::vector<std::uint32_t>> columns; // from top to bottom
        for (std::uint32_t i = 0; i < m_view.words.size(); ++i) {
            ViewWord const& word = m_view.words[i];
            if (!word.has_amount || !word.upright) continue;
            columns[std::lround(right ? word.box.x1 : word.box.x0)].push_back(i);
        }
        for (auto const& column : columns) {
            auto const& words = column.second;
            for (std::size_t begin = 0; begin + options.scale_labels <= words.size();) {
                auto const at = [&](std::size_t i) -> ViewWord const& { return m_view.words[words[i]]; };
                double const pitch = at(begin + 1).baseline - at(begin).baseline;
                double const step = static_cast<double>(at(begin + 1).amount - at(begin).amount);
                auto end = begin + 1;
                while (
                    end < words.size() && step < 0 && step != -1 &&
                    std::abs(at(end).baseline - at(end - 1).baseline - pitch) < 0.08 * pitch &&
                    std::abs(static_cast<double>(at(end).amount - at(end - 1).amount) - step) < -0.001 * step)
                    ++end;
                if (end - begin >= options.scale_labels)
                    m_scales.insert(m_scales.end(), words.begin() + static_cast<std::ptrdiff_t>(begin),
                        words.begin() + static_cast<std::ptrdiff_t>(end));
                begin = std::max(end - 1, begin + 1);
            }
        }
    }
    std::sort(m_scales.begin(), m_scales.end());
}

bool ChartSigns::has_scale(DraftTable const& table) const {
    if (m_scales.empty()) return false;
    int labels = 0;
    for (DraftCell const& cell : table.cells)
        for (auto const word : cell.words)
            labels += std::binary_search(m_scales.begin(), m_scales.end(), word) ? 1 : 0;
    return labels >= 2;
}

bool ChartSigns::axis_at(Box const& box) const {
    double const near = 2 * m_view.text_size;
    Box const around = {box.x0 - near, box.y0 - near, box.x1 + near, box.y1 + near};
    return std::any_of(m_axes.begin(), m_axes.end(), [&](Box const& axis) {
        Box const common = intersection(axis, around);
        double const length = std::max(axis.width(), axis.height());
        return !common.is_empty() && std::max(common.width(), common.height()) > 0.5 * length;
    });
}

bool ChartSigns::is_cut(ViewWord const& word, CutBy by) const {
    constexpr double inset = 0.25; // of a word's height or of a letter: rulings may touch
    auto const runs_through = [](std::vector<Ruling> const& rulings, double from, double to, double begin,
                                  double end) {
        auto ruling = std::lower_bound(
            rulings.begin(), rulings.end(), from, [](Ruling const& a, double at) { return a.at < at; });
        constexpr int most_rulings = 20;
        for (int seen = 0; seen < most_rulings && ruling != rulings.end() && ruling->at < to;
             ++ruling, ++seen)
            if (ruling->kind == RulingKind::Drawn && ruling->begin < begin && ruling->end > end) return true;
        return false;
    };
    if (!word.upright) return false;
    Box const& box = word.box;
    double const dx = std::min(inset * word.size, 0.3 * box.width()), dy = inset * word.size;
    return by == CutBy::Vertical
               ? runs_through(m_rulings.vertical, box.x0 + dx, box.x1 - dx, box.y0 + dy, box.y1 - dy)
               : runs_through(m_rulings.horizontal, box.y0 + dy, box.y1 - 1.5 * dy, box.x0, box.x1);
}

std::size_t ChartSigns::cut_words(DraftTable const& table) const {
    std::size_t cut = 0;
    for (DraftCell const& cell : table.cells)
        for (auto const index : cell.words) {
            ViewWord const& word = m_view.words[index];
            cut += is_cut(word, CutBy::Vertical) || is_cut(word, CutBy::Horizontal) ? 1U : 0U;
        }
    return cut;
}

std::size_t ChartSigns::words_too_wide(DraftTable const& table) const {
    double const exact = 0.08 * m_view.text_size;
    constexpr std::ptrdiff_t least_flush = 3; // itself among them
    std::vector<double> begins;               // of the cells' texts
    for (DraftCell const& cell : table.cells)
        if (!cell.words.empty()) begins.push_back(m_view.words[cell.words.front()].box.x0);
    std::sort(begins.begin(), begins.end());
    std::size_t wide = 0;
    for (DraftCell const& cell : table.cells)
        for (auto const index : cell.words) {
            ViewWord const& word = m_view.words[index];
            if (!is_cut(word, CutBy::Vertical) || is_cut(word, CutBy::Horizontal)) continue;
            auto const first = std::lower_bound(begins.begin(), begins.end(), word.box.x0 - exact);
            auto const last = std::upper_bound(first, begins.end(), word.box.x0 + exact);
            wide += last - first >= least_flush ? 1U : 0U;
        }
    return wide;
}

bool is_contents(DraftTable const& table, TableView const& view, TrustOptions const& options) {
    int entries = 0, others = 0, last = 0;
    for (DraftCell const& cell : table.cells) { // from top to bottom
        if (cell.words.empty() || cell.column_end + 1 < table.columns()) continue;
        int const number = cell.words.size() == 1 ? view.words[cell.words.front()].page_number : -1;
        if (number < last || cell.column != cell.column_end) {
            ++others;
            continue;
        }
        last = number;
        ++entries;
    }
    // A title such as "Side" may stand above the numbers.
    return entries >= options.contents_entries && others <= 1;
}

double filled_share(DraftTable const& table) {
    double filled = 0;
    for (DraftCell const& cell : table.cells)
        if (!cell.words.empty())
            filled += static_cast<double>(cell.row_end - cell.row + 1) * (cell.column_end - cell.column + 1);
    return filled / (static_cast<double>(table.rows()) * table.columns());
}

bool is_misread_picture(DraftTable const& table, TableView const& view, TrustOptions const& options) {
    double words = 0, pictured = 0, sum = 0, doubtful = 0;
    for (DraftCell const& cell : table.cells)
        for (auto const index : cell.words) {
            ViewWord const& word = view.words[index];
            double const confidence = word.confidence / 100.0;
            ++words;
            if (!word.pictured) continue;
            ++pictured;
            sum += confidence;
            if (confidence < options.pictured_doubt || word.kind == WordKind::Blank) ++doubtful;
        }
    return pictured > 0.5 * words &&
           (table.rows() < 3 || filled_share(table) < options.filled_alignment ||
               sum < options.pictured_confidence * pictured || doubtful > options.doubtful_words * pictured);
}

namespace {

// Lines of a text with their numbers beside them.
bool is_numbered_text(DraftTable const& table, TableView const& view) {
    constexpr int least_lines = 5;
    if (table.columns() != 2) return false;
    int lines = 0, texts = 0, last = -1;
    for (DraftCell const& cell : table.cells) { // from top to bottom
        if (cell.words.empty()) continue;
        if (cell.column == 0) {
            int const number = cell.words.size() == 1 ? view.words[cell.words.front()].page_number : -1;
            if (number < 0 || (last >= 0 && number != last + 1)) return false;
            last = number;
            ++lines;
        } else {
            texts += is_figure_cell(cell, view) ? 0 : 1;
        }
    }
    return lines >= least_lines && 2 * texts > lines;
}

} // namespace

bool is_ruled_table(DraftTable const& table, ChartSigns const& signs, TrustOptions const& options) {
    // One drawn row of several cells, at the page's top: what a page break left of a row may be one word.
    if (table.rows() == 1 && table.columns() >= 3 && columns_with_text(table) == 1 &&
        table.box().y0 < options.rest_of_row)
        return true;
    if (table.columns() < 2 || columns_with_text(table) < 2) return false;
    std::size_t cells = 0, words = 0;
    for (DraftCell const& cell : table.cells) {
        cells += cell.words.empty() ? 0U : 1U;
        words += cell.words.size();
    }
    if (cells < 2 || filled_share(table) < options.filled_lattice || signs.axis_at(table.box()) ||
        signs.has_scale(table))
        return false;
    double const most_cut = std::max(1.0, options.cut_words * static_cast<double>(words));
    auto const cut = signs.cut_words(table);
    if (static_cast<double>(cut) <= most_cut) return true;
    // A word that is wider than its cell runs over the line beside it; the grid lines of a chart are
    // anywhere.
    return table.rows() >= 3 && table.columns() >= 3 && filled_share(table) >= options.filled_alignment &&
           static_cast<double>(cut - signs.words_too_wide(table)) <= most_cut;
}

bool is_aligned_table(DraftTable const& table, TableView const& view, ChartSigns const& signs,
    GridSupport support, TrustOptions const& options) {
    int const least_rows = support == GridSupport::Headings ? 1 : 2; // a page break may leave one
    if (table.columns() < 2 || table.rows() < least_rows || columns_with_text(table) < 2) return false;
    if (signs.axis_at(table.box()) || signs.has_scale(table) || signs.cut_words(table) > 0) return false;
    if (is_contents(table, view, options)) return false;
    std::size_t figures = 0, cells = 0;
    for (DraftCell const& cell : table.cells) {
        cells += cell.words.empty() ? 0U : 1U;
        figures += is_figure_cell(cell, view) ? 1U : 0U;
    }
    double const filled = filled_share(table);
    if (is_cards(table, view)) return false;
    if (support != GridSupport::Rulings && (has_many_headings(table, view) || is_list(table, view)))
        return false;
    if (support == GridSupport::Headings) return true;
    if (support == GridSupport::Rulings) return filled >= options.filled_alignment;
    if (is_prose(table, options) || is_numbered_text(table, view)) return false;
    if (figures * 5 >= cells) return table.rows() >= 3 && filled >= options.filled_alignment;
    return table.rows() >= 4 && table.columns() >= 3 && filled >= options.filled_text;
}

} // namespace planleser
