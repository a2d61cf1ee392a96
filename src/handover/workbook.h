// An XLSX workbook for people: sheets Tiltak, Mål, Partnere, Budsjett and Merknader, in bokmål.
//
// Headers are frozen and filterable, amounts are numbers, texts are never formulas, and each row links to its
// page of the PDF by the file's name. Throws ImportError (Unwritable).
#pragma once

#include "plan/plan.h"

#include <filesystem>
#include <span>

namespace planleser {

void write_workbook(std::filesystem::path const& file, std::span<Plan const> plans);

} // namespace planleser
