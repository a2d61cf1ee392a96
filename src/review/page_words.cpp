#include "review/page_words.h"

#include "plan/json_writer.h"

#include <algorithm>
#include <variant>

namespace planleser {

namespace {

class WordWriter {
public:
    explicit WordWriter(PageContent const& content) : m_content(content) { m_out.begin_list(); }

    void write(TextLine const& line) {
        m_out.begin_list(JsonShape::OneLine);
        auto const& text = line.text;
        for (std::size_t begin = 0; begin < text.size();) {
            auto const end = std::min(text.text.find(' ', begin), text.size());
            write_word(text, begin, end);
            begin = end + 1;
        }
        m_out.end_list();
    }
    void write(TextBlock const& block) {
        for (auto const& line : block.lines) write(line);
    }
    void write(TableGrid const& table) {
        for (auto const& cell : table.cells)
            for (auto const& line : cell.lines) write(line);
    }
    void write(PlacedPicture const& /*picture*/) {}

    std::string take() {
        m_out.end_list();
        return m_out.take();
    }

private:
    void write_word(SourcedText const& text, std::size_t begin, std::size_t end) {
        Box box;
        for (auto at = begin; at < end; ++at)
            if (text.origin[at] != no_glyph)
                box.include(m_content.box_of(text.origin[at] - m_content.first_glyph));
        if (box.is_empty()) return;
        m_out.begin_list();
        for (double const edge : {box.x0, box.y0, box.x1, box.y1}) m_out.rounded(edge);
        m_out.text(std::string_view(text.text).substr(begin, end - begin));
        m_out.end_list();
    }

    PageContent const& m_content;
    JsonWriter m_out;
};

} // namespace

std::string page_words(PageContent const& content, PageLayout const& layout) {
    WordWriter writer(content);
    for (auto const& block : layout.blocks) std::visit([&](auto const& each) { writer.write(each); }, block);
    for (auto const& line : layout.furniture) writer.write(line);
    return "planleserWords(" + std::to_string(content.number) + ", " + writer.take() + ");\n";
}

} // namespace planleser
