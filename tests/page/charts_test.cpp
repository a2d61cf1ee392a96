#include "page/charts.h"

#include "page/page_dump.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace planleser;

namespace {

struct Case {
    char const* what;
    char const* page; // below its first line
};

std::vector<Box> charts_of(Case const& each, std::string const& head = "page 1 595 x 842\n") {
    return find_charts(parse_pages(head + each.page).at(0));
}

} // namespace

TEST_CASE("charts are known by an axis with what belongs to it, by sectors, and by bars as long as said",
    "[charts]") {
    std::vector<Case> const cases{
        {"lines at the labels", R"(text 100..106 302 10 "0"
text 94..106 262 10 "50"
text 88..106 222 10 "100"
line 112,298.4 400,298.4
line 112,258.4 400,258.4
line 112,218.4 400,218.4
)"},
        {"stacked bars on the lowest label", R"(text 100..106 302 10 "0"
text 94..106 262 10 "50"
text 88..106 222 10 "100"
fill 130,250 160,298 #1f77b4
fill 130,230 160,250 #ff7f0e
fill 190,270 220,298 #1f77b4
)"},
        {"a curve over a line at the lowest label", R"(text 90..106 302 10 "0 %"
text 84..106 262 10 "12,5 %"
text 80..106 222 10 "25 %"
line 112,298.4 400,298.4
shapes 1 130,230 390,290
)"},
        {"level bars of several lengths over a row of labels", R"(text 97..103 322 10 "0"
text 194..206 322 10 "500"
text 290..310 322 10 "1 000"
line 100,100 100,310
fill 100,120 220,150 #1f77b4
fill 100,180 280,210 #1f77b4
)"},
        {"upright bars as high as their numbers say", R"(text 110..125 196 10 "100"
text 170..182 236 10 "60"
text 230..242 266 10 "30"
fill 100,200 140,300 #1f77b4
fill 160,240 200,300 #1f77b4
fill 220,270 260,300 #1f77b4
)"},
        {"sectors with numbers", R"(text 320..340 360 10 "42 %"
text 260..280 430 10 "58 %"
shapes 2 220,320 380,480
sector 220,320 380,480 #1f77b4
sector 220,320 380,480 #ff7f0e
)"},
        {"three large sectors without", R"(shapes 3 220,320 380,480
sector 220,320 380,480 #1f77b4
sector 220,320 380,480 #ff7f0e
sector 222,322 382,482 #d62728
)"},
    };
    for (auto const& each : cases) {
        INFO(each.what);
        CHECK(charts_of(each).size() == 1);
    }
}

TEST_CASE(
    "shares that make a hundred together, scattered over a recognised picture, are a chart", "[charts]") {
    std::string const head = "page 1 595 x 842 recognised\n";
    Case const scattered{"", R"(text 320..340 360 10 confidence=90 "42 %"
text 260..280 430 10 confidence=90 "29 %"
text 240..260 390 10 confidence=90 "29 %"
picture 200,300 400,500 800x800
)"};
    CHECK(charts_of(scattered, head) == std::vector<Box>{{200, 300, 400, 500}});
    CHECK(charts_of(scattered).empty());
    Case const column{"", R"(text 320..340 360 10 confidence=90 "42 %"
text 320..340 380 10 confidence=90 "29 %"
text 320..340 400 10 confidence=90 "29 %"
picture 200,300 400,500 800x800
)"};
    CHECK(charts_of(column, head).empty());
}

TEST_CASE("tables, lists, icons and decorations are no charts", "[charts]") {
    std::vector<Case> const cases{
        {"a numbered list with lines", R"(text 100..106 222 10 "1"
text 100..106 262 10 "2"
text 100..106 302 10 "3"
line 112,298.4 400,298.4
line 112,258.4 400,258.4
line 112,218.4 400,218.4
)"},
        {"years, the last one first", R"(text 84..106 222 10 "2024"
text 84..106 262 10 "2023"
text 84..106 302 10 "2022"
line 112,298.4 400,298.4
line 112,258.4 400,258.4
line 112,218.4 400,218.4
)"},
        {"a table's falling numbers with words beside", R"(text 88..106 222 10 "300"
text 88..106 262 10 "200"
text 88..106 302 10 "100"
text 130 222 10 "Skole"
text 130 262 10 "Helse"
text 130 302 10 "Veg"
line 112,298.4 400,298.4
line 112,258.4 400,258.4
line 112,218.4 400,218.4
)"},
        {"a matrix of risks, its cells coloured", R"(text 100..106 222 10 "3"
text 100..106 262 10 "2"
text 100..106 302 10 "1"
fill 120,198 160,238 #ff0000
fill 120,238 160,278 #ffff00
fill 120,278 160,318 #00ff00
fill 160,278 200,318 #ffff00
line 120,238 300,238
line 120,278 300,278
line 120,318 300,318
)"},
        {"falling amounts in the rows of a table", R"(text 88..106 222 10 "300"
text 88..106 242 10 "200"
text 88..106 262 10 "100"
line 60,228 400,228
line 60,248 400,248
line 60,268 400,268
)"},
        {"a head of rising numbers over striped rows", R"(text 97..103 100 10 "1"
text 197..203 100 10 "2"
text 297..303 100 10 "3"
fill 100,110 400,130 #eeeeee
fill 100,150 400,170 #eeeeee
line 150,90 150,170
)"},
        {"a logo of two sectors", R"(shapes 2 220,320 380,480
sector 220,320 380,480 #1f77b4
sector 220,320 380,480 #ff7f0e
)"},
        {"a small pie as an icon", R"(text 226 336 10 "42 %"
text 226 356 10 "58 %"
sector 220,320 236,336 #1f77b4
sector 220,320 236,336 #ff7f0e
)"},
        {"tiles of one height with figures on them", R"(text 110..125 196 10 "100"
text 170..182 196 10 "60"
text 230..242 196 10 "30"
fill 100,190 140,300 #1f77b4
fill 160,190 200,300 #1f77b4
fill 220,190 260,300 #1f77b4
)"},
    };
    for (auto const& each : cases) {
        INFO(each.what);
        CHECK(charts_of(each).empty());
    }
}
