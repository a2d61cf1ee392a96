#include "pdf/glyph_recorder.h"

#include "pdf/text_strings.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace planleser {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

// Where a glyph begins and ends on its way along the line, growing in the direction of the text.
struct Extent {
    double begin, end;
};
Extent extent_along(GlyphPlace const& place, Direction direction) {
    switch (direction) {
    case Direction::Right:
        return {place.x0, place.x1};
    case Direction::Down:
        return {place.y0, place.y1};
    case Direction::Left:
        return {-place.x1, -place.x0};
    case Direction::Up:
        return {-place.y1, -place.y0};
    }
    return {};
}

bool continues(
    GlyphPlace const& before, GlyphPlace const& place, GlyphStyle const& style, RunOptions const& options) {
    double const size = style.size;
    if (std::abs(place.baseline - before.baseline) > std::max(0.05, options.baseline_tolerance * size))
        return false;
    double const gap = extent_along(place, style.direction).begin - extent_along(before, style.direction).end;
    return gap <= options.widest_gap * size && gap >= -options.furthest_back * size;
}

std::uint32_t cell_hash(int column, int row, std::size_t mask) {
    auto const mixed =
        static_cast<std::uint32_t>(column) * 0x9E3779B1u ^ static_cast<std::uint32_t>(row) * 0x85EBCA77u;
    return (mixed ^ (mixed >> 15)) & static_cast<std::uint32_t>(mask);
}

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

std::vector<bool> GlyphRecorder::find_double_prints(RunOptions const& options, PageContent& page) {
    constexpr float cell = 4; // points: of the order of a glyph, so that a cell holds few
    constexpr int longest_search = 64;
    auto const slots = std::bit_ceil(2 * m_records.size() + 1);
    m_heads.assign(slots, none);
    m_next.assign(m_records.size(), none);
    std::vector<bool> repeats(m_records.size(), false);
    auto const cell_of = [&](float at) {
        return static_cast<int>(std::floor(std::clamp(at, -1e6f, 1e6f) / cell));
    };

    auto const find_first_print = [&](std::size_t glyph) -> std::uint32_t {
        auto const& place = m_records[glyph].place;
        auto const size = m_styles[m_records[glyph].style].size;
        auto const near = std::min(static_cast<float>(options.double_print) * size, cell);
        int steps = 0;
        for (int column = cell_of(place.x0 - near); column <= cell_of(place.x0 + near); ++column)
            for (int row = cell_of(place.y0 - near); row <= cell_of(place.y0 + near); ++row)
                for (auto other = m_heads[cell_hash(column, row, slots - 1)]; other != none;
                     other = m_next[other]) {
                    auto const& there = m_records[other].place;
                    if (std::abs(there.x0 - place.x0) <= near && std::abs(there.y0 - place.y0) <= near &&
                        std::abs((there.x1 - there.x0) - (place.x1 - place.x0)) <= near &&
                        text_of(other) == text_of(glyph))
                        return other;
                    if (++steps > longest_search) return none;
                }
        return none;
    };

    std::vector<std::int32_t> bold_twin(page.fonts.size(), -1);
    auto const bold_font = [&](std::uint16_t font) {
        if (font >= bold_twin.size() || page.fonts[font].bold) return font;
        if (bold_twin[font] < 0) {
            bold_twin[font] = static_cast<std::int32_t>(page.fonts.size());
            page.fonts.push_back(page.fonts[font]);
            page.fonts.back().bold = true;
        }
        return static_cast<std::uint16_t>(bold_twin[font]);
    };

    for (std::size_t glyph = 0; glyph < m_records.size(); ++glyph) {
        auto const& place = m_records[glyph].place;
        auto const first = find_first_print(glyph);
        if (first == none) {
            auto& head = m_heads[cell_hash(cell_of(place.x0), cell_of(place.y0), slots - 1)];
            m_next[glyph] = head;
            head = static_cast<std::uint32_t>(glyph);
            continue;
        }
        repeats[glyph] = true;
        auto const& under = m_styles[m_records[first].style];
        auto style = m_styles[m_records[glyph].style];
        if (style.invisible && !under.invisible) continue;
        if (!style.invisible && !under.invisible) style.font = bold_font(style.font);
        if (under.mark >= 0) style.mark = under.mark;
        m_records[first].style = style_index(style);
    }
    return repeats;
}

void GlyphRecorder::finish(RunOptions const& options, PageContent& page) {
    auto const repeats = find_double_prints(options, page);
    page.glyphs.reserve(m_records.size());
    page.text.reserve(m_text.size());
    GlyphRun* run = nullptr;
    Record const* before = nullptr;
    for (std::size_t glyph = 0; glyph < m_records.size(); ++glyph) {
        if (repeats[glyph]) continue;
        auto const& record = m_records[glyph];
        auto const& place = record.place;
        auto const& style = m_styles[record.style];
        bool const same_style = before && (before->style == record.style || m_styles[before->style] == style);
        if (!same_style || !continues(before->place, place, style, options)) {
            page.runs.emplace_back();
            run = &page.runs.back();
            run->begin = run->end = static_cast<std::uint32_t>(page.glyphs.size());
            run->font = style.font;
            run->direction = style.direction;
            run->invisible = style.invisible;
            run->colour = style.colour;
            run->size = style.size;
            run->baseline = place.baseline;
            run->tag = style.mark;
        }
        Glyph made;
        made.x0 = place.x0;
        made.y0 = place.y0;
        made.x1 = place.x1;
        made.y1 = place.y1;
        made.text_begin = static_cast<std::uint32_t>(page.text.size());
        page.text += text_of(glyph);
        page.glyphs.push_back(made);
        ++run->end;
        run->box.include({place.x0, place.y0, place.x1, place.y1});
        before = &record;
    }
    clear();
}

} // namespace planleser
