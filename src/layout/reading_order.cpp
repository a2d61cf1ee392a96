#include "layout/reading_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace planleser {
namespace {

using Indices = std::vector<std::uint32_t>;

struct Interval {
    double begin, end;
    double width() const { return end - begin; }
};

// Elements that share some height, none of which reaches into another slice.
struct Slice {
    std::size_t begin, end;     // into the elements sorted from top to bottom
    std::vector<Interval> gaps; // white gaps between elements, from left to right
    Interval extent;
};

class ReadingOrder {
public:
    ReadingOrder(std::span<PageElement const> elements, ReadingOrderOptions const& options)
        : m_elements(elements), m_options(options) {}

    std::vector<PageColumn> find() {
        Indices all(m_elements.size());
        std::iota(all.begin(), all.end(), 0U);
        order(std::move(all), 0);
        flush();
        return std::move(m_columns);
    }

private:
    void order(Indices elements, int depth);
    std::vector<Slice> cut_slices(Indices const& sorted) const;
    void find_gaps(Indices const& sorted, Slice& slice) const;
    std::size_t trimmed_begin(std::vector<Slice> const& slices, Indices const& sorted, std::size_t first,
        std::size_t seed, std::size_t pending, double column_end) const;
    std::size_t trimmed_end(std::vector<Slice> const& slices, Indices const& sorted, std::size_t seed,
        std::size_t last, double column_end) const;
    bool has_text(Slice const& slice, Indices const& sorted) const;
    double white_above(std::vector<Slice> const& slices, Indices const& sorted, std::size_t slice) const;
    void put_title_first(std::vector<Indices>& columns) const;
    void order_zone(Indices zone, std::vector<Interval> const& gaps, int depth);
    bool reads_by_rows(std::vector<Indices> const& columns) const;
    bool heads_sides(std::vector<Indices> const& columns) const;
    void order_side_headings(std::vector<Indices> const& columns, int depth);
    void append_column(Indices const& elements);
    void flush() {
        if (!m_open.empty()) m_columns.push_back(std::move(m_open));
        m_open.clear();
    }

    std::span<PageElement const> m_elements;
    ReadingOrderOptions const& m_options;
    std::vector<PageColumn> m_columns;
    PageColumn m_open; // goes on as long as nothing but single slices come
};

// What is left of `gaps` when a slice with `extent` and its own `own` gaps is laid over them: white stays
// white where the slice has a gap or does not reach.
std::vector<Interval> common_gaps(
    std::vector<Interval> const& gaps, std::vector<Interval> const& own, Interval extent) {
    std::vector<Interval> white = {{-std::numeric_limits<double>::infinity(), extent.begin}};
    white.insert(white.end(), own.begin(), own.end());
    white.push_back({extent.end, std::numeric_limits<double>::infinity()});
    std::vector<Interval> common;
    std::size_t a = 0, b = 0;
    while (a < gaps.size() && b < white.size()) {
        Interval const shared{std::max(gaps[a].begin, white[b].begin), std::min(gaps[a].end, white[b].end)};
        if (shared.width() > 0) common.push_back(shared);
        (gaps[a].end < white[b].end ? a : b) += 1;
    }
    return common;
}

std::vector<Slice> ReadingOrder::cut_slices(Indices const& sorted) const {
    std::vector<Slice> slices;
    double bottom = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        Box const& box = m_elements[sorted[i]].box;
        // Lines set tight overlap a little; so much is no common height.
        double const slack = 0.15 * m_elements[sorted[i]].size;
        if (slices.empty() || box.y0 >= bottom - slack) slices.push_back({i, i, {}, {}});
        slices.back().end = i + 1;
        bottom = slices.back().begin == i ? box.y1 : std::max(bottom, box.y1);
    }
    for (Slice& slice : slices) find_gaps(sorted, slice);
    return slices;
}

void ReadingOrder::find_gaps(Indices const& sorted, Slice& slice) const {
    Indices across(sorted.begin() + static_cast<std::ptrdiff_t>(slice.begin),
        sorted.begin() + static_cast<std::ptrdiff_t>(slice.end));
    std::sort(across.begin(), across.end(),
        [&](auto a, auto b) { return m_elements[a].box.x0 < m_elements[b].box.x0; });
    double reach = m_elements[across.front()].box.x0;
    slice.extent = {reach, reach};
    for (auto const index : across) {
        PageElement const& element = m_elements[index];
        if (element.box.x0 - reach >= m_options.column_gap * element.size)
            slice.gaps.push_back({reach, element.box.x0});
        reach = std::max(reach, element.box.x1);
    }
    slice.extent.end = reach;
}

void ReadingOrder::order(Indices elements, int depth) {
    if (elements.empty()) return;
    auto const from_top = [&](auto a, auto b) {
        Box const &box_a = m_elements[a].box, &box_b = m_elements[b].box;
        return box_a.y0 != box_b.y0 ? box_a.y0 < box_b.y0 : box_a.x0 < box_b.x0;
    };
    std::stable_sort(elements.begin(), elements.end(), from_top);
    if (elements.size() == 1 || depth >= m_options.deepest) return append_column(elements);

    auto const slices = cut_slices(elements);
    std::vector<double> narrowest(slices.size()); // gap that still parts columns there
    for (std::size_t i = 0; i < slices.size(); ++i) {
        double size = 0;
        for (auto e = slices[i].begin; e < slices[i].end; ++e)
            size = std::max(size, m_elements[elements[e]].size);
        narrowest[i] = m_options.column_gap * std::min(size, 14.0);
    }
    auto const elements_of = [&](std::size_t first, std::size_t last) {
        return Indices(elements.begin() + static_cast<std::ptrdiff_t>(slices[first].begin),
            elements.begin() + static_cast<std::ptrdiff_t>(slices[last - 1].end));
    };
    std::size_t pending = 0; // slices from here on stand in no zone yet
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (slices[i].gaps.empty()) continue;
        auto gaps = slices[i].gaps;
        bool const boxes_only = !has_text(slices[i], elements);
        auto const extend = [&](Slice const& slice, double narrow) {
            if (boxes_only && has_text(slice, elements)) return false; // text below cards is no part of them
            auto common = common_gaps(gaps, slice.gaps, slice.extent);
            std::erase_if(common, [&](Interval const& gap) { return gap.width() < narrow; });
            if (common.size() < gaps.size()) return false;
            gaps = std::move(common);
            return true;
        };
        auto first = i, last = i + 1;
        while (first > pending && extend(slices[first - 1], narrowest[first - 1])) --first;
        while (last < slices.size() && extend(slices[last], narrowest[last])) ++last;
        first = trimmed_begin(slices, elements, first, i, pending, gaps.front().begin);
        last = trimmed_end(slices, elements, i, last, gaps.front().begin);
        if (first > pending) append_column(elements_of(pending, first));
        order_zone(elements_of(first, last), gaps, depth);
        pending = last;
        i = last - 1;
    }
    if (pending < slices.size()) append_column(elements_of(pending, slices.size()));
}

double ReadingOrder::white_above(
    std::vector<Slice> const& slices, Indices const& sorted, std::size_t slice) const {
    double bottom = -std::numeric_limits<double>::infinity();
    for (auto i = slices[slice - 1].begin; i < slices[slice - 1].end; ++i)
        bottom = std::max(bottom, m_elements[sorted[i]].box.y1);
    return m_elements[sorted[slices[slice].begin]].box.y0 - bottom;
}

// Slices of the first column alone, at the top of a zone, may as well end what stands above: they go to the
// side that they stand nearer to.
std::size_t ReadingOrder::trimmed_begin(std::vector<Slice> const& slices, Indices const& sorted,
    std::size_t first, std::size_t seed, std::size_t pending, double column_end) const {
    if (first == pending) return first;
    auto best = first;
    double widest = white_above(slices, sorted, first);
    for (auto i = first; i < seed && slices[i].extent.end <= column_end; ++i)
        if (double const white = white_above(slices, sorted, i + 1); white > widest) {
            widest = white;
            best = i + 1;
        }
    return best;
}

// Slices of the first column alone, at the end of a zone: they are read after all of its columns where they
// stand far below, where print larger than the zone's begins, or where they belong to what follows across the
// page.
std::size_t ReadingOrder::trimmed_end(std::vector<Slice> const& slices, Indices const& sorted,
    std::size_t seed, std::size_t last, double column_end) const {
    // A page number far below the zone is none of it.
    while (last > seed + 1 && slices[last - 1].end - slices[last - 1].begin == 1 &&
           white_above(slices, sorted, last - 1) >
               m_options.footer_gap * m_elements[sorted[slices[last - 1].begin]].size)
        --last;
    auto only_first = last;
    while (only_first > seed + 1 && slices[only_first - 1].extent.end <= column_end) --only_first;
    double largest = 0;
    for (auto i = seed; i < only_first; ++i)
        for (auto e = slices[i].begin; e < slices[i].end; ++e)
            largest = std::max(largest, m_elements[sorted[e]].largest);
    for (auto i = only_first; i < last; ++i) {
        PageElement const& element = m_elements[sorted[slices[i].begin]];
        double const white = white_above(slices, sorted, i);
        if (white > m_options.zone_gap * element.size ||
            (element.text && element.size > m_options.heading_size * largest && white > 0.8 * element.size))
            return i;
    }
    if (last == slices.size()) return last;
    auto best = last;
    double widest = white_above(slices, sorted, last);
    for (auto i = only_first; i < last; ++i)
        if (double const white = white_above(slices, sorted, i); white > widest) {
            widest = white;
            best = i;
        }
    return best;
}

bool ReadingOrder::has_text(Slice const& slice, Indices const& sorted) const {
    for (auto e = slice.begin; e < slice.end; ++e)
        if (m_elements[sorted[e]].text) return true;
    return false;
}

void ReadingOrder::put_title_first(std::vector<Indices>& columns) const {
    double before = 0;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        PageElement const& head = m_elements[columns[column].front()]; // sorted from the top
        if (column > 0 && head.text && head.largest > m_options.title_size * before) {
            std::rotate(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(column),
                columns.begin() + static_cast<std::ptrdiff_t>(column) + 1);
            return;
        }
        for (auto const index : columns[column]) {
            if (m_elements[index].text) return;
            before = std::max(before, m_elements[index].largest);
        }
    }
}

void ReadingOrder::order_zone(Indices zone, std::vector<Interval> const& gaps, int depth) {
    std::vector<Indices> columns(gaps.size() + 1);
    for (auto const index : zone) {
        double const centre = m_elements[index].box.centre_x();
        auto const gap = std::partition_point(
            gaps.begin(), gaps.end(), [&](Interval const& white) { return white.begin < centre; });
        columns[static_cast<std::size_t>(gap - gaps.begin())].push_back(index);
    }
    std::erase_if(columns, [](Indices const& column) { return column.empty(); });
    if (columns.size() < 2 || reads_by_rows(columns)) return append_column(zone);
    flush();
    put_title_first(columns);
    if (heads_sides(columns)) return order_side_headings(columns, depth);
    for (auto& column : columns) {
        order(std::move(column), depth + 1);
        flush();
    }
}

// Whether the columns are labels and values, to be read across: one line beside one line, narrow or short
// ones.
bool ReadingOrder::reads_by_rows(std::vector<Indices> const& columns) const {
    for (auto const& column : columns) {
        double width = 0, size = 0;
        std::size_t text = 0, labels = 0;
        for (auto const index : column) {
            PageElement const& element = m_elements[index];
            if (!element.text) return false;
            width = std::max(width, element.box.width());
            size = std::max(size, element.size);
            ++text;
            labels += element.label ? 1U : 0U;
        }
        if (labels == text || width < m_options.narrowest_column * size) return true;
    }
    // One row of text alone is a line with gaps.
    double top = std::numeric_limits<double>::infinity(), bottom = -top, size = 0;
    bool single = true;
    for (auto const& column : columns) {
        single = single && column.size() == 1;
        for (auto const index : column) {
            top = std::min(top, m_elements[index].box.y0);
            bottom = std::max(bottom, m_elements[index].box.y1);
            size = std::max(size, m_elements[index].size);
        }
    }
    if (single) return bottom - top < 1.5 * size;
    // Running text fills its column; labels end anywhere.
    std::size_t shared_rows = 0, filled = 0, lines = 0;
    Indices const& left = columns.front();
    Indices const& right = columns[1];
    double reach = 0;
    for (auto const index : left) reach = std::max(reach, m_elements[index].box.width());
    auto other = right.begin();
    for (auto const index : left) {
        PageElement const& element = m_elements[index];
        ++lines;
        filled += element.box.width() > 0.75 * reach && element.box.width() > 12 * element.size ? 1U : 0U;
        while (other != right.end() && m_elements[*other].box.y1 < element.box.y0 + 0.3 * element.size)
            ++other;
        if (other != right.end() && std::abs(m_elements[*other].box.y1 - element.box.y1) < 0.2 * element.size)
            ++shared_rows;
    }
    bool const level = shared_rows * 10 >= lines * 8 && lines * 10 >= right.size() * 6;
    return level && filled * 2 < lines;
}

// Whether the left column holds headings of what stands to their right: few, short, each beginning level with
// something on the right, with white below it while the text beside goes on.
bool ReadingOrder::heads_sides(std::vector<Indices> const& columns) const {
    if (columns.size() != 2) return false;
    auto const& [left, right] = std::pair<Indices const&, Indices const&>(columns[0], columns[1]);
    Box left_box, right_box;
    for (auto const index : left) {
        if (!m_elements[index].text) return false;
        left_box.include(m_elements[index].box);
    }
    for (auto const index : right) right_box.include(m_elements[index].box);
    return left_box.width() < 0.5 * right_box.width() && left.size() * 5 < right.size() * 2 &&
           left.size() >= 2 && left_box.height() > 0.4 * right_box.height();
}

void ReadingOrder::order_side_headings(std::vector<Indices> const& columns, int depth) {
    // Each heading takes what begins level with it or below, up to the next heading.
    std::vector<double> tops;
    double bottom = -std::numeric_limits<double>::infinity();
    for (auto const index : columns[0]) {
        PageElement const& element = m_elements[index];
        if (element.box.y0 - bottom > 0.8 * element.size) tops.push_back(element.box.y0 - 0.6 * element.size);
        bottom = std::max(bottom, element.box.y1);
    }
    std::vector<Indices> parts((tops.size() + 1) * 2);
    for (std::size_t side = 0; side < 2; ++side)
        for (auto const index : columns[side]) {
            auto const part =
                std::upper_bound(tops.begin(), tops.end(), m_elements[index].box.y0) - tops.begin();
            parts[static_cast<std::size_t>(part) * 2 + side].push_back(index);
        }
    for (auto& part : parts) {
        order(std::move(part), depth + 1);
        flush();
    }
}

// Elements from top to bottom; those on one baseline from left to right.
void ReadingOrder::append_column(Indices const& elements) {
    Indices rows = elements;
    std::stable_sort(rows.begin(), rows.end(),
        [&](auto a, auto b) { return m_elements[a].box.y1 < m_elements[b].box.y1; });
    for (std::size_t begin = 0; begin < rows.size();) {
        PageElement const& first = m_elements[rows[begin]];
        auto end = begin + 1;
        while (end < rows.size() && first.text && m_elements[rows[end]].text &&
               m_elements[rows[end]].box.y1 - first.box.y1 < 0.2 * first.size)
            ++end;
        std::sort(rows.begin() + static_cast<std::ptrdiff_t>(begin),
            rows.begin() + static_cast<std::ptrdiff_t>(end),
            [&](auto a, auto b) { return m_elements[a].box.x0 < m_elements[b].box.x0; });
        begin = end;
    }
    m_open.insert(m_open.end(), rows.begin(), rows.end());
}

} // namespace

std::vector<PageColumn> find_reading_order(
    std::span<PageElement const> elements, ReadingOrderOptions const& options) {
    return ReadingOrder(elements, options).find();
}

} // namespace planleser
