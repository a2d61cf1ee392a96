#include "ocr/text_health.h"

#include "text/code_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_set>
#include <utility>

namespace planleser {
namespace {

// a to z, then æ, ø, å: per cent of the letters of the plans this was measured on.
constexpr std::size_t alphabet = 29;
constexpr std::array<double, alphabet> norwegian{5.7, 1.3, 0.1, 3.1, 13.8, 2.3, 4.8, 0.8, 7.1, 1.0, 3.7, 5.1,
    3.6, 8.4, 6.8, 2.2, 0.0, 9.6, 6.2, 7.8, 1.9, 2.0, 0.1, 0.0, 0.6, 0.0, 0.3, 0.9, 1.1};

bool is_unmapped(char32_t c) {
    return c == 0xFFFD || (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xE000 && c < 0xF900);
}

// The place in the alphabet above; alphabet for other letters.
std::size_t place_of(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a';
    switch (c) {
    case 0xE6:
    case 0xC6:
    case 0xE4:
    case 0xC4:
        return 26;
    case 0xF8:
    case 0xD8:
    case 0xF6:
    case 0xD6:
        return 27;
    case 0xE5:
    case 0xC5:
        return 28;
    default:
        return alphabet;
    }
}

// Letters and digits apart from each other, signs only at the ends or as hyphen, stop, comma or slash within.
bool is_well_made(std::u32string_view word) {
    while (!word.empty() && !is_letter(word.front()) && !is_digit(word.front())) word.remove_prefix(1);
    while (!word.empty() && !is_letter(word.back()) && !is_digit(word.back())) word.remove_suffix(1);
    if (word.empty()) return false;
    int changes = 0, capitals_inside = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        bool const letter = is_letter(word[i]), digit = is_digit(word[i]);
        bool const joint = std::u32string_view(U"-.,/:'’–@&_()").find(word[i]) != std::u32string_view::npos;
        if (!letter && !digit && !joint) return false;
        if (i == 0) continue;
        if ((letter && is_digit(word[i - 1])) || (digit && is_letter(word[i - 1]))) ++changes;
        bool const capital = word[i] >= 'A' && word[i] <= 'Z';
        bool const small_before = word[i - 1] >= 'a' && word[i - 1] <= 'z';
        if (capital && small_before) ++capitals_inside;
    }
    return changes <= 1 && capitals_inside <= 1;
}

struct FontText {
    std::string text;
    bool rubbish = false;
};

} // namespace

double likeness_to_language(std::string_view text, TextHealthOptions const& options) {
    std::array<double, alphabet> counts{};
    double letters = 0, others = 0, signs = 0;
    std::unordered_set<std::string_view> words;
    for (CodePoint point; point.end < text.size();) {
        point = code_point_at(text, point.end);
        char32_t const c = point.value;
        if (!is_letter(c)) {
            signs += is_space(c) || is_digit(c) || is_dash(c) || c == '.' || c == ',' || c == '_' ? 0 : 1;
            continue;
        }
        auto const word_begin = point.begin;
        while (point.end < text.size() && is_letter(code_point_at(text, point.end).value))
            point = code_point_at(text, point.end);
        auto const word = text.substr(word_begin, point.end - word_begin);
        if (!words.insert(word).second) continue;
        for (CodePoint letter; letter.end < word.size();) {
            letter = code_point_at(word, letter.end);
            ++letters;
            auto const place = place_of(letter.value);
            if (place < alphabet)
                ++counts[place];
            else
                ++others;
        }
    }
    auto const enough = static_cast<double>(options.enough_letters);
    if (letters + signs >= enough && signs > letters) return 0;
    if (letters < enough) return 1;
    double product = 0, own = others * others, language = 0;
    for (std::size_t i = 0; i < alphabet; ++i) {
        product += counts[i] * norwegian[i];
        own += counts[i] * counts[i];
        language += norwegian[i] * norwegian[i];
    }
    return product / std::sqrt(own * language);
}

double share_of_well_made_words(std::string_view text, TextHealthOptions const& options) {
    double words = 0, well_made = 0;
    std::u32string word;
    auto const finish = [&] {
        if (word.size() >= 2) {
            ++words;
            well_made += is_well_made(word) ? 1 : 0;
        }
        word.clear();
    };
    for (CodePoint point; point.end < text.size();) {
        point = code_point_at(text, point.end);
        char32_t const c = point.value;
        if (c == ' ' || c == '\n' || c == 0xA0)
            finish();
        else
            word += c;
    }
    finish();
    return words < static_cast<double>(options.enough_words) ? 1 : well_made / words;
}

std::vector<bool> find_rubbish(PageContent const& page, TextHealthOptions const& options) {
    std::vector<bool> rubbish(page.runs.size(), false);
    std::map<std::pair<std::uint16_t, bool>, FontText> fonts;
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        auto const& run = page.runs[i];
        auto const text = page.text_of(run);
        double unmapped = 0, all = 0;
        for (CodePoint point; point.end < text.size();) {
            point = code_point_at(text, point.end);
            unmapped += is_unmapped(point.value) ? 1 : 0;
            all += point.value == ' ' ? 0 : 1;
        }
        rubbish[i] = unmapped >= 3 && unmapped >= options.unmapped_in_run * all;
        auto& font = fonts[{run.font, run.invisible}];
        font.text += text;
        font.text += ' ';
    }
    for (auto& [key, font] : fonts)
        font.rubbish = likeness_to_language(font.text, options) < options.like_language ||
                       (key.second && share_of_well_made_words(font.text, options) < options.well_made);
    for (std::size_t i = 0; i < page.runs.size(); ++i)
        if (fonts.at({page.runs[i].font, page.runs[i].invisible}).rubbish) rubbish[i] = true;
    return rubbish;
}

} // namespace planleser
