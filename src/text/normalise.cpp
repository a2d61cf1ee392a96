#include "text/normalise.h"

#include "text/code_points.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <utility>

namespace planleser {

namespace {

// Longer runs of combining marks are no writing; they are composed piece by piece so that hostile text stays
// linear.
constexpr std::size_t longest_cluster = 32;

constexpr char32_t soft_hyphen_point = 0xAD;

std::string_view letters_of_ligature(char32_t value) {
    switch (value) {
    case 0xFB00:
        return "ff";
    case 0xFB01:
        return "fi";
    case 0xFB02:
        return "fl";
    case 0xFB03:
        return "ffi";
    case 0xFB04:
        return "ffl";
    case 0xFB05:
    case 0xFB06:
        return "st";
    default:
        return {};
    }
}

// Symbol fonts are stored at U+F000 + their byte. Where Symbol and Wingdings differ, the sign that lists use
// is meant.
char32_t meaning_of_private_use(char32_t value) {
    switch (value) {
    case 0xF02D:
        return U'-';
    case 0xF06C:
        return U'●';
    case 0xF06E:
        return U'■';
    case 0xF06F:
    case 0xF071:
    case 0xF0A8:
        return U'☐';
    case 0xF075:
        return U'◆';
    case 0xF076:
        return U'❖';
    case 0xF09F:
    case 0xF0B7:
        return U'•';
    case 0xF0A1:
        return U'○';
    case 0xF0A3:
        return U'≤';
    case 0xF0A7:
        return U'▪';
    case 0xF0B0:
        return U'°';
    case 0xF0B1:
        return U'±';
    case 0xF0B3:
        return U'≥';
    case 0xF0B4:
        return U'×';
    case 0xF0D8:
        return U'➢';
    case 0xF0E0:
    case 0xF0E8:
        return U'→';
    case 0xF0FC:
        return U'✓';
    case 0xF0FD:
        return U'☒';
    case 0xF0FE:
        return U'☑';
    default:
        return value;
    }
}

// Whether there is nothing to do: ASCII and the letters of Latin-1, with single spaces within.
bool is_plain(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() == ' ' || text.back() == ' ') return false;
    constexpr unsigned char leads_latin1_letter = 0xC3;
    unsigned char before = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const ascii = byte >= 0x20 && byte <= 0x7E && before != leads_latin1_letter;
        bool const latin1 = byte == leads_latin1_letter
                                ? before != leads_latin1_letter
                                : before == leads_latin1_letter && (byte & 0xC0) == 0x80;
        if ((!ascii && !latin1) || (byte == ' ' && before == ' ')) return false;
        before = byte;
    }
    return before != leads_latin1_letter;
}

// The result under construction; holds a space back until a character follows it.
class NormalisedText {
public:
    explicit NormalisedText(SourcedText const& raw) : m_raw(raw) {
        m_result.text.reserve(raw.text.size());
        m_result.origin.reserve(raw.origin.size());
        m_result.dropped = raw.dropped;
    }

    void space(CodePoint point) {
        if (m_result.text.empty() || m_space_pending)
            drop(point);
        else {
            m_space_pending = true;
            m_space_glyph = glyph(point.begin);
        }
    }

    // A glyph that has no byte of its own, unless a byte of it was written before.
    void drop(CodePoint point) { drop(glyph(point.begin)); }

    void write(std::string_view bytes, CodePoint point) {
        flush_space();
        m_result.append(bytes, glyph(point.begin));
    }

    void write(char32_t value, CodePoint point) {
        m_bytes.clear();
        append_utf8(m_bytes, value);
        write(m_bytes, point);
    }

    // `bytes` stand for all of `points`: their glyphs are dealt out over the bytes, those left over are
    // dropped.
    void write_composed(std::string_view bytes, std::span<CodePoint const> points) {
        flush_space();
        for (std::size_t i = 0; i < bytes.size(); ++i)
            m_result.append(bytes.substr(i, 1), glyph(points[std::min(i, points.size() - 1)].begin));
        for (auto i = bytes.size(); i < points.size(); ++i) drop(points[i]);
    }

    SourcedText finish() {
        if (m_space_pending) drop(m_space_glyph);
        return std::move(m_result);
    }

private:
    GlyphId glyph(std::size_t byte) const { return m_raw.origin[byte]; }

    void flush_space() {
        if (m_space_pending) m_result.append(" ", m_space_glyph);
        m_space_pending = false;
    }

    void drop(GlyphId glyph) {
        bool const written = !m_result.origin.empty() && m_result.origin.back() == glyph;
        bool const counted = !m_result.dropped.empty() && m_result.dropped.back() == glyph;
        if (glyph != no_glyph && !written && !counted) m_result.dropped.push_back(glyph);
    }

    SourcedText const& m_raw;
    SourcedText m_result;
    std::string m_bytes;
    bool m_space_pending = false;
    GlyphId m_space_glyph = no_glyph;
};

icu::Normalizer2 const& nfc() {
    static icu::Normalizer2 const* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        auto const* found = icu::Normalizer2::getNFCInstance(status);
        assert(U_SUCCESS(status) && "ICU carries its NFC data in its library");
        return found;
    }();
    return *instance;
}

bool begins_cluster(char32_t value) {
    return value < 0x300 || nfc().hasBoundaryBefore(static_cast<UChar32>(value)) != 0;
}

// Writes the cluster of `first` and the marks that follow it; returns where it ends.
std::size_t write_cluster(NormalisedText& result, std::string_view text, CodePoint first) {
    std::array<CodePoint, longest_cluster> points;
    std::size_t count = 0;
    points[count++] = first;
    while (points[count - 1].end < text.size() && count < longest_cluster) {
        auto const next = code_point_at(text, points[count - 1].end);
        if (begins_cluster(next.value)) break;
        points[count++] = next;
    }
    if (count == 1 && (first.value < 0x300 || nfc().isInert(static_cast<UChar32>(first.value)))) {
        result.write(first.value, first);
        return first.end;
    }
    icu::UnicodeString cluster;
    for (std::size_t i = 0; i < count; ++i) cluster.append(static_cast<UChar32>(points[i].value));
    UErrorCode status = U_ZERO_ERROR;
    auto const composed = nfc().normalize(cluster, status);
    std::string bytes;
    (U_SUCCESS(status) ? composed : cluster).toUTF8String(bytes);
    result.write_composed(bytes, std::span(points).first(count));
    return points[count - 1].end;
}

bool only_blanks_follow(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto const point = code_point_at(text, at);
        if (!is_space(point.value) && !is_zero_width(point.value)) return false;
        at = point.end;
    }
    return true;
}

// Browsers draw a hyphen of its own behind a soft hyphen where the line is broken.
bool is_drawn_behind(std::string_view text, CodePoint point) {
    if (point.end >= text.size()) return false;
    auto const next = code_point_at(text, point.end);
    return (next.value == U'-' || next.value == 0x2010) && only_blanks_follow(text, next.end);
}

void write_soft_hyphen(NormalisedText& result, std::string_view text, CodePoint point) {
    if (is_drawn_behind(text, point)) return result.drop(point);
    if (only_blanks_follow(text, point.end)) {
        result.write(soft_hyphen, point);
        return;
    }
    bool const after_letter = point.begin > 0 && is_lower(code_point_before(text, point.begin).value);
    bool const before_letter = is_lower(code_point_at(text, point.end).value);
    if (after_letter && before_letter)
        result.drop(point);
    else
        result.write("-", point);
}

} // namespace

SourcedText normalise(SourcedText raw) {
    assert(raw.origin.size() == raw.text.size());
    if (is_plain(raw.text)) return raw;
    NormalisedText result(raw);
    std::string_view const text = raw.text;
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        at = point.end;
        auto const value = point.value;
        if (is_space(value))
            result.space(point);
        else if (is_zero_width(value))
            result.drop(point);
        else if (value == soft_hyphen_point)
            write_soft_hyphen(result, text, point);
        else if ((value == 0x2010 || value == U'-') && point.begin > 0 &&
                 code_point_before(text, point.begin).value == soft_hyphen_point &&
                 only_blanks_follow(text, point.end))
            result.write(soft_hyphen, point);
        else if (value == 0x2010 || value == 0x2011)
            result.write("-", point);
        else if (auto const letters = letters_of_ligature(value); !letters.empty())
            result.write(letters, point);
        else if (value >= 0xF000 && value <= 0xF0FF)
            result.write(meaning_of_private_use(value), point);
        else
            at = write_cluster(result, text, point);
    }
    return result.finish();
}

} // namespace planleser
