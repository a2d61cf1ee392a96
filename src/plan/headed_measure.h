// A measure that a heading or a numbered paragraph begins, and that labelled lines and list items below go on
// with: 'Tiltak 1: …', 'Ansvarlig: …', 'Frist: …'.
#pragma once

#include "plan/labelled_text.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string>
#include <vector>

namespace planleser {

class HeadedMeasure {
public:
    explicit HeadedMeasure(PlanReading& reading) : m_reading(reading) {}

    void begin(SourcedText const& text, std::optional<std::string> number,
        std::optional<std::string> const& area, std::string_view rule, double confidence);
    // Whether one began that is not yet in the plan.
    bool is_open() const { return m_open.has_value(); }
    // That one, for who adds to it otherwise; null where none is open.
    Measure* open_measure() { return m_open ? &*m_open : nullptr; }
    // Takes a piece below it; false where the piece belongs to nothing of a measure. Text before the first
    // label goes to `unlabelled`, and so does a second deadline, cost or status, with a warning.
    bool add(Piece const& piece, std::vector<Piece>& unlabelled);
    // Puts it into the plan.
    void end();
    // Whether the plan's last measure came from here and nothing else began since.
    bool just_ended() const { return m_just_ended; }

private:
    bool is_told(Meaning meaning) const;
    // Keeps it as text, and says so.
    void refuse(LabelledPart const& part, std::vector<Piece>& unlabelled);

    PlanReading& m_reading;
    std::optional<Measure> m_open;
    Meaning m_meaning = Meaning::Measure; // of the label that rules what comes
    std::string m_rule = "measure.headed", m_label;
    bool m_label_filled = false; // its text stood in its own line, or in a paragraph below
    bool m_just_ended = false;
};

} // namespace planleser
