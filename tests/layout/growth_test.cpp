// Time grows hardly faster than what a page draws: twice the glyphs or lines take about twice as long.
#include "layout/lay_out.h"
#include "support/page_builder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <functional>
#include <random>
#include <string>

using namespace planleser;
using planleser::test::PageBuilder;

namespace {

double layout_seconds(PageContent const& page) {
    double least = 1e9; // of several runs: others use the machine too
    for (int run = 0; run < 3; ++run) {
        Diagnostics diagnostics;
        auto const begin = std::clock();
        auto const layout = lay_out(page, {}, diagnostics);
        least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        CHECK(layout.page == page.number);
    }
    return least;
}

struct Draughtsman {
    std::mt19937 random{7};
    double at(double most) { return static_cast<double>(random() % 10000) / 10000 * most; }

    // Each of them draws about `n` glyphs or strokes.
    PageContent rows_of_short_words(int n) { // every row could be the headings of a table
        PageBuilder page(2000, 10.0 * n);
        for (int row = 0; row < n / 18; ++row)
            for (int column = 0; column < 3; ++column)
                (row % 7 == 0 ? page.bold(60 + 150 * column, 60 + 12 * row, 10, "Tiltak")
                              : page.text(60 + 150 * column, 60 + 12 * row, 10, "Ansvar"));
        return page.page();
    }
    PageContent text_anywhere(int n) {
        PageBuilder page;
        for (int i = 0; i < n / 2; ++i) page.text(at(580), at(830), 4, "12");
        return page.page();
    }
    PageContent prose_in_two_columns(int n) {
        PageBuilder page(595, 10.0 * n);
        for (int row = 0; row < n / 80; ++row)
            for (int column = 0; column < 2; ++column)
                page.text(60 + 250 * column, 60 + 12 * row, 10, "styret og kommunene skal samarbeide om en");
        return page.page();
    }
    PageContent one_line(int n) {
        PageBuilder page(10.0 * n, 842);
        for (int i = 0; i < n / 6; ++i) page.text(50 + 45 * i, 100, 10, "Tiltak");
        return page.page();
    }
    PageContent falling_figures(int n) { // scales of axes, one below the other
        PageBuilder page(595, 10.0 * n);
        for (int i = 0; i < n / 4; ++i) page.text(60, 60 + 12 * i, 10, std::to_string(9000 - 10 * (i % 800)));
        return page.page();
    }
    PageContent strokes(int n) {
        PageBuilder page;
        for (int i = 0; i < n / 2; ++i) {
            double const x = at(595), y = at(842);
            page.line(x, y, x, y + 20).line(x, y, x + 20, y);
        }
        for (int i = 0; i < 200; ++i) page.text(at(580), at(830), 8, "Tiltak");
        return page.page();
    }
    PageContent fills(int n) {
        PageBuilder page;
        for (int i = 0; i < n; ++i) {
            double const x = at(580), y = at(830);
            page.fill(x, y, x + 12, y + 12, {static_cast<std::uint8_t>(random() % 256), 40, 90});
        }
        for (int i = 0; i < 200; ++i) page.text(at(580), at(830), 8, "Tiltak");
        return page.page();
    }
};

} // namespace

TEST_CASE("the time of a page grows with what it draws, not with its square", "[growth]") {
    struct Kind {
        char const* name;
        PageContent (Draughtsman::*draw)(int);
        int n;
    };
    auto const kind = GENERATE(Kind{"rows of short words", &Draughtsman::rows_of_short_words, 50000},
        Kind{"text anywhere", &Draughtsman::text_anywhere, 50000},
        Kind{"prose in two columns", &Draughtsman::prose_in_two_columns, 50000},
        Kind{"one line", &Draughtsman::one_line, 50000},
        Kind{"falling figures", &Draughtsman::falling_figures, 50000},
        Kind{"strokes", &Draughtsman::strokes, 25000}, Kind{"fills", &Draughtsman::fills, 25000});
    Draughtsman draughtsman;
    auto const half = (draughtsman.*kind.draw)(kind.n), whole = (draughtsman.*kind.draw)(2 * kind.n);
    double const once = layout_seconds(half), twice = layout_seconds(whole);
    INFO(kind.name << ": " << once << " s, twice as much " << twice << " s");
    constexpr double most_growth = 3.2; // n log n gives 2.1, caches add to it, n squared gives 4
    constexpr double noise = 0.02;      // seconds
    CHECK(twice < most_growth * once + noise);
}
