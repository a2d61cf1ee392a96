// Runs the examples that stand in rule files: what each rule must match, and what it must not.
#pragma once

#include "ruleset/rule_file.h"

#include <string>
#include <vector>

namespace planleser {

struct ExampleFault {
    std::string rule; // "norsk/partners"
    SourcePoint at;
    std::string what; // 'does not match "Partnere"'
};

struct ExampleResult {
    std::size_t examples = 0;
    std::vector<ExampleFault> faults;
};

ExampleResult try_examples(RuleFile const& file);

} // namespace planleser
