#include "pdf/glyph_recorder.h"

#include "pdf/double_prints.h"
#include "pdf/text_strings.h"

#include <algorithm>
#include <cmath>

namespace planleser {

namespace {

bool continues(
    GlyphPlace const& before, GlyphPlace const& place, GlyphStyle const& style, RunOptions const& options) {
    double const size = style.size;
    if (std::abs(place.baseline - before.baseline) > std::max(0.05, options.baseline_tolerance * size))
        return false;
    auto const along = [&](GlyphPlace const& p) {
        return extent_along(style.direction, p.x0, p.y0, p.x1, p.y1);
    };
    double const gap = along(place).begin - along(before).end;
    return gap <= options.widest_gap * size && gap >= -options.furthest_back * size;
}

// The bold twins of fonts, made when they are first needed.
class BoldTwins {
public:
    explicit BoldTwins(std::vector<Font>& fonts) : m_fonts(fonts), m_twin_of(fonts.size(), -1) {}

    std::uint16_t bold(std::uint16_t font) {
        if (font >= m_twin_of.size() || m_fonts[font].bold) return font;
        if (m_twin_of[font] < 0) {
            m_twin_of[font] = static_cast<std::int32_t>(m_fonts.size());
            m_fonts.push_back(m_fonts[font]);
            m_fonts.back().bold = true;
        }
        return static_cast<std::uint16_t>(m_twin_of[font]);
    }

private:
    std::vector<Font>& m_fonts;
    std::vector<std::int32_t> m_twin_of; // -1: none yet
};

} // namespace

void GlyphRecorder::clear() {
    m_text.clear();
    m_records.clear();
    m_styles.clear();
}

std::uint32_t GlyphRecorder::style_index(GlyphStyle const& style) {
    if (m_styles.empty() || !(m_styles.back() == style)) m_styles.push_back(style);
    return static_cast<std::uint32_t>(m_styles.size() - 1);
}

void GlyphRecorder::add(GlyphPlace const& place, GlyphStyle const& style) {
    m_records.push_back({place, static_cast<std::uint32_t>(m_text.size()), style_index(style)});
}

std::string_view GlyphRecorder::text_of(std::size_t record) const {
    auto const begin = text_begin(record);
    return std::string_view(m_text).substr(begin, m_records[record].text_end - begin);
}

bool GlyphRecorder::on_one_line(std::size_t first, std::size_t end) const {
    auto const& before = m_records[first];
    auto const& style = m_styles[before.style];
    return std::all_of(m_records.begin() + static_cast<long>(first),
        m_records.begin() + static_cast<long>(end), [&](Record const& record) {
            return m_styles[record.style].direction == style.direction &&
                   std::abs(record.place.baseline - before.place.baseline) < 0.5 * style.size;
        });
}

void GlyphRecorder::set_texts(std::size_t first, std::size_t end, std::string_view text) {
    bool const one_each = count_code_points(text) == end - first;
    if (text.empty() || one_each) {
        for (auto glyph = first; glyph < end; ++glyph) {
            auto const size = text.empty() ? 0 : first_code_point_size(text);
            m_text += text.substr(0, size);
            text.remove_prefix(size);
            m_records[glyph].text_end = static_cast<std::uint32_t>(m_text.size());
        }
        return;
    }
    auto& merged = m_records[first];
    for (auto glyph = first + 1; glyph < end; ++glyph) {
        auto const& place = m_records[glyph].place;
        merged.place.x0 = std::min(merged.place.x0, place.x0);
        merged.place.y0 = std::min(merged.place.y0, place.y0);
        merged.place.x1 = std::max(merged.place.x1, place.x1);
        merged.place.y1 = std::max(merged.place.y1, place.y1);
    }
    m_text += text;
    merged.text_end = static_cast<std::uint32_t>(m_text.size());
    m_records.erase(
        m_records.begin() + static_cast<long>(first) + 1, m_records.begin() + static_cast<long>(end));
}

void GlyphRecorder::insert_text(std::size_t glyph, Side side, std::string_view text) {
    m_text.insert(side == Side::Behind ? m_records[glyph].text_end : text_begin(glyph), text);
    for (; glyph < m_records.size(); ++glyph)
        m_records[glyph].text_end += static_cast<std::uint32_t>(text.size());
}

void GlyphRecorder::replace_text(std::size_t first, std::string_view text) {
    auto const begin = first;
    auto end = m_records.size();
    if (first >= end || std::string_view(m_text).substr(text_begin(first)) == text) return;
    while (first < end && !text_of(first).empty() && text.starts_with(text_of(first))) {
        text.remove_prefix(text_of(first).size());
        ++first;
    }
    while (end > first && !text_of(end - 1).empty() && text.ends_with(text_of(end - 1))) {
        text.remove_suffix(text_of(end - 1).size());
        --end;
    }
    if (first == end) {
        if (!text.empty())
            first > begin ? insert_text(first - 1, Side::Behind, text)
                          : insert_text(first, Side::Before, text);
        return;
    }
    constexpr std::size_t longest_expansion =
        8; // code points a glyph: beyond it is a description, not a text
    if (!on_one_line(first, end) || count_code_points(text) > longest_expansion * (end - first)) return;
    auto const behind = m_text.substr(m_records[end - 1].text_end);
    auto const old_end = m_records[end - 1].text_end;
    auto const kept_behind = m_records.size() - end;
    m_text.resize(text_begin(first));
    set_texts(first, end, text);
    auto const new_end = static_cast<std::uint32_t>(m_text.size());
    m_text += behind;
    for (auto glyph = m_records.size() - kept_behind; glyph < m_records.size(); ++glyph)
        m_records[glyph].text_end = m_records[glyph].text_end - old_end + new_end;
}

void GlyphRecorder::reveal(std::size_t first, std::size_t end) {
    for (auto glyph = first; glyph < std::min(end, m_records.size()); ++glyph) {
        auto style = m_styles[m_records[glyph].style];
        style.invisible = false;
        m_records[glyph].style = style_index(style);
    }
}

void GlyphRecorder::build_runs(RunOptions const& options, PageContent& page) const {
    page.glyphs.reserve(m_records.size());
    page.text.reserve(m_text.size());
    GlyphRun* run = nullptr;
    Record const* before = nullptr;
    for (std::size_t index = 0; index < m_records.size(); ++index) {
        auto const& record = m_records[index];
        auto const& place = record.place;
        auto const& style = m_styles[record.style];
        bool const same_style = before && (before->style == record.style || m_styles[before->style] == style);
        if (!same_style || !continues(before->place, place, style, options)) {
            run = &page.runs.emplace_back();
            run->begin = run->end = static_cast<std::uint32_t>(index);
            run->font = style.font;
            run->direction = style.direction;
            run->invisible = style.invisible;
            run->colour = style.colour;
            run->size = style.size;
            run->baseline = place.baseline;
            run->tag = style.mark;
        }
        page.glyphs.push_back(
            {place.x0, place.y0, place.x1, place.y1, static_cast<std::uint32_t>(text_begin(index)), 100});
        ++run->end;
        run->box.include({place.x0, place.y0, place.x1, place.y1});
        before = &record;
    }
    page.text = m_text;
}

void GlyphRecorder::finish(RunOptions const& options, PageContent& page) {
    build_runs(options, page);
    auto const repeats = find_double_prints(page, options.double_print);
    if (!repeats.empty()) {
        drop(repeats, page);
        page.glyphs.clear();
        page.runs.clear();
        build_runs(options, page);
    }
    clear();
}

void GlyphRecorder::drop(std::vector<DoublePrint> const& repeats, PageContent& page) {
    BoldTwins twins(page.fonts);
    std::vector<bool> dropped(m_records.size(), false);
    for (auto const& [first, second] : repeats) {
        if (dropped[first]) continue;
        dropped[second] = true;
        // The print on top is the one seen.
        auto const& under = m_styles[m_records[first].style];
        auto style = m_styles[m_records[second].style];
        if (style.invisible && !under.invisible) continue;
        if (!style.invisible && !under.invisible) style.font = twins.bold(style.font);
        if (under.mark >= 0) style.mark = under.mark;
        m_records[first].style = style_index(style);
    }
    std::string text;
    std::vector<Record> kept;
    for (std::size_t index = 0; index < m_records.size(); ++index) {
        if (dropped[index]) continue;
        text += text_of(index);
        kept.push_back(m_records[index]);
        kept.back().text_end = static_cast<std::uint32_t>(text.size());
    }
    m_text = std::move(text);
    m_records = std::move(kept);
}

} // namespace planleser
