#include "corrections/quote_finder.h"

#include "../plan/small_tree.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

struct Document {
    SmallTree small;
    Document() {
        small.tree.root.blocks = {small.paragraph("Innledning om rådet og det vi skal få til sammen"),
            small.table({{"Tiltak", "Partnere"}, {"Rydde strender for plast", "KS"},
                {"Kjøpe ny ferge til sambandet", "KS"}}),
            small.paragraph("Minst 40 skoleklasser har ryddet en strand hver i løpet av året")};
        small.finish();
    }
    std::string words_at(std::optional<FoundQuote> const& found) const {
        if (!found) return "nowhere";
        std::string words;
        for (auto const glyph : found->glyphs) words += std::to_string(glyph) + ' ';
        return words;
    }
};

} // namespace

TEST_CASE("words are found with their glyphs, however they are set", "[corrections]") {
    Document const document;
    QuoteFinder const finder(document.small.tree);
    auto const whole = finder.find("Minst 40 skoleklasser har ryddet en strand hver", {1, {}});
    REQUIRE(whole);
    CHECK(whole->places.size() == 1);
    auto const same = document.words_at(whole);
    CHECK(document.words_at(finder.find("minst 40  skoleklasser, har ryddet «en strand» hver", {9, {}})) ==
          same);
    // A word that was recognised otherwise costs one vote.
    CHECK(
        document.words_at(finder.find("Minst 40 skoleklasser har ryddet en strancl hver", {1, {}})) == same);
    CHECK_FALSE(finder.find("Minst 40 ferger skal kjøpes for sambandet i dag", {1, {}}));
    CHECK_FALSE(finder.find("helt andre ord", {1, {}}));
    CHECK_FALSE(finder.find("", {1, {}}));
    CHECK_FALSE(finder.find(" – ", {1, {}}));
}

TEST_CASE("of words that stand twice those are meant that stand nearest", "[corrections]") {
    Document const document;
    QuoteFinder const finder(document.small.tree);
    auto const first_row = finder.find("Rydde strender for plast", {1, {}}).value();
    auto const second_row = finder.find("ny ferge til sambandet", {1, {}}).value();
    auto const first =
        finder.find("KS", {1, document.small.tree.glyphs.box_of(first_row.glyphs.back())}).value();
    auto const second =
        finder.find("KS", {1, document.small.tree.glyphs.box_of(second_row.glyphs.back())}).value();
    CHECK(first.glyphs.front() > first_row.glyphs.back());
    CHECK(first.glyphs.front() < second_row.glyphs.front());
    CHECK(second.glyphs.front() > second_row.glyphs.back());
}
