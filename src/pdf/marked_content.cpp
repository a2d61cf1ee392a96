#include "pdf/marked_content.h"

#include <utility>

namespace planleser {

void MarkedContentStack::clear() {
    m_open.clear();
    m_forms.clear();
    m_marks.clear();
    m_artifact = -1;
}

std::int32_t MarkedContentStack::add_mark(ContentMark const& mark) {
    m_marks.push_back(mark);
    return static_cast<std::int32_t>(m_marks.size() - 1);
}

void MarkedContentStack::begin(MarkedContentBegin const& content, std::size_t glyph_count) {
    auto mark = current();
    bool const in_artifact = mark >= 0 && mark == m_artifact;
    if (content.artifact && !in_artifact) {
        if (m_artifact < 0) m_artifact = add_mark({});
        mark = m_artifact;
    } else if (content.id && !in_artifact) {
        mark = add_mark({m_forms.empty() ? 0 : m_forms.back().object_number, *content.id});
    }
    m_open.push_back({mark, content.actual_text, glyph_count});
}

std::optional<MarkedContentStack::Ended> MarkedContentStack::end() {
    auto const base = m_forms.empty() ? 0 : m_forms.back().depth;
    if (m_open.size() <= base) return std::nullopt;
    Ended ended{std::move(m_open.back().actual_text), m_open.back().first_glyph};
    m_open.pop_back();
    return ended;
}

void MarkedContentStack::begin_form(int object_number) {
    m_forms.push_back({object_number, m_open.size()});
}

void MarkedContentStack::end_form() {
    if (m_forms.empty()) return;
    if (m_open.size() > m_forms.back().depth) m_open.resize(m_forms.back().depth);
    m_forms.pop_back();
}

} // namespace planleser
