#include "text/word_boundaries.h"

#include "text/code_points.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cassert>
#include <memory>

namespace planleser {
namespace {

// Opening a break iterator costs more than a sentence; each thread keeps one.
icu::BreakIterator& word_iterator() {
    thread_local std::unique_ptr<icu::BreakIterator> const iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale("nb"), status));
        assert(U_SUCCESS(status));
        return made;
    }();
    return *iterator;
}

bool has_letter_or_digit(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();) {
        auto const code_point = code_point_at(piece, at);
        if (is_letter(code_point.value) || is_digit(code_point.value)) return true;
        at = code_point.end;
    }
    return false;
}

} // namespace

std::vector<std::string_view> word_pieces(std::string_view text) {
    std::vector<std::string_view> pieces;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UText, decltype(&utext_close)> const opened(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), &utext_close);
    auto& iterator = word_iterator();
    iterator.setText(opened.get(), status);
    if (U_FAILURE(status)) return {text};
    for (std::int32_t begin = iterator.first(), end = iterator.next(); end != icu::BreakIterator::DONE;
         begin = end, end = iterator.next())
        pieces.push_back(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    return pieces;
}

std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    for (auto const piece : word_pieces(text))
        if (has_letter_or_digit(piece)) words.push_back(piece);
    return words;
}

} // namespace planleser
