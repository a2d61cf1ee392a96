// Whose plan it is: the organisation's name from the cover, the running headers or the title.
#pragma once

#include "plan/cover_lines.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string_view>

namespace planleser {

// Whether the line may be the name alone, or holds it among other words.
enum class OwnerLine { Whole, Part };

class PlanOwner {
public:
    // Both must outlive it.
    PlanOwner(PlanReading& reading, Cover const& cover) : m_reading(reading), m_cover(cover) {}

    // Fills the document's organisation, where it has none yet, with its fullest name.
    void read();
    // The line as the name, where a rule knows it for one.
    bool take(SourcedText const& line, OwnerLine form);

private:
    void find();
    bool take_author_in_title();
    bool is_reader(SourcedText const& name) const;
    bool take_name_beside_title();
    bool take_name_in_title();
    bool take_name(SourcedText const& text, double confidence);
    SourcedText without_plan_words(SourcedText const& name) const;
    bool is_unit_line(std::string_view text) const;
    SourcedText without_organ(SourcedText const& name) const;
    SourcedText without_purpose(SourcedText const& name) const;
    bool is_said_again(std::string_view name) const;
    void prefer_full_name();

    PlanReading& m_reading;
    Cover const& m_cover;
};

// What a rule of that meaning knows in the text.
std::optional<RuleHit> find_fact(RuleSet const& rules, Meaning meaning, std::string_view text);

} // namespace planleser
