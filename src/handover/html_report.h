// One page that shows plans side by side: measures over years, goals, money, findings. It opens from disk,
// asks no network for anything, and holds all it shows.
#pragma once

#include "compare/comparison.h"
#include "handover/status_file.h"
#include "plan/plan.h"

#include <map>
#include <span>
#include <string>
#include <utility>

namespace planleser {

// The picture of a page and the page's size in points, by which boxes are drawn on it.
struct PagePicture {
    std::string data_uri;
    double width = 0, height = 0;
};

struct ReportExtras {
    std::map<std::string, MeasureStatus> status;                 // by measure id
    std::map<std::pair<std::size_t, int>, PagePicture> pictures; // by plan and page
};

// `plans` in the order of comparison.plans.
std::string write_report(
    Comparison const& comparison, std::span<Plan const* const> plans, ReportExtras const& extras);

} // namespace planleser
