#include "layout/line_markers.h"

#include <algorithm>
#include <array>

namespace planleser {
namespace {

constexpr std::array<std::string_view, 36> bullets = {"o" /* the second level in Word */, "•", "▪", "▫", "◦",
    "●", "○", "■", "□", "◆", "◇", "►", "▶", "▸", "‣", "·", "✓", "✔", "✗", "✘", "→", "➔", "➢", "➤", "❖", "❑",
    "❒", "*", "\u2219", "\u25E6", "\u2B1D", "\u25AA", "\u25FE", "\u27A4", "\u2794", "\uFFED"};
constexpr std::array<std::string_view, 4> dashes = {"-", "–", "—", "\u2212"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_roman(std::string_view text) {
    return !text.empty() && (text.find_first_not_of("ivx") == std::string_view::npos ||
                                text.find_first_not_of("IVX") == std::string_view::npos);
}
bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 2 && std::all_of(text.begin(), text.end(), is_digit);
}

// Whether bytes are one character of the private use area, where Symbol and Wingdings keep their bullets.
bool is_private_use(std::string_view text) {
    return text.size() == 3 && (text[0] == '\xEE' || (text[0] == '\xEF' && text[1] < '\xA4'));
}

bool is_section_number(std::string_view text) {
    if (!text.empty() && text.back() == '.') text.remove_suffix(1);
    std::size_t parts = 0, begin = 0;
    while (begin <= text.size()) {
        auto const end = std::min(text.find('.', begin), text.size());
        auto const part = text.substr(begin, end - begin);
        bool const is_appendix_letter = parts == 0 && part.size() == 1 && part[0] >= 'A' && part[0] <= 'Z';
        if (!is_number(part) && !is_appendix_letter) return false;
        ++parts;
        begin = end + 1;
    }
    return parts >= 2 && parts <= 5;
}

} // namespace

MarkerKind marker_kind_of(std::string_view word) {
    if (word.empty() || word.size() > 14) return MarkerKind::None;
    if (std::find(dashes.begin(), dashes.end(), word) != dashes.end()) return MarkerKind::Dash;
    if (std::find(bullets.begin(), bullets.end(), word) != bullets.end() || is_private_use(word))
        return MarkerKind::Bullet;
    if (is_section_number(word)) return MarkerKind::SectionNumber;
    bool const closed = word.back() == ')' || word.back() == '.';
    if (!closed) return MarkerKind::None;
    auto inner = word.substr(0, word.size() - 1);
    if (word.back() == ')' && !inner.empty() && inner.front() == '(') inner.remove_prefix(1);
    if (is_number(inner)) return MarkerKind::Number;
    if (inner.size() == 1 && is_letter(inner[0])) return MarkerKind::Letter;
    if (is_roman(inner)) return MarkerKind::Roman;
    return MarkerKind::None;
}

std::size_t glued_bullet_length(std::string_view word) {
    for (auto const bullet : bullets)
        if (bullet.size() > 1 && word.size() > bullet.size() && word.substr(0, bullet.size()) == bullet)
            return bullet.size();
    return 0;
}

} // namespace planleser
