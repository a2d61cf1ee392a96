// What stands beside the pages of a PDF: metadata, page labels, bookmarks, links.
#pragma once

#include "pdf/pdf_document.h"
#include "pdf/poppler_api.h"

#include <string>
#include <vector>

namespace planleser {

PdfMetadata read_metadata(PDFDoc& document);

// Returns the label that a reader shows for a page; empty where the file gives none.
std::string page_label(PDFDoc& document, int number);

std::vector<Bookmark> read_bookmarks(PDFDoc& document);

// Returns the links of a page that `device` has just shown.
std::vector<Link> read_links(PDFDoc& document, Page& page, OutputDev const& device);

} // namespace planleser
