#include "plan/headed_measure.h"

#include "plan/measure_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace planleser {

namespace {

// What stands behind its label in one line, and never as a list below it.
bool holds_one_text(Meaning meaning) {
    return meaning == Meaning::Deadline || meaning == Meaning::Cost || meaning == Meaning::Status ||
           meaning == Meaning::Number;
}

} // namespace

void HeadedMeasure::begin(SourcedText const& text, std::optional<std::string> number,
    std::optional<std::string> const& area, std::string_view rule, double confidence) {
    Measure measure;
    measure.number = std::move(number);
    measure.area = area;
    Piece const piece{text, {}, 0};
    MeasureWriter(m_reading, measure).add(Meaning::Measure, std::span(&piece, 1), rule, confidence, {});
    m_open = std::move(measure);
    m_meaning = Meaning::Measure;
    m_label_filled = false;
}

bool HeadedMeasure::add(Piece const& piece, std::vector<Piece>& unlabelled) {
    constexpr double below_heading = 0.85;
    auto const parts = split_at_labels(std::span(&piece, 1), LabelSearch::Anywhere, m_reading.rules);
    bool const labelled = std::ranges::any_of(parts, [](LabelledPart const& part) { return part.rule; });
    MeasureWriter writer(m_reading, *m_open);
    if (!labelled) {
        if (m_meaning == Meaning::Measure && !piece.is_item()) return false;
        auto const means = m_meaning == Meaning::Measure ? Meaning::Items : m_meaning;
        if (m_label_filled && (!piece.is_item() || holds_one_text(means))) return false;
        writer.add(means, std::span(&piece, 1), m_rule, below_heading, m_label);
        m_label_filled = m_label_filled || !piece.is_item();
        return true;
    }
    m_reading.ledger.mark(piece.text, GlyphUse::Field); // with what joins its parts
    for (auto const& part : parts) {
        if (!part.rule) {
            unlabelled.insert(unlabelled.end(), part.pieces.begin(), part.pieces.end());
            continue;
        }
        if (is_told(part.rule->means)) {
            refuse(part, unlabelled);
            continue;
        }
        m_reading.ledger.mark(part.label, GlyphUse::Field);
        m_meaning = part.rule->means == Meaning::Aim ? Meaning::Target : part.rule->means;
        m_rule = part.rule->name;
        m_label = part.label.text.substr(0, part.label.text.find(':'));
        m_label_filled = !part.pieces.empty();
        writer.add(m_meaning, part.pieces, part.rule->name, part.rule->confidence, m_label);
    }
    return true;
}

// A measure has one deadline, one cost: a second is another measure's, or one too many.
bool HeadedMeasure::is_told(Meaning meaning) const {
    return (meaning == Meaning::Deadline && m_open->deadline) || (meaning == Meaning::Cost && m_open->cost) ||
           (meaning == Meaning::Status && m_open->status);
}

void HeadedMeasure::refuse(LabelledPart const& part, std::vector<Piece>& unlabelled) {
    auto text = part.label;
    for (auto const& piece : part.pieces) {
        text.append(" ", no_glyph);
        text.append(piece.text);
    }
    m_reading.diagnostics.warn("measure.told-twice",
        fmt::format("\"{}\" was not taken: \"{}\" has that already", text.text, m_open->text),
        m_reading.tree.glyphs.places_of(text));
    unlabelled.push_back({std::move(text), {}, 0});
}

void HeadedMeasure::end() {
    m_just_ended = false;
    if (!m_open) return;
    if (!m_open->text.empty()) {
        m_reading.plan.measures.push_back(std::move(*m_open));
        m_just_ended = true;
    }
    m_open.reset();
}

} // namespace planleser
