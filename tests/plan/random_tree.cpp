#include "plan/random_tree.h"

#include "text/code_points.h"

#include <random>

namespace planleser {

namespace {

class TreeMaker {
public:
    TreeMaker(std::uint32_t seed, std::vector<std::string> const& known_words)
        : m_random(seed), m_known(known_words) {}

    RandomTree make() {
        auto& tree = m_result.tree;
        tree.root.heading.level = 0;
        for (auto n = between(0, 2); n > 0; --n) tree.root.blocks.push_back(block());
        for (auto n = between(1, 5); n > 0; --n) tree.root.sections.push_back(section(1));
        for (auto n = between(0, 2); n > 0; --n) tree.furniture.push_back(text(2));
        finish_page();
        return std::move(m_result);
    }

private:
    int between(int low, int high) {
        return low + static_cast<int>(m_random() % static_cast<unsigned>(high - low + 1));
    }
    bool chance(int of_ten) { return between(0, 9) < of_ten; }

    std::string unique_word() {
        static constexpr char letters[] = "bdfgklmnprstv";
        static constexpr char vowels[] = "aeiouy";
        std::string word = "q"; // no Norwegian word begins so
        for (auto number = ++m_count; number > 0; number /= 78) {
            word += letters[number % 13];
            word += vowels[number / 13 % 6];
        }
        m_result.words.push_back(word);
        return word;
    }

    std::string known_word() { return m_known[m_random() % m_known.size()]; }

    void draw(SourcedText& out, std::string_view bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            auto const point = code_point_at(bytes, at);
            auto const character = bytes.substr(at, point.end - at);
            at = point.end;
            auto const x = static_cast<float>(5 * (m_page.glyphs.size() % 100));
            auto const y = static_cast<float>(10 * (m_page.glyphs.size() / 100));
            out.append(character, m_page.first_glyph + static_cast<GlyphId>(m_page.glyphs.size()));
            m_page.glyphs.push_back(
                {x, y, x + 5, y + 10, static_cast<std::uint32_t>(m_page.text.size()), 100});
            m_page.text += character;
        }
    }

    SourcedText text(int words) {
        SourcedText out;
        for (int i = 0; i < words; ++i) {
            if (i > 0) out.append(" ", no_glyph);
            draw(out, chance(2) ? std::to_string(between(1, 5000)) : unique_word());
        }
        draw(out, " ");
        return out;
    }

    SourcedText label() {
        SourcedText out;
        draw(out, known_word());
        if (chance(3)) draw(out, ":");
        return out;
    }

    Paragraph paragraph(SourcedText content) {
        Paragraph result;
        result.text = std::move(content);
        result.line_begins = {0};
        return result;
    }

    ListItem list_item() {
        static char const* const markers[] = {"•", "-", "1.", "a)"};
        ListItem item;
        item.marker = markers[between(0, 3)];
        item.depth = between(0, 1);
        item.content = paragraph(text(between(1, 12)));
        SourcedText drawn_marker;
        draw(drawn_marker, item.marker);
        item.content.text.dropped.insert(
            item.content.text.dropped.end(), drawn_marker.origin.begin(), drawn_marker.origin.end());
        return item;
    }

    Table table() {
        Table result;
        result.rows = between(1, 6);
        result.columns = between(1, 5);
        result.header_rows = between(0, 1);
        result.at = {{m_page.number, {0, 0, 100, 100}}};
        bool const figures = chance(4);
        for (int row = 0; row < result.rows; ++row)
            for (int column = 0; column < result.columns; ++column) {
                auto const words_before = m_result.words.size();
                TableCell cell;
                cell.row = cell.row_end = row;
                cell.column = cell.column_end = column;
                cell.header = row < result.header_rows;
                cell.at = result.at;
                if (column + 1 < result.columns && chance(1)) cell.column_end = ++column;
                if (cell.header && chance(6)) {
                    cell.content.emplace_back(paragraph(label()));
                } else if (figures && column > 0 && !cell.header) {
                    SourcedText figure;
                    draw(figure, std::to_string(between(0, 99'999)));
                    cell.content.emplace_back(paragraph(std::move(figure)));
                } else {
                    for (auto n = between(0, 2); n > 0; --n) {
                        if (chance(3))
                            cell.content.emplace_back(list_item());
                        else
                            cell.content.emplace_back(paragraph(text(between(1, 8))));
                    }
                }
                // The head of a column says what its cells are; where they are empty it has no field to name.
                if (cell.header) m_result.words.resize(words_before);
                result.cells.push_back(std::move(cell));
            }
        if (chance(3)) result.caption = text(3);
        if (chance(2)) result.notes.push_back(text(4));
        return result;
    }

    Block block() {
        switch (between(0, 9)) {
        case 0:
        case 1:
        case 2:
            return table();
        case 3:
        case 4:
            return list_item();
        case 5: {
            auto content = label();
            draw(content, " ");
            content.append(text(3));
            return paragraph(std::move(content));
        }
        case 6: {
            SourcedText marker;
            draw(marker, "*");
            Footnote note{"*", text(4)};
            note.text.dropped.insert(note.text.dropped.end(), marker.origin.begin(), marker.origin.end());
            return note;
        }
        default:
            return paragraph(text(between(1, 25)));
        }
    }

    Section section(int level) {
        Section result;
        result.heading.level = level;
        result.heading.text = chance(5) ? label() : text(between(1, 4));
        if (chance(4)) {
            result.heading.number = std::to_string(between(1, 9));
            SourcedText number;
            draw(number, result.heading.number);
            result.heading.text.dropped = number.origin;
        }
        for (auto n = between(0, 5); n > 0; --n) result.blocks.push_back(block());
        if (level < 4)
            for (auto n = between(0, 2); n > 0; --n) result.sections.push_back(section(level + 1));
        if (chance(2)) next_page();
        return result;
    }

    void finish_page() {
        m_result.tree.glyphs.add(m_page);
        m_result.tree.pages.push_back({595, 842, ""});
    }

    void next_page() {
        finish_page();
        auto const next = m_page.number + 1;
        auto const first = m_page.first_glyph + static_cast<GlyphId>(m_page.glyphs.size());
        m_page = {};
        m_page.number = next;
        m_page.first_glyph = first;
    }

    static PageContent first_page() {
        PageContent page;
        page.number = 1;
        return page;
    }

    std::mt19937 m_random;
    std::vector<std::string> const& m_known;
    RandomTree m_result;
    PageContent m_page = first_page();
    std::uint32_t m_count = 0;
};

} // namespace

RandomTree random_tree(std::uint32_t seed, std::vector<std::string> const& known_words) {
    return TreeMaker(seed, known_words).make();
}

} // namespace planleser
