// The document's own legends of status: which colour or sign stands for 'Gjennomført', which for 'Pågår'.
//
// Read from signs with words beside them, from small tables of coloured cells, and from sentences that name
// colours ('Grønn: gjennomført'). A group of signs is a legend of status only where rules know its words as
// such, so that the legend of a chart or a map explains no measure. Without a legend no colour means
// anything.
#pragma once

#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace planleser {

// What a cell shows instead of words.
struct MarkLook {
    std::optional<Colour> colour;
    std::string sign; // the character; empty: a fill or a drawn shape
};

struct LegendEntry {
    std::string meaning;          // as the document has it
    std::optional<Colour> colour; // none: the sign says it all
    bool named = false;           // the colour is that of a word: only its hue counts
    std::string sign;             // empty: a fill or a drawn shape
    std::string rule;             // that knew the words, its own or another entry's of the legend
    double confidence = 1;
};

struct LegendOptions {
    // Of perceived colour (page/colour_difference.h): how far a cell may be from its entry, and how much
    // farther the next entry of another meaning must be.
    double same_colour = 0.08, least_lead = 0.02;
    // Radians: the same for a colour that is only named.
    double same_hue = 0.6, least_hue_lead = 0.15;
    // Below it a colour is a grey and has no hue.
    double least_chroma = 0.035;
    // Of perceived lightness: how far a grey may be from the white, grey or black that is named.
    double same_grey = 0.25;
    // Points: signs farther apart belong to different legends.
    double farthest_sign = 48;
};

class StatusLegend {
public:
    StatusLegend(DocumentTree const& tree, RuleSet const& rules, LegendOptions const& options = {});

    enum class Outcome {
        Found,
        NoLegend,  // the document has none
        Unlike,    // no entry looks like the mark
        Undecided, // entries of different meanings are equally near
    };
    struct Answer {
        Outcome outcome = Outcome::NoLegend;
        LegendEntry const* entry = nullptr; // of Found
    };
    // By the legend on the page of `mark`, the nearest above it first, else by the nearest before, else by
    // the nearest behind.
    Answer meaning_of(MarkLook const& look, Place const& mark) const;

    bool empty() const { return m_legends.empty(); }

private:
    struct Legend {
        Place at;
        std::vector<LegendEntry> entries;
    };
    class Reader;

    Answer meaning_in(Legend const& legend, MarkLook const& look) const;
    std::optional<double> distance(LegendEntry const& entry, Colour colour, double& lead) const;

    LegendOptions m_options;
    std::vector<Legend> m_legends;
};

// Whether rules know the words as a status that a mark may stand for.
std::optional<RuleHit> find_mark_term(std::string_view words, Meaning means, RuleSet const& rules);

} // namespace planleser
