// Whether a grid is a table, or a chart, a diagram or chance that looks like one.
//
// Against it speak tick marks of an axis, rulings that run through words (grid lines of a chart), words of a
// diagram's boxes, and places of the grid that stay empty. Lengths are points of the TableView.
#pragma once

#include "layout/rulings.h"
#include "layout/table_draft.h"

#include <cstdint>
#include <vector>

namespace planleser {

struct TrustOptions {
    // Marks in a row that make an axis; a table's rulings have no such row of stubs.
    std::size_t axis_ticks = 5;
    // Figures above each other that fall by equal steps at equal distances: the scale of an axis. A table
    // seldom has as many of these.
    std::size_t scale_labels = 5;
    // In text sizes: longer strokes are sides of cells.
    double tick_length = 0.7;
    // Share of the words that rulings may run through.
    double cut_words = 0.04;
    // In points from the top of the page: where the rest of a row that a page break cut begins.
    double rest_of_row = 140;
    // Share of the places of the grid that have text: ruled grids may be forms, others must be filled.
    double filled_lattice = 0.2;
    double filled_alignment = 0.45;
    double filled_text = 0.6; // without figures and rulings
    // A cell with so many words is a paragraph; without rulings, paragraphs side by side are page columns.
    std::size_t paragraph_words = 14;
    // Charts and photographs are recognised as rubbish in rows: what is read in an illustration must be read
    // well.
    double pictured_confidence = 0.85;
    double pictured_doubt = 0.6,
           doubtful_words = 0.3; // words below the one or without letters and digits, of all
    // Entries that make a table of contents; fewer growing numbers may be amounts and their sum.
    int contents_entries = 5;
};

// What speaks for a grid besides that its text is aligned.
enum class GridSupport { None, Rulings, Headings };

class ChartSigns {
public:
    ChartSigns(TableView const& view, Rulings const& rulings, TrustOptions const& options = {});

    // Whether an axis lies in the box or beside it.
    bool axis_at(Box const& box) const;
    // Whether figures of the table are the scale of an axis.
    bool has_scale(DraftTable const& table) const;
    // The words of the table that rulings run through.
    std::size_t cut_words(DraftTable const& table) const;
    // Those of them that begin where the text of several cells does: each is wider than its cell.
    std::size_t words_too_wide(DraftTable const& table) const;

private:
    enum class CutBy { Vertical, Horizontal };
    bool is_cut(ViewWord const& word, CutBy by) const;
    void find_scales(TrustOptions const& options);

    TableView const& m_view;
    Rulings const& m_rulings;
    std::vector<Box> m_axes;
    std::vector<std::uint32_t> m_scales; // words of the view, ascending
};

// Whether the grid is a table of contents: text, and page numbers at the right that never fall.
bool is_contents(DraftTable const& table, TableView const& view, TrustOptions const& options = {});

// Places of the grid that a cell with words covers, as a share of all.
double filled_share(DraftTable const& table);

// Whether its words come from an illustration and were hardly readable.
bool is_misread_picture(DraftTable const& table, TableView const& view, TrustOptions const& options = {});

// For grids from crossing rulings, and for grids from alignment with or without rulings around them.
bool is_ruled_table(DraftTable const& table, ChartSigns const& signs, TrustOptions const& options = {});
bool is_aligned_table(DraftTable const& table, TableView const& view, ChartSigns const& signs,
    GridSupport support, TrustOptions const& options = {});

} // namespace planleser
