#include "ocr/result_cache.h"

#include "ocr/content_hash.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>
#include <type_traits>

#include <unistd.h>

namespace planleser {
namespace {

constexpr std::string_view format = "planleser-ocr 3\n";
constexpr std::size_t checksum_size = 32;

// Writes values one behind the other, reads them back in the same order. One function for each type serves
// both ways, so that they cannot part.
class Writer {
public:
    static constexpr bool reads = false;
    std::string bytes;

    template <typename Number>
    void number(Number const& value) {
        static_assert(std::is_arithmetic_v<Number> || std::is_enum_v<Number>);
        bytes.append(reinterpret_cast<char const*>(&value), sizeof value);
    }
    template <typename List>
    std::size_t size(List const& list) {
        auto const count = static_cast<std::uint64_t>(list.size());
        number(count);
        return list.size();
    }
    void text(std::string const& value) {
        size(value);
        bytes += value;
    }
    bool good() const { return true; }
};

class Reader {
public:
    static constexpr bool reads = true;
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    template <typename Number>
    void number(Number& value) {
        if (m_bytes.size() < sizeof value) {
            m_good = false;
            return;
        }
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes.remove_prefix(sizeof value);
    }
    template <typename List>
    std::size_t size(List& list) {
        std::uint64_t count = 0;
        number(count);
        // Every element takes a byte at least.
        if (count > m_bytes.size()) m_good = false;
        if (m_good) list.resize(count);
        return list.size();
    }
    void text(std::string& value) {
        auto const count = size(value);
        if (!m_good) return;
        value.assign(m_bytes.substr(0, count));
        m_bytes.remove_prefix(count);
    }
    bool good() const { return m_good; }
    bool at_end() const { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
    bool m_good = true;
};

template <typename Archive, typename BoxType>
void box(Archive& archive, BoxType& value) {
    archive.number(value.x0);
    archive.number(value.y0);
    archive.number(value.x1);
    archive.number(value.y1);
}

template <typename Archive, typename ColourType>
void colour(Archive& archive, ColourType& value) {
    archive.number(value.red);
    archive.number(value.green);
    archive.number(value.blue);
}

template <typename Archive, typename Run>
void run(Archive& archive, Run& value) {
    archive.number(value.begin);
    archive.number(value.end);
    archive.number(value.font);
    archive.number(value.direction);
    colour(archive, value.colour);
    archive.number(value.size);
    archive.number(value.baseline);
    box(archive, value.box);
}

template <typename Archive, typename Found>
void pass(Archive& archive, Found& found) {
    archive.text(found.text);
    archive.size(found.glyphs);
    for (auto& glyph : found.glyphs) {
        box(archive, glyph);
        archive.number(glyph.text_begin);
        archive.number(glyph.confidence);
    }
    archive.size(found.runs);
    for (auto& value : found.runs) run(archive, value);
    archive.size(found.fonts);
    for (auto& font : found.fonts) {
        archive.text(font.name);
        archive.number(font.bold);
        archive.number(font.italic);
        archive.number(font.fixed_width);
    }
    archive.size(found.lines);
    for (auto& line : found.lines) {
        box(archive, line);
        archive.number(line.width);
        colour(archive, line.colour);
    }
    archive.size(found.fills);
    for (auto& fill : found.fills) {
        box(archive, fill.box);
        colour(archive, fill.colour);
    }
    archive.size(found.unread);
    for (auto& value : found.unread) box(archive, value);
    archive.size(found.doubtful);
    for (auto& value : found.doubtful) {
        box(archive, value.box);
        archive.text(value.text);
        archive.text(value.other);
    }
    archive.number(found.skew);
    archive.number(found.turned);
}

// Whether all indices point where something is.
bool holds_together(Recognised const& found) {
    std::uint32_t last = 0;
    for (auto const& glyph : found.glyphs) {
        if (glyph.text_begin < last || glyph.text_begin > found.text.size()) return false;
        last = glyph.text_begin;
    }
    return std::all_of(found.runs.begin(), found.runs.end(), [&](GlyphRun const& value) {
        return value.begin <= value.end && value.end <= found.glyphs.size() &&
               value.font < found.fonts.size();
    });
}

} // namespace

std::string packed(Recognised const& found) {
    Writer writer;
    pass(writer, found);
    return std::string(format) + hash_of(writer.bytes) + writer.bytes;
}

std::optional<Recognised> unpacked(std::string_view entry) {
    if (entry.substr(0, format.size()) != format) return std::nullopt;
    entry.remove_prefix(format.size());
    if (entry.size() < checksum_size) return std::nullopt;
    auto const payload = entry.substr(checksum_size);
    if (hash_of(payload) != entry.substr(0, checksum_size)) return std::nullopt;
    Reader reader(payload);
    Recognised found;
    pass(reader, found);
    if (!reader.good() || !reader.at_end() || !holds_together(found)) return std::nullopt;
    return found;
}

std::filesystem::path ResultCache::file_of(std::string_view key) const {
    // A key is a fingerprint; nothing else becomes a path.
    bool const fingerprint = key.size() == 32 && std::all_of(key.begin(), key.end(), [](char c) {
        return std::isxdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (m_folder.empty() || !fingerprint) return {};
    return m_folder / key.substr(0, 2) / (std::string(key) + ".ocr");
}

std::optional<Recognised> ResultCache::find(std::string_view key) const {
    auto const file = file_of(key);
    if (file.empty()) return std::nullopt;
    std::ifstream input(file, std::ios::binary);
    if (!input) return std::nullopt;
    std::string const bytes{std::istreambuf_iterator<char>(input), {}};
    return unpacked(bytes);
}

bool ResultCache::keep(std::string_view key, std::string_view entry) const {
    static std::atomic<unsigned> serial{0};
    auto const file = file_of(key);
    if (file.empty()) return false;
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    auto draft = file;
    draft += "." + std::to_string(::getpid()) + "." + std::to_string(++serial);
    {
        std::ofstream output(draft, std::ios::binary);
        output.write(entry.data(), static_cast<std::streamsize>(entry.size()));
        output.close();
        if (!output) {
            std::filesystem::remove(draft, error);
            return false;
        }
    }
    std::filesystem::rename(draft, file, error);
    if (error) std::filesystem::remove(draft, error);
    return !error;
}

} // namespace planleser
