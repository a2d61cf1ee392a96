#include "plan/plan_reading.h"

#include "plan/plan_ids.h"
#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

constexpr std::string_view bullet_letter = "o ";

// Spreadsheets and typewritten lists have bullets of plain letters that layout cannot tell from text.
void find_written_bullet(Piece& piece) {
    std::string_view const text = piece.text.text;
    std::size_t length = 0;
    if (text.starts_with(bullet_letter) && text.size() > 2)
        length = 1;
    else if ((text.starts_with('*') || text.starts_with('-')) && text.size() > 1)
        length = 1;
    if (length == 0) return;
    piece.marker = text.substr(0, length);
    auto rest = trimmed(piece.text.part(length));
    auto dropped = piece.text.part(0, length);
    rest.dropped.insert(rest.dropped.end(), dropped.origin.begin(), dropped.origin.end());
    rest.dropped.insert(rest.dropped.end(), piece.text.dropped.begin(), piece.text.dropped.end());
    piece.text = std::move(rest);
}

} // namespace

Piece piece_of(Paragraph const& paragraph) {
    Piece piece{paragraph.text, {}, 0};
    for (auto const& span : paragraph.styles)
        if (span.style.bold) piece.bold.push_back({span.begin, span.end});
    auto const whole = paragraph.text.size();
    find_written_bullet(piece);
    bool const all_bold = piece.bold.size() == 1 && piece.bold.front().size() >= whole;
    if (all_bold || piece.text.size() != whole) piece.bold.clear();
    return piece;
}

Piece piece_of(ListItem const& item) {
    return {item.content.text, item.marker, item.depth};
}

std::vector<Piece> pieces_of(TableCell const& cell) {
    std::vector<Piece> pieces;
    for (auto const& block : cell.content)
        std::visit([&](auto const& content) { pieces.push_back(piece_of(content)); }, block);
    std::erase_if(pieces, [](Piece const& piece) { return piece.text.empty(); });
    return pieces;
}

Ats PlanReading::places(SourcedText const& text, std::string_view rule, double confidence) const {
    Ats ats;
    auto const read = tree.glyphs.confidence_of(text);
    for (auto const& place : tree.glyphs.places_of(text))
        ats.push_back({place, std::string(rule), confidence * read, read < 1 ? "ocr" : "text"});
    return ats;
}

Ats PlanReading::take(SourcedText const& text, std::string_view rule, double confidence) {
    ledger.mark(text, GlyphUse::Field);
    return places(text, rule, confidence);
}

StatusLegend const& PlanReading::status_legend() {
    if (!m_status_legend) m_status_legend.emplace(tree, rules);
    return *m_status_legend;
}

namespace {

// 'A. Kompetanse', 'B: Reiseliv': a letter that numbers what follows.
bool leads_with_letter(std::string_view title) {
    constexpr std::size_t behind = 3;
    if (title.size() < behind + 2 || title[0] < 'A' || title[0] > 'Z' || title[2] != ' ') return false;
    if (std::string_view(".:)").find(title[1]) == std::string_view::npos) return false;
    auto const next = code_point_at(title, behind);
    return is_upper(next.value) && next.end < title.size() && is_lower(code_point_at(title, next.end).value);
}

} // namespace

std::optional<std::string> PlanReading::area_named(SourcedText const& given,
    std::optional<std::string> number, std::string_view kind, std::optional<std::string> parent,
    std::string_view rule, double confidence) {
    auto title = given;
    if (!number && leads_with_letter(given.text)) {
        number = given.text.substr(0, 1);
        title = trimmed(given.part(2));
        ledger.mark(given, GlyphUse::Field);
    }
    auto const folded = fold(title.text);
    if (folded.empty()) return std::nullopt;
    auto const at = take(title, rule, confidence);
    auto const known =
        std::ranges::find_if(plan.areas, [&](Area const& area) { return fold(area.title) == folded; });
    if (known != plan.areas.end()) return known->id;
    Area area;
    area.id = unused_area_id(plan.areas, number, title.text);
    area.number = std::move(number);
    area.title = title.text;
    area.parent = std::move(parent);
    area.kind = kind;
    area.at = at;
    plan.areas.push_back(area);
    return area.id;
}

std::string_view area_kind_of(Meaning meaning) {
    switch (meaning) {
    case Meaning::OverarchingArea:
    case Meaning::OverarchingAreas:
    case Meaning::PriorityAreas:
        return "overarching";
    case Meaning::FocusArea:
    case Meaning::FocusAreas:
        return "focus_area";
    case Meaning::CrossCuttingArea:
    case Meaning::CrossCuttingAreas:
        return "cross_cutting";
    default:
        return "other";
    }
}

bool is_area_heading(Meaning meaning) {
    return meaning == Meaning::OverarchingArea || meaning == Meaning::FocusArea ||
           meaning == Meaning::CrossCuttingArea || meaning == Meaning::OtherArea;
}

bool is_area_holder(Meaning meaning) {
    return meaning == Meaning::OverarchingAreas || meaning == Meaning::FocusAreas ||
           meaning == Meaning::CrossCuttingAreas || meaning == Meaning::PriorityAreas;
}

std::string_view goal_level_of(Meaning meaning) {
    switch (meaning) {
    case Meaning::Vision:
        return "vision";
    case Meaning::MainGoal:
        return "main_goal";
    case Meaning::SubGoal:
        return "sub_goal";
    case Meaning::Strategy:
        return "strategy";
    case Meaning::Challenge:
        return "challenge";
    case Meaning::Priority:
    case Meaning::Demand:
        return "priority";
    default:
        return {};
    }
}

} // namespace planleser
