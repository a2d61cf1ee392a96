#include "pdf/content_program.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace planleser {

namespace {

// What an operator asks for, by annex A of ISO 32000-1.
enum class Operands : std::uint8_t {
    Numbers, // as many as the table says
    Integer,
    Name,
    NameAndNumber,
    Text,
    NumbersAndText, // two and one
    TextArray,      // of strings and numbers
    Dashes,         // an array of numbers, and a number
    Components,     // of a colour: numbers, or a name behind them
    Tag,
    TagAndProperties,
};

struct KnownOperator {
    std::string_view name;
    ContentOperator code;
    Operands operands = Operands::Numbers;
    std::uint8_t count = 0; // of Numbers
};

using enum ContentOperator;

// By their first character.
constexpr std::array known_operators{
    KnownOperator{"\"", NextLineSpacedShow, Operands::NumbersAndText},
    KnownOperator{"'", NextLineShow, Operands::Text},
    KnownOperator{"B", FillStroke},
    KnownOperator{"B*", EvenOddFillStroke},
    KnownOperator{"BDC", BeginMarked, Operands::TagAndProperties},
    KnownOperator{"BMC", BeginMarked, Operands::Tag},
    KnownOperator{"BT", BeginText},
    KnownOperator{"CS", Foreign, Operands::Name},
    KnownOperator{"Do", Foreign, Operands::Name},
    KnownOperator{"EMC", EndMarked},
    KnownOperator{"ET", EndText},
    KnownOperator{"F", Fill},
    KnownOperator{"G", StrokeGray, Operands::Numbers, 1},
    KnownOperator{"J", NoEffect, Operands::Integer},
    KnownOperator{"K", StrokeCmyk, Operands::Numbers, 4},
    KnownOperator{"M", NoEffect, Operands::Numbers, 1},
    KnownOperator{"MP", Foreign, Operands::Name},
    KnownOperator{"Q", RestoreState},
    KnownOperator{"RG", StrokeRgb, Operands::Numbers, 3},
    KnownOperator{"S", Stroke},
    KnownOperator{"SC", Foreign, Operands::Components},
    KnownOperator{"SCN", Foreign, Operands::Components},
    KnownOperator{"T*", NextLine},
    KnownOperator{"TD", MoveTextAndLead, Operands::Numbers, 2},
    KnownOperator{"TJ", ShowSpacedText, Operands::TextArray},
    KnownOperator{"TL", Leading, Operands::Numbers, 1},
    KnownOperator{"Tc", CharacterSpacing, Operands::Numbers, 1},
    KnownOperator{"Td", MoveText, Operands::Numbers, 2},
    KnownOperator{"Tf", FontAndSize, Operands::NameAndNumber},
    KnownOperator{"Tj", ShowText, Operands::Text},
    KnownOperator{"Tm", TextMatrix, Operands::Numbers, 6},
    KnownOperator{"Tr", RenderMode, Operands::Integer},
    KnownOperator{"Ts", Rise, Operands::Numbers, 1},
    KnownOperator{"Tw", WordSpacing, Operands::Numbers, 1},
    KnownOperator{"Tz", HorizontalScaling, Operands::Numbers, 1},
    KnownOperator{"W", Clip},
    KnownOperator{"W*", EvenOddClip},
    KnownOperator{"b", CloseFillStroke},
    KnownOperator{"b*", CloseEvenOddFillStroke},
    KnownOperator{"c", CurveTo, Operands::Numbers, 6},
    KnownOperator{"cm", ConcatMatrix, Operands::Numbers, 6},
    KnownOperator{"cs", Foreign, Operands::Name},
    KnownOperator{"d", NoEffect, Operands::Dashes},
    KnownOperator{"f", Fill},
    KnownOperator{"f*", EvenOddFill},
    KnownOperator{"g", FillGray, Operands::Numbers, 1},
    KnownOperator{"gs", Foreign, Operands::Name},
    KnownOperator{"h", ClosePath},
    KnownOperator{"i", NoEffect, Operands::Numbers, 1},
    KnownOperator{"j", NoEffect, Operands::Integer},
    KnownOperator{"k", FillCmyk, Operands::Numbers, 4},
    KnownOperator{"l", LineTo, Operands::Numbers, 2},
    KnownOperator{"m", MoveTo, Operands::Numbers, 2},
    KnownOperator{"n", EndPath},
    KnownOperator{"q", SaveState},
    KnownOperator{"re", Rectangle, Operands::Numbers, 4},
    KnownOperator{"rg", FillRgb, Operands::Numbers, 3},
    KnownOperator{"ri", NoEffect, Operands::Name},
    KnownOperator{"s", CloseStroke},
    KnownOperator{"sc", Foreign, Operands::Components},
    KnownOperator{"scn", Foreign, Operands::Components},
    KnownOperator{"sh", Foreign, Operands::Name},
    KnownOperator{"v", CurveFromCurrent, Operands::Numbers, 4},
    KnownOperator{"w", LineWidth, Operands::Numbers, 1},
    KnownOperator{"y", CurveToLast, Operands::Numbers, 4},
};

// Where the operators with each first character begin in the table.
constexpr auto first_of_character = [] {
    std::array<std::uint8_t, 129> first{};
    for (std::size_t c = 0, at = 0; c < first.size(); ++c) {
        while (at < known_operators.size() && static_cast<std::size_t>(known_operators[at].name[0]) < c) ++at;
        first[c] = static_cast<std::uint8_t>(at);
    }
    return first;
}();
static_assert(std::ranges::is_sorted(known_operators, {}, &KnownOperator::name));

KnownOperator const* find_operator(std::string_view name) {
    auto const first = static_cast<unsigned char>(name.front());
    if (first >= 128) return nullptr;
    for (auto at = first_of_character[first]; at < first_of_character[first + 1u]; ++at)
        if (known_operators[at].name == name) return &known_operators[at];
    return nullptr;
}

enum class Character : std::uint8_t { Regular, Space, Delimiter };

constexpr auto character_classes = [] {
    std::array<Character, 256> classes{};
    for (char const c : std::string_view("\0\t\n\f\r ", 6))
        classes[static_cast<unsigned char>(c)] = Character::Space;
    for (char const c : std::string_view("()<>[]{}/%"))
        classes[static_cast<unsigned char>(c)] = Character::Delimiter;
    return classes;
}();

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    char const lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

class ContentParser {
public:
    ContentParser(std::string_view content, ContentProgram& program)
        : m_at(content.data()), m_begin(content.data()), m_end(content.data() + content.size()),
          m_program(program) {}

    bool parse() {
        while (skip_space()) {
            if (m_operands.empty()) m_operation_begin = m_at;
            if (!read_token()) return false;
        }
        return m_operands.empty();
    }

private:
    enum class Kind : std::uint8_t { Integer, Real, Text, Name, NumberArray, TextArray, Properties };
    static constexpr std::size_t most_operands = 32;
    static constexpr std::size_t longest_name = 100; // bytes; Poppler complains of one over 127

    char peek(std::ptrdiff_t ahead = 0) const { return m_end - m_at > ahead ? m_at[ahead] : '\0'; }
    bool is_at(Character kind) const {
        return m_at < m_end && character_classes[static_cast<unsigned char>(*m_at)] == kind;
    }
    std::uint32_t offset(char const* place) const { return static_cast<std::uint32_t>(place - m_begin); }

    // Whether something follows.
    bool skip_space() {
        for (; m_at < m_end; ++m_at) {
            if (*m_at == '%') {
                m_at = std::find_if(m_at, m_end, [](char c) { return c == '\r' || c == '\n'; });
                if (m_at == m_end) return false;
            } else if (!is_at(Character::Space)) {
                return true;
            }
        }
        return false;
    }

    bool read_token() {
        switch (char const c = *m_at) {
        case '(':
            return read_string() && push(Kind::Text);
        case '<':
            return peek(1) == '<' ? read_properties() : read_hex_string() && push(Kind::Text);
        case '/':
            return read_name() && push(Kind::Name);
        case '[':
            return read_array();
        case ')':
        case '>':
        case ']':
        case '{':
        case '}':
            return false;
        default:
            if (is_digit(c) || c == '-' || c == '.' || c == '+') return read_number();
            return read_operator();
        }
    }

    bool push(Kind kind) {
        m_operands.push_back(kind);
        return m_operands.size() <= most_operands;
    }

    // Summed up as Poppler does, so that both come to the same bits.
    bool read_number() {
        constexpr int most_digits = 9; // they fit an int
        bool const negative = *m_at == '-';
        m_at += *m_at == '-' || *m_at == '+';
        auto const digits = m_at;
        int whole = 0;
        for (; m_at < m_end && is_digit(*m_at); ++m_at)
            if (m_at - digits < most_digits) whole = 10 * whole + (*m_at - '0');
        if (m_at - digits > most_digits) return false;
        double value = whole;
        bool const real = peek() == '.' && m_at < m_end;
        if (real) {
            double scale = 0.1;
            for (++m_at; m_at < m_end && is_digit(*m_at); ++m_at) {
                value += scale * (*m_at - '0');
                scale *= 0.1;
            }
            if (peek() == '-') return false;
        }
        if (m_at - digits == (real ? 1 : 0)) return false;
        m_program.operands.push_back({negative ? -value : value});
        return push(real ? Kind::Real : Kind::Integer);
    }

    // A font may take more bytes of a text than it has; a zero behind it is what Poppler would find there.
    void add_text(std::size_t begin) {
        auto const size = m_program.texts.size() - begin;
        m_program.texts += '\0';
        m_program.operands.push_back(
            {0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)});
    }

    // A "#" and two hexadecimal digits in a name spell one character.
    bool read_name() {
        auto& texts = m_program.texts;
        auto const text = texts.size();
        for (++m_at; is_at(Character::Regular); ++m_at) {
            if (*m_at != '#') {
                texts += *m_at;
                continue;
            }
            int const high = hex_value(peek(1)), low = hex_value(peek(2));
            if (high < 0 || low < 0 || high + low == 0) return false;
            texts += static_cast<char>(16 * high + low);
            m_at += 2;
        }
        if (texts.size() - text > longest_name) return false;
        add_text(text);
        return true;
    }

    bool read_string() {
        auto& texts = m_program.texts;
        auto const begin = texts.size();
        int depth = 1;
        for (++m_at; m_at < m_end; ++m_at) {
            auto const plain =
                std::find_if(m_at, m_end, [](char c) { return c == '(' || c == ')' || c == '\\'; });
            texts.append(m_at, plain);
            m_at = plain;
            if (m_at == m_end) return false;
            if (*m_at == '\\') {
                ++m_at;
                if (m_at == m_end) return false;
                read_escape();
                continue;
            }
            depth += *m_at == '(' ? 1 : -1;
            if (depth == 0) {
                ++m_at;
                add_text(begin);
                return true;
            }
            texts += *m_at;
        }
        return false;
    }

    // Stays at its last character.
    void read_escape() {
        constexpr std::string_view escapes = "nrtbf", meanings = "\n\r\t\b\f";
        if (auto const known = escapes.find(*m_at); known != std::string_view::npos) {
            m_program.texts += meanings[known];
        } else if (*m_at >= '0' && *m_at <= '7') {
            int code = *m_at - '0';
            for (int more = 0; more < 2 && peek(1) >= '0' && peek(1) <= '7'; ++more) {
                ++m_at;
                code = 8 * code + (*m_at - '0');
            }
            m_program.texts += static_cast<char>(code);
        } else if (*m_at == '\r') {
            if (peek(1) == '\n') ++m_at;
        } else if (*m_at != '\n') {
            m_program.texts += *m_at;
        }
    }

    bool read_hex_string() {
        auto const begin = m_program.texts.size();
        int high = -1;
        for (++m_at; m_at < m_end && *m_at != '>'; ++m_at) {
            int const value = hex_value(*m_at);
            if (value < 0) {
                if (!is_at(Character::Space)) return false;
            } else if (high < 0) {
                high = value;
            } else {
                m_program.texts += static_cast<char>(16 * high + value);
                high = -1;
            }
        }
        if (m_at == m_end) return false;
        ++m_at;
        if (high >= 0) m_program.texts += static_cast<char>(16 * high);
        add_text(begin);
        return true;
    }

    bool read_array() {
        auto const outside = m_operands.size();
        bool has_text = false;
        ++m_at;
        while (skip_space()) {
            char const c = *m_at;
            if (c == ']') {
                ++m_at;
                m_operands.resize(outside);
                return push(has_text ? Kind::TextArray : Kind::NumberArray);
            }
            if (c == '(' || (c == '<' && peek(1) != '<')) {
                has_text = true;
                if (!(c == '(' ? read_string() : read_hex_string())) return false;
            } else if (is_digit(c) || c == '-' || c == '.' || c == '+') {
                if (!read_number()) return false;
                m_operands.pop_back();
            } else {
                return false;
            }
        }
        return false;
    }

    // A dictionary: of it the marked-content id is kept, and it stays Poppler's where more counts.
    bool read_properties() {
        m_at += 2;
        bool has_id = false;
        while (skip_space()) {
            if (*m_at == '>') {
                if (peek(1) != '>') return false;
                m_at += 2;
                return push(Kind::Properties);
            }
            if (*m_at != '/' || !read_name()) return false;
            auto const key = m_program.text(m_program.operands.back());
            bool const is_id = key == "MCID";
            m_properties_are_foreign = m_properties_are_foreign || key == "ActualText";
            m_program.operands.pop_back();
            if ((is_id && has_id) || !skip_space() || !read_property(is_id)) return false;
            has_id = has_id || is_id;
        }
        return false;
    }

    // Leaves no operand but the id.
    bool read_property(bool is_id) {
        auto const operands = m_program.operands.size();
        auto const kinds = m_operands.size();
        if (*m_at == '<' && peek(1) == '<') return false; // a dictionary within one
        bool const is_name_array = *m_at == '[';
        if (is_name_array ? !skip_array() : !read_token() || m_operands.size() != kinds + 1) return false;
        bool const keeps = is_id && !is_name_array && m_operands.back() == Kind::Integer;
        m_operands.resize(kinds);
        if (!keeps) m_program.operands.resize(operands);
        return true;
    }

    bool skip_array() {
        ++m_at;
        while (skip_space()) {
            if (*m_at == ']') {
                ++m_at;
                return true;
            }
            if (*m_at == '[' || (*m_at == '<' && peek(1) == '<')) return false;
            auto const kinds = m_operands.size();
            if (!read_token() || m_operands.size() != kinds + 1) return false;
            m_operands.pop_back();
        }
        return false;
    }

    bool read_operator() {
        auto const begin = m_at;
        while (is_at(Character::Regular)) ++m_at;
        auto const* known = find_operator({begin, static_cast<std::size_t>(m_at - begin)});
        if (!known || !fits(*known) || !keeps_order(known->code)) return false;
        ContentOperation operation;
        operation.code = known->code;
        operation.first_operand = m_first_operand;
        operation.operand_end = static_cast<std::uint32_t>(m_program.operands.size());
        operation.begin = offset(m_operation_begin);
        operation.end = offset(m_at);
        if (known->code == BeginMarked && !begin_marked(operation)) return false;
        if (known->code == EndMarked && !end_marked(operation)) return false;
        m_program.operations.push_back(operation);
        m_first_operand = operation.operand_end;
        m_operands.clear();
        m_properties_are_foreign = false;
        return true;
    }

    bool are_numbers(std::size_t first, std::size_t count) const {
        return m_operands.size() >= first + count &&
               std::all_of(m_operands.begin() + static_cast<std::ptrdiff_t>(first),
                   m_operands.begin() + static_cast<std::ptrdiff_t>(first + count),
                   [](Kind kind) { return kind == Kind::Integer || kind == Kind::Real; });
    }
    bool is_only(Kind kind) const { return m_operands.size() == 1 && m_operands[0] == kind; }

    bool fits(KnownOperator const& known) const {
        auto const count = m_operands.size();
        switch (known.operands) {
        case Operands::Numbers:
            return count == known.count && are_numbers(0, count);
        case Operands::Integer:
            return is_only(Kind::Integer);
        case Operands::Name:
        case Operands::Tag:
            return is_only(Kind::Name);
        case Operands::NameAndNumber:
            return count == 2 && m_operands[0] == Kind::Name && are_numbers(1, 1);
        case Operands::Text:
            return is_only(Kind::Text);
        case Operands::NumbersAndText:
            return count == 3 && are_numbers(0, 2) && m_operands[2] == Kind::Text;
        case Operands::TextArray:
            return is_only(Kind::TextArray) || is_only(Kind::NumberArray);
        case Operands::Dashes:
            return count == 2 && m_operands[0] == Kind::NumberArray && are_numbers(1, 1);
        case Operands::Components:
            return count > 0 && are_numbers(0, count - 1) &&
                   (m_operands.back() == Kind::Name || are_numbers(count - 1, 1));
        case Operands::TagAndProperties:
            return count == 2 && m_operands[0] == Kind::Name &&
                   (m_operands[1] == Kind::Name || m_operands[1] == Kind::Properties);
        }
        return false;
    }

    // Whether the operator may stand here: a state is restored that was saved, a path goes on from a point
    // and is painted before objects are, and what clips is what the next operator paints.
    bool keeps_order(ContentOperator code) {
        bool const paints = code >= EndPath && code <= CloseEvenOddFillStroke;
        bool const clips = code == Clip || code == EvenOddClip;
        if (m_clip_waits && !clips && !(paints && m_has_point)) return false;
        if (m_has_point && code == Foreign) return false;
        m_clip_waits = clips;
        if (code == SaveState) ++m_depth;
        if (code == RestoreState && --m_depth < 0) return false;
        bool const needs_point = code >= LineTo && code <= ClosePath && code != Rectangle;
        if (needs_point && !m_has_point) return false;
        if (code == MoveTo || code == Rectangle) m_has_point = true;
        if (paints) m_has_point = false;
        return true;
    }

    bool begin_marked(ContentOperation& operation) {
        auto const tag = m_program.text(m_program.operands[operation.first_operand]);
        if (tag.starts_with("OC")) return false; // content that may be hidden
        bool const by_name = m_operands.size() == 2 && m_operands[1] == Kind::Name;
        m_marked_is_foreign.push_back(by_name || m_properties_are_foreign);
        if (m_marked_is_foreign.back()) operation.code = Foreign;
        return true;
    }

    // Who began it ends it.
    bool end_marked(ContentOperation& operation) {
        if (m_marked_is_foreign.empty()) return false;
        if (m_marked_is_foreign.back()) operation.code = Foreign;
        m_marked_is_foreign.pop_back();
        return true;
    }

    char const* m_at;
    char const* m_begin;
    char const* m_end;
    ContentProgram& m_program;

    char const* m_operation_begin = nullptr;
    std::uint32_t m_first_operand = 0;
    std::vector<Kind> m_operands; // of the operator to come; an array is one of them
    bool m_properties_are_foreign = false;

    int m_depth = 0; // saved states
    bool m_has_point = false, m_clip_waits = false;
    std::vector<bool> m_marked_is_foreign; // the open marked contents
};

} // namespace

bool parse_content(std::string_view content, ContentProgram& program) {
    constexpr std::size_t longest_content = 16'000'000; // bytes
    program.operations.clear();
    program.operands.clear();
    program.texts.clear();
    return content.size() <= longest_content && ContentParser(content, program).parse();
}

} // namespace planleser
