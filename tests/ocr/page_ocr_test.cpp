#include "ocr/page_ocr.h"

#include "ocr/drawn_picture.h"

#include <catch2/catch.hpp>

#include <string>

using namespace planleser;

namespace {

class DrawnRasters : public PageRasters {
public:
    explicit DrawnRasters(Raster raster) : m_raster(std::move(raster)) {}
    Raster pixels_of(Picture const& /*picture*/) override {
        ++pictures;
        return m_raster;
    }
    Raster render(double /*pixels_an_inch*/) override {
        ++renderings;
        return m_raster;
    }
    int pictures = 0, renderings = 0;

private:
    Raster m_raster;
};

DrawnPicture scan() {
    DrawnPicture picture(1400, 600);
    picture.text(100, 100, "Regionen skal styrke samarbeidet").text(100, 170, "om areal og transport");
    return picture;
}

PageContent empty_page() {
    PageContent page;
    page.number = 2;
    page.width = 504;
    page.height = 216;
    return page;
}

Picture whole(PageContent const& page) {
    Picture picture;
    picture.box = {0, 0, page.width, page.height};
    picture.pixel_width = 1400;
    picture.pixel_height = 600;
    return picture;
}

void write(PageContent& page, std::string const& text, Box const& box, bool invisible = false) {
    GlyphRun run;
    run.begin = static_cast<std::uint32_t>(page.glyphs.size());
    for (char c : text) {
        page.glyphs.push_back(
            {static_cast<float>(box.x0), static_cast<float>(box.y0), static_cast<float>(box.x1),
                static_cast<float>(box.y1), static_cast<std::uint32_t>(page.text.size()), 100});
        page.text += c;
    }
    run.end = static_cast<std::uint32_t>(page.glyphs.size());
    run.box = box;
    run.invisible = invisible;
    page.fonts = {{"A", false, false, false}};
    page.runs.push_back(run);
}

std::string const sentence =
    "Samarbeidet om areal, transport og klima skal styrkes i alle deler av regionen. ";
std::string const both_lines = "Regionen skal styrke samarbeidetom areal og transport";

} // namespace

TEST_CASE("a page that is one picture is read from the picture's own pixels", "[ocr]") {
    auto page = empty_page();
    page.pictures = {whole(page)};
    DrawnRasters rasters(scan().raster());
    Diagnostics diagnostics;
    PageOcr({}).complete(page, rasters, diagnostics);
    CHECK(page.text == both_lines);
    CHECK(rasters.pictures == 1);
    CHECK(rasters.renderings == 0);
}

TEST_CASE("a page of several pictures or of curves is rendered, an empty one not", "[ocr]") {
    Diagnostics diagnostics;
    PageOcr ocr({});
    auto page = empty_page();
    page.pictures = {whole(page), whole(page)};
    DrawnRasters rasters(scan().raster());
    ocr.complete(page, rasters, diagnostics);
    CHECK(page.text == both_lines);
    CHECK(rasters.renderings == 1);

    page = empty_page();
    page.shapes.count = 500;
    ocr.complete(page, rasters, diagnostics);
    CHECK(page.text == both_lines);

    page = empty_page();
    ocr.complete(page, rasters, diagnostics);
    CHECK(rasters.renderings == 2);
    CHECK(page.glyphs.empty());
}

TEST_CASE("a page with text keeps it, and gets the text of a picture that holds much", "[ocr]") {
    Diagnostics diagnostics;
    PageOcr ocr({});
    auto page = empty_page();
    write(page, sentence, {0, 190, 500, 200});
    page.pictures = {whole(page)};
    DrawnRasters table(scan().raster());
    ocr.complete(page, table, diagnostics);
    CHECK(page.text == sentence + both_lines);

    page = empty_page();
    write(page, sentence, {0, 190, 500, 200});
    page.pictures = {whole(page)};
    DrawnRasters logo(DrawnPicture(1400, 600).text(300, 300, "Regionen").raster());
    ocr.complete(page, logo, diagnostics);
    CHECK(page.text == sentence);
    CHECK(!page.recognised);
    CHECK(diagnostics.empty());
}

TEST_CASE("the mode rules: off leaves and says so, force replaces", "[ocr]") {
    PageOcrOptions options;
    options.mode = OcrMode::Off;
    auto page = empty_page();
    page.pictures = {whole(page)};
    DrawnRasters rasters(scan().raster());
    Diagnostics diagnostics;
    PageOcr(options).complete(page, rasters, diagnostics);
    CHECK(page.glyphs.empty());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "ocr.off");
    CHECK(diagnostics.all()[0].at[0].page == 2);

    options.mode = OcrMode::Force;
    page = empty_page();
    write(page, sentence, {0, 0, 500, 20});
    PageOcr(options).complete(page, rasters, diagnostics);
    CHECK(page.text == both_lines);
}

TEST_CASE("a good invisible layer stays, a bad one is replaced with a word about it", "[ocr]") {
    Diagnostics diagnostics;
    PageOcr ocr({});
    DrawnRasters rasters(scan().raster());
    auto page = empty_page();
    page.pictures = {whole(page)};
    write(page, sentence + sentence + sentence, {0, 0, 500, 20}, true);
    ocr.complete(page, rasters, diagnostics);
    CHECK(page.text == sentence + sentence + sentence);
    CHECK(diagnostics.empty());

    std::string const bad = "5amarb3idet o~ ar3al, tran5p=rt o; kl1m4 sk^l st|rk3s 1 al~e d3l3r ";
    page = empty_page();
    page.pictures = {whole(page)};
    write(page, bad + bad + bad + bad, {0, 0, 500, 20}, true);
    ocr.complete(page, rasters, diagnostics);
    CHECK(page.text == both_lines);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "ocr.text-replaced");
}

TEST_CASE("what was recognised once is not recognised again", "[ocr]") {
    std::string kept_key, kept_entry;
    PageOcrOptions options;
    options.keep = [&](std::string_view key, std::string_view entry) {
        kept_key = key;
        kept_entry = entry;
    };
    auto page = empty_page();
    page.pictures = {whole(page)};
    DrawnRasters rasters(scan().raster());
    Diagnostics diagnostics;
    PageOcr(options).complete(page, rasters, diagnostics);
    CHECK(kept_key.size() == 32);

    options.cache = std::string(PLANLESER_SCRATCH_DIR) + "/pages";
    auto found = unpacked(kept_entry);
    REQUIRE(found);
    found->text.replace(0, 8, "Kommunen");
    REQUIRE(ResultCache(options.cache).keep(kept_key, packed(*found)));
    page = empty_page();
    page.pictures = {whole(page)};
    PageOcr(options).complete(page, rasters, diagnostics);
    CHECK(page.text.substr(0, 8) == "Kommunen");
}

TEST_CASE("a page of Norwegian without its letters is a finding", "[ocr]") {
    DrawnPicture picture(1800, 1400);
    for (int line = 0; line < 16; ++line)
        picture.text(60, 80 + 80 * line, "Alle skal delta i arbeidet med areal og transport");
    auto page = empty_page();
    page.pictures = {whole(page)};
    DrawnRasters rasters(picture.raster());
    Diagnostics diagnostics;
    PageOcr({}).complete(page, rasters, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "ocr.few-norwegian-letters");
}

TEST_CASE("a page that is not to be recognised keeps its own text and is named with the reason", "[ocr]") {
    auto const page_with = [](std::string const& text) {
        auto page = empty_page();
        write(page, text, {0, 190, 500, 200});
        page.pictures = {whole(page)};
        return page;
    };
    struct Case {
        char const* what;
        Unrecognised unrecognised;
        bool has_picture;
        std::string left; // the reason; empty: it is not left
    };
    for (auto const& each : std::vector<Case>{
             {"none is to be left", {}, true, ""},
             {"another page", {{{1, "crashed"}}, ""}, true, ""},
             {"this page", {{{2, "crashed"}}, "no more"}, true, "crashed"},
             {"this page, though nothing calls for it", {{{2, "crashed"}}, ""}, false, "crashed"},
             {"every page that needs it", {{{1, "crashed"}}, "no more"}, true, "no more"},
             {"every page that needs it, and this one does not", {{}, "no more"}, false, ""},
         }) {
        INFO(each.what);
        PageOcrOptions options;
        options.unrecognised = &each.unrecognised;
        PageOcr ocr(options);
        auto page = page_with(sentence);
        if (!each.has_picture) page.pictures.clear();
        DrawnRasters rasters(scan().raster());
        Diagnostics diagnostics;
        ocr.complete(page, rasters, diagnostics);
        bool const is_left = !each.left.empty();
        CHECK(page.text == (is_left || !each.has_picture ? sentence : sentence + both_lines));
        CHECK(ocr.left() ==
              (is_left ? std::map<int, std::string>{{2, each.left}} : std::map<int, std::string>{}));
        CHECK(rasters.pictures == (is_left || !each.has_picture ? 0 : 1));
        REQUIRE(diagnostics.all().size() == (is_left ? 1 : 0));
        if (!is_left) continue;
        CHECK(diagnostics.all()[0].code == "page-not-recognised");
        CHECK(diagnostics.all()[0].message == each.left);
        CHECK(diagnostics.all()[0].at[0].page == 2);
    }
}

TEST_CASE("a picture that cannot be unpacked is drawn in place, and told where that gives nothing", "[ocr]") {
    class Rasters : public PageRasters {
    public:
        Raster pixels_of(Picture const&) override { return {}; }
        Raster render(double pixels_an_inch) override {
            resolution = pixels_an_inch;
            return rendering;
        }
        Raster rendering;
        double resolution = 0;
    };
    PageOcr ocr({});
    Rasters rasters;
    rasters.rendering = scan().raster();
    Diagnostics diagnostics;
    auto page = empty_page();
    page.pictures = {whole(page)};
    ocr.complete(page, rasters, diagnostics);
    CHECK(page.text == both_lines);
    CHECK(rasters.resolution == 200);
    CHECK(diagnostics.empty());

    rasters.rendering = {};
    page = empty_page();
    page.pictures = {whole(page)};
    ocr.complete(page, rasters, diagnostics);
    page = empty_page();
    write(page, sentence, {0, 190, 500, 200});
    page.pictures = {whole(page)};
    ocr.complete(page, rasters, diagnostics);
    REQUIRE(diagnostics.all().size() == 2);
    for (auto const& each : diagnostics.all()) CHECK(each.code == "ocr.no-pixels");
    CHECK(diagnostics.all()[1].at[0].box.x1 == 504);
}

TEST_CASE("text that nobody can read is replaced, the page's drawn icons notwithstanding", "[ocr]") {
    auto page = empty_page();
    page.fills.push_back({{10, 10, 60, 60}, {0xFD, 0x69, 0x25}}); // goal 9
    write(page, "9", {14, 14, 26, 28});
    write(page, sentence, {0, 190, 500, 200});
    std::string unmapped;
    for (int i = 0; i < 40; ++i) unmapped += '\x01';
    write(page, unmapped, {0, 150, 500, 160});
    page.pictures = {whole(page)};
    DrawnRasters rasters(scan().raster());
    Diagnostics diagnostics;
    PageOcr ocr({});
    ocr.complete(page, rasters, diagnostics);
    INFO(page.text);
    CHECK(page.goal_icons.size() == 1);
    CHECK(page.text.find(sentence) != std::string::npos);
    CHECK(page.text.find('\x01') == std::string::npos);
}
