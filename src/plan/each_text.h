// Visits every text of a part of the document, in order of reading: headings, paragraphs, items, cells.
#pragma once

#include "structure/document_tree.h"

#include <variant>

namespace planleser {

template <class Visit>
void each_text(Section const& section, Visit&& visit) {
    visit(section.heading.text);
    for (auto const& block : section.blocks) {
        if (auto const* paragraph = std::get_if<Paragraph>(&block))
            visit(paragraph->text);
        else if (auto const* item = std::get_if<ListItem>(&block))
            visit(item->content.text);
        else if (auto const* table = std::get_if<Table>(&block))
            for (auto const& cell : table->cells) visit(cell.text());
    }
    for (auto const& child : section.sections) each_text(child, visit);
}

} // namespace planleser
