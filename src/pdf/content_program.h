// A page's content taken apart once: its operators with their operands, in order.
//
// Knows no Poppler type. Only content that is regular is taken apart: every operator is one of the PDF
// specification's (ISO 32000-1, annex A) with the operands that it asks for, `q` and `Q` are in balance, and
// no inline image, optional content or compatibility section occurs. All else is left to Poppler, which knows
// how real files break these rules. So what this reads, and what Poppler reads from the same bytes, are the
// same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class ContentOperator : std::uint8_t {
    Foreign,  // resources and objects that only Poppler knows: gs, cs, scn, sh, Do, marked points …
    NoEffect, // how lines are joined and dashed, and the like
    SaveState,
    RestoreState,
    ConcatMatrix,
    LineWidth,
    MoveTo,
    LineTo,
    CurveTo,
    CurveFromCurrent,
    CurveToLast,
    Rectangle,
    ClosePath,
    EndPath,
    Stroke,
    CloseStroke,
    Fill,
    EvenOddFill,
    FillStroke,
    EvenOddFillStroke,
    CloseFillStroke,
    CloseEvenOddFillStroke,
    Clip,
    EvenOddClip,
    BeginText,
    EndText,
    CharacterSpacing,
    WordSpacing,
    HorizontalScaling,
    Leading,
    FontAndSize,
    RenderMode,
    Rise,
    MoveText,
    MoveTextAndLead,
    TextMatrix,
    NextLine,
    ShowText,
    ShowSpacedText,
    NextLineShow,
    NextLineSpacedShow,
    FillGray,
    StrokeGray,
    FillRgb,
    StrokeRgb,
    FillCmyk,
    StrokeCmyk,
    BeginMarked,
    EndMarked,
};

struct ContentOperand {
    static constexpr std::uint32_t no_text = 0xFFFFFFFF;
    double number = 0;
    std::uint32_t text_begin = 0, text_size = no_text; // bytes of ContentProgram::texts: a string or a name

    bool is_text() const { return text_size != no_text; }
};

struct ContentOperation {
    ContentOperator code = ContentOperator::Foreign;
    std::uint32_t first_operand = 0, operand_end = 0;
    std::uint32_t begin = 0, end = 0; // bytes of the content, with the operands
};

// BeginMarked has the tag and, where it has one, the marked-content id as operands.
struct ContentProgram {
    std::vector<ContentOperation> operations;
    std::vector<ContentOperand> operands;
    std::string texts; // strings as the bytes they stand for, names without slash; a zero behind each

    std::string_view text(ContentOperand const& operand) const {
        return std::string_view(texts).substr(operand.text_begin, operand.text_size);
    }
};

// Makes `program` that of `content`; false: it is not regular, or longer than 16 million bytes. What the
// program held before is gone, its memory is used again.
bool parse_content(std::string_view content, ContentProgram& program);

} // namespace planleser
