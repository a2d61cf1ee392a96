// The parts of the report page, put into the program when it is built (src/handover/report/).
#pragma once

#include <string_view>

namespace planleser::report_assets {

extern std::string_view const
    page; // {{title}}, {{style}}, {{data}}, {{chart}}, {{script}} stand for the rest
extern std::string_view const style;
extern std::string_view const script;
extern std::string_view const chart; // Chart.js, MIT licence: report/vendor/chart.js-LICENSE.md

} // namespace planleser::report_assets
