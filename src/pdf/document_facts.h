// What stands beside the pages of a PDF: metadata, page labels, bookmarks, links.
#pragma once

#include "pdf/pdf_document.h"
#include "pdf/poppler_api.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace planleser {

PdfMetadata read_metadata(PDFDoc& document);

// Returns the label that a reader shows for a page; empty where the file gives none.
std::string page_label(PDFDoc& document, int number);

// The numbers of a document's pages by their objects, which Poppler goes through from the first for every
// link.
class PageNumbers {
public:
    explicit PageNumbers(PDFDoc& document) : m_document(document) {}
    PDFDoc& document() { return m_document; }
    // From 1; 0: it is no page's object.
    int number_of(Ref page);

private:
    PDFDoc& m_document;
    std::unordered_map<Ref, int> m_number_of; // of the pages up to m_last
    int m_last = 0;
};

std::vector<Bookmark> read_bookmarks(PageNumbers& pages);

// Returns the links of a page that `device` has just shown.
std::vector<Link> read_links(PageNumbers& pages, Page& page, OutputDev const& device);

} // namespace planleser
