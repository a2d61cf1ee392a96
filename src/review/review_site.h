// The files of a review folder that are text: pages, style and scripts. It opens from disk and asks no
// network for anything.
//
//   index.html            the documents with what is left to decide
//   review.css, *.js      shared by all documents
//   NAME/index.html       one document's review
//   NAME/data.js          review_data.h
//   NAME/pages/0001.png   pictures of its pages, loaded when they are looked at
//   NAME/words/0001.js    page_words.h, loaded when somebody draws on that page
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace planleser {

struct ReviewEntry {
    std::string name, title, file, sha256;
    std::size_t pages = 0, values = 0, doubts = 0;
};

// By path within the folder: index, style and scripts, and each document's page.
std::map<std::string, std::string> review_site(std::vector<ReviewEntry> const& documents);

// "0001.png": the name of a page's file.
std::string page_file_name(int page, std::string const& ending);

} // namespace planleser
