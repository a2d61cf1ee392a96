// How rows of text are set: what sets headings apart from the text below them.
#pragma once

#include "layout/table_text.h"

#include <cstdint>
#include <vector>

namespace planleser {

struct PrintLook {
    std::uint16_t font = 0; // of the first word
    double size = 0;
    bool bold = false; // all words
    bool alike = true; // all words have one font and size
};

// For each row of the text.
std::vector<PrintLook> looks_of(TableView const& view, TextRows const& text);

// The font and size of most words.
PrintLook usual_look(TableView const& view, TextRows const& text);

bool is_alike(PrintLook const& a, PrintLook const& b);
// Whether headings could look so above text that has the usual look.
bool stands_out(PrintLook const& look, PrintLook const& usual);

} // namespace planleser
