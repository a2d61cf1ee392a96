#include "text/pattern.h"
#include "text/pattern_shape.h"

#include <catch2/catch.hpp>

#include <random>

using namespace planleser;

namespace {

using Words = std::vector<std::string>;

// The same pattern, written so that its shape is not understood: what RE2 alone makes of it.
std::variant<Pattern, PatternError> without_shape(std::string const& expression, PatternOptions options) {
    auto const wrapped = "(?-i:" + expression + ")";
    REQUIRE_FALSE(shape_of(wrapped).understood);
    return Pattern::compile(wrapped, options);
}

std::string random_text(std::mt19937& random, std::string_view signs, std::size_t longest) {
    std::string text;
    for (auto length = random() % (longest + 1); length > 0; --length) text += signs[random() % signs.size()];
    return text;
}

} // namespace

TEST_CASE("a shape knows the literals of which each match holds one", "[text][pattern]") {
    struct Case {
        std::string expression;
        std::vector<Words> literals;
        bool exact;
    };
    auto const c = GENERATE(values<Case>({
        {"sum", {{"sum"}}, true},
        {"inntekt(er|ene)?", {{"inntekter", "inntektene", "inntekt"}}, true},
        {"m[åa]l", {{"mål", "mal"}}, true},
        {"tiltaks?(nr|id)", {{"tiltaksnr", "tiltaksid", "tiltaknr", "tiltakid"}}, true},
        {"tall|(i tusen)", {{"tall", "i tusen"}}, true},
        {R"(\pL*budsjett(et)?)", {{"budsjettet", "budsjett"}}, false},
        {R"((total|års)?kostnad( .{2,30})?)", {{"totalkostnad", "årskostnad", "kostnad"}}, false},
        {"(mål for )+tiltak", {{"mål for "}, {"tiltak"}}, false},
        {R"((?:hoved|del)mål ?(?P<number>\d+))", {{"hovedmål ", "hovedmål", "delmål ", "delmål"}}, false},
        {R"((bygger|byggjer) på .+?,? (av|i) \d{4})",
            {{"bygger på ", "byggjer på "}, {", av ", ", i ", " av ", " i "}}, false},
        {"vi .+ (?:\\d|alle)|tar .+ med", {{"vi ", "tar "}}, false},
        {"^sum", {{"sum"}}, false},
        {"plan|\\d{4}", {}, false},
        {"(plan)?", {{"plan", ""}}, true},
        {"[a-c]d", {{"d"}}, false},
        {"", {{""}}, true},
    }));
    CAPTURE(c.expression);
    auto const shape = shape_of(c.expression);
    REQUIRE(shape.understood);
    CHECK(shape.literals == c.literals);
    CHECK(shape.exact == c.exact);
}

TEST_CASE("a shape knows how every match begins", "[text][pattern]") {
    struct Case {
        std::string expression;
        Words beginnings;
    };
    auto const c = GENERATE(values<Case>({
        {"(våre |nye )?tiltak( .{1,40})?", {"våre tiltak", "nye tiltak", "tiltak"}},
        {"(våre |nye )*tiltak( .+)?", {"våre ", "nye ", "tiltak"}},
        {"^(sum|i alt).*", {"sum", "i alt"}},
        {R"(mål (?P<number>\d+))", {"mål "}},
        {R"(\pL*plan.*)", {}},
        {R"(\d+|plan.*)", {}},
        {"(plan.*)?", {}},
    }));
    CAPTURE(c.expression);
    auto const shape = shape_of(c.expression);
    REQUIRE(shape.understood);
    CHECK(shape.beginnings == c.beginnings);
}

TEST_CASE("a shape leaves alone what it does not know", "[text][pattern]") {
    auto const expression = GENERATE(as<std::string>(), "(?i)a", R"(\p{Lu})", R"(\Qa\E)", R"(\bår)", "a**",
        "a{2}{3}", "a{1001}", "(a{100}){100}", "[[:alpha:]]", "(?P<å>a)", "(?P<a>a)(?P<a>b)", "(a", "a)",
        "[a", "*", "a{", "[b-a]");
    CAPTURE(expression);
    CHECK_FALSE(shape_of(expression).understood);
}

TEST_CASE("what a shape understands is well formed", "[text][pattern]") {
    std::mt19937 random(1);
    std::size_t understood = 0;
    for (int i = 0; i < 30'000; ++i) {
        auto const expression = random_text(random, "aab|()[]{}*+?\\.^$,-12:P<>d ", 9);
        if (!shape_of(expression).understood) continue;
        ++understood;
        CAPTURE(expression);
        REQUIRE(std::holds_alternative<Pattern>(without_shape(expression, {PatternCase::Sensitive})));
    }
    CHECK(understood > 2'000);
}

TEST_CASE("a pattern finds by its shape what its program alone finds", "[text][pattern]") {
    std::mt19937 random(2);
    std::size_t matches = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto const expression = random_text(random, "aabbc|||()()??*+.^$[]1 ", 10);
        if (!shape_of(expression).understood) continue;
        PatternOptions const options{PatternCase::Sensitive, static_cast<PatternBounds>(i % 3)};
        auto const pattern = std::get<Pattern>(Pattern::compile(expression, options));
        auto const plain = std::get<Pattern>(without_shape(expression, options));
        for (int k = 0; k < 6; ++k) {
            auto const text = random_text(random, "aabbc 1", 7);
            CAPTURE(expression, text);
            for (std::size_t from : {std::size_t{0}, text.size() / 2}) {
                auto const found = pattern.find(text, from), expected = plain.find(text, from);
                REQUIRE(found.has_value() == expected.has_value());
                if (!found) continue;
                ++matches;
                REQUIRE(found->whole == expected->whole);
            }
        }
    }
    CHECK(matches > 5'000);
}
