// Pages of PDFs as PNGs, rendered in processes of their own as everything that touches a PDF.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace planleser {

struct RenderedPage {
    std::string png;
    double width = 0, height = 0; // of the page, points
};

struct PagesToRender {
    std::filesystem::path file;
    std::set<int> pages; // from 1
};

struct RenderedPages {
    std::vector<std::map<int, RenderedPage>> of_file; // as asked; pages that gave nothing are missing
    std::vector<std::string> failures;                // "PATH: reason"
};

RenderedPages render_pages(std::vector<PagesToRender> const& wanted, double pixels_an_inch);

} // namespace planleser
