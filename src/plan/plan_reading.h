// What all readers of a document share while a plan comes into being: the document, the rules, the plan so
// far, and the ledger in which each marks what it took.
#pragma once

#include "plan/glyph_ledger.h"
#include "plan/plan.h"
#include "plan/status_legend.h"
#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

// A paragraph or a list item, wherever it stands.
struct Piece {
    SourcedText text;
    std::string marker; // of a list item, empty for a paragraph
    int depth = 0;      // of a list item
    // What is bold in a paragraph that is not bold throughout; bytes of the text.
    std::vector<ByteRange> bold = {};
    bool is_item() const { return !marker.empty(); }
};

struct PlanReading {
    PlanReading(DocumentTree const& tree_, RuleSet const& rules_, Diagnostics& diagnostics_)
        : tree(tree_), rules(rules_), diagnostics(diagnostics_), ledger(tree_.glyphs) {}

    DocumentTree const& tree;
    RuleSet const& rules;
    Diagnostics& diagnostics;
    GlyphLedger ledger;
    Plan plan;

    // Where the text stands, taken by that rule; marks it as a field of the plan.
    Ats take(SourcedText const& text, std::string_view rule, double confidence = 1);
    // The same places without marking anything.
    Ats places(SourcedText const& text, std::string_view rule, double confidence = 1) const;

    // The area of that title, added with that kind where there is none yet. An empty title gives none.
    std::optional<std::string> area_named(SourcedText const& title, std::optional<std::string> number,
        std::string_view kind, std::optional<std::string> parent, std::string_view rule,
        double confidence = 1);
    // The kind that a list of names gave to areas of that title.
    std::map<std::string, Meaning> kind_of_named; // by folded title

    // Read when first asked for: few documents have any.
    StatusLegend const& status_legend();

private:
    std::optional<StatusLegend> m_status_legend;
};

Piece piece_of(Paragraph const& paragraph);
Piece piece_of(ListItem const& item);
std::vector<Piece> pieces_of(TableCell const& cell);

// "overarching", "focus_area", "cross_cutting" or "other", from a meaning that names or holds areas.
std::string_view area_kind_of(Meaning meaning);
bool is_area_heading(Meaning meaning); // names one
bool is_area_holder(Meaning meaning);  // holds some
// The level of a goal, empty for any other meaning. An aim has none of its own.
std::string_view goal_level_of(Meaning meaning);

} // namespace planleser
