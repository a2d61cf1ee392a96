// The running text of each section that nothing else took, and what it may still turn out to be when the
// whole document is read: measures of a plan that only lists them, areas of notes that only have chapters.
#pragma once

#include "plan/plan_reading.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct Leftover {
    Section const* section = nullptr;
    std::vector<Piece> pieces;
    std::optional<std::string> area;
    bool holds_no_measures = false;
    std::size_t first_goal = 0; // of the plan's goals, read in this section
};

class Leftovers {
public:
    explicit Leftovers(PlanReading& reading) : m_reading(reading) {}

    // Returns the place of the section's text, for keep().
    std::size_t begin(Section const& section, std::optional<std::string> area, bool holds_no_measures);
    void keep(Piece piece, std::size_t place);
    Leftover const& last() const { return m_all.back(); }
    std::size_t last_place() const { return m_all.size() - 1; }
    std::vector<Leftover>& all() { return m_all; }

    // What stands right before the end of a section's text so far, then before that of the sections it is
    // part of: a unit line may stand below an outer heading.
    std::vector<std::string_view> texts_before(Section const& section, std::size_t place) const;

    // Gives each area the paragraphs that lead its section, and writes the rest into the plan's sections.
    void write();

private:
    void take_introduction(Leftover& leftover);
    void write_section(Leftover const& leftover);

    PlanReading& m_reading;
    std::vector<Leftover> m_all;
};

// Whether the heading is the document's own title, which holds everything and names no part.
bool is_document_title(Section const& section, PlanReading const& reading);

std::optional<std::string> number_of(Section const& section);

} // namespace planleser
