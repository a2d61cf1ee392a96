#include "ocr/ocr_need.h"

#include "ocr/text_health.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

struct PageText {
    std::size_t visible = 0, invisible = 0; // glyphs with ink
};

PageText count_text(PageContent const& page, std::vector<bool> const& drop) {
    PageText text;
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        if (!drop.empty() && drop[i]) continue;
        auto const& run = page.runs[i];
        auto& count = run.invisible ? text.invisible : text.visible;
        for (auto glyph = run.begin; glyph < run.end; ++glyph) count += page.text_of(glyph) != " " ? 1U : 0U;
    }
    return text;
}

Box page_box(PageContent const& page) {
    return {0, 0, page.width, page.height};
}

double resolution_of(Picture const& picture) {
    return picture.box.width() > 0 ? picture.pixel_width * 72.0 / picture.box.width() : 0;
}

class NeedFinder {
public:
    NeedFinder(PageContent const& page, OcrNeedOptions const& options) : m_page(page), m_options(options) {}

    // The pixels of the one picture that is the page are better than a rendering of it; several pictures,
    // masks over a background or tiles, make the page only together.
    void whole_page(OcrNeed& need) const {
        auto const covers = [&](Picture const& picture) {
            return intersection(picture.box, page_box(m_page)).area() >=
                   m_options.whole_page * page_box(m_page).area();
        };
        bool const is_one_picture =
            m_page.pictures.size() == 1 && covers(m_page.pictures[0]) && m_page.shapes.count == 0;
        if (is_one_picture)
            need.pictures = {0};
        else
            need.render = true;
        need.resolution = m_options.resolution;
        for (auto const& picture : m_page.pictures)
            if (picture.box.area() > 0.02 * page_box(m_page).area())
                need.resolution = std::max(need.resolution, resolution_of(picture));
        need.resolution = std::min(need.resolution, m_options.highest_resolution);
    }

    void pictures(OcrNeed& need) const {
        for (std::size_t i = 0; i < m_page.pictures.size(); ++i) {
            auto const& picture = m_page.pictures[i];
            auto const seen = intersection(picture.box, page_box(m_page));
            if (picture.is_mask || seen.width() < m_options.least_width ||
                seen.height() < m_options.least_height)
                continue;
            if (resolution_of(picture) >= m_options.least_resolution) need.pictures.push_back(i);
        }
    }

    bool has_scan() const {
        double covered = 0;
        for (auto const& picture : m_page.pictures)
            covered += intersection(picture.box, page_box(m_page)).area();
        return covered >= m_options.whole_page * page_box(m_page).area();
    }

private:
    PageContent const& m_page;
    OcrNeedOptions const& m_options;
};

} // namespace

OcrNeed find_ocr_need(PageContent const& page, OcrMode mode, OcrNeedOptions const& options) {
    OcrNeed need;
    if (mode == OcrMode::Off || page.width <= 0 || page.height <= 0) return need;
    NeedFinder const finder(page, options);
    if (mode == OcrMode::Force) {
        need.drop.assign(page.runs.size(), true);
        finder.whole_page(need);
        return need;
    }
    auto const rubbish = find_rubbish(page);
    if (std::find(rubbish.begin(), rubbish.end(), true) != rubbish.end()) {
        need.drop = rubbish;
        need.reason = "text that stands for no readable characters was replaced by what is seen";
        finder.whole_page(need);
        return need;
    }
    auto const text = count_text(page, {});
    bool const hardly_any = text.visible <= options.stamp;
    if (text.invisible > options.stamp && hardly_any && finder.has_scan()) {
        finder.whole_page(need);
        need.lines_only = true;
    } else if (text.visible == 0 && text.invisible <= options.stamp) {
        need.drop.assign(page.runs.size(), true);
        if (!page.pictures.empty() || page.shapes.count > 0) finder.whole_page(need);
    } else if (hardly_any && page.shapes.count >= options.many_shapes &&
               page.shapes.count > 2 * text.visible) {
        finder.whole_page(need);
    } else {
        finder.pictures(need);
        need.tables_only = !(hardly_any && finder.has_scan());
    }
    return need;
}

} // namespace planleser
