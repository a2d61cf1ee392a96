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
