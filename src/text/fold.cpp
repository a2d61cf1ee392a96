#include "text/fold.h"

#include "text/code_points.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace planleser {

namespace {

icu::Normalizer2 const& decomposition() {
    static icu::Normalizer2 const* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        auto const* found = icu::Normalizer2::getNFDInstance(status);
        assert(U_SUCCESS(status) && "ICU carries its normalisation data in its library");
        return found;
    }();
    return *instance;
}

// The letters that Norwegian and its neighbours sort as letters of their own, in lower case.
std::string_view plain_letter(char32_t lower) {
    switch (lower) {
    case U'å':
    case U'ä':
        return "a";
    case U'ø':
    case U'ö':
        return "o";
    case U'æ':
        return "ae";
    default:
        return {};
    }
}

bool is_mark(char32_t value) {
    return u_charType(static_cast<UChar32>(value)) == U_NON_SPACING_MARK;
}

// Full case folding, then the base letters alone.
void append_folded_letter(std::string& out, char32_t value) {
    icu::UnicodeString folded(static_cast<UChar32>(value));
    folded.foldCase();
    UErrorCode status = U_ZERO_ERROR;
    auto const parts = decomposition().normalize(folded, status);
    if (U_FAILURE(status)) {
        append_utf8(out, value);
        return;
    }
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        auto const part = static_cast<char32_t>(parts.char32At(i));
        if (!is_mark(part)) append_utf8(out, part);
    }
}

constexpr auto folded_ascii = [] {
    std::array<char, 0x80> folded{};
    for (std::size_t value = 0; value < folded.size(); ++value) {
        bool const upper = value >= 'A' && value <= 'Z', blank = value < 0x20;
        folded[value] = blank ? ' ' : static_cast<char>(upper ? value + 0x20 : value);
    }
    return folded;
}();

// Most of any text: byte for byte, and as many as follow one another. Returns where they end.
std::size_t append_folded_ascii(std::string& out, std::string_view text, std::size_t begin) {
    auto const is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < folded_ascii.size(); };
    auto const* const from = text.data() + begin;
    auto const* const to = std::find_if_not(from, text.data() + text.size(), is_ascii);
    auto const length = out.size();
    out.resize(length + static_cast<std::size_t>(to - from));
    std::transform(from, to, out.begin() + static_cast<std::ptrdiff_t>(length),
        [](char byte) { return folded_ascii[static_cast<unsigned char>(byte)]; });
    return static_cast<std::size_t>(to - text.data());
}

void append_folded_beyond_ascii(std::string& out, char32_t value, NordicLetters letters) {
    if (is_space(value)) {
        out += ' ';
        return;
    }
    if (is_zero_width(value) || value == 0xAD) return;
    if (is_dash(value)) {
        out += '-';
        return;
    }
    if (value == 0x2018 || value == 0x2019 || value == 0x2032) {
        out += '\'';
        return;
    }
    if (value == 0x201C || value == 0x201D || value == 0x201E || value == 0xAB || value == 0xBB) {
        out += '"';
        return;
    }
    auto const lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(value)));
    if (auto const plain = plain_letter(lower); !plain.empty()) {
        if (letters == NordicLetters::Plain)
            out += plain;
        else
            append_utf8(out, lower);
        return;
    }
    append_folded_letter(out, value);
}

} // namespace

FoldedText fold_with_origin(std::string_view text, NordicLetters letters) {
    FoldedText result;
    result.text.reserve(text.size());
    result.origin.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        for (auto const end = append_folded_ascii(result.text, text, at); at < end; ++at)
            result.origin.push_back(at);
        if (at == text.size()) break;
        auto const point = code_point_at(text, at);
        append_folded_beyond_ascii(result.text, point.value, letters);
        result.origin.resize(result.text.size(), point.begin);
        at = point.end;
    }
    result.origin.push_back(text.size());
    return result;
}

std::string fold(std::string_view text, NordicLetters letters) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        at = append_folded_ascii(result, text, at);
        if (at == text.size()) break;
        auto const point = code_point_at(text, at);
        append_folded_beyond_ascii(result, point.value, letters);
        at = point.end;
    }
    return result;
}

bool same_folded(std::string_view a, std::string_view b) {
    return a == b || fold(a) == fold(b);
}

} // namespace planleser
