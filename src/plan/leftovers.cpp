#include "plan/leftovers.h"

#include "plan/plan_owner.h"
#include "text/fold.h"

#include <algorithm>
#include <ranges>

namespace planleser {

std::size_t Leftovers::begin(
    Section const& section, std::optional<std::string> area, bool holds_no_measures) {
    m_all.push_back({&section, {}, std::move(area), holds_no_measures, m_reading.plan.goals.size()});
    return m_all.size() - 1;
}

void Leftovers::keep(Piece piece, std::size_t place) {
    m_reading.ledger.mark(piece.text, GlyphUse::Section);
    m_all[place].pieces.push_back(std::move(piece));
}

std::vector<std::string_view> Leftovers::texts_before(Section const& section, std::size_t place) const {
    constexpr std::size_t enough = 3;
    std::vector<std::string_view> texts;
    auto const* inner = &section;
    for (auto outer = place + 1; outer-- > 0 && texts.size() < enough;) {
        auto const& sections = m_all[outer].section->sections;
        bool const holds = std::ranges::any_of(sections, [&](Section const& part) { return &part == inner; });
        if (outer != place && !holds) continue;
        inner = m_all[outer].section;
        for (auto const& piece : m_all[outer].pieces | std::views::reverse)
            if (texts.size() < enough) texts.push_back(piece.text.text);
    }
    return texts;
}

void Leftovers::write() {
    for (auto& leftover : m_all) {
        if (leftover.area) take_introduction(leftover);
        write_section(leftover);
    }
}

void Leftovers::take_introduction(Leftover& leftover) {
    auto const area = std::ranges::find(m_reading.plan.areas, *leftover.area, &Area::id);
    bool const opens_area = area != m_reading.plan.areas.end() &&
                            fold(leftover.section->heading.text.text).ends_with(fold(area->title));
    if (!opens_area || !area->introduction.empty()) return;
    auto const first_item = std::ranges::find_if(leftover.pieces, &Piece::is_item);
    for (auto piece = leftover.pieces.begin(); piece != first_item; ++piece) {
        if (!area->introduction.empty()) area->introduction += '\n';
        area->introduction += piece->text.text;
        m_reading.ledger.mark(piece->text, GlyphUse::Field);
    }
    leftover.pieces.erase(leftover.pieces.begin(), first_item);
}

void Leftovers::write_section(Leftover const& leftover) {
    auto const& heading = leftover.section->heading;
    TextSection section;
    section.number = number_of(*leftover.section);
    section.title = heading.text.text;
    section.level = heading.level;
    section.at = m_reading.places(heading.text, "section");
    SourcedText all;
    for (auto const& piece : leftover.pieces) {
        if (!section.text.empty()) section.text += '\n';
        section.text += piece.text.text;
        all.append(piece.text);
    }
    auto const in_fields = std::ranges::all_of(heading.text.origin, [&](GlyphId glyph) {
        return glyph == no_glyph || m_reading.ledger.use_of(glyph) == GlyphUse::Field;
    });
    if (section.text.empty() && in_fields) return;
    for (auto const& at : m_reading.places(all, "section"))
        if (section.at.empty() || at.place.page != section.at.back().place.page)
            section.at.push_back(at);
        else
            section.at.back().place.box.include(at.place.box);
    m_reading.plan.sections.push_back(std::move(section));
}

bool is_document_title(Section const& section, PlanReading const& reading) {
    auto const& title = reading.plan.document.title;
    if (!title || section.heading.text.empty() || !fold(*title).starts_with(fold(section.heading.text.text)))
        return false;
    // The largest print of a document without a cover may be its first area.
    return section.blocks.empty() ||
           find_fact(reading.rules, Meaning::Title, section.heading.text.text).has_value();
}

std::optional<std::string> number_of(Section const& section) {
    return section.heading.number.empty() ? std::nullopt : std::optional(section.heading.number);
}

} // namespace planleser
