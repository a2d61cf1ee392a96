// Builds document trees by hand, each text with glyphs of its own, so that the plan's readers need no PDF.
#pragma once

#include "structure/document_tree.h"

#include <string>
#include <vector>

namespace planleser {

class SmallTree {
public:
    DocumentTree tree;

    SourcedText text(std::string const& words) {
        SourcedText result;
        result.text = words;
        for (char c : words) result.origin.push_back(c == ' ' ? no_glyph : m_next++);
        return result;
    }
    Paragraph paragraph(std::string const& words) { return {text(words), {0}, {}, {}}; }
    ListItem item(std::string const& words, int depth = 0) { return {"•", depth, paragraph(words)}; }

    Section section(std::string const& heading, int level, std::vector<Block> blocks = {}) {
        Section result;
        result.heading.level = level;
        result.heading.text = text(heading);
        result.blocks = std::move(blocks);
        return result;
    }

    // A cell of several lines is a list.
    Table table(std::vector<std::vector<std::string>> const& rows) {
        Table result;
        result.rows = static_cast<int>(rows.size());
        result.columns = static_cast<int>(rows.front().size());
        for (int row = 0; row < result.rows; ++row)
            for (int column = 0; column < result.columns; ++column) {
                TableCell cell;
                cell.row = cell.row_end = row;
                cell.column = cell.column_end = column;
                auto const& words = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                std::size_t begin = 0;
                while (begin < words.size()) {
                    auto const end = std::min(words.find('\n', begin), words.size());
                    auto const line = words.substr(begin, end - begin);
                    if (words.find('\n') == std::string::npos)
                        cell.content.push_back(paragraph(line));
                    else
                        cell.content.push_back(item(line));
                    begin = end + 1;
                }
                result.cells.push_back(std::move(cell));
            }
        return result;
    }

    // Gives every glyph that text() handed out a box on page 1.
    DocumentTree const& finish() {
        PageContent page;
        page.number = 1;
        page.width = 600, page.height = 800;
        page.text.assign(m_next, 'x');
        for (GlyphId i = 0; i < m_next; ++i) {
            auto const x = static_cast<float>(i % 100) * 5;
            auto const y = static_cast<float>(i / 100) * 12; // NOLINT: whole rows are meant
            page.glyphs.push_back({x, y, x + 5, y + 10, i, 100});
        }
        GlyphRun run;
        run.end = m_next;
        page.runs.push_back(run);
        tree.glyphs = GlyphTable();
        tree.glyphs.add(page);
        return tree;
    }

private:
    GlyphId m_next = 0;
};

} // namespace planleser
