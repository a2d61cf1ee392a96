#include "ocr/figure_readings.h"

#include "ocr/drawn_picture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace planleser;

namespace {

// A picture with what the recogniser would know of it before a letter is read.
struct Prepared {
    explicit Prepared(DrawnPicture const& picture)
        : ink(find_ink(picture.raster())), strips(find_text_strips(ink, find_drawn_lines(ink))) {}

    StripReading reading(std::size_t strip, std::vector<std::string> const& signs, double confidence) const {
        StripReading made{strips.strips[strip], {}};
        auto const& box = made.strip.box;
        double const step = static_cast<double>(box.width()) / static_cast<double>(signs.size());
        for (std::size_t i = 0; i < signs.size(); ++i) {
            double const x = box.x0 + static_cast<double>(i) * step;
            made.read.symbols.push_back({signs[i], x + 1, x + step - 1, confidence, i == 0});
        }
        made.read.confidence = confidence;
        return made;
    }

    Ink ink;
    StripPage strips;
};

TextReader& reader() {
    static TextReader the_reader;
    return the_reader;
}

std::string text_of(ReadStrip const& read) {
    std::string text;
    for (auto const& symbol : read.symbols)
        text += (symbol.begins_word && !text.empty() ? " " : "") + symbol.text;
    return text;
}

// Figures of one column, each a strip.
DrawnPicture column_of(std::vector<std::string> const& figures) {
    DrawnPicture picture(800, 100 + 60 * static_cast<int>(figures.size()));
    for (std::size_t i = 0; i < figures.size(); ++i)
        picture.text(300, 80 + 60 * static_cast<int>(i), figures[i], 12);
    return picture;
}

std::vector<std::string> spelled(std::string const& text) {
    std::vector<std::string> signs;
    for (char const c : text) signs.emplace_back(1, c);
    return signs;
}

} // namespace

TEST_CASE("a minus that the model dropped or took for another sign is told by its shape", "[ocr]") {
    Prepared const page(DrawnPicture(600, 200).line(100, 91, 110, 91, 3, 0).text(116, 100, "620", 12));
    REQUIRE(page.strips.strips.size() == 1);
    FigureOptions const options;
    FigureReader const figures(reader(), page.ink, page.strips, options);
    auto taken = page.reading(0, {"\xC2\xAB", "6", "2", "0"}, 0.5);
    figures.settle_shapes(taken.strip, taken.read);
    CHECK(text_of(taken.read) == "-620");
    auto dropped = page.reading(0, {" ", "6", "2", "0"}, 0.95);
    dropped.read.symbols.erase(dropped.read.symbols.begin());
    figures.settle_shapes(dropped.strip, dropped.read);
    CHECK(text_of(dropped.read) == "-620");
    auto right = page.reading(0, {"-", "6", "2", "0"}, 0.95);
    figures.settle_shapes(right.strip, right.read);
    CHECK(text_of(right.read) == "-620");
}

TEST_CASE("a dash before words is no minus", "[ocr]") {
    Prepared const page(DrawnPicture(600, 200).line(100, 91, 110, 91, 3, 0).text(116, 100, "Klima", 12));
    FigureOptions const options;
    FigureReader const figures(reader(), page.ink, page.strips, options);
    auto reading = page.reading(0, {"~", "K", "l", "i", "m", "a"}, 0.95);
    figures.settle_shapes(reading.strip, reading.read);
    CHECK(text_of(reading.read) == "~Klima");
}

TEST_CASE("two readings that differ leave a doubt with both of them, and the first as it was", "[ocr]") {
    Prepared const page(column_of({"6834", "6987", "2151"}));
    REQUIRE(page.strips.strips.size() == 3);
    FigureOptions const options;
    FigureReader figures(reader(), page.ink, page.strips, options);
    std::vector<StripReading> illegible,
        readings{page.reading(0, spelled("6834"), 0.5), page.reading(1, spelled("6997"), 0.5),
            page.reading(2, spelled("2151"), 0.99)};
    auto const doubts = figures.read_again(readings, illegible, 0.99);
    REQUIRE(doubts.size() == 1);
    CHECK(doubts[0].kept == "6997");
    CHECK(doubts[0].other == "6987");
    CHECK(text_of(readings[1].read) == "6997");
    CHECK(readings[1].read.symbols[0].confidence <= options.doubted);
    CHECK(readings[0].read.symbols[0].confidence == Approx(options.doubt)); // confirmed
}

TEST_CASE("figures that the model is sure of are read again where the picture is badly read", "[ocr]") {
    for (double const confidence : {0.99, 0.9}) {
        Prepared const page(column_of({"6834", "6987", "2151"}));
        FigureOptions const options;
        FigureReader figures(reader(), page.ink, page.strips, options);
        std::vector<StripReading> illegible, readings{page.reading(0, spelled("6334"), 0.99)};
        CHECK(figures.read_again(readings, illegible, confidence).size() == (confidence < 0.95 ? 1U : 0U));
    }
}

TEST_CASE("what is no figure in a column of figures is taken from the second reading, as doubtful", "[ocr]") {
    Prepared const page(column_of({"6834", "6987", "2151", "1987", "4770"}));
    REQUIRE(page.strips.strips.size() == 5);
    FigureOptions const options;
    FigureReader figures(reader(), page.ink, page.strips, options);
    std::vector<StripReading> illegible{page.reading(4, {"a", "r", "m"}, 0.2)}, readings;
    for (std::size_t i = 0; i < 3; ++i)
        readings.push_back(page.reading(i, spelled(i == 0 ? "6834" : i == 1 ? "6987" : "2151"), 0.99));
    readings.push_back(page.reading(3, {"1", "9", "8", "\xC2\xBB"}, 0.99));
    auto const doubts = figures.read_again(readings, illegible, 0.99);
    CHECK(illegible.empty());
    REQUIRE(readings.size() == 5);
    CHECK(text_of(readings[3].read) == "1987");
    CHECK(text_of(readings[4].read) == "4770");
    REQUIRE(doubts.size() == 2);
    CHECK(doubts[0].other == "198\xC2\xBB");
    CHECK(readings[3].read.symbols[0].confidence <= options.doubted);
}

TEST_CASE("letters and figures together are no misread figure outside columns of figures", "[ocr]") {
    Prepared const page(DrawnPicture(600, 200).text(100, 100, "E18", 12));
    FigureOptions const options;
    FigureReader figures(reader(), page.ink, page.strips, options);
    std::vector<StripReading> illegible, readings{page.reading(0, {"E", "1", "8"}, 0.95)};
    CHECK(figures.read_again(readings, illegible, 0.9).empty());
    CHECK(text_of(readings[0].read) == "E18");
}

TEST_CASE("no figure of a picture that is hardly read is sure, and a dash that stands off makes none sure",
    "[ocr]") {
    Prepared const page(column_of({"6834", "6987", "2151"}));
    FigureOptions const options;
    FigureReader figures(reader(), page.ink, page.strips, options);
    std::vector<StripReading> illegible, hardly{page.reading(0, spelled("6834"), 0.99)};
    figures.read_again(hardly, illegible, options.hardly_read - 0.01);
    CHECK(hardly[0].read.symbols[0].confidence == Approx(options.hardly_sure));
    std::vector<StripReading> badly{
        page.reading(0, spelled("6834"), 0.99), page.reading(1, spelled("-6987"), 0.99)};
    badly[1].read.symbols[1].begins_word = true;
    figures.read_again(badly, illegible, options.badly_read - 0.001);
    CHECK(badly[0].read.symbols[0].confidence == Approx(0.99));
    CHECK(badly[1].read.symbols[1].confidence <= options.doubted);
}
