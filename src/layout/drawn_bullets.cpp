#include "layout/drawn_bullets.h"

#include <algorithm>
#include <variant>

namespace planleser {
namespace {

constexpr std::string_view bullet = "• ";

void put_bullet_before(TextLine& line, Box const& mark) {
    SourcedText text;
    text.append(bullet, no_glyph);
    text.append(line.text);
    line.text = std::move(text);
    for (StyleSpan& span : line.styles) {
        span.begin = span.begin == 0 ? 0 : span.begin + bullet.size();
        span.end += bullet.size();
    }
    line.indent_after_marker = line.box.x0;
    line.box.x0 = std::min(line.box.x0, mark.x0);
}

std::vector<TextLine*> lines_by_baseline(PageLayout& layout) {
    std::vector<TextLine*> lines;
    for (auto& block : layout.blocks) {
        if (auto* text = std::get_if<TextBlock>(&block))
            for (auto& line : text->lines) lines.push_back(&line);
        if (auto* table = std::get_if<TableGrid>(&block))
            for (auto& cell : table->cells)
                for (auto& line : cell.lines) lines.push_back(&line);
    }
    std::erase_if(lines, [](TextLine const* line) {
        return line->direction != Direction::Right || line->indent_after_marker > 0;
    });
    std::stable_sort(
        lines.begin(), lines.end(), [](auto const* a, auto const* b) { return a->baseline < b->baseline; });
    return lines;
}

} // namespace

void mark_drawn_bullets(PageContent const& page, PageLayout& layout, DrawnBulletOptions const& options) {
    constexpr double largest_mark = 20; // points; also of the largest print a bullet is smaller
    std::vector<Box> marks;
    auto const add = [&](Box const& box) {
        if (box.width() < largest_mark && box.height() < largest_mark && box.width() > 0 &&
            box.height() > 0 && box.width() < 2.5 * box.height() && box.height() < 2.5 * box.width())
            marks.push_back(box);
    };
    for (auto const& fill : page.fills) add(fill.box);
    for (auto const& picture : page.pictures) add(picture.box);
    if (marks.empty()) return;

    auto const lines = lines_by_baseline(layout);
    std::size_t constexpr most_tried = 64; // lines level with one bullet
    for (Box const& mark : marks) {
        auto const from = std::partition_point(
            lines.begin(), lines.end(), [&](TextLine const* line) { return line->baseline < mark.y0; });
        TextLine* nearest = nullptr;
        std::size_t tried = 0;
        for (auto it = from; it != lines.end() && (*it)->baseline < mark.y1 + largest_mark; ++it) {
            if (++tried > most_tried) break;
            TextLine& line = **it;
            double const size = static_cast<double>(line.style().size);
            double const gap = line.box.x0 - mark.x1;
            bool const fits = mark.height() >= options.smallest * size &&
                              mark.height() <= options.largest * size &&
                              mark.centre_y() > line.baseline - 0.75 * size &&
                              mark.centre_y() < line.baseline + 0.05 * size && gap > 0 &&
                              gap < options.widest_gap * size && line.indent_after_marker == 0;
            if (fits && (nearest == nullptr || line.box.x0 < nearest->box.x0)) nearest = &line;
        }
        if (nearest != nullptr) put_bullet_before(*nearest, mark);
    }
}

} // namespace planleser
