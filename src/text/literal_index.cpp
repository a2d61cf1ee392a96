#include "text/literal_index.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace planleser {

namespace {

constexpr std::size_t longest_key = 3; // bytes

// The first bytes, and how many.
std::uint32_t key_of(std::string_view text, std::size_t length) {
    auto key = static_cast<std::uint32_t>(length);
    for (std::size_t i = 0; i < length; ++i) key = key << 8 | static_cast<unsigned char>(text[i]);
    return key;
}

std::size_t key_length(std::string_view literal) {
    return std::min(literal.size(), longest_key);
}

// Knuth's multiplicative hash: its upper bits are mixed best.
std::size_t hash_of(std::uint32_t key) {
    return static_cast<std::size_t>((key * std::uint64_t{2654435769U}) >> 12);
}

template <std::size_t size>
std::size_t place_in(std::bitset<size> const&, std::uint32_t key) {
    return hash_of(key) % size;
}

void sort_and_strip(std::vector<std::size_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

} // namespace

LiteralIndex::LiteralIndex(std::vector<Entry> entries) {
    gather(std::move(entries));
    m_slots.resize(std::bit_ceil(2 * m_literals.size() + 1));
    for (std::size_t begin = 0; begin < m_literals.size();) {
        auto const length = key_length(m_literals[begin].text);
        auto const key = key_of(m_literals[begin].text, length);
        auto end = begin + 1;
        while (end < m_literals.size() && key_length(m_literals[end].text) == length &&
               key_of(m_literals[end].text, length) == key)
            ++end;
        insert({key, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        m_has_length[length] = true;
        begin = end;
    }
}

void LiteralIndex::gather(std::vector<Entry> entries) {
    auto const order = [](Entry const& entry) {
        return std::tuple(key_length(entry.literal), std::string_view(entry.literal), entry.owner);
    };
    std::ranges::sort(entries, {}, order);
    for (auto& entry : entries) {
        m_owners.push_back(entry.owner);
        auto const end = static_cast<std::uint32_t>(m_owners.size());
        if (m_literals.empty() || m_literals.back().text != entry.literal)
            m_literals.push_back({std::move(entry.literal), end - 1, end});
        m_literals.back().end = end;
    }
}

void LiteralIndex::insert(Slot slot) {
    auto at = hash_of(slot.key);
    while (m_slots[at & (m_slots.size() - 1)].key != 0) ++at;
    m_slots[at & (m_slots.size() - 1)] = slot;
    m_may_begin.set(place_in(m_may_begin, slot.key));
}

LiteralIndex::Slot LiteralIndex::find_slot(std::uint32_t key) const {
    for (auto at = hash_of(key);; ++at) {
        auto const& slot = m_slots[at & (m_slots.size() - 1)];
        if (slot.key == key || slot.key == 0) return slot;
    }
}

std::vector<std::size_t> LiteralIndex::owners_in(std::string_view text) const {
    std::vector<std::size_t> literals, owners;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const rest = text.substr(at);
        for (std::size_t length = 1; length <= std::min(longest_key, rest.size()); ++length) {
            if (!m_has_length[length]) continue;
            auto const key = key_of(rest, length);
            if (!m_may_begin[place_in(m_may_begin, key)]) continue;
            auto const slot = find_slot(key);
            for (auto i = slot.begin; i < slot.end; ++i)
                if (rest.starts_with(m_literals[i].text)) literals.push_back(i);
        }
    }
    sort_and_strip(literals);
    for (auto const literal : literals)
        owners.insert(owners.end(), m_owners.begin() + m_literals[literal].begin,
            m_owners.begin() + m_literals[literal].end);
    sort_and_strip(owners);
    return owners;
}

} // namespace planleser
