// A page's content: whatever the bytes, the page is the same whether Poppler interprets them or not.
#include "support/two_readings.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const [own, by_poppler] = planleser::test::read_twice(std::string(data, data + size));
    if (own == by_poppler) return 0;
    std::fprintf(stderr, "broken: read here\n%sbut by Poppler\n%s", own.c_str(), by_poppler.c_str());
    std::abort();
}
