#include "pdf/content_stream.h"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace planleser {

namespace {

constexpr std::size_t longest_content = 64'000'000; // bytes

enum class Decoding { Done, Damaged, TooLong };

// Inflates what `encoded` gives, up to its end or until there are `enough` bytes, and appends it.
Decoding append_inflated(Stream& encoded, std::string& bytes, std::size_t enough = longest_content + 1) {
    z_stream inflater{};
    if (inflateInit(&inflater) != Z_OK) return Decoding::Damaged;
    std::array<unsigned char, 16384> in, out;
    encoded.reset();
    int status = Z_OK;
    while (status == Z_OK && bytes.size() < enough) {
        if (inflater.avail_in == 0) {
            int const count = encoded.doGetChars(static_cast<int>(in.size()), in.data());
            if (count <= 0) break;
            inflater.next_in = in.data();
            inflater.avail_in = static_cast<unsigned>(count);
        }
        auto const room = static_cast<unsigned>(std::min(out.size(), enough - bytes.size()));
        inflater.next_out = out.data();
        inflater.avail_out = room;
        status = inflate(&inflater, Z_NO_FLUSH);
        bytes.append(out.begin(), out.begin() + (room - inflater.avail_out));
    }
    inflateEnd(&inflater);
    if (bytes.size() > longest_content) return Decoding::TooLong;
    if (bytes.size() >= enough) return Decoding::Done;
    return status == Z_STREAM_END ? Decoding::Done : Decoding::Damaged;
}

bool append_as_poppler_decodes(Stream& stream, std::string& bytes) {
    stream.reset();
    std::array<unsigned char, 4096> part;
    for (int count = 1; count > 0 && bytes.size() <= longest_content;) {
        count = stream.doGetChars(static_cast<int>(part.size()), part.data());
        bytes.append(part.begin(), part.begin() + count);
    }
    stream.close();
    return bytes.size() <= longest_content;
}

// What zlib can inflate; nullptr: there is more to decoding than that.
Stream* deflated(Object const& stream) {
    bool const plain_flate =
        stream.getStream()->getKind() == strFlate && stream.streamGetDict()->lookup("DecodeParms").isNull();
    return plain_flate ? stream.getStream()->getNextStream() : nullptr;
}

bool append_decoded(Object const& object, std::string& bytes) {
    if (!object.isStream()) return true;
    Stream* stream = object.getStream();
    if (Stream* encoded = deflated(object)) {
        auto const before = bytes.size();
        switch (append_inflated(*encoded, bytes)) {
        case Decoding::Done:
            bytes += '\n';
            return true;
        case Decoding::TooLong:
            return false;
        case Decoding::Damaged:
            bytes.resize(before); // Poppler's own inflater knows how to go on
        }
    }
    bool const whole = append_as_poppler_decodes(*stream, bytes);
    bytes += '\n';
    return whole;
}

} // namespace

std::string decoded_beginning(Object const& stream, std::size_t most) {
    std::string bytes;
    Stream* encoded = deflated(stream);
    if (encoded && append_inflated(*encoded, bytes, most) == Decoding::Done) return bytes;
    bytes.resize(most);
    stream.getStream()->reset();
    int const count = stream.getStream()->doGetChars(
        static_cast<int>(most), reinterpret_cast<unsigned char*>(bytes.data()));
    stream.getStream()->close();
    bytes.resize(static_cast<std::size_t>(std::max(count, 0)));
    return bytes;
}

bool decode_content(Object const& contents, std::string& bytes) {
    bytes.clear();
    if (!contents.isArray()) return append_decoded(contents, bytes);
    for (int i = 0; i < contents.arrayGetLength(); ++i)
        if (!append_decoded(contents.arrayGet(i), bytes)) return false;
    return true;
}

std::optional<std::string> decoded_content(Object const& contents) {
    std::string bytes;
    return decode_content(contents, bytes) ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace planleser
