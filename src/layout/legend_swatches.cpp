#include "layout/legend_swatches.h"

#include "text/code_points.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

// Geometric signs, ticks, crosses, boxes and coloured discs; no letter, no dash, no usual bullet.
bool is_sign(char32_t value) {
    return (value >= 0x2580 && value <= 0x27BF) || (value >= 0x2B12 && value <= 0x2B58) ||
           (value >= 0x1F534 && value <= 0x1F53B) || (value >= 0x1F5F4 && value <= 0x1F5F9) ||
           (value >= 0x1F7E0 && value <= 0x1F7EB);
}

struct PlacedLine {
    TextLine const* line;
    Box const* cell; // null: it stands in none
};

std::vector<PlacedLine> lines_of(PageLayout const& layout) {
    std::vector<PlacedLine> lines;
    for (auto const& block : layout.blocks) {
        if (auto const* text = std::get_if<TextBlock>(&block))
            for (auto const& line : text->lines) lines.push_back({&line, nullptr});
        if (auto const* table = std::get_if<TableGrid>(&block))
            for (auto const& cell : table->cells)
                for (auto const& line : cell.lines) lines.push_back({&line, &cell.box});
    }
    std::erase_if(lines, [](PlacedLine const& placed) {
        return placed.line->direction != Direction::Right || placed.line->text.empty();
    });
    std::stable_sort(lines.begin(), lines.end(),
        [](PlacedLine const& a, PlacedLine const& b) { return a.line->baseline < b.line->baseline; });
    return lines;
}

class SwatchFinder {
public:
    SwatchFinder(PageContent const& page, PageLayout const& layout, SwatchOptions const& options)
        : m_page(page), m_layout(layout), m_options(options) {}

    std::vector<Swatch> find() {
        find_signs();
        collect_shapes();
        if (!m_shapes.empty() || !m_boxes.empty()) {
            m_lines = lines_of(m_layout);
            for (auto const* shape : m_shapes) label_shape(*shape);
            for (auto const* box : m_boxes) label_box(*box);
        }
        std::stable_sort(m_found.begin(), m_found.end(),
            [](Swatch const& a, Swatch const& b) { return a.box.y0 < b.box.y0; });
        return std::move(m_found);
    }

private:
    void find_signs() {
        for (auto const& block : m_layout.blocks) {
            if (auto const* text = std::get_if<TextBlock>(&block))
                for (auto const& line : text->lines) find_signs(line);
            if (auto const* table = std::get_if<TableGrid>(&block))
                for (auto const& cell : table->cells)
                    for (auto const& line : cell.lines) find_signs(line);
        }
    }

    void find_signs(TextLine const& line) {
        auto const text = line.text.view();
        std::size_t begin = 0, end = 0;
        char32_t sign = 0;
        auto const settle = [&](std::size_t label_end) {
            if (sign != 0) add_sign(line, begin, end, label_end);
        };
        for (std::size_t at = 0; at < text.size();) {
            if (static_cast<unsigned char>(text[at]) < 0xE2) { // no sign begins so
                ++at;
                continue;
            }
            auto const point = code_point_at(text, at);
            at = point.end;
            if (!is_sign(point.value)) continue;
            settle(point.begin);
            begin = point.begin, end = point.end, sign = point.value;
        }
        settle(text.size());
    }

    void add_sign(TextLine const& line, std::size_t begin, std::size_t end, std::size_t label_end) {
        Swatch swatch;
        swatch.sign = line.text.text.substr(begin, end - begin);
        for (auto const& span : line.styles)
            if (span.begin <= begin && begin < span.end) swatch.colour = span.style.colour;
        for (auto at = begin; at < end; ++at)
            if (auto const* glyph = glyph_at(line, at)) swatch.box.include(box_of(*glyph));
        if (!swatch.box.is_empty()) add(std::move(swatch), line, end, label_end, m_page.width);
    }

    void collect_shapes() {
        auto const collect = [&](FilledBox const& fill) {
            Box const& box = fill.box;
            bool const pale = std::min({fill.colour.red, fill.colour.green, fill.colour.blue}) > 248;
            if (pale || box.width() < m_options.smallest || box.height() < m_options.smallest) return;
            if (box.width() <= m_options.widest && box.height() <= m_options.highest)
                m_shapes.push_back(&fill);
            if (box.width() <= m_options.widest_box && box.height() <= m_options.highest_box)
                m_boxes.push_back(&fill);
        };
        for (auto const& fill : m_page.fills) collect(fill);
        for (auto const& disc : m_page.discs) collect(disc);
        if (m_shapes.size() > m_options.most_shapes) m_shapes.clear();
        if (m_boxes.size() > m_options.most_shapes) m_boxes.clear();
    }

    // The line beside the shape whose words begin nearest to it.
    void label_shape(FilledBox const& shape) {
        Box const& box = shape.box;
        TextLine const* best = nullptr;
        std::size_t best_begin = 0;
        double nearest = 0;
        each_line_near(box, [&](PlacedLine const& placed) {
            TextLine const& line = *placed.line;
            double const size = static_cast<double>(line.style().size);
            double const middle = line.baseline - 0.35 * size;
            if (std::abs(box.centre_y() - middle) > std::max(0.5 * size, 0.4 * box.height())) return;
            if (placed.cell != nullptr && !placed.cell->contains(box, 1)) return;
            auto const begin = first_byte_behind(line, box.x1);
            if (begin >= line.text.size()) return;
            double const gap = static_cast<double>(glyph_at(line, begin)->x0) - box.x1;
            if (gap > m_options.widest_gap * size || (best != nullptr && gap >= nearest)) return;
            best = &line;
            best_begin = begin;
            nearest = gap;
        });
        if (best == nullptr) return;
        double right = m_page.width;
        for (auto const* other : m_shapes)
            if (other->box.x0 > box.x1 && std::abs(other->box.centre_y() - box.centre_y()) < box.height())
                right = std::min(right, other->box.x0);
        auto const before = m_found.size();
        if (add({box, shape.colour, {}, {}, {}}, *best, best_begin, best->text.size(), right) &&
            m_found.size() > before)
            add_next_line(m_found.back(), *best);
    }

    // Words that go on below the first line of the label, with no sign of their own.
    void add_next_line(Swatch& swatch, TextLine const& line) {
        double const size = static_cast<double>(line.style().size);
        each_line_near({line.box.x0, line.baseline + 0.5 * size, line.box.x1, line.baseline},
            [&](PlacedLine const& placed) {
                TextLine const& next = *placed.line;
                auto const text = next.text.view();
                bool const below = next.baseline < line.baseline + 1.6 * size &&
                                   std::abs(next.box.x0 - swatch.label_box.x0) < 0.6 * size;
                if (!below || !is_lower(code_point_at(text, 0).value) ||
                    swatch.label.size() + 1 + text.size() > m_options.longest_label)
                    return;
                bool const has_sign = std::ranges::any_of(m_shapes, [&](FilledBox const* other) {
                    double const middle = next.baseline - 0.35 * size;
                    return other->box.x1 < next.box.x0 && other->box.y0 < middle && middle < other->box.y1;
                });
                if (has_sign) return;
                swatch.label += ' ';
                swatch.label += text;
                swatch.label_box.include(next.box);
            });
    }

    // Words that stand in the box by themselves; in a table that is for the cells to tell.
    void label_box(FilledBox const& shape) {
        each_line_near(shape.box, [&](PlacedLine const& placed) {
            if (placed.cell == nullptr && shape.box.contains(placed.line->box, 1.5))
                add({shape.box, shape.colour, {}, {}, {}}, *placed.line, 0, placed.line->text.size(),
                    m_page.width);
        });
    }

    template <class Visit>
    void each_line_near(Box const& box, Visit visit) const {
        auto const from = std::partition_point(m_lines.begin(), m_lines.end(),
            [&](PlacedLine const& placed) { return placed.line->baseline < box.y0; });
        for (auto line = from; line != m_lines.end() && line->line->baseline < box.y1 + m_options.highest;
             ++line)
            visit(*line);
    }

    Glyph const* glyph_at(TextLine const& line, std::size_t byte) const {
        auto const glyph = line.text.origin[byte];
        if (glyph == no_glyph || glyph < m_page.first_glyph) return nullptr;
        auto const index = static_cast<std::size_t>(glyph - m_page.first_glyph);
        return index < m_page.glyphs.size() ? &m_page.glyphs[index] : nullptr;
    }
    static Box box_of(Glyph const& glyph) { return {glyph.x0, glyph.y0, glyph.x1, glyph.y1}; }

    std::size_t first_byte_behind(TextLine const& line, double x) const {
        for (std::size_t at = 0; at < line.text.size(); ++at) {
            auto const* glyph = glyph_at(line, at);
            if (glyph != nullptr && static_cast<double>(glyph->x0) > x - 1 && line.text.text[at] != ' ')
                return at;
        }
        return line.text.size();
    }

    // The words of bytes [begin, end) that stand together, up to `right`. Returns whether they reach the end.
    bool add(Swatch swatch, TextLine const& line, std::size_t begin, std::size_t end, double right) {
        double const size = static_cast<double>(line.style().size);
        std::size_t last = begin;
        for (auto at = begin; at < end; ++at) {
            auto const* glyph = glyph_at(line, at);
            if (glyph == nullptr || line.text.text[at] == ' ') continue;
            auto const x0 = static_cast<double>(glyph->x0);
            bool const apart =
                !swatch.label_box.is_empty() && x0 - swatch.label_box.x1 > m_options.widest_space * size;
            if (apart || x0 > right) break;
            swatch.label_box.include(box_of(*glyph));
            last = at + 1;
        }
        swatch.label = line.text.text.substr(begin, last - begin);
        while (swatch.label.starts_with(' ')) swatch.label.erase(0, 1);
        if (swatch.label.empty() || swatch.label.size() > m_options.longest_label) return false;
        m_found.push_back(std::move(swatch));
        return last == line.text.size();
    }

    PageContent const& m_page;
    PageLayout const& m_layout;
    SwatchOptions const& m_options;
    std::vector<FilledBox const*> m_shapes, m_boxes;
    std::vector<PlacedLine> m_lines; // by baseline
    std::vector<Swatch> m_found;
};

} // namespace

std::vector<Swatch> find_swatches(
    PageContent const& page, PageLayout const& layout, SwatchOptions const& options) {
    return SwatchFinder(page, layout, options).find();
}

} // namespace planleser
