#include "pdf/font_style.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace planleser {

namespace {

constexpr int semi_bold_weight = 600;

std::string_view without_subset_prefix(std::string_view name) {
    constexpr std::size_t prefix = 6;
    if (name.size() <= prefix || name[prefix] != '+') return name;
    bool const upper =
        std::all_of(name.begin(), name.begin() + prefix, [](char c) { return c >= 'A' && c <= 'Z'; });
    return upper ? name.substr(prefix + 1) : name;
}

template <std::size_t N>
bool has_any(std::string const& name, std::array<std::string_view, N> const& words) {
    return std::any_of(
        words.begin(), words.end(), [&](auto word) { return name.find(word) != std::string::npos; });
}

} // namespace

Font describe_font(FontDescriptor const& descriptor) {
    auto const name = without_subset_prefix(descriptor.name);
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    // "demi" and "semi" stand for half bold alone only with "bold" behind or at the end of the name.
    bool const half = lower.ends_with("demi") || lower.ends_with("semi") ||
                      lower.find("-demi") != std::string::npos || lower.find("-semi") != std::string::npos;
    bool const condensed_only = lower.ends_with("-semicondensed") || lower.ends_with("-semiexpanded");
    static constexpr std::array<std::string_view, 4> bold_words{"bold", "black", "heavy", "fett"};
    static constexpr std::array<std::string_view, 3> italic_words{"italic", "oblique", "kursiv"};
    static constexpr std::array<std::string_view, 4> fixed_words{"courier", "mono", "consolas", "typewriter"};
    Font font;
    font.name = name;
    font.bold = descriptor.bold || descriptor.weight >= semi_bold_weight || has_any(lower, bold_words) ||
                (half && !condensed_only);
    font.italic = descriptor.italic || has_any(lower, italic_words);
    font.fixed_width = descriptor.fixed_width || has_any(lower, fixed_words);
    return font;
}

} // namespace planleser
