// Every value of a plan that a person can decide about, as one flat list: what the review shows, and what
// corrections are anchored to.
//
// A Thing is a measure, a target, a goal, an area, a table, or a row or column of one; its value is its
// words. It has Fields, which hold one value or none, and Elements of lists. Rejecting a Thing takes it out
// with all that stands in it. Values are texts as a person writes them:
//   area, parent   the area's title        sdgs, year, scale   whole numbers
//   period         "2026-2029"             level, kind         the words of the plan JSON
//   value          "6834.5", "" for none; text in a comment column
//   quantities     "at_least 15 kommuner", "exactly 2-4 møter"
//   fields         "Merknad: avventer": the column's heading and its text
#pragma once

#include "plan/plan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class ItemShape : std::uint8_t { Thing, Field, Element };

// Where in a plan an item is; what has no meaning for its kind is 0.
struct ItemAddress {
    std::uint32_t thing = 0;   // the n-th area, goal, measure or budget
    std::uint32_t part = 0;    // the n-th target, column or row of it
    std::uint32_t element = 0; // the n-th element of the list; a figure's column
    bool operator==(ItemAddress const&) const = default;
};

struct PlanItem {
    std::string_view kind, field;
    ItemShape shape = ItemShape::Field;
    std::string value;       // empty: the plan has none
    std::string quote;       // the words on the page that stand for it; may be empty
    Ats const* at = nullptr; // lives in the plan; null where it has none of its own
    int owner = -1;          // index of the Thing that it is a part of; -1: none
    int column = -1;         // of a figure: index of its column's Thing
    ItemAddress address;
};

// In the order of the plan, each after its owner. Valid until the plan changes.
std::vector<PlanItem> items_of(Plan const& plan);

// The quotes of what it stands in, outermost first.
std::vector<std::string> owners_of(std::vector<PlanItem> const& items, PlanItem const& item);

// Whether there are items of that kind and field.
bool is_item_field(std::string_view kind, std::string_view field);
// Of a kind and field that exist.
ItemShape shape_of(std::string_view kind, std::string_view field);
// The words that a field may hold; empty: any.
std::vector<std::string_view> const& choices_of(std::string_view kind, std::string_view field);

} // namespace planleser
