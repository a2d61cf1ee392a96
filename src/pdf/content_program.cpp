#include "pdf/content_program.h"

#include "pdf/token_reader.h"

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
    KnownOperator{"BMC", BeginMarked, Operands::Name},
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

// A name of at most three characters as one number.
constexpr std::uint32_t packed(std::string_view name) {
    std::uint32_t number = 0;
    for (char const c : name) number = number << 8 | static_cast<unsigned char>(c);
    return number;
}

constexpr auto packed_names = [] {
    std::array<std::uint32_t, known_operators.size()> names{};
    for (std::size_t at = 0; at < names.size(); ++at) names[at] = packed(known_operators[at].name);
    return names;
}();

KnownOperator const* find_operator(std::string_view name) {
    auto const first = static_cast<unsigned char>(name.front());
    if (first >= 128 || name.size() > 3) return nullptr;
    auto const wanted = packed(name);
    for (std::size_t at = first_of_character[first]; at < first_of_character[first + 1u]; ++at)
        if (packed_names[at] == wanted) return &known_operators[at];
    return nullptr;
}

class ContentParser {
public:
    ContentParser(std::string_view content, ContentProgram& program)
        : m_reader(content), m_begin(content.data()), m_program(program) {}

    bool parse() {
        while (m_reader.skip_space()) {
            if (m_operands.empty()) m_operation_begin = m_reader.position();
            if (!read_token()) return false;
        }
        return m_operands.empty() && !m_clip_waits;
    }

private:
    enum class Kind : std::uint8_t { Integer, Real, Text, Name, NumberArray, TextArray, Properties };
    static constexpr std::size_t most_operands = 32;

    std::uint32_t offset(char const* place) const { return static_cast<std::uint32_t>(place - m_begin); }

    bool read_token() {
        switch (m_reader.peek()) {
        case '(':
            return read_string() && push(Kind::Text);
        case '<':
            return m_reader.peek(1) == '<' ? read_properties() : read_hex_string() && push(Kind::Text);
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
            return m_reader.starts_number() ? read_number() : read_operator();
        }
    }

    bool push(Kind kind) {
        m_operands.push_back(kind);
        return m_operands.size() <= most_operands;
    }

    bool read_number() {
        auto const number = m_reader.read_number();
        if (!number) return false;
        m_program.operands.push_back({number->value});
        return push(number->whole ? Kind::Integer : Kind::Real);
    }

    // Appends a text by one of the reader's functions.
    bool read_text(bool (TokenReader::*append)(std::string&)) {
        auto const begin = m_program.texts.size();
        if (!(m_reader.*append)(m_program.texts)) return false;
        add_text(begin);
        return true;
    }
    bool read_name() { return read_text(&TokenReader::append_name); }
    bool read_string() { return read_text(&TokenReader::append_string); }
    bool read_hex_string() { return read_text(&TokenReader::append_hex_string); }

    // A font may take more bytes of a text than it has; a zero behind it is what Poppler would find there.
    void add_text(std::size_t begin) {
        auto const size = m_program.texts.size() - begin;
        m_program.texts += '\0';
        m_program.operands.push_back(
            {0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)});
    }

    bool read_array() {
        auto const outside = m_operands.size();
        bool has_text = false;
        m_reader.advance();
        while (m_reader.skip_space()) {
            char const c = m_reader.peek();
            if (c == ']') {
                m_reader.advance();
                m_operands.resize(outside);
                return push(has_text ? Kind::TextArray : Kind::NumberArray);
            }
            if (c == '(' || (c == '<' && m_reader.peek(1) != '<')) {
                has_text = true;
                if (!(c == '(' ? read_string() : read_hex_string())) return false;
            } else if (m_reader.starts_number()) {
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
        m_reader.advance(2);
        bool has_id = false;
        while (m_reader.skip_space()) {
            if (m_reader.peek() == '>') {
                if (m_reader.peek(1) != '>') return false;
                m_reader.advance(2);
                return push(Kind::Properties);
            }
            if (m_reader.peek() != '/' || !read_name()) return false;
            auto const key = m_program.text(m_program.operands.back());
            bool const is_id = key == "MCID";
            m_properties_are_foreign = m_properties_are_foreign || key == "ActualText";
            m_program.operands.pop_back();
            if ((is_id && has_id) || !m_reader.skip_space() || !read_property(is_id)) return false;
            has_id = has_id || is_id;
        }
        return false;
    }

    // Leaves no operand but the id.
    bool read_property(bool is_id) {
        auto const operands = m_program.operands.size();
        auto const kinds = m_operands.size();
        if (m_reader.peek() == '<' && m_reader.peek(1) == '<') return false; // a dictionary within one
        bool const is_name_array = m_reader.peek() == '[';
        if (is_name_array ? !skip_array() : !read_token() || m_operands.size() != kinds + 1) return false;
        bool const keeps = is_id && !is_name_array && m_operands.back() == Kind::Integer;
        m_operands.resize(kinds);
        if (!keeps) m_program.operands.resize(operands);
        return true;
    }

    bool skip_array() {
        m_reader.advance();
        while (m_reader.skip_space()) {
            if (m_reader.peek() == ']') {
                m_reader.advance();
                return true;
            }
            if (m_reader.peek() == '[' || (m_reader.peek() == '<' && m_reader.peek(1) == '<')) return false;
            auto const kinds = m_operands.size();
            if (!read_token() || m_operands.size() != kinds + 1) return false;
            m_operands.pop_back();
        }
        return false;
    }

    bool read_operator() {
        auto const* known = find_operator(m_reader.read_word());
        if (!known || !fits(*known) || !keeps_order(known->code)) return false;
        ContentOperation operation;
        operation.code = known->code;
        operation.first_operand = m_first_operand;
        operation.operand_end = static_cast<std::uint32_t>(m_program.operands.size());
        operation.begin = offset(m_operation_begin);
        operation.end = offset(m_reader.position());
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
            return count == known.count && (count == 0 || are_numbers(0, count));
        case Operands::Integer:
            return is_only(Kind::Integer);
        case Operands::Name:
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

    TokenReader m_reader;
    char const* m_begin;
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
