#include "text/pattern.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace planleser;

namespace {

Pattern compiled(std::string_view expression, PatternOptions options = {}) {
    auto result = Pattern::compile(expression, options);
    REQUIRE(std::holds_alternative<Pattern>(result));
    return std::get<Pattern>(result);
}

} // namespace

TEST_CASE("a match gives the bytes of its named groups", "[text][pattern]") {
    std::string const text = "Tiltak 2.1.3 Økt samarbeid";
    auto const match = compiled(R"(tiltak (?P<number>\d+(\.\d+)*) (?P<text>.+)|(?P<never>x))").find(text);
    REQUIRE(match);
    CHECK(match->group("number")->of(text) == "2.1.3");
    CHECK(match->group("text")->of(text) == "Økt samarbeid");
    CHECK_FALSE(match->group("never"));
    CHECK_FALSE(match->group("unknown"));
    CHECK(match->groups.size() == 2);
}

TEST_CASE("letter case is ignored beyond ASCII unless it matters", "[text][pattern]") {
    CHECK(compiled("årsmøte").matches("ÅRSMØTE"));
    CHECK_FALSE(compiled("årsmøte", {PatternCase::Sensitive}).matches("ÅRSMØTE"));
}

TEST_CASE("whole words end where Norwegian letters end", "[text][pattern]") {
    auto const pattern = compiled("mål", {PatternCase::Insensitive, PatternBounds::WholeWords});
    CHECK_FALSE(pattern.matches("delmål"));
    CHECK_FALSE(pattern.matches("målå"));
    auto const match = pattern.find("delmål og mål.");
    REQUIRE(match);
    CHECK(match->whole == ByteRange{11, 15});
}

TEST_CASE("whole text leaves nothing over", "[text][pattern]") {
    auto const pattern = compiled("sum|sum inntekter", {PatternCase::Insensitive, PatternBounds::WholeText});
    CHECK(pattern.matches("Sum inntekter"));
    CHECK_FALSE(pattern.matches("Sum inntekter 2"));
}

TEST_CASE("all matches come from left to right without overlap", "[text][pattern]") {
    auto const all = compiled(R"(\d*)").find_all("12 å 3");
    REQUIRE(all.size() == 2);
    CHECK(all[0].whole == ByteRange{0, 2});
    CHECK(all[1].whole == ByteRange{6, 7});
}

TEST_CASE("a bad pattern says where and why", "[text][pattern]") {
    struct Case {
        std::string expression;
        std::size_t offset;
        std::string reason;
    };
    auto const c = GENERATE(values<Case>({
        {"abc[de", 3, "missing closing ]"},
        {"abc(de", 6, "missing closing )"},
        {"abc)de", 3, "unexpected )"},
        {R"(a\kb)", 1, "bad escape sequence"},
        {R"(år\b)", 3, "\\b knows no letter beyond ASCII"},
        {R"(\\b\w)", 3, "\\w knows no letter beyond ASCII"},
        {"a**", 1, "bad repetition operator"},
        {"*a", 0, "nothing to repeat"},
        {R"x((\)[)]a)))x", 8, "unexpected )"},
        {"(?P<å->a)", 0, "bad name of a group"},
    }));
    CAPTURE(c.expression);
    auto const result = Pattern::compile(c.expression);
    REQUIRE(std::holds_alternative<PatternError>(result));
    CHECK(std::get<PatternError>(result).offset == c.offset);
    CHECK(std::get<PatternError>(result).reason == c.reason);
}

TEST_CASE("a letter is a Latin one, in a class and outside", "[text][pattern]") {
    CHECK(compiled(R"(\pL+)").find("12 ÅRSMØTE!")->whole == ByteRange{3, 12});
    CHECK(compiled(R"([\pL-]+)").find("1 sør-øst 2")->whole == ByteRange{2, 11});
    CHECK(compiled(R"([^\pL]+)").find("ab 12 cd")->whole == ByteRange{2, 6});
    CHECK(compiled(R"([]\pL]+)").find("1 a]b 2")->whole == ByteRange{2, 5});
    CHECK(compiled(R"([^]\pL]+)").find("a]12b")->whole == ByteRange{2, 4});
    CHECK(compiled(R"([[:digit:]\pL]+)").find("- å1")->whole == ByteRange{2, 5});
    CHECK(compiled(R"(\\pL)").matches("a\\pL"));
    CHECK(compiled(R"(\Q\pL\E\pL)").matches("\\pLx"));
    CHECK_FALSE(compiled(R"(\pL)").matches("×÷ 1"));
    CHECK(compiled(R"(^\pL+$)").matches("guovddášŋđ"));
}

TEST_CASE("a set says which of its patterns may match, whatever their options", "[text][pattern]") {
    PatternSet const set({
        compiled("ansvar"),
        compiled("ansvar", {PatternCase::Sensitive}),
        compiled("lig", {PatternCase::Sensitive, PatternBounds::WholeWords}),
        compiled("ansvarlig|ansvarleg", {PatternCase::Sensitive, PatternBounds::WholeText}),
        compiled(R"(\d+)", {PatternCase::Sensitive}),
    });
    CHECK(set.candidates("ANSVARLIG") == std::vector<std::size_t>{0, 4});
    CHECK(set.candidates("ansvarleg") == std::vector<std::size_t>{0, 1, 3, 4});
    CHECK(set.candidates("") == std::vector<std::size_t>{0, 4});
    CHECK(PatternSet({}).candidates("x").empty());
}

TEST_CASE("every pattern that matches is a candidate of its set", "[text][pattern]") {
    std::vector<Pattern> patterns;
    for (int i = 0; i < 300; ++i)
        patterns.push_back(
            compiled("(tiltak|mål) ?" + std::to_string(i) + "( .*)?", {PatternCase::Sensitive}));
    PatternSet const set(patterns);
    for (std::string const text : {"tiltak 12 i dag", "mål 299", "ingen"}) {
        auto const candidates = set.candidates(text);
        CHECK(candidates.size() < 20);
        for (std::size_t i = 0; i < patterns.size(); ++i)
            if (patterns[i].matches(text)) CHECK(std::ranges::find(candidates, i) != candidates.end());
    }
}
