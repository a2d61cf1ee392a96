#include "ruleset/word_lists.h"

#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

std::string quoted(std::string_view word) {
    constexpr std::string_view special = R"(\.+*?()|[]{}^$)";
    std::string text;
    for (char c : word) {
        if (special.find(c) != std::string_view::npos) text += '\\';
        text += c;
    }
    return text;
}

// The longest first: RE2 takes the first alternative that leads to a match.
std::string alternatives(std::vector<std::string> words) {
    std::ranges::stable_sort(words, std::greater<>(), [](std::string const& word) { return word.size(); });
    std::string text = "(?:";
    for (auto const& word : words) {
        if (text.size() > 3) text += '|';
        text += quoted(fold(word));
    }
    return text + ')';
}

bool is_list_name(std::string_view name) {
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
           std::ranges::all_of(
               name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

} // namespace

std::string with_words(std::string_view pattern, WordLists const& lists, std::set<std::string>& used) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\' && at + 1 < pattern.size()) {
            // '\p{Lu}' has braces of its own.
            auto const length = (pattern[at + 1] == 'p' || pattern[at + 1] == 'P') &&
                                        at + 2 < pattern.size() && pattern[at + 2] == '{'
                                    ? pattern.substr(at).find('}') + 1
                                    : 2;
            auto const taken = pattern.substr(at, length == 0 ? 2 : length);
            text += taken;
            at += taken.size() - 1;
            continue;
        }
        auto const end = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        auto const name =
            end == std::string_view::npos ? std::string_view() : pattern.substr(at + 1, end - at - 1);
        if (!is_list_name(name)) {
            text += pattern[at];
            continue;
        }
        auto const list = lists.find(std::string(name));
        if (list == lists.end()) throw UnknownWordList{std::string(name), at};
        used.insert(list->first);
        text += alternatives(list->second);
        at = end;
    }
    return text;
}

} // namespace planleser
