#include "text/sourced_text.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("a part of a text keeps the glyphs of its bytes", "[text]") {
    SourcedText text;
    text.append("å", 4);
    text.append(" ", no_glyph);
    text.append("b", 5);

    auto const part = text.part(3, 1);

    CHECK(part.text == "b");
    CHECK(part.origin == std::vector<GlyphId>{5});
}

TEST_CASE("trimming keeps the dropped glyphs and loses only white space", "[text]") {
    SourcedText text;
    text.append(" ", 1);
    text.append("x", 2);
    text.append(" ", no_glyph);
    text.dropped = {9};

    auto const result = trimmed(text);

    CHECK(result.text == "x");
    CHECK(result.origin == std::vector<GlyphId>{2});
    CHECK(result.dropped == std::vector<GlyphId>{9});
}

TEST_CASE("a text of white space alone trims to nothing", "[text]") {
    SourcedText text;
    text.append("  ", no_glyph);
    CHECK(trimmed(text).empty());
}
