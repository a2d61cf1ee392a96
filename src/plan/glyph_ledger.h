// The coverage ledger: where every visible glyph of a document went.
//
// Whoever reads a part of the document marks its text as soon as it stands in the Plan; what nobody marked is
// `Unplaced` and reported with its box. A glyph marked twice counts once, for the greater use in the order of
// GlyphUse. Glyphs that a reader does not see (spaces, hidden text) are not counted.
#pragma once

#include "base/diagnostics.h"
#include "page/glyph_table.h"
#include "plan/plan.h"
#include "text/sourced_text.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

enum class GlyphUse : std::uint8_t {
    Unplaced,
    Furniture, // running headers and footers, page numbers, watermarks
    Section,   // running text that no rule knows
    Field,     // any named field of the plan
};

class GlyphLedger {
public:
    // Keeps a reference: the table must outlive the ledger.
    explicit GlyphLedger(GlyphTable const& glyphs);

    // The text with its dropped glyphs.
    void mark(SourcedText const& text, GlyphUse use);
    void mark(std::span<GlyphId const> glyphs, GlyphUse use);

    // Takes back what was marked: the glyph stands nowhere.
    void release(GlyphId glyph) { m_uses.at(glyph) = GlyphUse::Unplaced; }

    GlyphUse use_of(GlyphId glyph) const { return m_uses.at(glyph); }

    Coverage total() const;
    std::vector<Coverage> by_page() const; // by page number - 1

    // One "unplaced" warning for each stretch of unplaced glyphs that follow each other on a page.
    void report_unplaced(Diagnostics& diagnostics) const;

private:
    GlyphTable const& m_glyphs;
    std::vector<GlyphUse> m_uses;
};

} // namespace planleser
