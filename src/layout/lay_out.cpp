#include "layout/lay_out.h"

#include "layout/cell_marks.h"
#include "layout/drawn_bullets.h"
#include "layout/false_tables.h"
#include "layout/legend_swatches.h"
#include "layout/line_markers.h"
#include "layout/tagged_tables.h"
#include "page/charts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace planleser {
namespace {

using Indices = std::vector<std::uint32_t>;

// What an element of the reading order stands for.
struct Part {
    enum class Kind { Text, Table, Frame, Picture } kind = Kind::Text;
    std::size_t index = 0; // into m_stretches, m_tables, m_frames or page.pictures
};

class PageReader {
public:
    PageReader(PageContent const& page, LayoutOptions const& options, Diagnostics& diagnostics)
        : m_page(page), m_options(options), m_diagnostics(diagnostics) {}

    PageLayout read();

private:
    void keep_words_once();
    Indices free_words() const;
    void place_stretches(Indices const& words);
    void join_markers(std::vector<Stretch>& stretches) const;
    bool is_label(Stretch const& stretch) const;
    std::string_view text_of(Word const& word) const;
    void place_tables();
    void place_pictures();
    void place_frames();
    PageElement element_of(Part const& part) const;
    void append_frame(std::int32_t frame);
    void append_column(PageColumn const& column, std::vector<Part> const& parts, std::int32_t frame);
    void append_line(TextLine line, std::int32_t frame);
    TableGrid table_of(FoundTable&& found) const;
    std::vector<Part>& parts_of(std::int32_t frame) { return m_parts[static_cast<std::size_t>(frame + 1)]; }
    void read_tags();
    bool is_tagged_furniture(Word const& word) const;

    PageContent const& m_page;
    LayoutOptions const& m_options;
    Diagnostics& m_diagnostics;
    PageLayout m_layout;
    std::vector<Word> m_words;
    std::vector<FoundTable> m_tables;
    std::vector<Frame> m_frames;
    std::vector<Stretch> m_stretches;
    std::vector<std::vector<Part>> m_parts; // by frame, the page's own first
    bool m_invisible_counts = false;        // the page has no other text than an invisible layer
    std::vector<double> m_largest;          // print in each frame and the frames within, the page's first
    double m_usual_size = 10;
    bool m_open_block = false; // the last block may take further lines
};

std::string_view PageReader::text_of(Word const& word) const {
    auto const begin = m_page.glyphs[word.begin].text_begin;
    auto const end =
        word.end < m_page.glyphs.size() ? m_page.glyphs[word.end].text_begin : m_page.text.size();
    return std::string_view(m_page.text).substr(begin, end - begin);
}

void PageReader::read_tags() {
    auto const trust = judge_tags(m_page, m_words, m_options.tags);
    m_layout.tags_trusted = trust == TagTrust::Trusted;
    Place const place{m_page.number, {}};
    if (trust == TagTrust::Incomplete && !m_words.empty())
        m_diagnostics.note("tags-not-trusted", "the page's tags leave a part of its text out", {place});
    if (trust == TagTrust::Contradicted)
        m_diagnostics.note(
            "tags-not-trusted", "lines of the page run through several tagged paragraphs", {place});
}

// Tagged as no part of the text, and standing where running headers and footers stand: elsewhere the tag
// errs.
bool PageReader::is_tagged_furniture(Word const& word) const {
    double const margin = m_options.furniture_margin * m_page.height;
    return m_layout.tags_trusted && (word.box.y1 < margin || word.box.y0 > m_page.height - margin) &&
           is_artifact(m_page, word.tag);
}

PageLayout PageReader::read() {
    m_layout.page = m_page.number;
    m_layout.width = m_page.width;
    m_layout.height = m_page.height;
    m_layout.label = m_page.label;
    m_layout.recognised = m_page.recognised;
    m_layout.tags = m_page.tags;
    m_layout.links = m_page.links;
    m_words = find_words(m_page, m_diagnostics);
    m_invisible_counts =
        std::all_of(m_words.begin(), m_words.end(), [](Word const& w) { return w.invisible; });
    if (!m_words.empty()) {
        std::vector<float> sizes;
        for (Word const& word : m_words) sizes.push_back(word.size);
        auto const middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
        std::nth_element(sizes.begin(), middle, sizes.end());
        m_usual_size = std::max(1.0F, *middle);
    }
    read_tags();
    m_tables = find_tables(m_page, m_words, m_options.tables, m_diagnostics);
    if (m_layout.tags_trusted)
        add_tagged_tables(m_tables, find_tagged_tables(m_page, m_words), m_page, m_words);
    if (!m_tables.empty()) {
        Indices all(m_words.size());
        std::iota(all.begin(), all.end(), 0U);
        drop_false_tables(m_tables, m_page, m_words, find_frames(m_page, m_words, all, {}, m_options.frames));
        keep_words_once();
    }

    Indices const words = free_words();
    std::vector<Box> table_boxes;
    for (FoundTable const& table : m_tables) table_boxes.push_back(table.grid.box);
    m_frames = find_frames(m_page, m_words, words, table_boxes, m_options.frames);
    m_parts.resize(m_frames.size() + 1);
    place_stretches(words);
    place_tables();
    place_pictures();
    place_frames();
    append_frame(-1);
    for (auto const& chart : find_charts(m_page))
        m_diagnostics.warn("chart-not-read",
            "a chart is here, of which only the words and numbers written on it are read",
            {{m_page.number, chart}});
    return std::move(m_layout);
}

// Where tables overlap, a word belongs to the first cell that claims it.
void PageReader::keep_words_once() {
    std::vector<bool> taken(m_words.size());
    for (FoundTable& table : m_tables)
        for (auto& cell : table.words)
            std::erase_if(cell, [&](std::uint32_t word) {
                bool const before = taken[word];
                taken[word] = true;
                return before;
            });
}

// Words that stand in no cell.
Indices PageReader::free_words() const {
    std::vector<bool> taken(m_words.size());
    for (FoundTable const& table : m_tables)
        for (auto const& cell : table.words)
            for (auto const word : cell) taken[word] = true;
    Indices free;
    for (std::uint32_t i = 0; i < m_words.size(); ++i)
        if (!taken[i] && (!m_words[i].invisible || m_invisible_counts)) free.push_back(i);
    return free;
}

void PageReader::place_stretches(Indices const& words) {
    std::vector<Indices> by_frame(m_frames.size() + 1);
    Indices artifacts;
    std::size_t level = 0;
    for (auto const index : words) level += m_words[index].direction == Direction::Right ? 1U : 0U;
    bool const mostly_level = level * 2 >= words.size();
    Indices turned;
    for (auto const index : words) {
        Word const& word = m_words[index];
        if (is_tagged_furniture(word))
            artifacts.push_back(index);
        else if (mostly_level && word.direction != Direction::Right)
            turned.push_back(index);
        else
            by_frame[static_cast<std::size_t>(
                         frame_at(m_frames, word.box.centre_x(), word.box.centre_y()) + 1)]
                .push_back(index);
    }
    for (auto const& aside : {artifacts, turned})
        for (Stretch const& stretch : find_stretches(m_words, aside, m_options.lines))
            m_layout.furniture.push_back(make_line(m_page, m_words, stretch.words, m_options.lines));
    m_largest.assign(by_frame.size(), 0);
    for (std::size_t frame = 0; frame < by_frame.size(); ++frame) {
        auto stretches = find_stretches(m_words, by_frame[frame], m_options.lines);
        join_markers(stretches);
        for (Stretch& stretch : stretches) {
            m_largest[frame] = std::max(m_largest[frame], stretch.size);
            m_parts[frame].push_back({Part::Kind::Text, m_stretches.size()});
            m_stretches.push_back(std::move(stretch));
        }
    }
}

// A bullet or number goes with the text behind it, however far the tabulator sets it off.
void PageReader::join_markers(std::vector<Stretch>& stretches) const {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (kept > 0) {
            Stretch& last = stretches[kept - 1];
            double const gap = stretches[i].box.x0 - last.box.x1;
            bool const same_row = last.direction == stretches[i].direction &&
                                  std::abs(last.baseline - stretches[i].baseline) <
                                      m_options.lines.baseline_tolerance * last.size;
            if (same_row && last.words.size() == 1 && gap > 0 &&
                gap < m_options.widest_marker_gap * last.size &&
                marker_kind_of(text_of(m_words[last.words[0]])) != MarkerKind::None) {
                last.words.insert(last.words.end(), stretches[i].words.begin(), stretches[i].words.end());
                last.box.include(stretches[i].box);
                last.size = stretches[i].size;
                continue;
            }
        }
        if (kept != i) stretches[kept] = std::move(stretches[i]);
        ++kept;
    }
    stretches.resize(kept);
}

bool PageReader::is_label(Stretch const& stretch) const {
    constexpr std::size_t longest_label = 4; // bytes: a page number, a footnote mark
    if (stretch.words.size() > 1) return false;
    auto const text = text_of(m_words[stretch.words[0]]);
    return marker_kind_of(text) != MarkerKind::None ||
           (text.size() <= longest_label && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || c == '*' || c == '.';
           }));
}

void PageReader::place_tables() {
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        Box const& box = m_tables[i].grid.box;
        std::int32_t frame = frame_at(m_frames, box.centre_x(), box.centre_y());
        while (frame >= 0 && !m_frames[static_cast<std::size_t>(frame)].box.contains(box, m_usual_size))
            frame = m_frames[static_cast<std::size_t>(frame)].parent;
        parts_of(frame).push_back({Part::Kind::Table, i});
    }
}

void PageReader::place_pictures() {
    constexpr std::size_t most = 256; // beyond, the page is a mosaic of tiles and no one of them a picture
    for (std::size_t i = 0; i < std::min(m_page.pictures.size(), most); ++i) {
        Box const& box = m_page.pictures[i].box;
        if (box.width() < 2 * m_usual_size || box.height() < 2 * m_usual_size) continue;
        auto const covers = [&](Box const& other) {
            return intersection(box, other).area() > 0.2 * other.area();
        };
        bool const behind_text = std::any_of(m_stretches.begin(), m_stretches.end(), [&](Stretch const& s) {
            return covers(s.box);
        }) || std::any_of(m_tables.begin(), m_tables.end(), [&](FoundTable const& t) {
            return intersection(box, t.grid.box).area() > 0.2 * box.area();
        });
        if (behind_text) continue;
        parts_of(frame_at(m_frames, box.centre_x(), box.centre_y())).push_back({Part::Kind::Picture, i});
    }
}

void PageReader::place_frames() {
    for (auto i = m_frames.size(); i-- > 0;) {
        auto& outer = m_largest[static_cast<std::size_t>(m_frames[i].parent + 1)];
        outer = std::max(outer, m_largest[i + 1]);
    }
    for (std::size_t i = 0; i < m_frames.size(); ++i)
        parts_of(m_frames[i].parent).push_back({Part::Kind::Frame, i});
}

PageElement PageReader::element_of(Part const& part) const {
    switch (part.kind) {
    case Part::Kind::Text: {
        Stretch const& stretch = m_stretches[part.index];
        return {stretch.box, stretch.size, true, stretch.size, is_label(stretch)};
    }
    case Part::Kind::Table:
        return {m_tables[part.index].grid.box, m_usual_size, false, m_usual_size, false};
    case Part::Kind::Frame:
        return {m_frames[part.index].box, m_usual_size, false, m_largest[part.index + 1], false};
    case Part::Kind::Picture:
        return {m_page.pictures[part.index].box, m_usual_size, false, 0, false};
    }
    return {};
}

void PageReader::append_frame(std::int32_t frame) {
    auto const parts = std::move(parts_of(frame));
    std::vector<PageElement> elements;
    for (Part const& part : parts) elements.push_back(element_of(part));
    for (PageColumn const& column : find_reading_order(elements, m_options.reading_order)) {
        m_open_block = false;
        append_column(column, parts, frame);
    }
    m_open_block = false;
}

void PageReader::append_column(PageColumn const& column, std::vector<Part> const& parts, std::int32_t frame) {
    for (std::size_t i = 0; i < column.size();) {
        Part const& part = parts[column[i]];
        if (part.kind != Part::Kind::Text) {
            m_open_block = false;
            if (part.kind == Part::Kind::Frame) append_frame(static_cast<std::int32_t>(part.index));
            if (part.kind == Part::Kind::Table)
                m_layout.blocks.emplace_back(table_of(std::move(m_tables[part.index])));
            if (part.kind == Part::Kind::Picture) {
                Picture const& picture = m_page.pictures[part.index];
                m_layout.blocks.emplace_back(
                    PlacedPicture{picture.box, part.index, picture.alternative_text});
            }
            ++i;
            continue;
        }
        // All that stands on one baseline of a column is one line.
        Stretch const& first = m_stretches[part.index];
        Indices words = first.words;
        for (++i; i < column.size() && parts[column[i]].kind == Part::Kind::Text; ++i) {
            Stretch const& next = m_stretches[parts[column[i]].index];
            if (std::abs(next.baseline - first.baseline) > m_options.lines.baseline_tolerance * first.size ||
                next.direction != first.direction)
                break;
            words.insert(words.end(), next.words.begin(), next.words.end());
        }
        append_line(make_line(m_page, m_words, words, m_options.lines), frame);
    }
}

void PageReader::append_line(TextLine line, std::int32_t frame) {
    if (m_open_block) {
        auto& block = std::get<TextBlock>(m_layout.blocks.back());
        TextLine const& last = block.lines.back();
        double const size = std::max(line.style().size, last.style().size);
        if (line.baseline - last.baseline < m_options.block_pitch * size) {
            block.box.include(line.box);
            block.lines.push_back(std::move(line));
            return;
        }
    }
    TextBlock block;
    block.box = line.box;
    if (frame >= 0) {
        block.framed = true;
        block.background = m_frames[static_cast<std::size_t>(frame)].background;
    }
    block.lines.push_back(std::move(line));
    m_layout.blocks.emplace_back(std::move(block));
    m_open_block = true;
}

TableGrid PageReader::table_of(FoundTable&& found) const {
    for (std::size_t i = 0; i < found.grid.cells.size() && i < found.words.size(); ++i)
        found.grid.cells[i].lines = make_lines(m_page, m_words, found.words[i], m_options.lines);
    return std::move(found.grid);
}

} // namespace

PageLayout lay_out(PageContent const& page, LayoutOptions const& options, Diagnostics& diagnostics,
    PageLayout const* above) {
    auto const guide = above != nullptr && above->page + 1 == page.number ? find_guide(*above) : std::nullopt;
    LayoutOptions guided = options;
    if (guide) guided.tables.guide = &*guide;
    PageLayout layout = PageReader(page, guided, diagnostics).read();
    find_cell_marks(page, layout);
    layout.swatches = find_swatches(page, layout);
    mark_drawn_bullets(page, layout);
    return layout;
}

} // namespace planleser
