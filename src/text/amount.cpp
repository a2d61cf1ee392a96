#include "text/amount.h"

#include "text/code_points.h"
#include "text/fold.h"
#include "text/number_scan.h"

#include <algorithm>

namespace planleser {

namespace {

bool is_currency_or_percent_sign(char32_t value) {
    return value == U'%' || value == U'$' || value == 0x2030 || value == U'€' || value == U'£';
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto const point = code_point_at(text, at);
        if (!is_space(point.value)) break;
        at = point.end;
    }
    return at;
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

// A word of letters or one sign such as '%', without the point that may follow it.
ByteRange word_at(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end < text.size()) {
        auto const point = code_point_at(text, end);
        if (is_currency_or_percent_sign(point.value)) return {begin, end == begin ? point.end : end};
        if (!is_letter(point.value)) break;
        end = point.end;
    }
    return {begin, end};
}

// The word that ends at `end`, a point behind it allowed.
ByteRange word_before(std::string_view text, std::size_t end) {
    if (end > 0 && text[end - 1] == '.') --end;
    auto begin = end;
    while (begin > 0) {
        auto const point = code_point_before(text, begin);
        if (is_currency_or_percent_sign(point.value)) return {begin == end ? point.begin : begin, end};
        if (!is_letter(point.value)) break;
        begin = point.begin;
    }
    return {begin, end};
}

UnitWord const* find_unit(AmountWords const& words, std::string_view word) {
    if (word.empty()) return nullptr;
    auto const folded = fold(word);
    auto const found = std::find_if(
        words.units.begin(), words.units.end(), [&](UnitWord const& unit) { return unit.word == folded; });
    return found == words.units.end() ? nullptr : &*found;
}

void take_unit(Amount& amount, UnitWord const& unit) {
    // 'mill. kr' multiplies once; a scale twice ('tusen millioner') multiplies twice as long as it fits.
    constexpr std::int64_t largest = 1'000'000'000'000;
    if (amount.scale <= largest / unit.scale) amount.scale *= unit.scale;
    if (!unit.currency.empty()) amount.currency = unit.currency;
    amount.percent = amount.percent || unit.percent;
}

// Takes the unit words behind an amount; returns where they end.
std::size_t take_units_behind(
    std::string_view text, std::size_t at, AmountWords const& words, Amount& amount) {
    constexpr int most_units = 3; // 'mill. norske kr'
    for (int i = 0; i < most_units; ++i) {
        auto const word = word_at(text, skip_spaces(text, at));
        auto const* unit = find_unit(words, word.of(text));
        if (!unit) break;
        take_unit(amount, *unit);
        at = word.end;
        bool const abbreviated = at < text.size() && text[at] == '.';
        bool const more_follows = at + 1 < text.size();
        if (abbreviated && more_follows) ++at;
    }
    return at;
}

// ',-' ',–' '.-' behind a whole number: kroner without øre.
std::size_t skip_no_oere(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || (text[at] != ',' && text[at] != '.')) return at;
    auto const dash = code_point_at(text, at + 1);
    if (!is_dash(dash.value)) return at;
    bool const doubled = dash.end < text.size() && is_dash(code_point_at(text, dash.end).value);
    return doubled ? code_point_at(text, dash.end).end : dash.end;
}

// The upper end of '2-4', '2 – 4': a dash with the same blank, or none, on both sides.
std::optional<ScannedNumber> range_end(
    std::string_view text, std::size_t at, FigureStyle style, SpaceGrouping spaces) {
    auto const dash_at = skip_spaces(text, at);
    if (dash_at >= text.size()) return std::nullopt;
    auto const dash = code_point_at(text, dash_at);
    auto const number_at = skip_spaces(text, dash.end);
    bool const spaced_before_only = dash_at > at && number_at == dash.end;
    if (!is_dash(dash.value) || spaced_before_only || !is_digit_at(text, number_at)) return std::nullopt;
    auto number = scan_number(text, number_at, style, spaces);
    return number.value ? std::optional(number) : std::nullopt;
}

bool is_superscript_digit(char32_t value) {
    return value == 0xB2 || value == 0xB3 || value == 0xB9 || value == 0x2070 ||
           (value >= 0x2074 && value <= 0x2079);
}

// '*', '**', '¹', '1)' at the end of a cell.
ByteRange mark_at(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end < text.size()) {
        auto const point = code_point_at(text, end);
        if (point.value != U'*' && !is_superscript_digit(point.value)) break;
        end = point.end;
    }
    if (end > begin) return {begin, end};
    while (is_digit_at(text, end)) ++end;
    bool const closes = end > begin && end - begin <= 2 && end < text.size() && text[end] == ')';
    return closes ? ByteRange{begin, end + 1} : ByteRange{};
}

class CellReader {
public:
    CellReader(std::string_view cell, AmountWords const& words, FigureStyle style)
        : m_cell(cell), m_words(words), m_style(style) {}

    std::optional<Amount> read() {
        if (!take_what_stands_before() || !take_number() || !take_what_stands_behind()) return std::nullopt;
        m_amount.at = {skip_spaces(m_cell, 0), m_amount.mark.empty() ? m_at : m_amount.mark.begin};
        if (m_negative) {
            m_amount.value = m_amount.value.negated();
            if (m_amount.upto) m_amount.upto = m_amount.upto->negated();
        }
        return m_amount;
    }

private:
    bool take_what_stands_before() {
        for (;;) {
            m_at = skip_spaces(m_cell, m_at);
            if (m_at >= m_cell.size()) return false;
            auto const point = code_point_at(m_cell, m_at);
            if (is_digit(point.value)) return true;
            if (is_dash(point.value) && !m_negative) {
                m_negative = true;
                m_sign_at = m_at;
            } else if (point.value == U'(' && !m_bracket) {
                m_bracket = m_negative = true;
            } else if (auto const word = word_at(m_cell, m_at);
                       auto const* unit = find_unit(m_words, word.of(m_cell))) {
                take_unit(m_amount, *unit);
                m_at = word.end + (word.end < m_cell.size() && m_cell[word.end] == '.' ? 1 : 0);
                continue;
            } else if (point.value != U'+') {
                return false;
            }
            m_at = point.end;
        }
    }

    bool take_number() {
        auto const number = scan_number(m_cell, m_at, m_style, SpaceGrouping::Lenient);
        if (!number.value) return false;
        m_amount.value = *number.value;
        m_amount.number = {std::min(m_sign_at, number.at.begin), number.at.end};
        m_amount.odd_grouping = number.odd_grouping;
        m_amount.ambiguous = number.ambiguous;
        m_has_decimals = number.has_decimals;
        m_at = number.at.end;
        if (auto const upper = range_end(m_cell, m_at, m_style, SpaceGrouping::Lenient);
            upper && !m_negative) {
            m_amount.upto = upper->value;
            m_amount.number.end = m_at = upper->at.end;
        }
        return true;
    }

    bool take_what_stands_behind() {
        m_at = skip_no_oere(m_cell, m_at);
        auto const units_end = take_units_behind(m_cell, m_at, m_words, m_amount);
        bool const abbreviated = units_end > m_at && units_end < m_cell.size() && m_cell[units_end] == '.';
        m_at = skip_no_oere(m_cell, units_end + (abbreviated ? 1 : 0));
        if (m_bracket) {
            m_at = skip_spaces(m_cell, m_at);
            if (m_at >= m_cell.size() || m_cell[m_at] != ')') return false;
            m_at = take_units_behind(m_cell, m_at + 1, m_words, m_amount);
        }
        // Bookkeeping programs write the minus behind: '1.234,00-'.
        if (m_at < m_cell.size() && is_dash(code_point_at(m_cell, m_at).value) && !m_negative) {
            m_negative = true;
            m_amount.ambiguous = m_amount.ambiguous || !m_has_decimals;
            m_at = code_point_at(m_cell, m_at).end;
        }
        auto const rest = skip_spaces(m_cell, m_at);
        m_amount.mark = mark_at(m_cell, rest);
        return skip_spaces(m_cell, m_amount.mark.empty() ? rest : m_amount.mark.end) == m_cell.size();
    }

    std::string_view m_cell;
    AmountWords const& m_words;
    FigureStyle m_style;
    Amount m_amount;
    std::size_t m_at = 0;
    std::size_t m_sign_at = std::string_view::npos;
    bool m_negative = false, m_bracket = false, m_has_decimals = false;
};

bool is_blank_or_dashes(std::string_view cell) {
    for (std::size_t at = 0; at < cell.size();) {
        auto const point = code_point_at(cell, at);
        if (!is_space(point.value) && !is_dash(point.value) && !is_zero_width(point.value) &&
            point.value != 0xAD)
            return false;
        at = point.end;
    }
    return true;
}

// Whether a number in running text may begin here: not within a word, a longer number, or a code such as
// 'COVID-19'.
bool may_begin_number(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    auto const before = code_point_before(text, at);
    if (is_word_character(before.value)) return false;
    if (!is_dash(before.value) && before.value != U'.' && before.value != U',' && before.value != U'/')
        return true;
    return before.begin == 0 || !is_word_character(code_point_before(text, before.begin).value);
}

bool has_minus(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    auto const dash = code_point_before(text, at);
    if (!is_dash(dash.value)) return false;
    if (dash.begin == 0) return true;
    auto const before = code_point_before(text, dash.begin).value;
    return is_space(before) || before == U'(';
}

// '1. januar', '2. halvår': a number that orders rather than counts.
bool is_ordinal(std::string_view text, std::size_t end) {
    if (end + 1 >= text.size() || text[end] != '.') return false;
    auto const next = skip_spaces(text, end + 1);
    return next > end + 1 && next < text.size() && is_lower(code_point_at(text, next).value);
}

} // namespace

CellFigure read_cell(std::string_view cell, AmountWords const& words, FigureStyle style) {
    if (is_blank_or_dashes(cell)) return {CellContent::Nothing, std::nullopt};
    if (auto amount = CellReader(cell, words, style).read()) return {CellContent::Amount, std::move(amount)};
    return {CellContent::Text, std::nullopt};
}

std::vector<Amount> find_amounts(std::string_view text, AmountWords const& words, FigureStyle style) {
    std::vector<Amount> amounts;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit_at(text, at)) {
            ++at;
            continue;
        }
        auto const number = scan_number(text, at, style, SpaceGrouping::Strict);
        bool const begins = may_begin_number(text, at);
        at = number.at.end;
        if (!begins || !number.value || is_ordinal(text, number.at.end)) continue;
        Amount amount;
        amount.value = *number.value;
        amount.ambiguous = number.ambiguous;
        amount.number = number.at;
        if (has_minus(text, number.at.begin)) {
            amount.value = amount.value.negated();
            amount.number.begin = code_point_before(text, number.at.begin).begin;
        } else if (auto const upper = range_end(text, at, style, SpaceGrouping::Strict)) {
            amount.upto = upper->value;
            amount.number.end = at = upper->at.end;
        }
        amount.at = amount.number;
        auto before = amount.at.begin;
        while (before > 0 && is_space(code_point_before(text, before).value))
            before = code_point_before(text, before).begin;
        auto const word = word_before(text, before);
        if (auto const* unit = find_unit(words, word.of(text)); unit && is_word_boundary(text, word.begin)) {
            take_unit(amount, *unit);
            amount.at.begin = word.begin;
        }
        auto const behind = skip_no_oere(text, at);
        amount.at.end = take_units_behind(text, behind, words, amount);
        bool const part_of_word = amount.at.end < text.size() && amount.at.end == at &&
                                  is_word_character(code_point_at(text, at).value);
        at = amount.at.end;
        if (!part_of_word) amounts.push_back(std::move(amount));
    }
    return amounts;
}

FigureStyle figure_style(std::span<std::string_view const> cells) {
    int english = 0, norwegian = 0, lone_commas = 0, others = 0;
    for (auto const cell : cells) {
        auto const digit =
            std::find_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (digit == cell.end()) continue;
        auto const begin = static_cast<std::size_t>(digit - cell.begin());
        auto const number = scan_number(cell, begin, FigureStyle::Norwegian, SpaceGrouping::Lenient);
        english += number.speaks_for == FigureStyle::English;
        norwegian += number.speaks_for == FigureStyle::Norwegian;
        bool const lone_comma = number.ambiguous && number.at.of(cell).find(',') != std::string_view::npos;
        lone_commas += lone_comma;
        // Years and account numbers say nothing.
        bool const spaced_or_long = number.at.size() > 4 && !lone_comma && !number.has_decimals;
        others += spaced_or_long;
    }
    // Some cells of many may be misread or mistyped: '24,41 1' among forty of '1,355,530' and '24,000'.
    if (english > 2 * norwegian) return FigureStyle::English;
    // '20,000' and '42,250' one below the other: three decimals throughout are no money.
    bool const all_lone = lone_commas >= 2 && others == 0 && lone_commas > 10 * norwegian;
    return all_lone ? FigureStyle::English : FigureStyle::Norwegian;
}

} // namespace planleser
