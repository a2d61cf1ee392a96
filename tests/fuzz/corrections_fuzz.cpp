// Corrections files: whatever the bytes, they are refused with a reason, or read, written and read back the
// same.
#include "base/import_error.h"
#include "corrections/correction.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace planleser;
    try {
        auto const text =
            corrections_to_json(corrections_from_json({reinterpret_cast<char const*>(data), size}));
        if (corrections_to_json(corrections_from_json(text)) != text) std::abort();
    } catch (ImportError const& error) {
        if (error.what()[0] == '\0') std::abort();
    }
    return 0;
}
