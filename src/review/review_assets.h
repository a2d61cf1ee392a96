// The files of the review's pages, put into the program when it is built (src/review/page/).
#pragma once

#include <string_view>

namespace planleser::review_assets {

extern std::string_view const index, index_script; // the list of documents
extern std::string_view const document;            // one document: {{title}} stands for its own
extern std::string_view const style;
extern std::string_view const words;     // what the pages say, in both languages
extern std::string_view const decisions; // what a person decided: kept, undone, saved
extern std::string_view const sheet;     // the page's picture, its boxes, drawing
extern std::string_view const script;    // the list of values and the keyboard

} // namespace planleser::review_assets
