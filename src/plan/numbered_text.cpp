#include "plan/numbered_text.h"

namespace planleser {

bool looks_like_number(std::string_view text) {
    std::size_t letters = 0, digits = 0;
    for (char c : text) {
        bool const digit = c >= '0' && c <= '9';
        bool const mark = c == '.' || c == ')' || c == '-' || c == ' ' || c == '/';
        digits += digit;
        if (!digit && !mark) ++letters;
    }
    return text.size() <= 10 && digits > 0 && digits <= 6 && letters <= 3;
}

std::string without_end_mark(std::string marker) {
    while (!marker.empty() && (marker.back() == '.' || marker.back() == ')')) marker.pop_back();
    return marker;
}

NumberedText split_number(SourcedText const& text, RuleSet const& rules) {
    if (auto const hit = rules.find(RuleKind::Numbered, text.text)) {
        auto const body = hit->capture("text");
        bool const is_part = hit->rule->means == Meaning::Measure ||
                             !goal_level_of(hit->rule->means).empty() || hit->rule->means == Meaning::Aim;
        if (body && is_part) {
            NumberedText split;
            if (auto const number = hit->capture("number")) split.number = number->of(text.text);
            split.text = text.part(body->begin, body->size());
            split.number_text = text.part(0, body->begin);
            split.rule = hit->rule;
            return split;
        }
    }
    auto const gap = text.text.find(' ');
    bool const dotted = gap != std::string::npos && gap <= 8 &&
                        looks_like_number(std::string_view(text.text).substr(0, gap)) &&
                        text.text.find_first_of(".)") < gap;
    if (!dotted) return {std::nullopt, text, {}, nullptr};
    return {without_end_mark(text.text.substr(0, gap)), trimmed(text.part(gap)), text.part(0, gap), nullptr};
}

} // namespace planleser
