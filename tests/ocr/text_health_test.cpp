#include "ocr/text_health.h"

#include <catch2/catch.hpp>

#include <string>

using namespace planleser;

namespace {

std::string const norwegian =
    "Samarbeidsrådet skal styrke regionens konkurransekraft og bidra til en bærekraftig utvikling i hele "
    "området. "
    "Kommunene arbeider sammen om areal, transport og klima, og rådet møtes fire ganger i året. Økonomien er "
    "stram, og budsjettet for neste år vedtas i desember etter høring i alle medlemskommunene. ";
std::string const english = "The council shall strengthen the region and further a sustainable development "
                            "in the whole area. The members "
                            "work together on land use, transport and climate, and the council meets four "
                            "times a year before the budget "
                            "is adopted in December. ";

// Each letter moved `by` places on in ASCII, as a font without its mapping gives it.
std::string shifted(std::string text, int by) {
    for (auto& c : text)
        if (c > ' ' && c < 127) c = static_cast<char>(33 + (c - 33 + by) % 94);
    return text;
}

PageContent page_of(std::string const& text, bool invisible) {
    PageContent page;
    page.text = text;
    for (std::size_t i = 0; i < text.size(); ++i)
        page.glyphs.push_back({0, 0, 1, 1, static_cast<std::uint32_t>(i), 100});
    page.runs.resize(1);
    page.runs[0].end = static_cast<std::uint32_t>(page.glyphs.size());
    page.runs[0].invisible = invisible;
    page.fonts = {{"A", false, false, false}};
    return page;
}

} // namespace

TEST_CASE("languages are told from shifted alphabets by their letters", "[ocr]") {
    CHECK(likeness_to_language(norwegian) > 0.9);
    CHECK(likeness_to_language(english) > 0.8);
    for (int by : {1, 3, 29, 47}) {
        CAPTURE(by);
        CHECK(likeness_to_language(shifted(norwegian + norwegian, by)) < 0.72);
    }
    CHECK(likeness_to_language("Klimasats 750 750") == 1);
}

TEST_CASE("a word that a table repeats says no more than once what language it is", "[ocr]") {
    std::string table;
    for (int row = 0; row < 300; ++row) table += "42" + std::to_string(row) + " 2 000,00 kr 500,00 kr ";
    CHECK(likeness_to_language(table) > 0.72);
    CHECK(likeness_to_language(table + norwegian) > 0.9);
}

TEST_CASE("a bad recognition shows in how its words are made", "[ocr]") {
    std::string const bad =
        "5amarb3ids rå~et sk^l st|rke r3g1on3ns k=nkurran5ekr4ft o; b!dra t~l e^ b«rekr4ft1g "
        "utv1kl!ng i h3l3 0mr^det K0mmun3n3 arb31d3r samm3n 0m ar3^l tr^nsp0rt ~g kl1m4 ";
    CHECK(share_of_well_made_words(norwegian + norwegian) > 0.95);
    CHECK(share_of_well_made_words(
              "6 987 1 600 -370 kr 1,5 mill. 2.1.1 29.11.2024 (jf. § 18-4) " + norwegian) > 0.9);
    CHECK(share_of_well_made_words(bad + bad) < 0.8);
}

TEST_CASE("rubbish is a font's text, a broken run's, or an invisible layer's", "[ocr]") {
    CHECK(find_rubbish(page_of(norwegian, false)) == std::vector<bool>{false});
    CHECK(find_rubbish(page_of(norwegian, true)) == std::vector<bool>{false});
    CHECK(find_rubbish(page_of(shifted(norwegian + norwegian, 29), false)) == std::vector<bool>{true});
    CHECK(find_rubbish(page_of("\x01\x02\x03\x04 a", false)) == std::vector<bool>{true});
    CHECK(find_rubbish(page_of("\xEF\x82\xB7 Et kulepunkt", false)) == std::vector<bool>{false});
}
