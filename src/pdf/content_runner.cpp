#include "pdf/content_runner.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace planleser {

namespace {

// Whether gray, RGB or CMYK of this page stand for other colour spaces, which Poppler knows to read.
bool has_default_spaces(Page& page) {
    Dict* resources = page.getResourceDict();
    Object const spaces = resources ? resources->lookup("ColorSpace") : Object(objNull);
    return spaces.isDict() && std::ranges::any_of(std::array{"DefaultGray", "DefaultRGB", "DefaultCMYK"},
                                  [&](char const* name) { return spaces.getDict()->hasKey(name); });
}

class ContentRunner {
public:
    ContentRunner(ContentProgram const& program, std::string_view content, Page& page, Gfx& interpreter,
        PageDevice& device)
        : m_program(program), m_content(content), m_interpreter(interpreter), m_device(device),
          m_plain_colours(!has_default_spaces(page)) {}

    void run() {
        constexpr std::size_t between_looks = 16; // operators
        m_interpreter.pushStateGuard();
        auto const& operations = m_program.operations;
        for (std::size_t at = 0; at < operations.size();) {
            if (at % between_looks == 0 && m_device.passed_limit()) break;
            if (operations[at].code == ContentOperator::Foreign) {
                auto const first = at;
                while (at < operations.size() && operations[at].code == ContentOperator::Foreign) ++at;
                hand_over(operations[first].begin, operations[at - 1].end);
            } else {
                execute(operations[at++]);
            }
        }
        m_interpreter.popStateGuard();
    }

private:
    using Operands = std::span<ContentOperand const>;

    GfxState& state() { return *m_interpreter.getState(); }

    void show_by_poppler(std::string_view operators) {
        if (std::exchange(m_font_changed, false)) m_device.updateFont(&state());
        Object content(static_cast<Stream*>(
            new MemStream(operators.data(), 0, static_cast<Goffset>(operators.size()), Object(objNull))));
        m_interpreter.display(&content, false);
        m_font_changed = true; // a graphics state's dictionary may name one
    }
    void hand_over(std::uint32_t begin, std::uint32_t end) {
        show_by_poppler(m_content.substr(begin, end - begin));
    }
    void hand_over(ContentOperation const& operation) { hand_over(operation.begin, operation.end); }

    void execute(ContentOperation const& operation);
    void concat_matrix(Operands numbers);
    void build_path(ContentOperator code, Operands numbers);
    void paint_path(ContentOperation const& operation);
    void end_path();
    void set_text_matrix(Operands numbers);
    void set_font(ContentOperation const& operation, Operands operands);
    void next_line() { state().textMoveTo(state().getLineX(), state().getLineY() - state().getLeading()); }
    bool can_show_text();
    void show_texts(Operands operands);
    void show_text(std::string_view text);
    void set_colour(ContentOperation const& operation, Operands components);
    void begin_marked(Operands operands);

    ContentProgram const& m_program;
    std::string_view m_content;
    Gfx& m_interpreter;
    PageDevice& m_device;
    bool m_plain_colours;
    bool m_font_changed = false; // since the device was told
    ContentOperator m_clip =
        ContentOperator::Foreign; // the one that waits for its path to be painted; Foreign: none
    std::vector<std::pair<std::string_view, std::shared_ptr<GfxFont>>> m_fonts; // by name, as far as met
};

void ContentRunner::execute(ContentOperation const& operation) {
    using enum ContentOperator;
    Operands const operands(
        m_program.operands.data() + operation.first_operand, operation.operand_end - operation.first_operand);
    auto const number = [&](std::size_t i) { return operands[i].number; };
    switch (operation.code) {
    case Foreign:
        hand_over(operation);
        break;
    case NoEffect:
        break;
    case SaveState:
        m_interpreter.saveState();
        break;
    case RestoreState:
        m_interpreter.restoreState();
        break;
    case ConcatMatrix:
        concat_matrix(operands);
        break;
    case LineWidth:
        state().setLineWidth(number(0));
        break;
    case MoveTo:
    case LineTo:
    case CurveTo:
    case CurveFromCurrent:
    case CurveToLast:
    case Rectangle:
    case ClosePath:
        build_path(operation.code, operands);
        break;
    case EndPath:
    case Stroke:
    case CloseStroke:
    case Fill:
    case EvenOddFill:
    case FillStroke:
    case EvenOddFillStroke:
    case CloseFillStroke:
    case CloseEvenOddFillStroke:
        paint_path(operation);
        break;
    case Clip:
    case EvenOddClip:
        m_clip = operation.code;
        break;
    case BeginText:
        state().setTextMat(1, 0, 0, 1, 0, 0);
        state().textMoveTo(0, 0);
        m_device.updateTextMat(&state());
        break;
    case EndText:
        break;
    case CharacterSpacing:
        state().setCharSpace(number(0));
        break;
    case WordSpacing:
        state().setWordSpace(number(0));
        break;
    case HorizontalScaling:
        state().setHorizScaling(number(0));
        m_device.updateHorizScaling(&state());
        break;
    case Leading:
        state().setLeading(number(0));
        break;
    case FontAndSize:
        set_font(operation, operands);
        break;
    case RenderMode:
        state().setRender(static_cast<int>(number(0)));
        m_device.updateRender(&state());
        break;
    case Rise:
        state().setRise(number(0));
        break;
    case MoveTextAndLead:
        state().setLeading(-number(1));
        [[fallthrough]];
    case MoveText:
        state().textMoveTo(state().getLineX() + number(0), number(1) + state().getLineY());
        break;
    case TextMatrix:
        set_text_matrix(operands);
        break;
    case NextLine:
        next_line();
        break;
    case ShowText:
    case ShowSpacedText:
    case NextLineShow:
    case NextLineSpacedShow:
        if (!can_show_text()) {
            hand_over(operation);
            break;
        }
        if (operation.code == NextLineSpacedShow) {
            state().setWordSpace(number(0));
            state().setCharSpace(number(1));
        }
        if (operation.code == NextLineShow || operation.code == NextLineSpacedShow) next_line();
        show_texts(operation.code == NextLineSpacedShow ? operands.subspan(2) : operands);
        break;
    case FillGray:
    case StrokeGray:
    case FillRgb:
    case StrokeRgb:
    case FillCmyk:
    case StrokeCmyk:
        set_colour(operation, operands);
        break;
    case BeginMarked:
        begin_marked(operands);
        break;
    case EndMarked:
        m_device.endMarkedContent(&state());
        break;
    }
}

void ContentRunner::concat_matrix(Operands n) {
    state().concatCTM(n[0].number, n[1].number, n[2].number, n[3].number, n[4].number, n[5].number);
    m_device.updateCTM(&state(), 1, 0, 0, 1, 0, 0);
}

void ContentRunner::build_path(ContentOperator code, Operands n) {
    using enum ContentOperator;
    auto& s = state();
    switch (code) {
    case MoveTo:
        s.moveTo(n[0].number, n[1].number);
        break;
    case LineTo:
        s.lineTo(n[0].number, n[1].number);
        break;
    case CurveTo:
        s.curveTo(n[0].number, n[1].number, n[2].number, n[3].number, n[4].number, n[5].number);
        break;
    case CurveFromCurrent:
        s.curveTo(s.getCurX(), s.getCurY(), n[0].number, n[1].number, n[2].number, n[3].number);
        break;
    case CurveToLast:
        s.curveTo(n[0].number, n[1].number, n[2].number, n[3].number, n[2].number, n[3].number);
        break;
    case Rectangle: {
        double const x = n[0].number, y = n[1].number, width = n[2].number, height = n[3].number;
        s.moveTo(x, y);
        s.lineTo(x + width, y);
        s.lineTo(x + width, y + height);
        s.lineTo(x, y + height);
        s.closePath();
        break;
    }
    default:
        s.closePath();
    }
}

void ContentRunner::paint_path(ContentOperation const& operation) {
    using enum ContentOperator;
    auto const code = operation.code;
    if (code == EndPath) return end_path();
    if (!state().isCurPt()) return;
    bool const fills = code != Stroke && code != CloseStroke;
    bool const strokes = !(code == Fill || code == EvenOddFill);
    bool const patterned = (fills && state().getFillColorSpace()->getMode() == csPattern) ||
                           (strokes && state().getStrokeColorSpace()->getMode() == csPattern);
    if (patterned) {
        std::string operators(m_clip == Foreign ? "" : m_clip == Clip ? "W " : "W* ");
        operators += m_content.substr(operation.begin, operation.end - operation.begin);
        m_clip = Foreign;
        return show_by_poppler(operators);
    }
    if (state().isPath()) {
        bool const closes = code == CloseStroke || code == CloseFillStroke || code == CloseEvenOddFillStroke;
        if (closes) state().closePath();
        if (fills) m_device.fill(&state());
        if (strokes) m_device.stroke(&state());
    }
    end_path();
}

void ContentRunner::end_path() {
    if (m_clip != ContentOperator::Foreign && state().isCurPt()) state().clip();
    m_clip = ContentOperator::Foreign;
    state().clearPath();
}

void ContentRunner::set_text_matrix(Operands n) {
    state().setTextMat(n[0].number, n[1].number, n[2].number, n[3].number, n[4].number, n[5].number);
    state().textMoveTo(0, 0);
    m_device.updateTextMat(&state());
}

// Poppler finds a font by its name once, and then it is known.
void ContentRunner::set_font(ContentOperation const& operation, Operands operands) {
    auto const name = m_program.text(operands[0]);
    auto const known = std::ranges::find(m_fonts, name, &decltype(m_fonts)::value_type::first);
    if (known == m_fonts.end()) {
        hand_over(operation);
        if (state().getFont()) m_fonts.emplace_back(name, state().getFont());
    } else {
        state().setFont(known->second, operands[1].number);
    }
    m_font_changed = true;
}

bool ContentRunner::can_show_text() {
    auto const& font = state().getFont();
    if (!font || font->getType() == fontType3 || font->getWMode() != 0) return false;
    bool const fills = (state().getRender() & 1) == 0;
    return !fills || state().getFillColorSpace()->getMode() != csPattern;
}

void ContentRunner::show_texts(Operands operands) {
    constexpr double thousandth = 0.001;
    if (std::exchange(m_font_changed, false)) m_device.updateFont(&state());
    for (auto const& operand : operands) {
        if (operand.is_text())
            show_text(m_program.text(operand));
        else
            state().textShift(
                -operand.number * thousandth * state().getFontSize() * state().getHorizScaling(), 0);
    }
}

void ContentRunner::show_text(std::string_view text) {
    auto& s = state();
    GfxFont const& font = *s.getFont();
    double const size = s.getFontSize();
    double rise_x = 0, rise_y = 0;
    s.textTransformDelta(0, s.getRise(), &rise_x, &rise_y);
    while (!text.empty()) {
        CharCode code = 0;
        Unicode const* unicode = nullptr;
        int unicode_count = 0;
        double width = 0, height = 0, origin_x = 0, origin_y = 0;
        int const byte_count = font.getNextChar(text.data(), static_cast<int>(text.size()), &code, &unicode,
            &unicode_count, &width, &height, &origin_x, &origin_y);
        double space = s.getCharSpace();
        double across = width * size + space;
        if (byte_count == 1 && text.front() == ' ') across += s.getWordSpace();
        across *= s.getHorizScaling();
        double dx = 0, dy = 0, from_x = 0, from_y = 0;
        s.textTransformDelta(across, height * size, &dx, &dy);
        s.textTransformDelta(origin_x * size, origin_y * size, &from_x, &from_y);
        m_device.drawChar(&s, s.getCurX() + rise_x, s.getCurY() + rise_y, dx, dy, from_x, from_y, code,
            byte_count, unicode, unicode_count);
        s.shift(dx, dy);
        text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(byte_count)));
    }
}

void ContentRunner::set_colour(ContentOperation const& operation, Operands components) {
    using enum ContentOperator;
    auto const code = operation.code;
    bool const usual = std::ranges::all_of(components,
        [](ContentOperand const& component) { return component.number >= 0 && component.number <= 1; });
    if (!m_plain_colours || !usual) return hand_over(operation);
    GfxColor colour;
    for (std::size_t i = 0; i < components.size(); ++i) colour.c[i] = dblToCol(components[i].number);
    auto const mode = code == FillGray || code == StrokeGray ? csDeviceGray
                      : code == FillRgb || code == StrokeRgb ? csDeviceRGB
                                                             : csDeviceCMYK;
    bool const fills = code == FillGray || code == FillRgb || code == FillCmyk;
    auto const new_space = [&] {
        return mode == csDeviceGray  ? state().copyDefaultGrayColorSpace()
               : mode == csDeviceRGB ? state().copyDefaultRGBColorSpace()
                                     : state().copyDefaultCMYKColorSpace();
    };
    if (fills) {
        if (state().getFillPattern()) state().setFillPattern(nullptr);
        if (state().getFillColorSpace()->getMode() != mode) state().setFillColorSpace(new_space());
        state().setFillColor(&colour);
        m_device.updateFillColor(&state());
    } else {
        if (state().getStrokePattern()) state().setStrokePattern(nullptr);
        if (state().getStrokeColorSpace()->getMode() != mode) state().setStrokeColorSpace(new_space());
        state().setStrokeColor(&colour);
        m_device.updateStrokeColor(&state());
    }
}

void ContentRunner::begin_marked(Operands operands) {
    MarkedContentBegin content;
    content.artifact = m_program.text(operands[0]) == "Artifact";
    if (operands.size() > 1 && operands[1].number >= 0) content.id = static_cast<int>(operands[1].number);
    m_device.begin_marked(content);
}

} // namespace

void run_content(ContentProgram const& program, std::string_view content, Page& page, Gfx& interpreter,
    PageDevice& device) {
    ContentRunner(program, content, page, interpreter, device).run();
}

} // namespace planleser
