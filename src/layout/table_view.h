// The page as table finding sees it: turned so that the text of most words reads to the right.
//
// A table on a turned page, or a table set sideways on an upright page, is then a table like any other.
// Lengths are points; (x, y) of a view grow in reading direction and downwards line by line. turned_back()
// leads to the page.
#pragma once

#include "base/box.h"
#include "layout/words.h"
#include "page/page_content.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace planleser {

// What a word's characters tell about its column.
enum class WordKind : std::uint8_t {
    Text,
    Figure, // has digits and otherwise only what amounts, shares, years and dates are written with
    Blank,  // stands for an empty cell: "-", "–", "..", "n.a."
    Leader, // dots that lead the eye
};

// A figure, or what stands for an empty cell.
constexpr bool is_figure_like(WordKind kind) {
    return kind == WordKind::Figure || kind == WordKind::Blank;
}

struct ViewWord {
    // Upright words: from the baseline and the size, so that fonts with odd ascents do not make neighbours
    // overlap.
    Box box;
    double baseline = 0, size = 0;
    std::uint32_t index = 0; // into the words of the page
    WordKind kind = WordKind::Text;
    bool upright = true; // reads in the direction of the view
    bool raised = false; // a superscript or subscript, which stands in the line of its base word
    bool bold = false;
    bool group_head = false; // could be the first digits of a number written in groups: "6", "(12", "-834"
    bool group_tail = false; // could be its further digits: "834", "000,50", "500)"
    bool year = false;       // four digits that could name a year
    bool lower = false;      // begins with a small letter
    bool closes = false;     // ends with a colon
    bool marker = false;     // a bullet or the number of a list item: "•", "a)", "3."
    bool pictured = false;   // recognised in a picture of a page that has text of its own
    std::uint8_t confidence = 100; // per cent, of its first glyph
    std::uint16_t font = 0;
    float amount = 0; // of a figure of few digits without groups: "450", "-0,5", "12%"
    bool has_amount = false;
    std::int16_t page_number = -1; // the number, where the word is one of up to three digits and nothing else
};

struct ViewLine {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width = 0;
    Colour colour;
};

struct TableView {
    Direction direction = Direction::Right;
    double width = 0, height = 0; // of the page, turned
    double text_size = 10;        // of most upright words
    std::vector<ViewWord>
        words; // by baseline, then from left to right; none repeated, blank or invisible-doubled
    std::vector<ViewLine> lines;
    std::vector<FilledBox> fills; // in drawing order
    std::vector<Box> pictures;
};

// `page_width`, `page_height` of the page as displayed.
Box turned(Box const& box, Direction direction, double page_width, double page_height);
Box turned_back(Box const& box, Direction direction, double page_width, double page_height);

// Words for which `taken` is true are left out.
TableView make_view(PageContent const& page, std::span<Word const> words, Direction direction,
    std::vector<bool> const& taken);

// Sets what a ViewWord says about its characters from the word's characters.
void describe(ViewWord& word, std::string_view text);

} // namespace planleser
