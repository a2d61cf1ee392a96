// The tables of a document as JSON, CSV, HTML or text: what `planleser tables` hands over.
#pragma once

#include "structure/document_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class TableFormat { Json, Csv, Html, Text };

// In reading order; they live as long as the tree.
std::vector<Table const*> tables_of(DocumentTree const& tree);

// One line of JSON: {"file", "tables": [{"page", "pages", "box", "rows", "columns", "header_rows", "caption",
// "notes", "witnesses", "confidence", "cells": [{"row", "col", "row_end", "col_end", "header", "text",
// "at"}]}]}. Pages count from 1, rows and columns from 0, ends are inclusive, empty cells are there too.
std::string tables_to_json(std::string_view file, DocumentTree const& tree);
// A comment line before each table ("# file, page 3, table 1") and an empty line behind it; a text that spans
// stands in its first place.
std::string tables_to_csv(std::string_view file, DocumentTree const& tree);
// <section>s without a page around them; spans as rowspan and colspan.
std::string tables_to_html(std::string_view file, DocumentTree const& tree);
// Columns padded for a terminal.
std::string tables_to_text(std::string_view file, DocumentTree const& tree);

std::string write_tables(TableFormat format, std::string_view file, DocumentTree const& tree);

} // namespace planleser
