#include "pdf/content_stream.h"

#include <catch2/catch.hpp>

#include <string>

#include <zlib.h>

using namespace planleser;

namespace {

std::string deflated(std::string const& bytes) {
    auto size = compressBound(bytes.size());
    std::string result(size, ' ');
    compress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<Bytef const*>(bytes.data()),
        bytes.size());
    result.resize(size);
    return result;
}

// `data` outlives it.
Object flate_stream(std::string const& data) {
    auto* dictionary = new Dict(static_cast<XRef*>(nullptr));
    dictionary->add("Filter", Object(objName, "FlateDecode"));
    Stream* raw = new MemStream(data.data(), 0, static_cast<Goffset>(data.size()), Object(dictionary));
    return Object(raw->addFilters(raw->getDict()));
}

} // namespace

TEST_CASE("of a stream's beginning no byte is given that the stream does not have", "[pdf]") {
    std::string content;
    for (int i = 0; content.size() < 50'000; ++i) content += std::to_string(i) + " ";
    auto const data = deflated(content);
    for (std::size_t const most : {1U, 1024U, 16384U, 20000U, 50'000U}) {
        INFO(most);
        CHECK(decoded_beginning(flate_stream(data), most) == content.substr(0, most));
    }
    CHECK(decoded_beginning(flate_stream(data), 90'000) == content);
    auto const small = deflated("0 0 m");
    CHECK(decoded_beginning(flate_stream(small), 1024) == "0 0 m");
    CHECK(decoded_content(flate_stream(data)) == content + "\n");
}
