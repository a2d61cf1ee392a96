// CSV as two readers want it: the interchange form, and the one that a Norwegian Excel opens with a double
// click.
#pragma once

#include "handover/export_tables.h"

#include <string>
#include <string_view>

namespace planleser {

struct CsvForm {
    char delimiter = ',';
    char decimal_mark = '.';
    bool byte_order_mark = false;
};
inline constexpr CsvForm csv_interchange{};
inline constexpr CsvForm csv_excel_nb{';', ',', true};

// RFC 4180 with a header row and CRLF. Texts that a spreadsheet would run as a formula get an apostrophe
// before.
std::string write_csv(ExportTable const& table, CsvForm form);

// One cell, quoted where it must be and otherwise as it is.
std::string csv_quoted(std::string_view text, char delimiter);

// One cell of text, guarded against being run as a formula and quoted where it must be.
std::string csv_text(std::string_view text, char delimiter);

} // namespace planleser
