// The pixels of one page of an open document, for the recognition of what it shows.
#pragma once

#include "ocr/page_ocr.h"
#include "pdf/pdf_document.h"

#include <functional>
#include <utility>

namespace planleser {

class DocumentRasters : public PageRasters {
public:
    // `document` outlives it; pages count from 1. `asked` is called before the first pixels are made, which
    // is work that many a page is spared.
    DocumentRasters(PdfDocument& document, int page, std::function<void()> asked = {})
        : m_document(document), m_page(page), m_asked(std::move(asked)) {}
    Raster pixels_of(Picture const& picture) override {
        tell_once();
        return m_document.picture_pixels(m_page, picture.index).value_or(Raster());
    }
    Raster render(double pixels_an_inch) override {
        tell_once();
        return m_document.render_page(m_page, pixels_an_inch);
    }

private:
    void tell_once() {
        if (auto const asked = std::exchange(m_asked, nullptr)) asked();
    }

    PdfDocument& m_document;
    int m_page;
    std::function<void()> m_asked; // empty: none, or called
};

} // namespace planleser
