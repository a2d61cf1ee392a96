#include "ocr/recognised.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace planleser {
namespace {

std::uint16_t font_in(std::vector<Font>& fonts, Font const& font) {
    auto const at = std::find(fonts.begin(), fonts.end(), font);
    if (at != fonts.end()) return static_cast<std::uint16_t>(at - fonts.begin());
    fonts.push_back(font);
    return static_cast<std::uint16_t>(fonts.size() - 1);
}

bool is_space(std::string_view text) {
    return text == " ";
}

std::string_view text_at(Recognised const& found, std::size_t glyph) {
    auto const begin = found.glyphs[glyph].text_begin;
    auto const end = glyph + 1 < found.glyphs.size() ? found.glyphs[glyph + 1].text_begin : found.text.size();
    return std::string_view(found.text).substr(begin, end - begin);
}

} // namespace

std::size_t Recognised::letters() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) count += is_space(text_at(*this, i)) ? 0U : 1U;
    return count;
}

double Recognised::confidence() const {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        if (is_space(text_at(*this, i))) continue;
        sum += glyphs[i].confidence / 100.0;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

void add_to_page(PageContent& page, Recognised const& found) {
    auto const first_glyph = static_cast<std::uint32_t>(page.glyphs.size());
    auto const first_byte = static_cast<std::uint32_t>(page.text.size());
    page.text += found.text;
    for (auto glyph : found.glyphs) {
        glyph.text_begin += first_byte;
        page.glyphs.push_back(glyph);
    }
    for (auto run : found.runs) {
        run.begin += first_glyph;
        run.end += first_glyph;
        run.font = font_in(page.fonts, found.fonts[run.font]);
        page.runs.push_back(run);
    }
    page.lines.insert(page.lines.end(), found.lines.begin(), found.lines.end());
    page.fills.insert(page.fills.end(), found.fills.begin(), found.fills.end());
    if (!found.glyphs.empty()) page.recognised = true;
}

void move(Recognised& found, double right, double down) {
    auto const shift = [&](auto& box) {
        using Number = decltype(box.x0);
        box.x0 += static_cast<Number>(right);
        box.x1 += static_cast<Number>(right);
        box.y0 += static_cast<Number>(down);
        box.y1 += static_cast<Number>(down);
    };
    for (auto& glyph : found.glyphs) shift(glyph);
    for (auto& line : found.lines) shift(line);
    for (auto& fill : found.fills) shift(fill.box);
    for (auto& box : found.unread) shift(box);
    for (auto& figure : found.doubtful) shift(figure.box);
    for (auto& run : found.runs) {
        shift(run.box);
        run.baseline += static_cast<float>(down);
    }
}

void remove_runs(PageContent& page, std::vector<bool> const& drop) {
    assert(drop.size() == page.runs.size());
    std::string text;
    std::vector<Glyph> glyphs;
    std::vector<GlyphRun> runs;
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        if (drop[i]) continue;
        auto run = page.runs[i];
        auto const begin = static_cast<std::uint32_t>(glyphs.size());
        for (auto g = run.begin; g < run.end; ++g) {
            auto glyph = page.glyphs[g];
            auto const bytes = page.text_of(g);
            glyph.text_begin = static_cast<std::uint32_t>(text.size());
            text += bytes;
            glyphs.push_back(glyph);
        }
        run.begin = begin;
        run.end = static_cast<std::uint32_t>(glyphs.size());
        runs.push_back(run);
    }
    page.text = std::move(text);
    page.glyphs = std::move(glyphs);
    page.runs = std::move(runs);
}

} // namespace planleser
