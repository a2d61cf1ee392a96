// Rule files: whatever the bytes, they are refused as bad rules with a reason, or make a library.
#include "base/import_error.h"
#include "ruleset/rule_library.h"

#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace planleser;
    try {
        auto const library = RuleLibrary::from_texts({{"fuzz", std::string(data, data + size)}});
        DocumentFeatures features;
        features.title = features.text = "Handlingsprogram 2025";
        library.choose(features);
    } catch (ImportError const& error) {
        if (error.kind() != ImportErrorKind::BadRules || error.what()[0] == '\0') std::abort();
    }
    return 0;
}
