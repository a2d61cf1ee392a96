#include "pdf/content_program.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace planleser;

namespace {

// Each operator's place in the enumeration with its operands; "irregular" where the content is not taken
// apart.
std::string taken_apart(std::string const& content) {
    ContentProgram program;
    if (!parse_content(content, program)) return "irregular";
    std::string told;
    for (auto const& operation : program.operations) {
        told += told.empty() ? "" : "; ";
        told += content.substr(operation.begin, operation.end - operation.begin);
        told += operation.code == ContentOperator::Foreign ? " =foreign" : " =";
        for (auto at = operation.first_operand; at < operation.operand_end; ++at) {
            auto const& operand = program.operands[at];
            told += operand.is_text() ? fmt::format(" '{}'", program.text(operand))
                                      : fmt::format(" {}", operand.number);
        }
    }
    return told;
}

} // namespace

TEST_CASE("regular content is taken apart into operators and operands", "[pdf]") {
    struct Case {
        std::string content, expected;
    };
    auto const [content, expected] = GENERATE(values<Case>({
        {"", ""},
        {" % nothing but a comment", ""},
        {"q Q", "q =; Q ="},
        {"1 0 0 -1 .5 -72.25 cm", "1 0 0 -1 .5 -72.25 cm = 1 0 0 -1 0.5 -72.25"},
        {"+7. w", "+7. w = 7"},
        {"1-2 m", "1-2 m = 1 -2"},
        {"/F1 9 Tf", "/F1 9 Tf = 'F1' 9"},
        {"/A#20b gs", "/A#20b gs =foreign 'A b'"},
        {"(a\\(b\\)(c)\\101\\7\\n) Tj", "(a\\(b\\)(c)\\101\\7\\n) Tj = 'a(b)(c)A\a\n'"},
        {"(a\\\nb\\\r\nc\\d) Tj", "(a\\\nb\\\r\nc\\d) Tj = 'abcd'"},
        {"<4 1 4> Tj", "<4 1 4> Tj = 'A@'"},
        {"[(a) -120.5 <62>] TJ", "[(a) -120.5 <62>] TJ = 'a' -120.5 'b'"},
        {"[] 0 d [3 1] 0 d", "[] 0 d = 0; [3 1] 0 d = 3 1 0"},
        {"0 0 m 9 9 l S", "0 0 m = 0 0; 9 9 l = 9 9; S ="},
        {"0 0 9 9 re W* n", "0 0 9 9 re = 0 0 9 9; W* =; n ="},
        {"/P <</MCID 4>> BDC EMC", "/P <</MCID 4>> BDC = 'P' 4; EMC ="},
        {"/Span<</Lang(nb)/MCID 4/A[/B 1]>>BDC EMC",
            "/Span<</Lang(nb)/MCID 4/A[/B 1]>>BDC = 'Span' 4; EMC ="},
        {"/Artifact BMC EMC", "/Artifact BMC = 'Artifact'; EMC ="},
        {"/P /MC0 BDC EMC", "/P /MC0 BDC =foreign 'P' 'MC0'; EMC =foreign"},
        {"/Span <</ActualText(x)>> BDC /P BMC EMC EMC",
            "/Span <</ActualText(x)>> BDC =foreign 'Span'; /P BMC = 'P'; EMC =; EMC =foreign"},
        {"/Cs1 cs 0.5 1 scn /P0 scn",
            "/Cs1 cs =foreign 'Cs1'; 0.5 1 scn =foreign 0.5 1; /P0 scn =foreign 'P0'"},
        {"/Fm0 Do/Sh0 sh", "/Fm0 Do =foreign 'Fm0'; /Sh0 sh =foreign 'Sh0'"},
    }));
    CAPTURE(content);
    CHECK(taken_apart(content) == expected);
}

TEST_CASE("content that breaks a rule is left to Poppler", "[pdf]") {
    auto const [content, why] = GENERATE(table<std::string, std::string>({
        {"Q", "restores what was not saved"},
        {"q Q Q", "restores what was not saved"},
        {"1 0 0 rg 5", "operands behind the last operator"},
        {"0 0 rg", "too few operands"},
        {"0 0 0 0 rg", "too many operands"},
        {"/a 0 0 rg", "an operand of another kind"},
        {"1.5 Tr", "a whole number is asked for"},
        {"(a) TJ", "an array is asked for"},
        {"[(a) /b] TJ", "a name in a text array"},
        {"[(a) [1]] TJ", "an array in an array"},
        {"[(a)", "an array without end"},
        {"(a", "a string without end"},
        {"(a\\", "a string that ends in an escape"},
        {"<6", "a string without end"},
        {"<6g> Tj", "no hexadecimal digit"},
        {"/A#2 gs", "no hexadecimal digit"},
        {"/A#00 gs", "a name holds no zero"},
        {"--5 w", "no number"},
        {"- w", "no number"},
        {". w", "no number"},
        {"1.2-3 w", "no number"},
        {"1234567890 w", "a number too long to be meant"},
        {"9 9 l S", "a line without a point to begin at"},
        {"h", "nothing to close"},
        {"0 0 m S 9 9 l", "the path was painted"},
        {"0 0 9 9 re W q n Q", "something between a clip and its path's painting"},
        {"W n", "a clip without a path"},
        {"0 0 9 9 re W", "a clip that waits for what an annotation paints"},
        {"0 0 9 9 re /Fm0 Do f", "an object within a path"},
        {"EMC", "ends what did not begin"},
        {"/OC /MC0 BDC EMC", "content that may be hidden"},
        {"/P <</MCID 1/MCID 2>> BDC EMC", "two ids"},
        {"/P <</A<</B 1>>>> BDC EMC", "a dictionary within one"},
        {"/P <</MCID 1 0 R>> BDC EMC", "a reference"},
        {"/P <</MCID 1 BDC EMC", "a dictionary without end"},
        {"BI /W 1 /H 1 ID x EI", "a picture within the content"},
        {"BX EX", "a compatibility section"},
        {"0 0 d0", "an operator of a font's character"},
        {"foo", "no operator"},
        {"true", "no operator"},
        {"{", "no operator"},
        {")", "no operator"},
    }));
    CAPTURE(content, why);
    CHECK(taken_apart(content) == "irregular");
}

TEST_CASE("a program holds nothing of the content before", "[pdf]") {
    ContentProgram program;
    REQUIRE(parse_content("/F1 9 Tf (text) Tj", program));
    REQUIRE(parse_content("q Q", program));
    CHECK(program.operations.size() == 2);
    CHECK(program.operands.empty());
    CHECK(program.texts.empty());
    CHECK_FALSE(parse_content(std::string(17'000'000, ' '), program));
}
