// Tesseract, loaded when something is first recognised.
//
// The library brings forty others with it, and loading them takes 7 ms of CPU time: as long as pdftotext
// needs for a short document. Most documents are never recognised, so its C interface is looked up at run
// time.
#pragma once

#include <tesseract/capi.h>

namespace planleser {

struct TesseractLibrary {
    decltype(&TessVersion) version;
    decltype(&TessBaseAPICreate) create;
    decltype(&TessBaseAPIDelete) destroy;
    decltype(&TessBaseAPISetVariable) set_variable;
    decltype(&TessBaseAPIInit2) init;
    decltype(&TessBaseAPISetPageSegMode) set_page_seg_mode;
    decltype(&TessBaseAPISetImage2) set_image;
    decltype(&TessBaseAPISetSourceResolution) set_source_resolution;
    decltype(&TessBaseAPIRecognize) recognize;
    decltype(&TessBaseAPIGetIterator) get_iterator;
    decltype(&TessResultIteratorDelete) delete_iterator;
    decltype(&TessResultIteratorGetPageIteratorConst) page_iterator;
    decltype(&TessResultIteratorNext) next;
    decltype(&TessResultIteratorGetUTF8Text) text;
    decltype(&TessResultIteratorConfidence) confidence;
    decltype(&TessPageIteratorBoundingBox) bounding_box;
    decltype(&TessPageIteratorIsAtBeginningOf) is_at_beginning_of;
    decltype(&TessDeleteText) delete_text;
};

// Stays loaded. Throws ImportError(MissingPart) that names the Debian package where it is not installed.
TesseractLibrary const& tesseract_library();

} // namespace planleser
