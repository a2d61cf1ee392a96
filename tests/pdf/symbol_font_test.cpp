#include "pdf/symbol_font.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("a Wingdings font is known by its name", "[pdf]") {
    CHECK(symbol_font_named("ABCDEF+Wingdings-Regular") == SymbolFont::Wingdings);
    CHECK(symbol_font_named("Wingdings 2") == SymbolFont::Wingdings2);
    CHECK(symbol_font_named("Wingdings2") == SymbolFont::Wingdings2);
    CHECK(symbol_font_named("Wingdings3") == SymbolFont::None);
    CHECK(symbol_font_named("Calibri") == SymbolFont::None);
}

TEST_CASE("the letters of a Wingdings font are signs", "[pdf]") {
    CHECK(sign_in(SymbolFont::Wingdings, U'ü') == U'✓');
    CHECK(sign_in(SymbolFont::Wingdings, 0xF0FE) == U'☑');
    CHECK(sign_in(SymbolFont::Wingdings, U'§') == 0xF0A7);
    CHECK(sign_in(SymbolFont::Wingdings2, U'P') == U'✓');
    CHECK(sign_in(SymbolFont::Wingdings2, 0xF052) == U'☑');
    CHECK(sign_in(SymbolFont::Wingdings, U'✓') == U'✓');
    CHECK(sign_in(SymbolFont::Wingdings, U' ') == U' ');
    CHECK(sign_in(SymbolFont::None, U'ü') == U'ü');
}
