#include "layout/words.h"

#include "text/code_points.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace planleser {
namespace {

bool is_blank(std::string_view text) {
    if (text.empty()) return false;
    for (std::size_t i = 0; i < text.size();) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            ++i;
        } else if (text.substr(i, 2) == "\u00a0") {
            i += 2;
        } else if (byte == 0xE2 && i + 2 < text.size() &&
                   ((text[i + 1] == '\x80' &&
                        (static_cast<unsigned char>(text[i + 2]) <= 0x8B || text[i + 2] == '\xAF')) ||
                       text.substr(i, 3) == "\u205f")) {
            i += 3;
        } else if (text.substr(i, 3) == "\u3000" || text.substr(i, 3) == "\ufeff") {
            i += 3;
        } else {
            return false;
        }
    }
    return true;
}

bool is_leader_glyph(std::string_view text) {
    return text == "." || text == "_" || text == "\u2026" || text == "\u00b7";
}

// Where a glyph begins and ends along its line, growing in the direction of reading.
struct Extent {
    float begin, end;
};

Extent extent_of(Glyph const& glyph, Direction direction) {
    switch (direction) {
    case Direction::Right:
        return {glyph.x0, glyph.x1};
    case Direction::Left:
        return {-glyph.x1, -glyph.x0};
    case Direction::Down:
        return {glyph.y0, glyph.y1};
    case Direction::Up:
        return {-glyph.y1, -glyph.y0};
    }
    return {glyph.x0, glyph.x1};
}

bool is_finite(Glyph const& glyph) {
    return std::isfinite(glyph.x0) && std::isfinite(glyph.y0) && std::isfinite(glyph.x1) &&
           std::isfinite(glyph.y1);
}

class WordFinder {
public:
    WordFinder(PageContent const& page, WordOptions const& options) : m_page(page), m_options(options) {}

    std::vector<Word> find(Diagnostics& diagnostics);

private:
    void read_run(std::uint32_t run);
    double usual_gap(GlyphRun const& run);
    bool begins_cut_off_neighbour(std::uint32_t word, std::uint32_t glyph, std::uint32_t run_end) const;
    bool stands_at_drawn_line(std::uint32_t glyph) const;
    void add_word(std::uint32_t begin, std::uint32_t end, std::uint32_t run);
    void attach_raised();
    void attach_raised_by_place();
    void mark_repeated();
    std::string_view text_of(Word const& word) const;
    bool raises(Word const& small, Word const& base) const;

    PageContent const& m_page;
    WordOptions const& m_options;
    std::vector<Word> m_words;
    std::vector<float> m_gaps;
    std::size_t m_misplaced = 0;
};

// The gap between letters of a run set wide (tracking), 0 where it is set as usual.
double WordFinder::usual_gap(GlyphRun const& run) {
    constexpr std::size_t enough_gaps = 4; // of fewer the median may be that of a row of single letters
    m_gaps.clear();
    for (auto glyph = run.begin; glyph + 1 < run.end; ++glyph)
        if (!is_blank(m_page.text_of(glyph)) && !is_blank(m_page.text_of(glyph + 1)))
            m_gaps.push_back(extent_of(m_page.glyphs[glyph + 1], run.direction).begin -
                             extent_of(m_page.glyphs[glyph], run.direction).end);
    if (m_gaps.size() < enough_gaps) return 0;
    auto const middle = m_gaps.begin() + static_cast<std::ptrdiff_t>(m_gaps.size() / 2);
    std::nth_element(m_gaps.begin(), middle, m_gaps.end());
    return std::clamp(static_cast<double>(*middle), 0.0, 0.5 * run.size);
}

// Spreadsheets cut a text off where the next column's begins, so that 'Budsjett 20' and 'Regnskap', or
// 'skolene' and 'Ordfører', touch. A name such as 'LinkedIn' falls apart too, but nothing is set between its
// parts.
bool WordFinder::begins_cut_off_neighbour(
    std::uint32_t word, std::uint32_t glyph, std::uint32_t run_end) const {
    constexpr std::uint32_t least_before = 2;
    if (glyph < word + least_before || glyph + 1 >= run_end) return false;
    auto const value = [&](std::uint32_t at) { return code_point_at(m_page.text_of(at), 0).value; };
    if (m_page.text_of(glyph).empty() || !is_upper(value(glyph))) return false; // as nearly all are
    for (auto const at : {glyph - 2, glyph - 1, glyph + 1})
        if (m_page.text_of(at).empty()) return false;
    if (is_lower(value(glyph - 1)) && stands_at_drawn_line(glyph)) return true;
    bool const behind_digits = is_digit(value(glyph - 1)) && is_digit(value(glyph - 2));
    bool const behind_letters = is_lower(value(glyph - 1)) && is_lower(value(glyph - 2));
    return (behind_digits || behind_letters) && is_lower(value(glyph + 1));
}

// Whether a drawn line stands between the glyph and the one before it, or as near as a cell's edge does.
bool WordFinder::stands_at_drawn_line(std::uint32_t glyph) const {
    constexpr double near = 0.6; // font sizes
    Box const box = m_page.box_of(glyph);
    double const reach = near * box.height();
    return std::any_of(m_page.lines.begin(), m_page.lines.end(), [&](DrawnLine const& line) {
        return !line.horizontal() && line.x1 > box.x0 - reach && line.x0 < box.x0 + 0.5 * box.width() &&
               line.y0 < box.centre_y() && line.y1 > box.centre_y();
    });
}

void WordFinder::read_run(std::uint32_t index) {
    GlyphRun const& run = m_page.runs[index];
    double widest = -1; // looked for only where a gap could end a word
    std::uint32_t begin = run.begin;
    auto const leader_length = static_cast<std::uint32_t>(m_options.leader_length);
    for (auto glyph = run.begin; glyph < run.end; ++glyph) {
        auto const text = m_page.text_of(glyph);
        if (!is_finite(m_page.glyphs[glyph])) ++m_misplaced;
        if (is_blank(text)) {
            add_word(begin, glyph, index);
            begin = glyph + 1;
            continue;
        }
        if (glyph > begin) {
            double const gap = extent_of(m_page.glyphs[glyph], run.direction).begin -
                               extent_of(m_page.glyphs[glyph - 1], run.direction).end;
            // The text of a cell that runs over into the next one, whose text begins before it ends.
            if (gap < -m_options.overlap * run.size && run.direction == Direction::Right && !text.empty() &&
                is_letter(code_point_at(text, 0).value)) {
                add_word(begin, glyph, index);
                begin = glyph;
            } else if (gap > m_options.space_gap * run.size) {
                if (widest < 0) widest = m_options.space_gap * run.size + usual_gap(run);
                if (gap > widest) {
                    add_word(begin, glyph, index);
                    begin = glyph;
                }
            }
        }
        bool const may_be_capital = !text.empty() && (text.front() < 'a' || text.front() > 'z');
        if (may_be_capital && begins_cut_off_neighbour(begin, glyph, run.end)) {
            add_word(begin, glyph, index);
            begin = glyph;
        }
        if (!is_leader_glyph(text)) continue;
        auto leader_end = glyph + 1;
        while (leader_end < run.end && is_leader_glyph(m_page.text_of(leader_end))) ++leader_end;
        if (leader_end - glyph >= leader_length) {
            add_word(begin, glyph, index);
            add_word(glyph, leader_end, index);
            begin = leader_end;
            glyph = leader_end - 1;
        }
    }
    add_word(begin, run.end, index);
}

void WordFinder::add_word(std::uint32_t begin, std::uint32_t end, std::uint32_t index) {
    if (begin >= end) return;
    GlyphRun const& run = m_page.runs[index];
    Word word;
    word.begin = begin;
    word.end = end;
    word.baseline = run.baseline;
    word.size = run.size;
    word.font = run.font;
    word.direction = run.direction;
    word.colour = run.colour;
    word.tag = run.tag;
    word.run = index;
    word.invisible = run.invisible;
    word.leader = end - begin >= 3;
    for (auto glyph = begin; glyph < end; ++glyph) {
        if (is_finite(m_page.glyphs[glyph])) word.box.include(m_page.box_of(glyph));
        word.leader = word.leader && is_leader_glyph(m_page.text_of(glyph));
    }
    if (word.box.is_empty()) word.box = {run.box.x0, run.box.y0, run.box.x0, run.box.y0};
    m_words.push_back(word);
}

std::string_view WordFinder::text_of(Word const& word) const {
    return m_page.text_between(word.begin, word.end);
}

bool WordFinder::raises(Word const& small, Word const& base) const {
    if (small.direction != base.direction || small.run == base.run) return false;
    if (small.size > 0.85F * base.size || base.size <= 0) return false;
    bool const level = small.direction == Direction::Right || small.direction == Direction::Left;
    float const shift = std::abs(small.baseline - base.baseline);
    if (shift < 0.08F * base.size || shift > 0.75F * base.size) return false;
    double const gap = level ? std::max(small.box.x0 - base.box.x1, base.box.x0 - small.box.x1)
                             : std::max(small.box.y0 - base.box.y1, base.box.y0 - small.box.y1);
    // The mark that begins a note is set off by a space, one behind a word is not.
    bool const leads = level && small.box.x0 < base.box.x0;
    return gap > -0.3 * base.size && gap < (leads ? 0.6 : m_options.space_gap * 1.5) * base.size;
}

void WordFinder::attach_raised() {
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        auto const join = [&](std::size_t base) {
            m_words[i].raised_on =
                m_words[base].raised_on >= 0 ? m_words[base].raised_on : static_cast<std::int32_t>(base);
        };
        if (i > 0 && raises(m_words[i], m_words[i - 1]))
            join(i - 1);
        else if (i + 1 < m_words.size() && raises(m_words[i], m_words[i + 1]))
            m_words[i].raised_on = static_cast<std::int32_t>(i + 1);
    }
}

// Browsers draw a footnote's mark after the paragraph that it stands in. Words are kept by where they end, on
// a grid as coarse as their print, so that the one before a mark is found without comparing all with all.
void WordFinder::attach_raised_by_place() {
    constexpr std::uint32_t longest_mark = 4;
    constexpr double step = 12; // points
    auto const key = [&](double x, double y) {
        return std::pair(std::llround(std::floor(x / step)), std::llround(std::floor(y / step)));
    };
    struct Hash {
        std::size_t operator()(std::pair<long long, long long> const& at) const {
            return static_cast<std::size_t>(at.first * 73856093) ^
                   static_cast<std::size_t>(at.second * 19349663);
        }
    };
    float largest = 0;
    for (Word const& word : m_words) largest = std::max(largest, word.size);
    auto const may_be_mark = [&](Word const& word) {
        return word.direction == Direction::Right && word.raised_on < 0 &&
               word.end - word.begin <= longest_mark && word.size <= 0.85F * largest;
    };
    if (std::none_of(m_words.begin(), m_words.end(), may_be_mark)) return;
    constexpr std::size_t most_in_a_place = 16; // more only where text is printed over itself
    std::unordered_map<std::pair<long long, long long>, std::vector<std::int32_t>, Hash> by_end;
    for (std::size_t i = 0; i < m_words.size(); ++i)
        if (m_words[i].direction == Direction::Right && m_words[i].raised_on < 0 &&
            !m_words[i].box.is_empty())
            if (auto& place = by_end[key(m_words[i].box.x1, m_words[i].baseline)];
                place.size() < most_in_a_place)
                place.push_back(static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        Word& word = m_words[i];
        if (!may_be_mark(word) || word.box.is_empty()) continue;
        auto const [column, row] = key(word.box.x0, word.baseline);
        for (auto c = column - 1; c <= column + 1 && word.raised_on < 0; ++c)
            for (auto r = row - 1; r <= row + 1 && word.raised_on < 0; ++r)
                if (auto const place = by_end.find({c, r}); place != by_end.end())
                    for (auto const base : place->second)
                        if (static_cast<std::size_t>(base) != i &&
                            m_words[static_cast<std::size_t>(base)].raised_on < 0 &&
                            m_words[static_cast<std::size_t>(base)].baseline > word.baseline &&
                            raises(word, m_words[static_cast<std::size_t>(base)]))
                            word.raised_on = base;
    }
}

// Words are kept by text and by a coarse grid cell, so that a copy is found without comparing all with all.
void WordFinder::mark_repeated() {
    struct Print {
        std::size_t text_hash = 0;
        std::int64_t column = 0, row = 0;
        Word const* word = nullptr;
    };
    std::vector<Print> seen(std::bit_ceil(2 * m_words.size() + 1)); // open addressing
    auto const place_of = [&](Print const& print) -> Print& {
        auto at = print.text_hash ^ static_cast<std::size_t>(print.column) * 73856093 ^
                  static_cast<std::size_t>(print.row) * 19349663;
        for (at ^= at >> 29;; ++at) {
            auto& place = seen[at & (seen.size() - 1)];
            bool const same =
                place.text_hash == print.text_hash && place.column == print.column && place.row == print.row;
            if (place.word == nullptr || (same && text_of(*place.word) == text_of(*print.word))) return place;
        }
    };
    for (Word& word : m_words) {
        auto const hash = std::hash<std::string_view>()(text_of(word));
        double const reach = std::max(m_options.repeat_distance * static_cast<double>(word.size), 0.01);
        auto const cell = [&](double position) { return std::llround(std::floor(position / (2 * reach))); };
        double const x = word.box.centre_x(), y = word.box.centre_y();
        auto const last_column = cell(x + reach), last_row = cell(y + reach);
        for (auto column = cell(x - reach); column <= last_column; ++column)
            for (auto row = cell(y - reach); row <= last_row; ++row)
                if (auto const* found = place_of({hash, column, row, &word}).word)
                    word.repeated = word.repeated || (std::abs(found->box.centre_x() - x) <= reach &&
                                                         std::abs(found->box.centre_y() - y) <= reach &&
                                                         found->direction == word.direction);
        Print const print{hash, cell(x), cell(y), &word};
        if (auto& place = place_of(print); !word.repeated && place.word == nullptr) place = print;
    }
}

std::vector<Word> WordFinder::find(Diagnostics& diagnostics) {
    m_words.reserve(m_page.glyphs.size() / 5);
    for (std::uint32_t run = 0; run < m_page.runs.size(); ++run) read_run(run);
    attach_raised();
    attach_raised_by_place();
    mark_repeated();
    if (m_misplaced > 0)
        diagnostics.warn("text-without-place",
            std::to_string(m_misplaced) + " glyphs have no finite position", {{m_page.number, {}}});
    return std::move(m_words);
}

} // namespace

std::vector<Word> find_words(PageContent const& page, Diagnostics& diagnostics, WordOptions const& options) {
    return WordFinder(page, options).find(diagnostics);
}

} // namespace planleser
