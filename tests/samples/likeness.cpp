#include "samples/plan_score.h"

#include "text/fold.h"

#include <algorithm>
#include <cctype>

namespace planleser::test {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_edge(char c) {
    return std::string_view(" .:;,*").find(c) != std::string_view::npos;
}

// Folded, blanks single, quotes alike, without the stops and marks at either end.
std::string comparable(std::string_view text) {
    std::string out;
    for (char const c : fold(text)) {
        char const plain = c == '"' ? '\'' : c;
        bool const blank = std::isspace(static_cast<unsigned char>(plain)) != 0;
        if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : plain;
    }
    while (!out.empty() && is_edge(out.back())) out.pop_back();
    out.erase(out.begin(), std::find_if_not(out.begin(), out.end(), is_edge));
    return out;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    return digits;
}

std::size_t longest_common_subsequence(std::string_view a, std::string_view b) {
    std::vector<std::size_t> above(b.size() + 1), row(b.size() + 1);
    for (char const c : a) {
        for (std::size_t j = 0; j < b.size(); ++j)
            row[j + 1] = c == b[j] ? above[j] + 1 : std::max(row[j], above[j + 1]);
        above.swap(row);
    }
    return above.back();
}

} // namespace

double likeness(std::string_view first, std::string_view second) {
    auto const a = comparable(first), b = comparable(second);
    if (a == b) return 1;
    auto const shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    // Half of the common share is lost already where one text is twice the other.
    if (shorter * 10 < longer * 7 || digits_of(a) != digits_of(b)) return 0;
    return 2.0 * static_cast<double>(longest_common_subsequence(a, b)) /
           static_cast<double>(a.size() + b.size());
}

} // namespace planleser::test
