// Goal icons that a page draws with their numbers as outlines, from the file to the goals.
#include "app/document_rasters.h"

#include "pdf/small_pdf.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

using namespace planleser;
using test::SmallPdf;

namespace {

using Outline = std::vector<std::vector<std::pair<double, double>>>; // of a figure 20 points high, y upwards

std::map<char, Outline> const outlines{
    {'1', {{{4, 0}, {8, 0}, {8, 20}, {5, 20}, {0, 17}, {0, 13.5}, {4, 15.5}}}},
    {'4',
        {{{10, 0}, {14, 0}, {14, 5}, {17, 5}, {17, 9}, {14, 9}, {14, 20}, {10, 20}, {0, 9}, {0, 5}, {10, 5}},
            {{10, 9}, {10, 14.5}, {4.5, 9}}}},
    {'7', {{{0, 20}, {14, 20}, {14, 17}, {6, 0}, {2, 0}, {9.5, 16}, {0, 16}}}},
};

struct Icon {
    std::string number, colour; // red, green and blue of 0 to 1
};

// Squares in a row, their numbers in white in the upper left corner.
std::string drawn(std::vector<Icon> const& icons) {
    std::string content;
    double x = 60;
    for (auto const& [number, colour] : icons) {
        content += colour + " rg " + std::to_string(x) + " 600 70 70 re f 1 1 1 rg\n";
        double left = x + 6;
        for (auto const figure : number) {
            for (auto const& part : outlines.at(figure)) {
                auto pen = " m ";
                for (auto const& [right, up] : part) {
                    content += std::to_string(left + right) + " " + std::to_string(643 + up) + pen;
                    pen = " l ";
                }
                content += "h ";
            }
            content += "f*\n";
            left += figure == '1' ? 12 : 20;
        }
        // A drawing below the number.
        content += std::to_string(x + 20) + " 610 m " + std::to_string(x + 35) + " 635 l " +
                   std::to_string(x + 50) + " 610 l h f\n";
        x += 80;
    }
    return content;
}

std::vector<int> goals_of(std::string const& content) {
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("BT /F1 12 Tf 60 750 Td (Regionen arbeider for disse maalene) Tj ET " + content)
            .bytes());
    Diagnostics diagnostics;
    auto page = document.read_page(1, 0, diagnostics);
    DocumentRasters rasters(document, 1);
    PageOcr({}).complete(page, rasters, diagnostics);
    std::vector<int> goals;
    for (auto const& icon : page.goal_icons) goals.push_back(icon.goal);
    return goals;
}

std::string const red = "0.773 0.098 0.176", yellow = "0.988 0.765 0.043", blue = "0.039 0.592 0.851";

} // namespace

TEST_CASE("icons of goals whose numbers are outlines are read", "[icons]") {
    CHECK(goals_of(drawn({{"4", red}, {"7", yellow}, {"14", blue}})) == std::vector<int>{4, 7, 14});
}

TEST_CASE("squares that number something else are no goals", "[icons]") {
    CHECK(goals_of(drawn({{"1", red}, {"4", red}, {"7", red}})).empty()); // chapters, all in one colour
    CHECK(goals_of(drawn({{"7", red}, {"1", blue}})).empty());
    CHECK(
        goals_of("0.773 0.098 0.176 rg 60 600 70 70 re f 1 1 1 rg 70 610 m 90 650 l 110 610 l h f").empty());
}
