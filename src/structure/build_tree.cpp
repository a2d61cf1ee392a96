#include "structure/build_tree.h"

#include "structure/joined_table.h"
#include "structure/paragraphs.h"
#include "text/code_points.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace planleser {
namespace {

// What stands next in the document: lines not yet told what they are, or a thing complete by itself.
struct Piece {
    std::variant<LineGroup, TablePart, PictureBlock> content;
    PageLayout const* page = nullptr;
};

enum class Role { Paragraph, ListItem, Heading, ContentsLine };

class TreeBuilder {
public:
    TreeBuilder(std::vector<PageLayout>& pages, TreeOptions const& options, Diagnostics& diagnostics)
        : m_pages(pages), m_options(options), m_diagnostics(diagnostics) {}

    DocumentTree build(GlyphTable glyphs);

private:
    Piece& append_piece(PageLayout const& page) {
        m_pieces.emplace_back().page = &page;
        return m_pieces.back();
    }
    void read_vocabulary();
    void collect_pieces();
    void collect_text(
        PageLayout const& page, TextBlock const& block, std::map<long, double> const& right_edges);
    void judge_groups();
    void mark_contents_lines();
    bool is_list_item(std::size_t piece) const;
    void append_pieces();
    void append_group(std::size_t piece);
    void open_section(HeadingCandidate const& heading, LineGroup const& group);
    std::vector<Block>& blocks() { return m_path.back()->blocks; }

    std::vector<PageLayout>& m_pages;
    TreeOptions const& m_options;
    Diagnostics& m_diagnostics;
    TextJoining m_joining;
    std::vector<Piece> m_pieces;
    std::vector<Role> m_roles; // one a piece; of groups only
    std::vector<HeadingCandidate> m_headings;
    std::vector<std::size_t> m_heading_of; // by piece; none: npos
    DocumentTree m_tree;
    std::vector<Section*> m_path; // open sections from the root down
    ListDepths m_depths;
    std::size_t m_last_group = npos; // the piece that ended last, where a paragraph may go on

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Whether a page or column ends between two groups that follow each other.
bool stands_elsewhere(LineGroup const& last, LineGroup const& next) {
    return next.page != last.page || next.first().baseline < last.last().baseline;
}

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

void TreeBuilder::read_vocabulary() {
    m_joining.hyphenation = m_options.hyphenation;
    bool broken = false;
    for (auto const& page : m_pages)
        for_each_line(page, [&](TextLine const& line) {
            m_joining.vocabulary.add_line(
                line.text.view(), broken ? Vocabulary::Begins::MidWord : Vocabulary::Begins::Whole);
            broken = ends_in_hyphen(line.text.view());
        });
}

long edge_bucket(double x) {
    return std::lround(x / 24);
}

void TreeBuilder::collect_text(
    PageLayout const& page, TextBlock const& block, std::map<long, double> const& right_edges) {
    LineGroupEdges edges;
    edges.page = page.page;
    edges.framed = block.framed;
    edges.background = block.background;
    edges.right_edge = block.box.x1;
    if (!block.framed)
        for (auto bucket = edge_bucket(block.box.x0) - 1; bucket <= edge_bucket(block.box.x0) + 1; ++bucket)
            if (auto const found = right_edges.find(bucket); found != right_edges.end())
                edges.right_edge = std::max(edges.right_edge, found->second);
    for (LineGroup& group : group_lines(block.lines, edges, m_options.groups))
        append_piece(page).content = std::move(group);
}

void TreeBuilder::collect_pieces() {
    for (auto const& page : m_pages) {
        std::map<long, double> right_edges; // of unframed blocks, by their left edge
        for (auto const& block : page.blocks)
            if (auto const* text = std::get_if<TextBlock>(&block); text != nullptr && !text->framed)
                for (auto const& line : text->lines) {
                    auto& edge = right_edges[edge_bucket(text->box.x0)];
                    edge = std::max(edge, line.box.x1);
                }
        for (auto const& block : page.blocks) {
            if (auto const* text = std::get_if<TextBlock>(&block)) collect_text(page, *text, right_edges);
            if (auto const* grid = std::get_if<TableGrid>(&block))
                append_piece(page).content = TablePart{grid, &page};
            if (auto const* picture = std::get_if<PlacedPicture>(&block))
                append_piece(page).content =
                    PictureBlock{{page.page, picture->box}, picture->alternative_text};
        }
    }
}

// Three lines in a row that end in page numbers which do not fall: a table of contents.
void TreeBuilder::mark_contents_lines() {
    auto const page_number_of = [&](std::size_t piece) -> int {
        auto const* group = std::get_if<LineGroup>(&m_pieces[piece].content);
        if (group == nullptr) return -1;
        auto const text = group->last().text.view();
        auto const end = text.find_last_not_of("0123456789");
        if (end == std::string_view::npos || text.size() - end - 1 > 3 || text.size() - end < 2) return -1;
        if (text[end] != ' ' && text[end] != '.' && text[end] != '\t') return -1;
        int const number = std::stoi(std::string(text.substr(end + 1)));
        return number <= static_cast<int>(m_pages.size()) + 20 ? number : -1;
    };
    for (std::size_t begin = 0; begin < m_pieces.size();) {
        int last = page_number_of(begin);
        auto end = begin + 1;
        if (last >= 0)
            while (end < m_pieces.size()) {
                int const number = page_number_of(end);
                if (number < last) break;
                last = number;
                ++end;
            }
        if (last >= 0 && end - begin >= 3)
            for (auto piece = begin; piece < end; ++piece) m_roles[piece] = Role::ContentsLine;
        begin = end;
    }
}

bool TreeBuilder::is_list_item(std::size_t piece) const {
    auto const& group = std::get<LineGroup>(m_pieces[piece].content);
    return group.marker != MarkerKind::None && group.marker != MarkerKind::SectionNumber;
}

void TreeBuilder::judge_groups() {
    m_roles.assign(m_pieces.size(), Role::Paragraph);
    m_heading_of.assign(m_pieces.size(), npos);
    mark_contents_lines();
    BodyPrint const body = find_body_print(m_pages);
    for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
        auto const* group = std::get_if<LineGroup>(&m_pieces[piece].content);
        if (group == nullptr || m_roles[piece] == Role::ContentsLine) continue;
        PageLayout const& page = *m_pieces[piece].page;
        auto heading =
            judge_heading(*group, body, page.tags_trusted ? &page.tags : nullptr, m_options.headings);
        if (heading) {
            heading->group = piece;
            m_roles[piece] = Role::Heading;
            m_heading_of[piece] = m_headings.size();
            m_headings.push_back(*heading);
        } else if (is_list_item(piece)) {
            m_roles[piece] = Role::ListItem;
        }
    }
    rank_headings(m_headings);
}

void TreeBuilder::open_section(HeadingCandidate const& candidate, LineGroup const& group) {
    Section section;
    section.heading.level = candidate.level;
    section.heading.number = candidate.number.text;
    section.heading.style = candidate.style;
    section.heading.confidence = candidate.confidence;
    section.heading.text = make_paragraph(group.lines, m_joining).text;
    drop_front(section.heading.text, candidate.number.length);
    while (m_path.size() > 1 && m_path.back()->heading.level >= candidate.level) m_path.pop_back();
    m_path.back()->sections.push_back(std::move(section));
    m_path.push_back(&m_path.back()->sections.back());
}

void TreeBuilder::append_group(std::size_t piece) {
    auto const& group = std::get<LineGroup>(m_pieces[piece].content);
    if (m_roles[piece] == Role::Heading) {
        open_section(m_headings[m_heading_of[piece]], group);
        m_depths.reset();
        return;
    }
    if (m_roles[piece] == Role::Paragraph && m_last_group != npos && !blocks().empty()) {
        auto const& last = std::get<LineGroup>(m_pieces[m_last_group].content);
        Paragraph* open = std::get_if<Paragraph>(&blocks().back());
        if (auto* item = std::get_if<ListItem>(&blocks().back())) open = &item->content;
        if (open != nullptr && stands_elsewhere(last, group) &&
            goes_on(open->text.view(), last, group, m_options.groups)) {
            continue_paragraph(*open, group.lines, m_joining);
            return;
        }
    }
    if (m_roles[piece] == Role::ListItem) {
        double const size = static_cast<double>(group.first().style().size);
        blocks().emplace_back(
            make_list_item(group, m_depths.depth_of(group.first().box.x0, 0.5 * size), m_joining));
        return;
    }
    m_depths.reset();
    Paragraph paragraph = make_paragraph(group.lines, m_joining);
    paragraph.contents_line = m_roles[piece] == Role::ContentsLine;
    blocks().emplace_back(std::move(paragraph));
}

void TreeBuilder::append_pieces() {
    m_path = {&m_tree.root};
    m_tree.root.heading.level = 0;
    for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
        auto& content = m_pieces[piece].content;
        if (std::holds_alternative<LineGroup>(content)) {
            append_group(piece);
            m_last_group = m_roles[piece] == Role::Heading ? npos : piece;
            continue;
        }
        m_depths.reset();
        m_last_group = npos;
        if (auto const* part = std::get_if<TablePart>(&content)) {
            JoinedTable table(*part, m_options.groups);
            while (piece + 1 < m_pieces.size()) {
                auto const* next = std::get_if<TablePart>(&m_pieces[piece + 1].content);
                if (next == nullptr || !table.join(*next)) break;
                ++piece;
            }
            blocks().emplace_back(table.finish(m_joining));
        }
        if (auto* picture = std::get_if<PictureBlock>(&m_pieces[piece].content))
            blocks().emplace_back(std::move(*picture));
    }
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

DocumentTree TreeBuilder::build(GlyphTable glyphs) {
    set_furniture_aside(m_pages, m_options.furniture);
    read_vocabulary();
    collect_pieces();
    judge_groups();
    append_pieces();
    finish(m_tree.root);
    m_tree.glyphs = std::move(glyphs);
    for (auto& page : m_pages) {
        m_tree.pages.push_back({page.width, page.height, page.label});
        for (auto& line : page.furniture) m_tree.furniture.push_back(std::move(line.text));
        m_tree.links.insert(m_tree.links.end(), page.links.begin(), page.links.end());
    }
    return std::move(m_tree);
}

} // namespace

DocumentTree build_tree(
    std::vector<PageLayout> pages, GlyphTable glyphs, TreeOptions const& options, Diagnostics& diagnostics) {
    return TreeBuilder(pages, options, diagnostics).build(std::move(glyphs));
}

} // namespace planleser
