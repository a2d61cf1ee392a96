#include "ruleset/rule_file.h"

#include "base/import_error.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

std::string fault_of(std::string const& toml) {
    try {
        read_rule_file(toml, "own");
    } catch (ImportError const& error) {
        CHECK(error.kind() == ImportErrorKind::BadRules);
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("a fault in a rule file is told with its line, a caret and the nearest name", "[ruleset]") {
    auto const [toml, message] = GENERATE(table<std::string, std::string>({
        {"[[term]]\nid = \"a\"\nmeans = \"partners\"\nmach = 'x'\n",
            "own.toml:4:1: unknown key \"mach\"; did you mean \"match\"?\n    mach = 'x'\n    ^"},
        {"[[term]]\nid = \"a\"\nmeans = \"partner\"\nmatch = 'x'\nyes = 'x'\n",
            "own.toml:3:9: nothing is called \"partner\"; did you mean \"partners\"?\n    means = "
            "\"partner\"\n"
            "            ^"},
        {"[[term]]\nid = \"a\"\nmeans = \"partners\"\nmatch = ['(x']\nyes = 'x'\n",
            "own.toml:4:10: bad pattern '(x': missing closing )\n    match = ['(x']\n             ^"},
        {"[words]\norgan = [\"styret\"]\n[[fact]]\nid = \"a\"\nmeans = \"title\"\nmatch = "
         "'{organ}{orgna}'\nyes = 'x'\n",
            "own.toml:6:9: no word list is named \"orgna\"; did you mean \"organ\"?\n    match = "
            "'{organ}{orgna}'\n"
            "            ^"},
        {"[words]\norgan = [\"styret\"]\n",
            "own.toml:2:1: no pattern uses the word list \"organ\"\n    organ = [\"styret\"]\n    ^"},
        {"[[term]]\nid = \"a\"\nmeans = \"partners\"\nmatch = 'x'\n",
            "own.toml:1:1: the rule \"a\" needs an example of what it matches: yes\n    [[term]]\n    ^"},
        {"[term]\nid = \"a\"\n", "own.toml:1:1: write it with two brackets on each side, as in [[term]]\n"
                                 "    [term]\n    ^"},
        {"[words]\ntom = []\n", "own.toml:2:7: a word list needs a word\n    tom = []\n          ^"},
        {"terms = 3\n", "own.toml:1:1: unknown key \"terms\"; did you mean \"term\"?\n    terms = 3\n    ^"},
    }));
    CHECK(fault_of(toml) == message);
}

TEST_CASE("text that is no TOML is told by its place", "[ruleset]") {
    CHECK(fault_of("[[term]\n").starts_with("own.toml:1:"));
}

TEST_CASE("two rules of one file cannot share an id", "[ruleset]") {
    std::string const rule = "[[term]]\nid = \"a\"\nmeans = \"area\"\nmatch = 'x'\nyes = 'x'\n";
    CHECK(fault_of(rule + rule).starts_with("own.toml:6:1: two rules have the id \"a\""));
}
