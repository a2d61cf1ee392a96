// Which of many literals stand in a text, in one pass over it.
//
// Method: each place of the text is looked up by its first bytes in a table of the literals' first bytes (as
// Rabin and Karp's search of several words does with a hash of all of a word); what is found there is
// compared.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

class LiteralIndex {
public:
    struct Entry {
        std::string literal;   // not empty
        std::size_t owner = 0; // who wants to know; may own several, and a literal may have several owners
    };

    LiteralIndex() = default;
    explicit LiteralIndex(std::vector<Entry> entries);

    // Those of whom a literal stands in the text, ascending, each once.
    std::vector<std::size_t> owners_in(std::string_view text) const;

private:
    // A literal with its owners, m_owners[begin] up to m_owners[end].
    struct Literal {
        std::string text;
        std::uint32_t begin = 0, end = 0;
    };
    // The literals that share their first bytes, m_literals[begin] up to m_literals[end].
    struct Slot {
        std::uint32_t key = 0; // 0: empty
        std::uint32_t begin = 0, end = 0;
    };

    void gather(std::vector<Entry> entries);
    void insert(Slot slot);
    Slot find_slot(std::uint32_t key) const;

    std::vector<Literal> m_literals;
    std::vector<std::size_t> m_owners;
    std::vector<Slot> m_slots;          // open addressing; a power of two
    std::array<bool, 4> m_has_length{}; // keys of that many bytes are in use
    std::bitset<1 << 15> m_may_begin;   // by the keys' hashes: asked first, since nearly all places hold none
};

} // namespace planleser
