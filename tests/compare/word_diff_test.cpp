#include "compare/word_diff.h"

#include <catch2/catch.hpp>

#include <random>

using namespace planleser;

namespace {

std::string dump(std::vector<DiffPart> const& parts) {
    std::string text;
    for (auto const& part : parts)
        text += (part.edit == Edit::Same       ? "="
                    : part.edit == Edit::Added ? "+"
                                               : "-") +
                ("[" + part.text + "]");
    return text;
}

std::string side(std::vector<DiffPart> const& parts, Edit edit) {
    std::string text;
    for (auto const& part : parts)
        if (part.edit == Edit::Same || part.edit == edit) text += part.text;
    return text;
}

} // namespace

TEST_CASE("a word diff shows the words that changed and no others", "[compare]") {
    struct Row {
        char const *older, *newer, *expected;
    };
    auto const row = GENERATE(values<Row>({
        {"", "", ""},
        {"en vei", "en vei", "=[en vei]"},
        {"", "ny vei", "+[ny vei]"},
        {"gammel vei", "", "-[gammel vei]"},
        {"bygge 3 broer", "bygge 4 broer", "=[bygge ]-[3]+[4]=[ broer]"},
        {"styrke tog i regionen", "styrke tog og buss i regionen", "=[styrke tog ]+[og buss ]=[i regionen]"},
        {"kyst og fjell", "by og land", "-[kyst]+[by]=[ og ]-[fjell]+[land]"},
        {"ro i båt", "sitte på land", "-[ro i båt]+[sitte på land]"},
        {"blåbær", "bringebær", "-[blåbær]+[bringebær]"},
    }));
    CHECK(dump(word_diff(row.older, row.newer)) == row.expected);
}

TEST_CASE("a word diff put together again is either text", "[compare]") {
    std::mt19937 random(7);
    char const* words[] = {"tog", "båt", "vei", "ærfugl", "og", "sjø", "12", "–"};
    auto const sentence = [&] {
        std::string text;
        for (auto n = random() % 12; n > 0; --n)
            text += (text.empty() ? "" : " ") + std::string(words[random() % 8]);
        return text;
    };
    for (int round = 0; round < 500; ++round) {
        auto const older = sentence(), newer = sentence();
        auto const parts = word_diff(older, newer);
        CHECK(side(parts, Edit::Removed) == older);
        CHECK(side(parts, Edit::Added) == newer);
    }
}

TEST_CASE("texts beyond all likeness come back as one removal and one addition", "[compare]") {
    std::string older, newer;
    for (int i = 0; i < 1500; ++i)
        older += "gammelt" + std::to_string(i) + ",", newer += "nytt" + std::to_string(i) + ";";
    auto const parts = word_diff(older, newer);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].text == older);
    CHECK(parts[1].text == newer);
}
