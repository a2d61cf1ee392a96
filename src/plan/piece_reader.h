// The paragraphs and list items of a section, one after the other: which begin or go on with a measure, a
// goal or a list of them; what is left stays text.
#pragma once

#include "plan/headed_measure.h"
#include "plan/late_findings.h"
#include "plan/leftovers.h"
#include "plan/list_collector.h"
#include "plan/section_contents.h"
#include "plan/section_reader.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

// Where pieces stand.
struct PlaceOfPieces {
    std::optional<std::string> area;
    bool holds_no_measures = false;
    std::size_t leftover = 0; // that keeps what nobody takes
};

// What the reader of headings shares with that of pieces; all of it outlives both.
struct PieceReaderParts {
    SectionOptions const& options;
    SectionContents const& contents;
    HeadedMeasure& headed;
    ListCollector& list;
    Leftovers& leftovers;
    SectionsSeen& seen;
};

class PieceReader {
public:
    PieceReader(PlanReading& reading, PieceReaderParts const& with) : m_reading(reading), m_with(with) {}

    void begin_section(Section const& section, PlaceOfPieces place);
    void end_section() { m_part_heading = nullptr; }
    void read(Piece piece, Above above);
    // 'Mål: …' right above a table looks like its caption.
    void take_goal_over_table(SourcedText const& caption);

    // 'Ansvar' as a heading below a measure's: the next section's pieces are that part of it.
    void begin_part(Rule const& rule) { m_part_heading = &rule; }
    void begin_headed(SourcedText const& text, std::optional<std::string> number,
        std::optional<std::string> const& area, std::string_view rule, double confidence);
    // Whether the piece belongs to the measure that is open.
    bool add_to_headed(Piece const& piece);

private:
    bool begin_numbered(Piece const& piece);
    void take_theme(Piece const& piece);

    PlanReading& m_reading;
    PieceReaderParts m_with;
    PlaceOfPieces m_place;
    bool m_has_list = false;                  // the section has items
    bool m_themes = false;                    // and the outer ones are headings of the inner
    bool m_heads = false;                     // and lines of a few words head them
    std::optional<SourcedText> m_run_in;      // the last heading that began a paragraph of the section
    std::optional<std::string> m_run_in_area; // that it became, since measures are listed behind it
    Rule const* m_question = nullptr;         // 'Kva skal vi gjere?', which the next paragraph answers
    Rule const* m_part_heading = nullptr;
};

} // namespace planleser
