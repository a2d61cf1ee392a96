#include "structure/build_tree.h"

#include "structure/footnotes.h"
#include "structure/joined_table.h"
#include "structure/paragraphs.h"
#include "structure/pieces.h"

#include <algorithm>
#include <utility>

namespace planleser {
namespace {

template <class Visit>
void for_each_line(PageLayout const& page, Visit const& visit) {
    for (auto const& block : page.blocks) {
        if (auto const* text = std::get_if<TextBlock>(&block))
            for (auto const& line : text->lines) visit(line);
        if (auto const* table = std::get_if<TableGrid>(&block))
            for (auto const& cell : table->cells)
                for (auto const& line : cell.lines) visit(line);
    }
}

Vocabulary read_vocabulary(std::span<PageLayout const> pages) {
    Vocabulary vocabulary;
    bool broken = false;
    for (auto const& page : pages)
        for_each_line(page, [&](TextLine const& line) {
            vocabulary.add_line(
                line.text.view(), broken ? Vocabulary::Begins::MidWord : Vocabulary::Begins::Whole);
            broken = ends_in_hyphen(line.text.view());
        });
    return vocabulary;
}

Vocabulary read_inner_words(std::span<PageLayout const> pages) {
    Vocabulary words;
    for (auto const& page : pages)
        for_each_line(page, [&](TextLine const& line) {
            auto const text = line.text.view();
            auto const first = text.find(' '), last = text.rfind(' ');
            if (first != std::string_view::npos && last > first)
                words.add_line(text.substr(first + 1, last - first - 1));
        });
    return words;
}

// Whether a page or column ends between two groups that follow each other.
bool stands_elsewhere(LineGroup const& last, LineGroup const& next) {
    return next.page != last.page || next.first().baseline < last.last().baseline;
}

// Writes the pieces one after the other into sections.
class TreeWriter {
public:
    TreeWriter(DocumentTree& tree, std::span<PagePiece> pieces, std::span<HeadingCandidate const> headings,
        TextJoining const& joining, LineGroupOptions const& options)
        : m_pieces(pieces), m_headings(headings), m_joining(joining), m_options(options), m_path{&tree.root} {
        tree.root.heading.level = 0;
    }

    void write() {
        for (m_next = 0; m_next < m_pieces.size();) {
            PagePiece& piece = m_pieces[m_next++];
            if (auto const* group = piece.group())
                write_group(piece, *group);
            else if (auto const* part = std::get_if<TablePart>(&piece.content))
                write_table(*part);
            else
                write_picture(std::get<PictureBlock>(piece.content));
        }
    }

private:
    void write_group(PagePiece const& piece, LineGroup const& group);
    void write_heading(HeadingCandidate const& candidate, LineGroup const& group);
    void write_footnote(LineGroup const& group);
    void write_table(TablePart const& part);
    void take_caption(Table& table, TablePart const& part);
    void write_picture(PictureBlock& picture);
    int depth_by_marker(LineGroup const& group);
    bool append_to_open_text(LineGroup const& group);
    std::vector<Block>& blocks() { return m_path.back()->blocks; }

    std::span<PagePiece> m_pieces;
    std::span<HeadingCandidate const> m_headings;
    TextJoining const& m_joining;
    LineGroupOptions const& m_options;
    std::size_t m_next = 0;         // piece
    std::vector<Section*> m_path;   // open sections from the root down
    std::vector<int> m_ranks = {0}; // of their headings, as rank_headings gave them
    ListDepths m_depths;
    // The text that may go on in another column or on another page, and its lines so far.
    std::size_t m_open_block = 0;
    LineGroup const* m_open_group = nullptr;
    bool m_interrupted = false; // by a picture
};

// How deep the list's items with such a marker stood in the column before; the outermost where none did.
int TreeWriter::depth_by_marker(LineGroup const& group) {
    auto const marker = make_list_item(group, 0, m_joining).marker;
    auto const& known = blocks();
    for (auto block = known.rbegin(); block != known.rend(); ++block) {
        auto const* item = std::get_if<ListItem>(&*block);
        if (item == nullptr) break;
        if (item->marker == marker) return item->depth;
    }
    return 0;
}

bool TreeWriter::append_to_open_text(LineGroup const& group) {
    if (m_open_group == nullptr || m_open_block >= blocks().size()) return false;
    auto& block = blocks()[m_open_block];
    Paragraph* open = std::get_if<Paragraph>(&block);
    if (auto* item = std::get_if<ListItem>(&block)) open = &item->content;
    if (open == nullptr || open->contents_line ||
        !(stands_elsewhere(*m_open_group, group) || m_interrupted) ||
        !goes_on(open->text.view(), *m_open_group, group, m_options))
        return false;
    continue_paragraph(*open, group, m_joining);
    m_open_group = &group;
    m_interrupted = false;
    return true;
}

void TreeWriter::write_group(PagePiece const& piece, LineGroup const& group) {
    switch (piece.role) {
    case Role::Merged:
        return;
    case Role::Heading:
        return write_heading(m_headings[piece.heading], group);
    case Role::Footnote:
        return write_footnote(group);
    case Role::ListItem: {
        double const slack = 0.5 * static_cast<double>(group.first().style().size);
        double const left = group.first().box.x0;
        if (m_open_group != nullptr && stands_elsewhere(*m_open_group, group) && !m_depths.knows(left, slack))
            m_depths.resume(left, depth_by_marker(group));
        int const depth = m_depths.depth_of(left, slack);
        blocks().emplace_back(make_list_item(group, depth, m_joining));
        break;
    }
    case Role::Paragraph:
    case Role::ContentsLine: {
        if (piece.role == Role::Paragraph && append_to_open_text(group)) return;
        m_depths.reset();
        Paragraph paragraph = make_paragraph(group, m_joining);
        paragraph.contents_line = piece.role == Role::ContentsLine;
        blocks().emplace_back(std::move(paragraph));
        break;
    }
    }
    m_open_block = blocks().size() - 1;
    m_open_group = &group;
    m_interrupted = false;
}

void TreeWriter::write_heading(HeadingCandidate const& candidate, LineGroup const& group) {
    while (m_path.size() > 1 && m_ranks.back() >= candidate.level) {
        m_path.pop_back();
        m_ranks.pop_back();
    }
    Section section;
    // Print is ranked over the whole document, but a reader counts levels from the heading above.
    section.heading.level = candidate.number.depth > 0
                                ? candidate.level
                                : std::min(candidate.level, m_path.back()->heading.level + 1);
    section.heading.number = candidate.number.text;
    section.heading.style = candidate.style;
    section.heading.confidence = candidate.confidence;
    section.heading.text = make_paragraph(group, m_joining).text;
    drop_front(section.heading.text, candidate.number.length);
    m_path.back()->sections.push_back(std::move(section));
    m_path.push_back(&m_path.back()->sections.back());
    m_ranks.push_back(candidate.level);
    m_depths.reset();
    m_open_group = nullptr;
}

// The text of the page goes on behind its footnotes.
void TreeWriter::write_footnote(LineGroup const& group) {
    auto const mark = find_footnote_mark(group.first());
    Paragraph paragraph = make_paragraph(group, m_joining);
    auto* last = blocks().empty() ? nullptr : std::get_if<Footnote>(&blocks().back());
    if (mark.length == 0 && last != nullptr) {
        append_line(last->text, paragraph.text, m_joining.vocabulary, m_joining.hyphenation);
        return;
    }
    drop_front(paragraph, mark.length);
    blocks().emplace_back(Footnote{mark.text, std::move(paragraph.text)});
}

// A short line directly above a table that ends as no sentence does names it.
void TreeWriter::take_caption(Table& table, TablePart const& part) {
    constexpr std::size_t longest = 140; // bytes
    if (m_open_group == nullptr || m_open_block + 1 != blocks().size()) return;
    auto* paragraph = std::get_if<Paragraph>(&blocks().back());
    double const size = static_cast<double>(m_open_group->last().style().size);
    double const gap = part.grid->box.y0 - m_open_group->last().baseline;
    if (paragraph == nullptr || m_open_group->page != part.page->page || m_open_group->lines.size() > 2 ||
        paragraph->text.size() > longest || ends_sentence(paragraph->text.view()) || gap < -0.5 * size ||
        gap > 1.6 * size)
        return;
    table.caption = std::move(paragraph->text);
    blocks().pop_back();
}

void TreeWriter::write_table(TablePart const& part) {
    JoinedTable table(part, m_options);
    TablePart const* last = &part;
    std::vector<LineGroup const*> footnotes; // between the parts
    for (auto next = m_next; next < m_pieces.size(); ++next) {
        PagePiece const& piece = m_pieces[next];
        if (piece.role == Role::Footnote) {
            footnotes.push_back(piece.group());
            continue;
        }
        auto const* more = std::get_if<TablePart>(&piece.content);
        if (more == nullptr || !table.join(*more)) break;
        last = more;
        m_next = next + 1;
        for (auto const* footnote : footnotes) write_footnote(*footnote);
        footnotes.clear();
    }
    Table finished = table.finish(m_joining);
    bool const drawn = (part.grid->witnesses & static_cast<unsigned>(TableWitness::DrawnLines)) != 0;
    if (finished.rows == 1 && finished.header_rows == 1 && !drawn) {
        // Headings at the foot of a page that no table follows.
        for (TableCell& cell : finished.cells)
            for (CellBlock& block : cell.content)
                std::visit([&](auto& content) { blocks().emplace_back(std::move(content)); }, block);
        m_depths.reset();
        m_open_group = nullptr;
        return;
    }
    take_caption(finished, part);
    // Starred lines directly below a table are its notes.
    double bottom = last->grid->box.y1;
    for (; m_next < m_pieces.size(); ++m_next) {
        auto const* group = m_pieces[m_next].group();
        if (group == nullptr || group->page != last->page->page || m_pieces[m_next].role == Role::Heading)
            break;
        double const size = static_cast<double>(group->first().style().size);
        bool const starred = find_footnote_mark(group->first()).text.starts_with('*');
        if (!starred || group->first().baseline - bottom > 3 * size || group->first().baseline < bottom)
            break;
        finished.notes.push_back(make_paragraph(*group, m_joining).text);
        bottom = group->last().baseline;
    }
    blocks().emplace_back(std::move(finished));
    m_depths.reset();
    m_open_group = nullptr;
}

void TreeWriter::write_picture(PictureBlock& picture) {
    blocks().emplace_back(std::move(picture));
    m_interrupted = true;
}

void finish(SourcedText& text) {
    finish_lines(text);
}
void finish(Paragraph& paragraph) {
    finish_lines(paragraph.text);
}
void finish(ListItem& item) {
    finish_lines(item.content.text);
}
void finish(PictureBlock&) {}
void finish(Footnote& footnote) {
    finish_lines(footnote.text);
}
void finish(Table& table) {
    for (auto& cell : table.cells)
        for (auto& block : cell.content) std::visit([](auto& b) { finish(b); }, block);
    for (auto& text : table.notes) finish(text);
    for (auto& text : table.repeated) finish(text);
    finish(table.caption);
}
void finish(Section& section) {
    finish(section.heading.text);
    for (auto& block : section.blocks) std::visit([](auto& b) { finish(b); }, block);
    for (auto& child : section.sections) finish(child);
}

} // namespace

DocumentTree build_tree(
    std::vector<PageLayout> pages, GlyphTable glyphs, TreeOptions const& options, Diagnostics& diagnostics) {
    (void)diagnostics;
    TextJoining const joining{read_vocabulary(pages), read_inner_words(pages), options.hyphenation};
    auto pieces = collect_pieces(pages, options.groups);
    mark_pictured(pieces, glyphs);
    auto const headings = judge_pieces(
        pieces, find_body_print(pages), static_cast<int>(pages.size()), options.groups, options.headings);
    drop_footnote_marks(pages, pieces);

    DocumentTree tree;
    TreeWriter(tree, pieces, headings, joining, options.groups).write();
    finish(tree.root);
    tree.glyphs = std::move(glyphs);
    for (auto& page : pages) {
        tree.pages.push_back({page.width, page.height, page.label});
        for (auto& line : page.furniture) tree.furniture.push_back(std::move(line.text));
        if (!page.swatches.empty()) tree.swatches.push_back({page.page, std::move(page.swatches)});
        tree.links.insert(tree.links.end(), page.links.begin(), page.links.end());
    }
    return tree;
}

} // namespace planleser
