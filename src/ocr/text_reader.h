// Tesseract behind an interface of our own: one strip of a text line in, its letters out.
//
// One thread reads; whoever wants more reads more pages at once, each in a process of its own.
#pragma once

#include "ocr/text_strips.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace planleser {

enum class ReadingMode {
    Line,     // as one line of text, the best in general
    Raw,      // without a look for lines: reads single signs that Line drops
    Enlarged, // as a line of twice the size: a second opinion
    Figure,   // the same, of nothing but what figures are written with
};

struct ReadSymbol {
    std::string text;      // UTF-8
    double x0 = 0, x1 = 0; // columns of the page's picture
    double confidence = 0; // 0 to 1, see text_reader.cpp
    bool begins_word = false;
};

struct ReadStrip {
    std::vector<ReadSymbol> symbols; // left to right
    double confidence = 0;           // mean of the symbols'
};

struct ReaderOptions {
    std::string language = "nor";
    std::string model_folder; // empty: TESSDATA_PREFIX, else the folders where systems keep it
};

// What decides what is read besides the picture: engine, model and its checksum. Loads nothing.
// Throws ImportError(MissingPart) that names the Debian package where the model is not installed.
std::string reader_identity(ReaderOptions const& options = {});

class TextReader {
public:
    // Throws like reader_identity().
    explicit TextReader(ReaderOptions const& options = {});
    ~TextReader();
    TextReader(TextReader const&) = delete;
    TextReader& operator=(TextReader const&) = delete;

    ReadStrip read(Ink const& ink, InkParts const& parts, TextStrip const& strip, ReadingMode mode);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace planleser
