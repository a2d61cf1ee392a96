// Makes pages for tests, chained: PageBuilder().text(72, 100, 10, "Tiltak").line(72, 104, 500, 104).page()
//
// Points from the top left, baselines; widths are Helvetica's (page/place_text.h). For whole pages written as
// text see page/page_dump.h.
#pragma once

#include "page/page_content.h"
#include "page/place_text.h"

#include <initializer_list>
#include <string_view>
#include <utility>

namespace planleser::test {

class PageBuilder {
public:
    explicit PageBuilder(double width = 595, double height = 842, int number = 1) {
        m_page.number = number;
        m_page.width = width;
        m_page.height = height;
    }
    PageBuilder& text(double x, double baseline, double size, std::string_view text) {
        return placed({.begin = x, .baseline = baseline, .size = size}, text);
    }
    PageBuilder& bold(double x, double baseline, double size, std::string_view text) {
        TextPlacement placement{.begin = x, .baseline = baseline, .size = size};
        placement.font.bold = true;
        return placed(placement, text);
    }
    // Anything else: end, direction, colour, tag …
    PageBuilder& placed(TextPlacement const& placement, std::string_view text) {
        place_text(m_page, placement, text);
        return *this;
    }
    // Lines of text one below the other.
    PageBuilder& paragraph(double x, double baseline, double size, double leading,
        std::initializer_list<std::string_view> lines) {
        for (auto const line : lines) {
            text(x, baseline, size, line);
            baseline += leading;
        }
        return *this;
    }
    PageBuilder& line(double x0, double y0, double x1, double y1, double width = 0.5, Colour colour = {}) {
        m_page.lines.push_back({x0, y0, x1, y1, width, colour});
        return *this;
    }
    // The four lines of a box.
    PageBuilder& frame(double x0, double y0, double x1, double y1, double width = 0.5) {
        return line(x0, y0, x1, y0, width)
            .line(x0, y1, x1, y1, width)
            .line(x0, y0, x0, y1, width)
            .line(x1, y0, x1, y1, width);
    }
    PageBuilder& fill(double x0, double y0, double x1, double y1, Colour colour) {
        m_page.fills.push_back({{x0, y0, x1, y1}, colour});
        return *this;
    }
    PageBuilder& picture(
        double x0, double y0, double x1, double y1, int pixel_width = 100, int pixel_height = 100) {
        Picture picture;
        picture.box = {x0, y0, x1, y1};
        picture.pixel_width = pixel_width;
        picture.pixel_height = pixel_height;
        picture.index = static_cast<std::uint32_t>(m_page.pictures.size());
        m_page.pictures.push_back(std::move(picture));
        return *this;
    }
    PageBuilder& link(double x0, double y0, double x1, double y1, std::string_view target) {
        m_page.links.push_back({{x0, y0, x1, y1}, std::string(target)});
        return *this;
    }
    PageBuilder& tag(Tag tag) {
        m_page.tags.push_back(std::move(tag));
        return *this;
    }
    PageBuilder& first_glyph(GlyphId first) {
        m_page.first_glyph = first;
        return *this;
    }
    PageContent const& page() const { return m_page; }

private:
    PageContent m_page;
};

} // namespace planleser::test
