// What must hold of the tables of any page, and for pages made to hurt.
#include "layout/find_tables.h"
#include "support/page_builder.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include <chrono>
#include <ctime>
#include <random>
#include <string>
#include <vector>

using namespace planleser;
using planleser::test::PageBuilder;

namespace {

struct Found {
    std::vector<Word> words;
    std::vector<FoundTable> tables;
    Diagnostics diagnostics;
};

Found find_in(PageContent const& page) {
    Found found;
    found.words = find_words(page, found.diagnostics);
    found.tables = find_tables(page, found.words, {}, found.diagnostics);
    return found;
}

// A table with or without lines, with spans and gaps, and prose around it.
PageContent random_page(unsigned seed, double dx = 0, double dy = 0) {
    std::mt19937 random(seed);
    auto const below = [&](unsigned n) { return static_cast<int>(random() % n); };
    PageBuilder page;
    int const rows = 2 + below(9), columns = 2 + below(5), style = below(3);
    double const width = 460.0 / columns, left = 60 + dx, top = 150 + dy, pitch = 14 + below(8);
    page.text(
        left, top - 60, 10, "Styret legger fram et program for neste periode med mange ord i hver linje her");
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            if (below(8) == 0) continue;
            double const x = left + column * width + 3, y = top + (row + 0.75) * pitch;
            if (row == 0)
                page.bold(x, y, 9, "Kolonne");
            else if (column == 0)
                page.text(x, y, 9, "Post " + std::to_string(row));
            else
                page.text(x, y, 9, std::to_string(100 + below(900)));
        }
    for (int row = 0; row <= rows && style > 0; ++row)
        if (style == 1 || row < 2 || row == rows || below(3) > 0)
            page.line(left, top + row * pitch, left + columns * width, top + row * pitch);
    for (int column = 0; column <= columns && style == 2; ++column)
        page.line(left + column * width, top + (below(4) == 0 ? pitch : 0), left + column * width,
            top + rows * pitch);
    return page.page();
}

void check_laws(Found const& found) {
    std::vector<int> uses(found.words.size());
    for (FoundTable const& table : found.tables) {
        auto const& grid = table.grid;
        REQUIRE(table.words.size() == grid.cells.size());
        std::vector<int> covered(
            static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns));
        for (Cell const& cell : grid.cells)
            for (int row = cell.row; row <= cell.row_end; ++row)
                for (int column = cell.column; column <= cell.column_end; ++column)
                    ++covered.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                                 static_cast<std::size_t>(column));
        CHECK(std::count(covered.begin(), covered.end(), 1) == static_cast<std::ptrdiff_t>(covered.size()));
        CHECK(std::is_sorted(grid.row_edges.begin(), grid.row_edges.end()));
        CHECK(std::is_sorted(grid.column_edges.begin(), grid.column_edges.end()));
        for (auto const& cell : table.words)
            for (auto const word : cell) ++uses.at(word);
    }
    CHECK(std::count_if(uses.begin(), uses.end(), [](int count) { return count > 1; }) == 0);
}

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

TEST_CASE("cells tile their grid, and no word stands in two of them", "[tables]") {
    std::size_t tables = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        auto const found = find_in(random_page(seed));
        check_laws(found);
        tables += found.tables.size();
    }
    CHECK(tables > 150); // the pages do hold tables
}

TEST_CASE("a table moved on the page is the same table", "[tables]") {
    for (unsigned seed = 0; seed < 100; ++seed) {
        INFO("seed " << seed);
        auto const here = find_in(random_page(seed)), there = find_in(random_page(seed, 8, 120));
        REQUIRE(here.tables.size() == there.tables.size());
        for (std::size_t i = 0; i < here.tables.size(); ++i) {
            auto const& a = here.tables[i].grid;
            auto const& b = there.tables[i].grid;
            CHECK(a.rows == b.rows);
            CHECK(a.columns == b.columns);
            CHECK(here.tables[i].words == there.tables[i].words);
            CHECK(b.box.x0 - a.box.x0 == Approx(8).margin(0.01));
            CHECK(b.box.y0 - a.box.y0 == Approx(120).margin(0.01));
        }
    }
}

TEST_CASE("pages made to hurt end in bounded time", "[tables]") {
    std::mt19937 random(7);
    auto const at = [&](double most) { return static_cast<double>(random() % 10000) / 10000 * most; };
    auto const take = [](PageContent const& page) {
        double const begin = cpu_seconds();
        auto const found = find_in(page);
        check_laws(found);
        return cpu_seconds() - begin;
    };
    constexpr double patience = 10; // seconds, with sanitizers; it takes well under one without

    SECTION("a grid of 250 by 250 lines without text") {
        PageBuilder page;
        for (int i = 0; i < 250; ++i)
            page.line(50 + 2 * i, 50, 50 + 2 * i, 750).line(50, 50 + 2 * i, 550, 50 + 2 * i);
        CHECK(take(page.page()) < patience);
    }
    SECTION("100 000 lines") {
        PageBuilder page;
        for (int i = 0; i < 50000; ++i) {
            double const x = at(595), y = at(842);
            page.line(x, 0, x, 842).line(0, y, 595, y);
        }
        auto const content = page.page();
        Diagnostics diagnostics;
        CHECK(find_tables(content, find_words(content, diagnostics), {}, diagnostics).empty());
        REQUIRE(diagnostics.all().size() == 1);
        CHECK(diagnostics.all()[0].code == "page-too-dense");
    }
    SECTION("20 000 words and 2 000 crossing lines") {
        PageBuilder page;
        for (int i = 0; i < 20000; ++i) page.text(at(580), at(842), 4, "12");
        for (int i = 0; i < 1000; ++i) {
            double const x = at(595), y = at(842);
            page.line(x, 0, x, 842).line(0, y, 595, y);
        }
        CHECK(take(page.page()) < patience);
    }
    SECTION("30 000 fills of many colours") {
        PageBuilder page;
        for (int i = 0; i < 30000; ++i) {
            double const x = at(580), y = at(800);
            page.fill(x, y, x + 12, y + 12, {static_cast<std::uint8_t>(random() % 256), 40, 90});
        }
        for (int i = 0; i < 500; ++i) page.text(at(580), at(842), 10, "Tiltak");
        CHECK(take(page.page()) < patience);
    }
    SECTION("a column of 20 000 words in one line") {
        PageBuilder page;
        for (int i = 0; i < 20000; ++i) page.text(i % 2 == 0 ? 50 : 300, 100, 10, "Tiltak");
        CHECK(take(page.page()) < patience);
    }
}

TEST_CASE("prose in one column or two, lists and contents hold no table", "[tables]") {
    std::vector<std::string> const words = {"styret", "og", "kommunene", "i", "regionen", "skal",
        "samarbeide", "om", "2026", "kollektivtransport", "en", "plan", "for", "areal", "(jf.", "kapittel",
        "3)", "nye", "mål", "ble"};
    for (unsigned seed = 0; seed < 40; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        PageBuilder page;
        bool const two_columns = seed % 4 == 1, list = seed % 4 == 2, contents = seed % 4 == 3;
        int const columns = two_columns ? 2 : 1;
        for (int column = 0; column < columns; ++column)
            for (int line = 0; line < 45; ++line) {
                std::size_t const length = two_columns ? 38 : contents ? 20 + random() % 30 : 80;
                std::string text = words[random() % words.size()];
                while (text.size() < length) text += ' ' + words[random() % words.size()];
                double const x = 60 + 250 * column, y = 80 + 15 * line;
                if (list && line % 3 == 0) page.text(x, y, 10, "\u2022");
                page.text(list ? x + 18 : x, y, 10, text);
                if (contents) page.text(510, y, 10, std::to_string(3 + line));
            }
        CHECK(find_in(page.page()).tables.empty());
    }
}

TEST_CASE("lines of a text with their numbers beside them are no table", "[tables]") {
    PageBuilder page;
    for (int line = 1; line <= 20; ++line)
        page.text(60, 80 + 15 * line, 10, std::to_string(line))
            .text(100, 80 + 15 * line, 10, "Styret drøftet saken");
    CHECK(find_in(page.page()).tables.empty());
}
