#include "ruleset/rule_examples.h"
#include "ruleset/rule_library.h"

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
