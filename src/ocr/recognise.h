// Reads a picture of a page, or of a part of one: text, drawn lines and filled areas.
//
// The pipeline: ink from paper (ink.h), drawn lines (drawn_lines.h), pieces of text lines (text_strips.h),
// their letters (text_reader.h), and from these glyph runs in points of the page. A picture that lies askew
// is not turned, since a new sampling harms letters: each strip is straightened by whole rows and the places
// of what was found are turned instead.
#pragma once

#include "base/diagnostics.h"
#include "ocr/figure_readings.h"
#include "ocr/recognised.h"
#include "ocr/text_reader.h"
#include "page/raster.h"

#include <cstddef>

namespace planleser {

// Whether a picture that lies or stands on its head is turned; one that is a part of its page is not.
enum class Turning { Never, Allowed };

struct RecogniseOptions {
    Turning turning = Turning::Never;
    // Confidence of a strip's letters below which they are no text: a photograph, a signature, a stamp.
    double legible = 0.45;
    double legible_word = 0.72; // the same for strips of up to six letters
    FigureOptions figures;
    // Heights of a capital from the baseline up to the middle of a dash or bullet.
    double middle = 0.42;
    double bullet_indent = 6; // heights of a capital that a text may stand off its bullet
    // A page may lie or stand on its head where the mean letter is read no better; of so many letters.
    double badly_read = 0.85, letters_to_judge = 60;
    // Another way up is tried on so many strips with so many letters, and taken when it is read better by
    // so much.
    std::size_t sample_strips = 8, sample_letters = 8;
    double clearly = 0.15;
    double surely = 0.6; // and at least so well: a cover's few words and drawings are read as anything
    std::size_t most_strips = 4000; // of one picture; a full page of a table has 600
    int longest_side = 14000;       // pixels; a larger picture is not read
};

// Finds nothing on an empty raster. Reports "ocr.picture-too-large", on page `page_number`, and then finds
// nothing either.
Recognised recognise(Raster const& raster, TextReader& reader, int page_number,
    RecogniseOptions const& options, Diagnostics& diagnostics);

// Reports "ocr.picture-turned", "ocr.unread-ink" and "ocr.doubtful-figure" with their places on page
// `page_number`.
void report(Recognised const& found, int page_number, Diagnostics& diagnostics);

} // namespace planleser
