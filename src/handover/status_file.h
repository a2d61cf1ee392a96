// How far each measure has come, as a person keeps it beside the plans: a CSV of measure id, status and
// comment.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace planleser {

struct MeasureStatus {
    std::string colour; // "green", "yellow", "red"; empty: the status names none
    std::string status; // as written
    std::string comment;
};

// Comma or semicolon, a header row or none. A status that begins with green, yellow or red, in English or
// Norwegian, gives the colour. Throws ImportError (BadPlan) with the line where a row has no status.
std::map<std::string, MeasureStatus> read_status_file(std::string_view csv);

} // namespace planleser
