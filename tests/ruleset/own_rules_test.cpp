#include "ruleset/rule_examples.h"
#include "ruleset/rule_library.h"

#include "text/fold.h"
#include "text/pattern_shape.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("every rule of the program does what its examples say", "[ruleset]") {
    auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    std::size_t examples = 0;
    for (auto const& name : library.names()) {
        auto const result = try_examples(library.named(name).files().front());
        examples += result.examples;
        for (auto const& fault : result.faults)
            FAIL_CHECK(name << ".toml:" << fault.at.line << ": " << fault.rule << ' ' << fault.what);
    }
    CHECK(examples > 100);
}

TEST_CASE("the program's own patterns find what their programs alone find", "[ruleset]") {
    auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    std::vector<std::string> texts;
    for (auto const& rule : library.named("norsk").files().front().rules)
        for (auto const* examples : {&rule.yes, &rule.no})
            for (auto const& example : *examples) texts.push_back(fold(example.text));
    std::size_t matches = 0;
    for (auto const& rule : library.named("norsk").files().front().rules)
        for (auto const& pattern : rule.patterns) {
            std::string const expression(pattern.expression());
            CAPTURE(rule.name, expression);
            CHECK(shape_of(expression).understood);
            // A group with flags is beyond a shape.
            auto const compiled = Pattern::compile("(?-i:" + expression + ")", pattern.options());
            auto const& plain = std::get<Pattern>(compiled);
            for (auto const& text : texts) {
                auto const found = pattern.find(text), expected = plain.find(text);
                REQUIRE(found.has_value() == expected.has_value());
                if (!found) continue;
                ++matches;
                CHECK(found->whole == expected->whole);
                CHECK(found->groups == expected->groups);
            }
        }
    CHECK(matches > 500);
}
