// Takes the glyphs of a page one by one and makes its glyph runs of them.
//
// Knows no Poppler type. Everything is in points of the page as displayed. Glyphs keep the order in which
// they were drawn; a glyph drawn twice at one place (fake bold, shadows) is kept once.
#pragma once

#include "page/page_content.h"
#include "pdf/double_prints.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// All that the glyphs of a run share but the baseline.
struct GlyphStyle {
    std::uint16_t font = 0;
    Direction direction = Direction::Right;
    bool invisible = false;
    Colour colour;
    float size = 0;
    std::int32_t mark = -1; // the marked content it stands in; becomes GlyphRun::tag
    bool operator==(GlyphStyle const&) const = default;
};

struct GlyphPlace {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float baseline = 0;
};

struct RunOptions {
    double baseline_tolerance = 0.02; // in font sizes; a superscript is raised by 0.2 and more
    double widest_gap = 1.0; // in font sizes; a wider gap may part two columns, a justified space is narrower
    double furthest_back = 0.5; // in font sizes; kerning and negative spacing stay below it
    double double_print = 0.1;  // in font sizes; the same glyph nearer than this is one print of the other
};

class GlyphRecorder {
public:
    void clear();
    // The glyph's text is what has been appended to text() since the last add().
    void add(GlyphPlace const& place, GlyphStyle const& style);
    std::string& text() { return m_text; }
    std::string const& text() const { return m_text; }
    std::size_t size() const { return m_records.size(); }

    // The glyphs from `first` on stand for `text` (the PDF's ActualText). Where the glyphs' own text differs
    // from it, the glyphs that differ take the text: one each where the numbers agree, all of them as one
    // glyph where they stand on one line. Otherwise nothing changes, since a box over several lines helps
    // nobody.
    void replace_text(std::size_t first, std::string_view text);
    // The glyphs [first, end) are seen after all: something was painted through them.
    void reveal(std::size_t first, std::size_t end);

    // Fills text, glyphs and runs of `page`, adds a bold twin to its fonts for glyphs printed twice, and
    // empties this recorder.
    void finish(RunOptions const& options, PageContent& page);

private:
    struct Record {
        GlyphPlace place;
        std::uint32_t text_end; // in m_text; begins where the one before ends
        std::uint32_t style;
    };

    std::uint32_t style_index(GlyphStyle const& style);
    std::size_t text_begin(std::size_t record) const {
        return record == 0 ? 0 : m_records[record - 1].text_end;
    }
    std::string_view text_of(std::size_t record) const;
    enum class Side { Before, Behind };
    void insert_text(std::size_t glyph, Side side, std::string_view text);
    void set_texts(std::size_t first, std::size_t end, std::string_view text);
    void build_runs(RunOptions const& options, PageContent& page) const;
    void drop(std::vector<DoublePrint> const& repeats, PageContent& page);
    bool on_one_line(std::size_t first, std::size_t end) const;

    std::string m_text;
    std::vector<Record> m_records;
    std::vector<GlyphStyle> m_styles;
};

} // namespace planleser
