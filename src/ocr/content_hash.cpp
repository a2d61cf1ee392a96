#include "ocr/content_hash.h"

#include <array>
#include <bit>
#include <cstddef>

namespace planleser {
namespace {

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i)
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return word;
}

// The finisher of MurmurHash3 (Appleby): each bit of the input changes half of the output's.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ value >> 33U) * 0xff51afd7ed558ccdULL;
    value = (value ^ value >> 33U) * 0xc4ceb9fe1a85ec53ULL;
    return value ^ value >> 33U;
}

} // namespace

std::string hash_of(std::string_view bytes) {
    std::uint64_t low = bytes.size(), high = ~low;
    for (std::size_t at = 0; at < bytes.size(); at += 8) {
        auto const word = word_at(bytes, at);
        low = std::rotl(low ^ word * 0x9e3779b97f4a7c15ULL, 27) * 0xbf58476d1ce4e5b9ULL;
        high = std::rotl(high + word * 0x94d049bb133111ebULL, 31) * 0xd6e8feb86659fd93ULL;
    }
    std::string digits;
    for (auto half : {mixed(low ^ high), mixed(high + low * 3)})
        for (int shift = 60; shift >= 0; shift -= 4)
            digits += "0123456789abcdef"[half >> static_cast<unsigned>(shift) & 15U];
    return digits;
}

} // namespace planleser
