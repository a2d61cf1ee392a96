#include "layout/print_look.h"

#include <cmath>
#include <map>

namespace planleser {
namespace {

constexpr double same_size = 0.05; // of the size: sizes of one print differ by rounding

} // namespace

std::vector<PrintLook> looks_of(TableView const& view, TextRows const& text) {
    std::vector<PrintLook> looks;
    looks.reserve(text.rows.size());
    for (TextRow const& row : text.rows) {
        PrintLook look;
        bool first = true;
        for (Phrase const& phrase : text.phrases_of(row))
            for (auto i = phrase.begin; i < phrase.end; ++i) {
                ViewWord const& word = view.words[text.words[i]];
                if (word.raised) continue;
                if (first) {
                    look = {word.font, word.size, word.bold, true};
                    first = false;
                } else if (look.font != word.font ||
                           std::abs(look.size - word.size) > same_size * look.size) {
                    look.alike = false;
                    look.bold = look.bold && word.bold;
                }
            }
        looks.push_back(look);
    }
    return looks;
}

PrintLook usual_look(TableView const& view, TextRows const& text) {
    struct Use {
        std::size_t words = 0;
        bool bold = false;
    };
    std::map<std::pair<std::uint16_t, long>, Use> uses;
    constexpr double steps = 4; // of a point
    for (Phrase const& phrase : text.phrases)
        for (auto i = phrase.begin; i < phrase.end; ++i) {
            ViewWord const& word = view.words[text.words[i]];
            Use& use = uses[{word.font, std::lround(word.size * steps)}];
            ++use.words;
            use.bold = word.bold;
        }
    PrintLook usual;
    std::size_t most = 0;
    for (auto const& [look, use] : uses)
        if (use.words > most) {
            most = use.words;
            usual = {look.first, static_cast<double>(look.second) / steps, use.bold, true};
        }
    return usual;
}

bool is_alike(PrintLook const& a, PrintLook const& b) {
    return a.alike == b.alike && a.bold == b.bold && (!a.alike || a.font == b.font) &&
           std::abs(a.size - b.size) < same_size * a.size;
}

bool stands_out(PrintLook const& look, PrintLook const& usual) {
    if (look.bold && !usual.bold) return true;
    return look.alike && (look.font != usual.font || look.size > (1 + same_size) * usual.size);
}

} // namespace planleser
