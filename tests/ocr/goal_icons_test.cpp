#include "ocr/goal_icons.h"

#include "ocr/drawn_picture.h"

#include <catch2/catch.hpp>

#include <string>

using namespace planleser;

namespace {

// A row of icons as a plan has them: squares of the goals' colours, the number in white in the corner.
class IconRow {
public:
    IconRow() {
        m_raster.width = 700;
        m_raster.height = 140;
        m_raster.channels = 3;
        m_raster.pixels.assign(m_raster.row_bytes() * 140, 255);
        m_raster.box = {100, 200, 450, 270};
    }

    IconRow& icon(int place, std::string const& number, Colour colour) {
        auto const square = DrawnPicture(120, 120)
                                .fill(0, 0, 120, 120, 0)
                                .text(12, 50, number, 14, 255)
                                .fill(40, 90, 100, 96, 255)
                                .raster();
        for (int y = 0; y < 120; ++y)
            for (int x = 0; x < 120; ++x) {
                double const white = square.row(y)[x] / 255.0;
                auto* pixel = m_raster.pixels.data() +
                              static_cast<std::size_t>(y + 10) * m_raster.row_bytes() +
                              3 * static_cast<std::size_t>(place * 135 + 10 + x);
                pixel[0] = static_cast<std::uint8_t>(colour.red + white * (255 - colour.red));
                pixel[1] = static_cast<std::uint8_t>(colour.green + white * (255 - colour.green));
                pixel[2] = static_cast<std::uint8_t>(colour.blue + white * (255 - colour.blue));
            }
        return *this;
    }

    std::vector<GoalIcon> find() const {
        static TextReader reader;
        return find_goal_icons(m_raster, [&]() -> TextReader& { return reader; });
    }

private:
    Raster m_raster;
};

struct DrawnSquare {
    std::string text;
    Colour colour;
};

// The goals found on a page that draws the squares in a row, each with its text in the upper left corner.
std::string drawn(std::vector<DrawnSquare> const& squares) {
    PageContent page;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        double const x = 100 + 60 * static_cast<double>(i);
        page.fills.push_back({{x, 100, x + 50, 150}, squares[i].colour});
        GlyphRun run;
        run.begin = static_cast<std::uint32_t>(page.glyphs.size());
        run.end = run.begin + 1;
        run.box = {x + 4, 104, x + 16, 118};
        Glyph glyph;
        glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
        page.glyphs.push_back(glyph);
        page.text += squares[i].text;
        page.runs.push_back(run);
    }
    std::string goals;
    for (auto const& icon : find_drawn_goal_icons(page))
        goals += (goals.empty() ? "" : " ") + std::to_string(icon.goal);
    return goals;
}

} // namespace

TEST_CASE("icons of the goals are read by number and colour", "[ocr]") {
    auto const icons = IconRow()
                           .icon(0, "9", {0xFD, 0x69, 0x25})
                           .icon(1, "11", {0xFD, 0x9D, 0x24})
                           .icon(2, "13", {0x3F, 0x7E, 0x44})
                           .icon(3, "17", {0x19, 0x48, 0x6A})
                           .find();
    REQUIRE(icons.size() == 4);
    CHECK(icons[0].goal == 9);
    CHECK(icons[1].goal == 11);
    CHECK(icons[2].goal == 13);
    CHECK(icons[3].goal == 17);
    CHECK(icons[1].confidence > 0.9);
    CHECK(icons[1].box.x0 == Approx(100 + 145 / 2.0).margin(1));
    CHECK(icons[1].box.y1 == Approx(200 + 130 / 2.0).margin(1));
}

TEST_CASE("a colour that shifted is borne with where the number tells", "[ocr]") {
    auto const icons = IconRow().icon(0, "4", {0xD8, 0x30, 0x38}).find();
    REQUIRE(icons.size() == 1);
    CHECK(icons[0].goal == 4);
    CHECK(icons[0].confidence < 0.9);
}

TEST_CASE("a number that contradicts its colour is no goal", "[ocr]") {
    CHECK(IconRow().icon(0, "13", {0xFC, 0xC3, 0x0B}).find().empty());
}

TEST_CASE("coloured squares of other meaning are no goals", "[ocr]") {
    CHECK(IconRow().icon(0, "Ja", {0x90, 0x20, 0x90}).find().empty());
    CHECK(IconRow().icon(0, "20", {0xF0, 0x50, 0x40}).find().empty());
    CHECK(IconRow().find().empty());
}

TEST_CASE("a goal's own colour is nearest to it", "[ocr]") {
    CHECK(goals_of({0xE5, 0x24, 0x3B})[0].goal == 1);
    CHECK(goals_of({0x0A, 0x97, 0xD9})[0].goal == 14);
    CHECK(goals_of({0, 0, 0}).size() == 17);
}

TEST_CASE("a square that the page draws, with a goal's colour and number, is an icon", "[ocr]") {
    CHECK(drawn({{"7", {0xFC, 0xC3, 0x0B}}, {"13", {0x3F, 0x7E, 0x44}}}) == "7 13");
    CHECK(drawn({{"13", {0xFC, 0xC3, 0x0B}}}).empty());
    CHECK(drawn({{"1", {0xFF, 0xFF, 0xFF}}}).empty());
    CHECK(drawn({{"Mål", {0xFC, 0xC3, 0x0B}}}).empty());
}

TEST_CASE("squares that number chapters in one colour are no goals", "[ocr]") {
    CHECK(drawn({{"1", {0xE5, 0x24, 0x3B}}, {"2", {0xE5, 0x24, 0x3B}}, {"3", {0xE5, 0x24, 0x3B}}}).empty());
}
