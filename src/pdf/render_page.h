// A page as a picture, by Poppler's own renderer.
#pragma once

#include "page/raster.h"
#include "pdf/poppler_api.h"

namespace planleser {

// Returns RGB pixels. A page that would have more than 50 million of them is rendered at fewer pixels an
// inch.
Raster render(PDFDoc& document, int number, double pixels_an_inch);

} // namespace planleser
