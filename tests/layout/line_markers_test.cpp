#include "layout/line_markers.h"

#include <catch2/catch.hpp>

#include <string_view>

using namespace planleser;

TEST_CASE("a marker is told by its shape", "[layout]") {
    struct Case {
        std::string_view word;
        MarkerKind kind;
    };
    for (auto const& [word, kind] : {Case{"•", MarkerKind::Bullet}, {"▪", MarkerKind::Bullet},
             {"o", MarkerKind::Bullet}, {"\uf0b7", MarkerKind::Bullet}, {"-", MarkerKind::Dash},
             {"–", MarkerKind::Dash}, {"3.", MarkerKind::Number}, {"12)", MarkerKind::Number},
             {"(3)", MarkerKind::Number}, {"a)", MarkerKind::Letter}, {"(c)", MarkerKind::Letter},
             {"iv)", MarkerKind::Roman}, {"2.1", MarkerKind::SectionNumber},
             {"2.1.3.", MarkerKind::SectionNumber}, {"A.1", MarkerKind::SectionNumber},
             {"2026", MarkerKind::None}, {"2026.", MarkerKind::None}, {"og", MarkerKind::None},
             {"ok.", MarkerKind::None}, {"", MarkerKind::None}, {"1.234.567", MarkerKind::None}}) {
        INFO(word);
        CHECK(marker_kind_of(word) == kind);
    }
}

TEST_CASE("a bullet may touch its text, a letter may not be cut off it", "[layout]") {
    CHECK(glued_bullet_length("•Tekst") == std::string_view("•").size());
    CHECK(glued_bullet_length("olje") == 0);
    CHECK(glued_bullet_length("*Tekst") == 0);
    CHECK(glued_bullet_length("•") == 0);
}
