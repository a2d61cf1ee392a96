// A program of somebody else: user RULES_FOLDER PLAN.pdf
#include "app/import_document.h"
#include "ruleset/rule_library.h"

#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 3) return 1;
    auto const rules = planleser::RuleLibrary::load(argv[1]);
    planleser::StageObserver observer;
    auto const plan = planleser::import_document(argv[2], rules, {}, observer);
    std::printf("%zu measures\n", plan->measures.size());
}
