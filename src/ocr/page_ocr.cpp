#include "ocr/page_ocr.h"

#include "ocr/content_hash.h"
#include "ocr/goal_icons.h"
#include "page/charts.h"
#include "text/code_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace planleser {
namespace {

std::string key_of(Raster const& raster, std::string const& identity, RecogniseOptions const& options) {
    std::string rest = identity + " " PLANLESER_READING;
    auto const& figures = options.figures;
    std::array<double, 17> const numbers{raster.box.x0, raster.box.y0, raster.box.x1, raster.box.y1,
        static_cast<double>(raster.width), static_cast<double>(raster.height),
        static_cast<double>(raster.channels), options.legible, options.legible_word, figures.doubt,
        figures.doubted, figures.badly_read, figures.hardly_read, figures.hardly_sure, figures.space,
        static_cast<double>(options.longest_side), static_cast<double>(options.turning)};
    rest.append(reinterpret_cast<char const*>(numbers.data()), sizeof numbers);
    std::string_view const pixels(reinterpret_cast<char const*>(raster.pixels.data()), raster.pixels.size());
    return hash_of(rest + hash_of(pixels));
}

// Pictures of text are mostly paper: one tone, with a little ink. Photographs have all tones.
bool may_hold_text(Raster const& raster) {
    std::array<std::size_t, 32> tones{};
    std::size_t seen = 0;
    std::size_t const step = std::max<std::size_t>(1, raster.pixels.size() / 40000);
    for (std::size_t i = 0; i < raster.pixels.size(); i += step, ++seen) ++tones[raster.pixels[i] / 8];
    std::size_t most = 0;
    for (std::size_t i = 0; i + 1 < tones.size(); ++i) most = std::max(most, tones[i] + tones[i + 1]);
    return most * 4 >= seen;
}

// Leaves out of `found` the runs whose box `drop` says.
template <typename Drop>
Recognised without(Recognised found, Drop const& drop) {
    std::vector<bool> dropped;
    for (auto const& run : found.runs) dropped.push_back(drop(run.box));
    if (std::find(dropped.begin(), dropped.end(), true) == dropped.end()) return found;
    PageContent alone;
    add_to_page(alone, found);
    remove_runs(alone, dropped);
    found.text = std::move(alone.text);
    found.glyphs = std::move(alone.glyphs);
    found.runs = std::move(alone.runs);
    found.fonts = std::move(alone.fonts);
    return found;
}

// What the page says itself: a rendering shows the page's own text too.
bool is_said(Box const& box, PageContent const& page) {
    double covered = 0;
    for (auto const& run : page.runs)
        if (!run.invisible) covered += intersection(box, run.box).area();
    return covered >= 0.4 * box.area();
}

// What stands on an icon is its number and its motto, and no text of the page.
bool stands_on_icon(Box const& box, std::vector<GoalIcon> const& icons) {
    return std::any_of(icons.begin(), icons.end(),
        [&](GoalIcon const& icon) { return intersection(box, icon.box).area() > 0.5 * box.area(); });
}

// Where a box comes to lie when the page around it is turned clockwise.
Box turned_box(Box const& box, PageContent const& page, int degrees) {
    if (degrees == 90) return {page.height - box.y1, box.x0, page.height - box.y0, box.x1};
    if (degrees == 270) return {box.y0, page.width - box.x1, box.y1, page.width - box.x0};
    return {page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0};
}

// Turns the page as its picture was turned, of which `found` has kept the upper left corner.
void turn_page(PageContent& page, Recognised& found, Box const& picture) {
    auto const box = turned_box(picture, page, found.turned);
    move(found, box.x0 - picture.x0, box.y0 - picture.y0);
    for (auto& other : page.pictures) other.box = turned_box(other.box, page, found.turned);
    for (auto& icon : page.goal_icons) icon.box = turned_box(icon.box, page, found.turned);
    if (found.turned != 180) std::swap(page.width, page.height);
}

// A chart has few letters, and they stay out of the text as a logo's do, but not without a word.
void report_chart(Recognised const& found, Raster const& raster, int number, Diagnostics& diagnostics) {
    PageContent alone;
    Picture picture;
    picture.box = raster.box;
    alone.pictures.push_back(picture);
    add_to_page(alone, found);
    if (!find_charts(alone).empty())
        diagnostics.warn("chart-not-read", "a chart is here as a picture, of which nothing is read",
            {{number, raster.box}});
}

void keep_lines_only(Recognised& found) {
    found.text.clear();
    found.glyphs.clear();
    found.runs.clear();
}

} // namespace

PageOcr::PageOcr(PageOcrOptions options) : m_options(std::move(options)), m_cache(m_options.cache) {
    if (!m_options.keep)
        m_options.keep = [this](std::string_view key, std::string_view entry) { m_cache.keep(key, entry); };
}

PageOcr::~PageOcr() = default;

void PageOcr::complete(PageContent& page, PageRasters& rasters, Diagnostics& diagnostics) {
    auto need = find_ocr_need(page, m_options.mode);
    if (m_options.mode == OcrMode::Off && page.glyphs.empty() && !page.pictures.empty())
        diagnostics.warn(
            "ocr.off", "the page has pictures but no text, and recognition is off", {{page.number, {}}});
    find_drawn_icons(page, need);
    if (is_to_be_left(page, need)) {
        diagnostics.error("page-not-recognised", m_left.at(page.number), {{page.number, {}}});
        return;
    }
    if (m_options.mode != OcrMode::Off) {
        find_outlined_icons(page, rasters);
        find_icons(page, rasters);
    }
    if (!need.any()) return;
    if (!need.reason.empty()) diagnostics.warn("ocr.text-replaced", need.reason, {{page.number, {}}});
    if (std::find(need.drop.begin(), need.drop.end(), true) != need.drop.end()) remove_runs(page, need.drop);
    // What else the page shows would be left lying.
    auto const turning =
        page.runs.empty() && !need.tables_only && !need.lines_only ? Turning::Allowed : Turning::Never;
    auto const take = [&](Raster const& raster) {
        if (raster.empty() || (need.tables_only && !may_hold_text(raster))) return;
        auto found = recognised(raster, page.number, turning, diagnostics);
        if (!found) return;
        if (need.lines_only) keep_lines_only(*found);
        if (need.tables_only && (found->letters() < m_options.enough_letters ||
                                    found->confidence() < m_options.enough_confidence))
            return report_chart(*found, raster, page.number, diagnostics);
        if (found->turned != 0)
            turn_page(page, *found, raster.box);
        else if (!need.tables_only && page.goal_icons.empty())
            find_icons(page, raster);
        settle_sizes(*found);
        report(*found, page.number, diagnostics);
        check_letters(*found, page.number, diagnostics);
        add_to_page(page, without(std::move(*found), [&](Box const& box) {
            return stands_on_icon(box, page.goal_icons) || (need.render && is_said(box, page));
        }));
    };
    if (need.render) take(rasters.render(need.resolution));
    for (auto index : need.pictures) {
        auto const box = page.pictures[index].box;
        auto raster = rasters.pixels_of(page.pictures[index]);
        // One that is too large to be unpacked whole can be drawn smaller.
        if (raster.empty() && !need.tables_only) raster = rasters.render(need.resolution);
        if (raster.empty())
            diagnostics.warn("ocr.no-pixels", "a picture cannot be unpacked, so nothing on it was read",
                {{page.number, box}});
        take(raster);
    }
}

TextReader& PageOcr::reader() {
    if (!m_reader) m_reader = std::make_unique<TextReader>(m_options.reader);
    return *m_reader;
}

void PageOcr::find_icons(PageContent& page, Raster const& raster) {
    auto const found = find_goal_icons(raster, [this]() -> TextReader& { return reader(); });
    page.goal_icons.insert(page.goal_icons.end(), found.begin(), found.end());
}

// What stands on an icon that the page draws itself is said by the icon.
void PageOcr::find_drawn_icons(PageContent& page, OcrNeed& need) {
    page.goal_icons = find_drawn_goal_icons(page);
    if (page.goal_icons.empty()) return;
    std::vector<bool> on_icon, drop;
    for (auto const& run : page.runs) on_icon.push_back(stands_on_icon(run.box, page.goal_icons));
    for (std::size_t i = 0; i < need.drop.size(); ++i)
        if (!on_icon[i]) drop.push_back(need.drop[i]);
    need.drop = std::move(drop);
    remove_runs(page, on_icon);
}

// Where no page at all is recognised any more, one that nobody would look at is whole nevertheless.
bool PageOcr::is_to_be_left(PageContent const& page, OcrNeed const& need) {
    if (m_options.mode == OcrMode::Off || m_options.unrecognised == nullptr) return false;
    auto const& [pages, rest] = *m_options.unrecognised;
    if (auto const known = pages.find(page.number); known != pages.end()) {
        m_left.insert(*known);
        return true;
    }
    bool const is_looked_at = need.any() || !find_blank_goal_squares(page).empty() ||
                              std::any_of(page.pictures.begin(), page.pictures.end(),
                                  [this](Picture const& picture) { return may_be_icon(picture); });
    if (rest.empty() || !is_looked_at) return false;
    m_left.emplace(page.number, rest);
    return true;
}

// Most squares without text are no icons: a page that has very many draws something else.
void PageOcr::find_outlined_icons(PageContent& page, PageRasters& rasters) {
    auto const squares = find_blank_goal_squares(page);
    if (squares.empty() || squares.size() > m_options.most_icons) return;
    auto const found = find_outlined_goal_icons(
        squares, rasters.render(m_options.icon_resolution), [this]() -> TextReader& { return reader(); });
    page.goal_icons.insert(page.goal_icons.end(), found.begin(), found.end());
}

bool PageOcr::may_be_icon(Picture const& picture) const {
    auto const& box = picture.box;
    return !picture.is_mask && std::min(box.width(), box.height()) >= m_options.least_icon &&
           box.width() <= m_options.longest_icons && box.height() <= m_options.tallest_icons;
}

void PageOcr::find_icons(PageContent& page, PageRasters& rasters) {
    std::size_t seen = 0;
    for (auto const& picture : page.pictures) {
        if (!may_be_icon(picture)) continue;
        if (++seen > m_options.most_icons) return;
        find_icons(page, rasters.pixels_of(picture));
    }
}

std::optional<Recognised> PageOcr::recognised(
    Raster const& raster, int page, Turning turning, Diagnostics& diagnostics) {
    auto options = m_options.recognise;
    options.turning = turning;
    if (m_identity.empty()) m_identity = reader_identity(m_options.reader);
    auto const key = key_of(raster, m_identity, options);
    if (auto const seen = m_seen.find(key); seen != m_seen.end()) return seen->second;
    if (m_options.held != nullptr)
        if (auto const held = m_options.held->find(key); held != m_options.held->end())
            if (auto found = unpacked(held->second)) return found;
    if (auto kept = m_cache.find(key)) return kept;
    if (m_options.begins) m_options.begins(page);
    Diagnostics said;
    auto found = recognise(raster, reader(), page, options, said);
    if (!said.empty()) {
        for (auto const& diagnostic : said.all())
            diagnostics.add(diagnostic.severity, diagnostic.code, diagnostic.message, diagnostic.at);
        return std::nullopt;
    }
    m_options.keep(key, packed(found));
    if (raster.pixels.size() < 1000000) m_seen.emplace(key, found);
    return found;
}

// A document's headings are told by their sizes, which must not differ from page to page.
void PageOcr::settle_sizes(Recognised& found) {
    for (auto& run : found.runs) {
        auto const nearest = std::min_element(m_sizes.begin(), m_sizes.end(),
            [&](float a, float b) { return std::abs(a - run.size) < std::abs(b - run.size); });
        if (nearest != m_sizes.end() && std::abs(run.size / *nearest - 1) < m_options.same_size)
            run.size = *nearest;
        else if (m_sizes.size() < 100)
            m_sizes.push_back(run.size);
    }
}

void PageOcr::check_letters(Recognised const& found, int page, Diagnostics& diagnostics) const {
    std::size_t letters = 0, norwegian = 0;
    for (CodePoint point; point.end < found.text.size();) {
        point = code_point_at(found.text, point.end);
        letters += is_letter(point.value) ? 1U : 0U;
        norwegian +=
            std::u32string_view(U"æøåäöÆØÅÄÖ").find(point.value) != std::u32string_view::npos ? 1U : 0U;
    }
    if (letters < m_options.letters_to_judge ||
        static_cast<double>(norwegian) >= m_options.least_norwegian * static_cast<double>(letters))
        return;
    diagnostics.warn("ocr.few-norwegian-letters",
        "of " + std::to_string(letters) + " recognised letters " + std::to_string(norwegian) +
            " are æ, ø or å, so these may have been misread",
        {{page, {}}});
}

} // namespace planleser
