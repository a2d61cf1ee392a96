// Page descriptions: whatever the bytes, they are refused with a line's number, or written and read back the
// same.
#include "base/import_error.h"
#include "page/page_dump.h"

#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace planleser;
    try {
        auto const text = dump(parse_pages({reinterpret_cast<char const*>(data), size}));
        if (dump(parse_pages(text)) != text) std::abort();
    } catch (ImportError const& error) {
        if (std::strncmp(error.what(), "line ", 5) != 0) std::abort();
    }
    return 0;
}
