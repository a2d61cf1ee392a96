#include "corrections/apply_corrections.h"

#include <algorithm>
#include <map>

namespace planleser {

namespace {

using BoxesByPage = std::map<int, std::vector<Box>>;

bool holds(std::vector<Box> const& boxes, double x, double y) {
    return std::ranges::any_of(boxes, [&](Box const& box) { return box.contains(x, y); });
}

// The boxes of what stands in the plan, on the pages of `released`. A table's own box says nothing of its
// cells.
BoxesByPage boxes_in_use(Plan const& plan, BoxesByPage const& released) {
    BoxesByPage used;
    for (auto const& item : items_of(plan)) {
        if (item.at == nullptr || (item.kind == "budget" && item.field == "title")) continue;
        for (auto const& at : *item.at)
            if (released.contains(at.place.page)) used[at.place.page].push_back(at.place.box);
    }
    return used;
}

} // namespace

void settle_ledger(
    Plan const& plan, CorrectionEffects const& effects, GlyphTable const& glyphs, GlyphLedger& ledger) {
    BoxesByPage released;
    for (auto const& place : effects.released)
        if (place.page >= 1 && place.page <= glyphs.page_count()) released[place.page].push_back(place.box);
    auto const used = boxes_in_use(plan, released);
    for (auto const& [page, boxes] : released) {
        auto const in_use = used.find(page);
        for (auto glyph = glyphs.first_of(page); glyph < glyphs.end_of(page); ++glyph) {
            if (ledger.use_of(glyph) != GlyphUse::Field) continue;
            auto const box = glyphs.box_of(glyph);
            auto const x = box.centre_x(), y = box.centre_y();
            if (holds(boxes, x, y) && (in_use == used.end() || !holds(in_use->second, x, y)))
                ledger.release(glyph);
        }
    }
    ledger.mark(effects.taken, GlyphUse::Field);
}

} // namespace planleser
