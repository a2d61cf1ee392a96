#include "text/fold.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("folding takes case, accents and kinds of dash, and leaves the Nordic letters", "[text]") {
    struct Case {
        std::string text, distinct, plain;
    };
    auto const c = GENERATE(values<Case>({
        {"Sum INNTEKTER", "sum inntekter", "sum inntekter"},
        {"ÅRSMØTE i Bærum", "årsmøte i bærum", "arsmote i baerum"},
        {"Göteborg, Malmö, Ängelholm", "göteborg, malmö, ängelholm", "goteborg, malmo, angelholm"},
        {"Idé og allé à la carte", "ide og alle a la carte", "ide og alle a la carte"},
        {"2025–2028 −5", "2025-2028 -5", "2025-2028 -5"},
        {"«sitat» ’s", "\"sitat\" 's", "\"sitat\" 's"},
        {"6\u00A0987", "6 987", "6 987"},
        {"sam\u00ADordning", "samordning", "samordning"},
        {"STRASSE Straße", "strasse strasse", "strasse strasse"},
    }));
    CHECK(fold(c.text) == c.distinct);
    CHECK(fold(c.text, NordicLetters::Plain) == c.plain);
}

TEST_CASE("folded bytes lead back to the bytes they came from", "[text]") {
    std::string const text = "Ét – ÆØÅ";
    auto const folded = fold_with_origin(text, NordicLetters::Plain);
    CHECK(folded.text == "et - aeoa");
    auto const begin = folded.text.find("aeoa");
    CHECK(text.substr(folded.original(begin), folded.original(begin + 4) - folded.original(begin)) == "ÆØÅ");
    CHECK(folded.original(folded.text.size()) == text.size());
}

TEST_CASE("same_folded compares what is left", "[text]") {
    CHECK(same_folded("SUM", "sum"));
    CHECK_FALSE(same_folded("bar", "bår"));
}
