// The pages of a PDF as a review folder keeps them: pictures and words, made once, in processes of their own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace planleser {

struct PagesToReview {
    std::filesystem::path pdf;
    std::string sha256;
    std::filesystem::path folder; // of the document within the review folder
    std::size_t pages = 0;
};

struct ReviewedPages {
    std::vector<std::pair<double, double>> sizes; // points, by page number - 1
    std::size_t made = 0;                         // that were not there already
    std::vector<std::string> failures;            // "PDF: reason"
};

// Writes pages/0001.png … and words/0001.js … of every document, except where they are there and were made
// from the same bytes. A page that cannot be rendered has the size of A4 and no files.
std::vector<ReviewedPages> make_review_pages(
    std::vector<PagesToReview> const& documents, std::size_t workers);

} // namespace planleser
