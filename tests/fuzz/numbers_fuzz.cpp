// Numbers and amounts: whatever a line holds, what is read from it lies in it, in order, and has its digits.
#include "text/amount.h"
#include "text/code_points.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace planleser;

namespace {

AmountWords const words{{{"kr", 1, "NOK", false}, {"mill", 1'000'000, "", false}, {"tusen", 1'000, "", false},
    {"mnok", 1'000'000, "NOK", false}, {"€", 1, "EUR", false}, {"%", 1, "", true}}};

void require(bool holds, char const* law, std::string_view text) {
    if (holds) return;
    auto const shown = text.substr(0, 200);
    std::fprintf(stderr, "broken: %s: '%.*s'\n", law, static_cast<int>(shown.size()), shown.data());
    std::abort();
}

// The digits without the zeros around them, which a value does not keep.
std::string digits_of(std::string_view text) {
    std::string digits;
    for (char const c : text)
        if (is_digit(static_cast<unsigned char>(c))) digits += c;
    auto const first = digits.find_first_not_of('0');
    return first == std::string::npos ? std::string()
                                      : digits.substr(first, digits.find_last_not_of('0') + 1 - first);
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        if (!is_space(point.value)) return false;
        at = point.end;
    }
    return true;
}

void check_decimal(Decimal value, std::string_view text) {
    require(Decimal::parse(value.to_string()) == value, "a value is written as it is read", text);
    require(value.negated().negated() == value, "a value has two signs", text);
    require((value <=> value.negated()) == (Decimal(0) <=> value.negated()) || value == Decimal(0),
        "a value is above its negative where it is above nothing", text);
    if (auto const twice = value.plus(value))
        require(twice->minus(value) == value, "what was added can be taken away", text);
    value.times(value);
}

void check_amount(Amount const& amount, std::string_view text) {
    require(amount.at.end <= text.size() && amount.at.begin <= amount.number.begin &&
                amount.number.begin < amount.number.end && amount.number.end <= amount.at.end,
        "a number lies within its amount, and that within the text", text);
    require(amount.scale >= 1, "a scale makes no amount smaller", text);
    check_decimal(amount.value, text);
    amount.in_units();
    auto const written = digits_of(amount.number.of(text));
    if (!amount.upto)
        require(written == digits_of(amount.value.to_string()), "a value has the digits written", text);
    if (amount.upto) check_decimal(*amount.upto, text);
}

void check_cell(std::string_view cell, FigureStyle style) {
    auto const figure = read_cell(cell, words, style);
    require(
        figure.amount.has_value() == (figure.content == CellContent::Amount), "a figure has an amount", cell);
    if (!figure.amount) return;
    auto const& amount = *figure.amount;
    check_amount(amount, cell);
    auto const end = amount.mark.empty() ? amount.at.end : amount.mark.end;
    require(is_blank(cell.substr(0, amount.at.begin)) && end <= cell.size() && is_blank(cell.substr(end)),
        "nothing in a cell stands outside its amount", cell);
}

void check_running_text(std::string_view text, FigureStyle style) {
    std::size_t end = 0;
    for (auto const& amount : find_amounts(text, words, style)) {
        require(amount.number.begin >= end, "amounts stand in order, none twice", text);
        check_amount(amount, text);
        end = amount.at.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    auto const style = figure_style(lines);
    for (auto const line : lines) {
        check_cell(line, style);
        Decimal::parse(line);
    }
    check_running_text(text, FigureStyle::Norwegian);
    check_running_text(text, FigureStyle::English);
    return 0;
}
