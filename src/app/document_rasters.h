// The pixels of one page of an open document, for the recognition of what it shows.
#pragma once

#include "ocr/page_ocr.h"
#include "pdf/pdf_document.h"

namespace planleser {

class DocumentRasters : public PageRasters {
public:
    // `document` outlives it; pages count from 1.
    DocumentRasters(PdfDocument& document, int page) : m_document(document), m_page(page) {}
    Raster pixels_of(Picture const& picture) override {
        return m_document.picture_pixels(m_page, picture.index).value_or(Raster());
    }
    Raster render(double pixels_an_inch) override { return m_document.render_page(m_page, pixels_an_inch); }

private:
    PdfDocument& m_document;
    int m_page;
};

} // namespace planleser
