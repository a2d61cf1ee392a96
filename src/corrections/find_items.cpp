#include "corrections/find_items.h"

#include "corrections/text_likeness.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace planleser {

namespace {

std::uint64_t hash_of(std::string_view kind, std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    auto const add = [&](std::string_view bytes) {
        for (char const byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    };
    add(kind);
    add("\n");
    add(text);
    return hash;
}

std::vector<std::uint64_t> word_hashes(std::string_view kind, std::string_view text) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word = comparable_text(text.substr(at, end - at));
        if (!word.empty()) hashes.push_back(hash_of(kind, word));
        at = end + 1;
    }
    return hashes;
}

std::uint64_t page_hash(std::string_view kind, int page) {
    return hash_of(kind, "page " + std::to_string(page));
}

// The items that have this hash.
template <class Index>
auto matches(Index const& index, std::uint64_t hash) {
    auto const first = std::ranges::lower_bound(index, std::pair(hash, std::numeric_limits<int>::min()));
    auto last = first;
    while (last != index.end() && last->first == hash) ++last;
    return std::span(first, last);
}

// How far they are from there: pages count most. Far where one of both has no place.
double distance(std::span<Place const> places, Place const& from) {
    constexpr double a_page = 10000; // points, more than any page has
    if (places.empty() || from.page <= 0) return 1000 * a_page;
    auto best = std::numeric_limits<double>::infinity();
    for (auto const& place : places) {
        auto far = a_page * std::abs(place.page - from.page);
        if (!place.box.is_empty() && !from.box.is_empty())
            far += std::abs(place.box.centre_y() - from.box.centre_y()) +
                   std::abs(place.box.centre_x() - from.box.centre_x());
        best = std::min(best, far);
    }
    return best;
}

// The share that both have in common of the smaller of the two.
double overlap_of(std::span<Place const> places, Place const& other) {
    double best = 0;
    for (auto const& place : places) {
        if (place.page != other.page || other.page <= 0) continue;
        auto const smaller = std::min(place.box.area(), other.box.area());
        if (smaller > 0) best = std::max(best, intersection(place.box, other.box).area() / smaller);
    }
    return best;
}

} // namespace

ItemFinder::ItemFinder(Plan const& plan, FindOptions const& options)
    : m_options(options), m_items(items_of(plan)), m_keys(m_items.size()), m_parts(m_items.size()),
      m_first_part(m_items.size() + 2) {
    for (auto const& each : m_items) ++m_first_part[static_cast<std::size_t>(each.owner + 1) + 1];
    std::partial_sum(m_first_part.begin(), m_first_part.end(), m_first_part.begin());
    auto next = m_first_part;
    for (std::uint32_t i = 0; i < m_items.size(); ++i) {
        auto const& each = m_items[i];
        if (each.at != nullptr)
            for (auto const& at : *each.at) m_places.push_back(at.place);
        m_first_place.push_back(m_places.size());
        m_parts[next[static_cast<std::size_t>(each.owner + 1)]++] = i;
        if (each.shape == ItemShape::Field) continue;
        m_keys[i] = comparable_text(each.shape == ItemShape::Thing ? each.quote : each.value);
        if (each.shape == ItemShape::Element) continue;
        auto const number = static_cast<int>(i);
        m_by_key.emplace_back(hash_of(each.kind, m_keys[i]), number);
        for (auto const word : word_hashes(each.kind, each.quote)) m_by_word.emplace_back(word, number);
        for (auto const& at : *each.at) m_by_page.emplace_back(page_hash(each.kind, at.place.page), number);
    }
    for (auto* const index : {&m_by_key, &m_by_word, &m_by_page}) {
        std::ranges::sort(*index);
        index->erase(std::unique(index->begin(), index->end()), index->end());
    }
}

std::span<Place const> ItemFinder::places_of(int number) const {
    auto const first = m_first_place[static_cast<std::size_t>(number)];
    return std::span(m_places).subspan(first, m_first_place[static_cast<std::size_t>(number) + 1] - first);
}

std::span<std::uint32_t const> ItemFinder::parts_of(int thing) const {
    auto const owner = static_cast<std::size_t>(thing + 1);
    return std::span(m_parts).subspan(m_first_part[owner], m_first_part[owner + 1] - m_first_part[owner]);
}

void ItemFinder::add_name(int thing, std::string_view words) {
    m_names.emplace_back(hash_of(item(thing).kind, comparable_text(words)), thing);
}

ItemFinder::Sought ItemFinder::sought(
    std::string_view kind, std::string_view words, std::span<std::string const> in, Place const& place) {
    return {kind, words, in, place, comparable_text(words)};
}

std::size_t ItemFinder::shared_owners(int thing, std::span<std::string const> in) const {
    std::size_t shared = 0;
    auto owner = item(thing).owner;
    for (auto words = in.rbegin(); words != in.rend() && owner >= 0; ++words) {
        shared += key(owner) == comparable_text(*words);
        owner = item(owner).owner;
    }
    return shared;
}

int ItemFinder::nearest(std::span<int const> things, Sought const& sought) const {
    if (things.size() == 1) return things.front();
    int best = -1;
    std::size_t best_shared = 0;
    double best_distance = 0;
    for (int const thing : things) {
        auto const shared = shared_owners(thing, sought.in);
        auto const far = distance(places_of(thing), sought.place);
        if (best >= 0 && (shared < best_shared || (shared == best_shared && far >= best_distance))) continue;
        best = thing;
        best_shared = shared;
        best_distance = far;
    }
    return best;
}

std::vector<int> ItemFinder::things_called(Sought const& sought) const {
    std::vector<int> things;
    auto const hash = hash_of(sought.kind, sought.key);
    for (auto const& [found, thing] : matches(m_by_key, hash))
        if (item(thing).kind == sought.kind && key(thing) == sought.key) things.push_back(thing);
    for (auto const& [found, thing] : m_names)
        if (things.empty() && found == hash) return {thing};
    return things;
}

std::vector<int> ItemFinder::candidates_for(Sought const& sought) const {
    std::vector<int> candidates;
    for (auto const word : word_hashes(sought.kind, sought.words)) {
        auto const found = matches(m_by_word, word);
        if (found.size() > m_options.rare) continue;
        for (auto const& [hash, thing] : found) candidates.push_back(thing);
    }
    if (sought.place.page > 0)
        for (auto const& [hash, thing] : matches(m_by_page, page_hash(sought.kind, sought.place.page)))
            if (overlap_of(places_of(thing), sought.place) >= m_options.same_place)
                candidates.push_back(thing);
    std::ranges::sort(candidates);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    return candidates;
}

double ItemFinder::alikeness(std::string const& a, std::string const& b) const {
    auto const alike = likeness(a, b);
    auto const& [shorter, longer] =
        std::minmax(a, b, [](auto const& x, auto const& y) { return x.size() < y.size(); });
    bool const holds = shorter.size() >= m_options.long_enough && longer.find(shorter) != std::string::npos;
    return holds ? std::max(alike, m_options.alike + (1 - m_options.alike) * alike / 2) : alike;
}

int ItemFinder::most_alike(Sought const& sought) const {
    double best = 0, second = 0;
    std::vector<int> leading;
    for (int const thing : candidates_for(sought)) {
        auto const alike = alikeness(key(thing), sought.key);
        bool const in_place = overlap_of(places_of(thing), sought.place) >= m_options.same_place;
        if (alike < (in_place ? m_options.alike_in_place : m_options.alike)) continue;
        auto const score = alike + (in_place ? 2 * m_options.lead : 0);
        if (score == best) {
            leading.push_back(thing);
        } else if (score > best) {
            second = best;
            best = score;
            leading = {thing};
        } else {
            second = std::max(second, score);
        }
    }
    if (leading.empty() || best - second < m_options.lead) return -1;
    return nearest(leading, sought);
}

int ItemFinder::find_thing(Sought const& sought) const {
    auto const same = things_called(sought);
    if (!same.empty()) return nearest(same, sought);
    return sought.key.empty() ? -1 : most_alike(sought);
}

FoundItem ItemFinder::find_thing(Correction const& correction) const {
    auto const& about = correction.about;
    auto const old_words = about.quote.empty() ? correction.old_value.value_or("") : about.quote;
    auto const by_old = sought(about.kind, old_words, about.in, about.place);
    auto const by_new =
        sought(about.kind, wanted_value(correction).value_or(old_words), about.in, about.place);
    FoundItem found;
    if (!about.in.empty() && about.kind != "measure" && about.kind != "goal")
        found.owner = find_owner(about.kind == "target" ? "measure" : "budget", about.in, about.place);
    auto same = things_called(by_old);
    if (by_new.key != by_old.key)
        for (int const thing : things_called(by_new)) same.push_back(thing);
    // What is to be added is there only if it is there in so many words.
    if (!same.empty())
        found.item = nearest(same, by_old);
    else if (correction.action != CorrectionAction::Add)
        found.item = most_alike(by_old);
    found.is_new = found.item >= 0 && item(found.item).value == wanted_value(correction);
    if (found.item >= 0) found.owner = item(found.item).owner;
    return found;
}

int ItemFinder::find_owner(std::string_view kind, std::span<std::string const> in, Place const& place) const {
    if (in.empty()) return -1;
    return find_thing(sought(kind, in.back(), in.first(in.size() - 1), place));
}

FoundItem ItemFinder::find_field(Correction const& correction) const {
    auto const& about = correction.about;
    FoundItem found;
    found.owner = find_owner(about.kind, about.in, about.place);
    if (found.owner < 0 && about.kind != "document") return found;
    for (auto const part : parts_of(found.owner)) {
        auto const number = static_cast<int>(part);
        if (item(number).kind != about.kind || item(number).field != about.field) continue;
        found.item = number;
        found.is_new = item(number).value == wanted_value(correction).value_or("");
    }
    return found;
}

FoundItem ItemFinder::find_element(Correction const& correction) const {
    auto const& about = correction.about;
    FoundItem found;
    found.owner = find_owner(about.kind, about.in, about.place);
    if (found.owner < 0) return found;
    auto const old_key = comparable_text(correction.old_value.value_or(about.quote));
    auto const new_key = comparable_text(wanted_value(correction).value_or(""));
    double best = 0;
    for (auto const part : parts_of(found.owner)) {
        auto const number = static_cast<int>(part);
        if (item(number).shape != ItemShape::Element || item(number).field != about.field) continue;
        auto score = key(number) == old_key ? 3 : key(number) == new_key ? 2 : likeness(key(number), old_key);
        if (score < 1 && score < m_options.alike) continue;
        // Of two equal ones the nearer.
        score += 1 / (2 + distance(places_of(number), about.place));
        if (score <= best) continue;
        best = score;
        found.item = number;
        found.is_new = item(number).value == wanted_value(correction);
    }
    return found;
}

FoundItem ItemFinder::find_figure(Correction const& correction) const {
    constexpr std::size_t levels = 3; // table, row, column
    auto const& about = correction.about;
    FoundItem found;
    if (about.in.size() != levels) return found;
    std::span<std::string const> const in(about.in);
    found.owner = find_owner("row", in.first(2), about.place);
    if (found.owner < 0) return found;
    auto const column = comparable_text(in[2]);
    double best = std::numeric_limits<double>::infinity();
    for (auto const part : parts_of(found.owner)) {
        auto const number = static_cast<int>(part);
        if (item(number).column < 0 || key(item(number).column) != column) continue;
        auto const far = distance(places_of(number), about.place);
        if (far >= best) continue;
        best = far;
        found.item = number;
        found.is_new = item(number).value == wanted_value(correction).value_or("");
    }
    return found;
}

FoundItem ItemFinder::find(Correction const& correction) const {
    auto const& about = correction.about;
    if (about.kind == "figure") return find_figure(correction);
    switch (shape_of(about.kind, about.field)) {
    case ItemShape::Thing:
        return find_thing(correction);
    case ItemShape::Field:
        return find_field(correction);
    case ItemShape::Element:
        return find_element(correction);
    }
    return {};
}

} // namespace planleser
