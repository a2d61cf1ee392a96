#include "layout/rulings.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

bool is_white(Colour colour) {
    constexpr int lightest = 250;
    return colour.red >= lightest && colour.green >= lightest && colour.blue >= lightest;
}

void sort_rulings(std::vector<Ruling>& rulings) {
    std::sort(rulings.begin(), rulings.end(),
        [](Ruling const& a, Ruling const& b) { return a.at != b.at ? a.at < b.at : a.begin < b.begin; });
}

// Joins the pieces [first, last) of one line, sorted by begin, onto `joined`.
void join_pieces(std::vector<Ruling>::iterator first, std::vector<Ruling>::iterator last,
    RulingOptions const& options, std::vector<Ruling>& joined) {
    std::sort(first, last, [](Ruling const& a, Ruling const& b) { return a.begin < b.begin; });
    double sum = 0, weight = 0, dash = 0;
    for (auto piece = first; piece != last; ++piece) {
        double const gap = piece == first ? 0 : piece->begin - joined.back().end;
        bool const dashed = dash > 0 && piece->length() <= options.dash_length &&
                            gap <= 1.5 * std::max(dash, piece->length()) + 0.5;
        if (piece == first || (gap > options.join_gap && !dashed)) {
            joined.push_back(*piece);
            sum = weight = 0;
        } else {
            joined.back().end = std::max(joined.back().end, piece->end);
        }
        dash = piece->length() <= options.dash_length ? piece->length() : 0;
        double const share = piece->length() + 0.01;
        sum += share * piece->at;
        weight += share;
        joined.back().at = sum / weight;
    }
}

std::vector<Ruling> joined_rulings(std::vector<Ruling> pieces, RulingOptions const& options) {
    sort_rulings(pieces);
    std::vector<Ruling> joined;
    joined.reserve(pieces.size());
    for (auto first = pieces.begin(); first != pieces.end();) {
        auto last = first;
        while (last != pieces.end() && last->at - first->at <= options.same_line) ++last;
        join_pieces(first, last, options, joined);
        first = last;
    }
    sort_rulings(joined);
    return joined;
}

struct Edge {
    double at, begin, end;
    Colour colour;
    int side; // -1: the fill lies before `at`, +1: behind it
};

// Keeps of `edges` what does not touch a fill of the same colour on the other side.
void add_visible_edges(std::vector<Edge> edges, RulingOptions const& options, std::vector<Ruling>& pieces) {
    constexpr std::size_t most_neighbours = 400; // bounds the work on a page of confetti
    std::sort(edges.begin(), edges.end(),
        [](Edge const& a, Edge const& b) { return a.at != b.at ? a.at < b.at : a.begin < b.begin; });
    std::vector<std::pair<double, double>> hidden;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        Edge const& edge = edges[i];
        hidden.clear();
        auto const compare = [&](Edge const& other) {
            if (other.side != edge.side && other.colour == edge.colour &&
                overlap(edge.begin, edge.end, other.begin, other.end) > 0)
                hidden.emplace_back(other.begin - 1, other.end + 1);
        };
        for (std::size_t j = i;
             j-- > 0 && i - j < most_neighbours && edge.at - edges[j].at <= options.same_line;)
            compare(edges[j]);
        for (std::size_t j = i + 1;
             j < edges.size() && j - i < most_neighbours && edges[j].at - edge.at <= options.same_line; ++j)
            compare(edges[j]);
        std::sort(hidden.begin(), hidden.end());
        double from = edge.begin;
        for (auto const& [begin, end] : hidden) {
            if (begin > from)
                pieces.push_back({edge.at, from, std::min(begin, edge.end), RulingKind::FillEdge});
            from = std::max(from, end);
        }
        if (from < edge.end) pieces.push_back({edge.at, from, edge.end, RulingKind::FillEdge});
    }
}

class RulingFinder {
public:
    RulingFinder(TableView const& view, RulingOptions const& options) : m_view(view), m_options(options) {}

    Rulings find() {
        read_lines();
        read_fills();
        return {joined_rulings(std::move(m_horizontal), m_options),
            joined_rulings(std::move(m_vertical), m_options)};
    }

private:
    void read_lines();
    void read_fills();
    void add(Box const& box, RulingKind kind);
    bool is_underline(double y, double x0, double x1) const;
    bool on_colour(Box const& box) const;
    bool is_lone_mark(Box const& box) const;

    TableView const& m_view;
    RulingOptions const& m_options;
    std::vector<Ruling> m_horizontal, m_vertical;
};

// White lines part the fills they are drawn on and are nothing elsewhere.
bool RulingFinder::on_colour(Box const& box) const {
    constexpr std::size_t most_fills = 2000;
    if (m_view.fills.size() > most_fills) return false;
    return std::any_of(m_view.fills.begin(), m_view.fills.end(), [&](FilledBox const& fill) {
        return !is_white(fill.colour) && fill.box.contains(box.centre_x(), box.centre_y());
    });
}

// A colour in a cell without words (a traffic light, the bar of a schedule), with white to its left and
// right: it stands in the grid and draws none of it.
bool RulingFinder::is_lone_mark(Box const& box) const {
    constexpr std::size_t most_fills = 1000;
    constexpr double highest = 8; // text sizes: a higher one is the ground of a column or a picture
    if (m_view.fills.size() > most_fills || box.height() > highest * m_view.text_size ||
        box.width() > 0.5 * m_view.width)
        return false;
    auto const& words = m_view.words;
    auto word = std::lower_bound(words.begin(), words.end(), box.y0,
        [](ViewWord const& a, double baseline) { return a.baseline < baseline; });
    for (; word != words.end() && word->baseline < box.y1 + m_view.text_size; ++word)
        if (box.contains(word->box.centre_x(), word->box.centre_y())) return false;
    return std::none_of(m_view.fills.begin(), m_view.fills.end(), [&](FilledBox const& other) {
        bool const touches = std::abs(other.box.x1 - box.x0) < m_options.join_gap + 1 ||
                             std::abs(other.box.x0 - box.x1) < m_options.join_gap + 1 ||
                             (other.box != box && other.box.contains(box, 1));
        return touches && overlap(other.box.y0, other.box.y1, box.y0, box.y1) > 0.5 * box.height() &&
               !is_white(other.colour);
    });
}

// Whether the words right above the line begin and end where the line does.
bool RulingFinder::is_underline(double y, double x0, double x1) const {
    auto const& words = m_view.words;
    double const reach = 0.22 * m_view.text_size;
    auto word = std::lower_bound(words.begin(), words.end(), y - reach,
        [](ViewWord const& a, double baseline) { return a.baseline < baseline; });
    double begin = x1, end = x0;
    constexpr int most_words = 500;
    for (int seen = 0;
         seen < most_words && word != words.end() && word->baseline < y + 0.05 * m_view.text_size;
         ++word, ++seen) {
        if (overlap(word->box.x0, word->box.x1, x0, x1) <= 0) continue;
        begin = std::min(begin, word->box.x0);
        end = std::max(end, word->box.x1);
    }
    double const slack = 0.45 * m_view.text_size;
    return std::abs(begin - x0) < slack && std::abs(end - x1) < slack;
}

void RulingFinder::add(Box const& box, RulingKind kind) {
    if (box.width() >= box.height())
        m_horizontal.push_back({box.centre_y(), box.x0, box.x1, kind});
    else
        m_vertical.push_back({box.centre_x(), box.y0, box.y1, kind});
}

void RulingFinder::read_lines() {
    for (ViewLine const& line : m_view.lines) {
        Box const box = {std::max(line.x0, 0.0), std::max(line.y0, 0.0), std::min(line.x1, m_view.width),
            std::min(line.y1, m_view.height)};
        if (box.is_empty() || (box.width() <= 0 && box.height() <= 0)) continue;
        if (is_white(line.colour) && !on_colour(box)) continue;
        if (box.width() >= box.height() && is_underline(box.centre_y(), box.x0, box.x1)) continue;
        add(box, RulingKind::Drawn);
    }
}

void RulingFinder::read_fills() {
    std::vector<Edge> horizontal, vertical;
    bool coloured = false;
    for (FilledBox const& fill : m_view.fills) {
        Box const box = intersection(fill.box, {0, 0, m_view.width, m_view.height});
        if (box.is_empty() || box.area() > 0.8 * m_view.width * m_view.height) continue;
        double const thin = std::min(box.width(), box.height()), thick = std::max(box.width(), box.height());
        if (is_white(fill.colour) && !coloured) continue; // white on paper
        coloured = true;
        if (thin <= m_options.line_thickness) {
            if (thick > 3 * thin && !(is_white(fill.colour) && !on_colour(box))) add(box, RulingKind::Drawn);
            continue;
        }
        if (thin < 0.7 * m_view.text_size) continue; // bars and marks
        if (is_white(fill.colour) ? !on_colour(box) : is_lone_mark(box)) continue;
        horizontal.push_back({box.y0, box.x0, box.x1, fill.colour, 1});
        horizontal.push_back({box.y1, box.x0, box.x1, fill.colour, -1});
        vertical.push_back({box.x0, box.y0, box.y1, fill.colour, 1});
        vertical.push_back({box.x1, box.y0, box.y1, fill.colour, -1});
    }
    add_visible_edges(std::move(horizontal), m_options, m_horizontal);
    add_visible_edges(std::move(vertical), m_options, m_vertical);
}

} // namespace

Rulings find_rulings(TableView const& view, RulingOptions const& options) {
    return RulingFinder(view, options).find();
}

} // namespace planleser
