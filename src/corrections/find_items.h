// Leads a correction back to the value that it is about, in a plan that may have been read from another
// layout, by other rules, or by another recognition than the one that the person saw.
//
// The Thing is found by its words: equal ones first (spaces, hyphens and capitals aside), else the most alike
// of those that share a rare word or stand at the same place. Among equals the one in the same area or table
// wins, then the nearest. Its Field, or the Element of those words, is then looked up in it.
// Time: n log n in the items, then nearly constant for each correction.
#pragma once

#include "corrections/correction.h"
#include "corrections/plan_items.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planleser {

struct FindOptions {
    // Likeness (text_likeness.h) that proves two texts one, wherever they stand; two measures of one plan
    // that differ in a single word reach 0.9, so the best must also be ahead by `lead`.
    double alike = 0.75;
    double lead = 0.05;
    // A text of at least so many bytes that stands whole in the other proves it too: a rule may cut
    // elsewhere.
    std::size_t long_enough = 16;
    // For texts that overlap on the page by at least `same_place` of both their areas.
    double alike_in_place = 0.4;
    double same_place = 0.5;
    // A word in more Things than this tells none of them; so many candidates are compared at most.
    std::size_t rare = 32;
};

struct FoundItem {
    int item = -1;       // index into the items; -1: not found
    int owner = -1;      // the Thing in which it should stand, where that was found
    bool is_new = false; // its words are the new value, not the old one
};

class ItemFinder {
public:
    // Keeps copies of all that it asks for, so that the plan may change; PlanItem::at may not be followed
    // then.
    explicit ItemFinder(Plan const& plan, FindOptions const& options = {});

    std::vector<PlanItem> const& items() const { return m_items; }
    std::span<Place const> places_of(int item) const; // its own, or those that stand for it
    FoundItem find(Correction const& correction) const;
    // The Thing is to be found by these words too: what a person calls it from now on.
    void add_name(int thing, std::string_view words);
    // What stands in that Thing; with -1, Things that stand in none and the fields of the document.
    std::span<std::uint32_t const> parts_of(int thing) const;

private:
    using Index = std::vector<std::pair<std::uint64_t, int>>;
    struct Sought {
        std::string_view kind, words;
        std::span<std::string const> in;
        Place place;
        std::string key; // comparable text of `words`
    };

    PlanItem const& item(int number) const { return m_items[static_cast<std::size_t>(number)]; }
    std::string const& key(int number) const { return m_keys[static_cast<std::size_t>(number)]; }
    static Sought sought(
        std::string_view kind, std::string_view words, std::span<std::string const> in, Place const& place);
    std::vector<int> things_called(Sought const& sought) const;
    double alikeness(std::string const& a, std::string const& b) const;
    std::vector<int> candidates_for(Sought const& sought) const;
    int most_alike(Sought const& sought) const;
    int nearest(std::span<int const> things, Sought const& sought) const;
    int find_thing(Sought const& sought) const;
    int find_owner(std::string_view kind, std::span<std::string const> in, Place const& place) const;
    FoundItem find_thing(Correction const& correction) const;
    FoundItem find_field(Correction const& correction) const;
    FoundItem find_element(Correction const& correction) const;
    FoundItem find_figure(Correction const& correction) const;
    std::size_t shared_owners(int thing, std::span<std::string const> in) const;

    FindOptions m_options;
    std::vector<PlanItem> m_items;
    std::vector<std::string> m_keys; // of Things and Elements: their comparable text
    Index m_by_key, m_by_word, m_by_page, m_names;
    std::vector<std::uint32_t> m_parts, m_first_part; // by owner + 1
    std::vector<Place> m_places;
    std::vector<std::size_t> m_first_place{0}; // by item, and the end
};

} // namespace planleser
