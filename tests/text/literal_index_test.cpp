#include "text/literal_index.h"

#include <catch2/catch.hpp>

#include <random>
#include <set>

using namespace planleser;

TEST_CASE("an index tells whose literals stand in a text", "[text][pattern]") {
    LiteralIndex const index(
        {{"mål", 0}, {"delmål", 1}, {"å", 2}, {"nr", 3}, {"mål", 4}, {"måltall", 4}, {"tiltak", 5}});
    CHECK(index.owners_in("delmål 2") == std::vector<std::size_t>{0, 1, 2, 4});
    CHECK(index.owners_in("n nr") == std::vector<std::size_t>{3});
    CHECK(index.owners_in("tilta").empty());
    CHECK(index.owners_in("").empty());
    CHECK(LiteralIndex().owners_in("tiltak").empty());
}

TEST_CASE("an index finds what a search for each literal finds", "[text][pattern]") {
    std::mt19937 random(1);
    auto const word = [&](std::size_t longest) {
        std::string text;
        for (auto length = 1 + random() % longest; length > 0; --length)
            text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<LiteralIndex::Entry> entries;
        for (std::size_t owner = 0; owner < random() % 40; ++owner) entries.push_back({word(6), owner % 25});
        LiteralIndex const index(entries);
        auto const text = word(40);
        std::set<std::size_t> expected;
        for (auto const& entry : entries)
            if (text.find(entry.literal) != std::string::npos) expected.insert(entry.owner);
        auto const owners = index.owners_in(text);
        CHECK(std::set(owners.begin(), owners.end()) == expected);
        CHECK(owners.size() == expected.size());
    }
}
