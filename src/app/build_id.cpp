#include "app/build_id.h"

#include <fmt/format.h>

#include <cstring>
#include <string_view>

#include <elf.h>
#include <link.h>

namespace planleser {

namespace {

std::size_t aligned(std::size_t size) {
    return (size + 3) & ~std::size_t{3};
}

// Notes follow one another: a header, a name and a value, each padded to four bytes.
std::string id_among(std::string_view notes) {
    ElfW(Nhdr) header;
    while (notes.size() >= sizeof header) {
        std::memcpy(&header, notes.data(), sizeof header);
        auto const value_at = sizeof header + aligned(header.n_namesz);
        auto const size = value_at + aligned(header.n_descsz);
        if (size > notes.size()) break;
        if (header.n_type == NT_GNU_BUILD_ID &&
            notes.substr(sizeof header, 4) == std::string_view("GNU\0", 4)) {
            std::string id;
            for (auto const byte : notes.substr(value_at, header.n_descsz))
                id += fmt::format("{:02x}", static_cast<unsigned char>(byte));
            return id;
        }
        notes.remove_prefix(size);
    }
    return {};
}

// Called for the program first, then for its libraries.
int look_at(dl_phdr_info* object, std::size_t /*size*/, void* result) {
    for (ElfW(Half) i = 0; i < object->dlpi_phnum; ++i) {
        auto const& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_NOTE) continue;
        // The dynamic loader gives addresses as numbers.
        auto const* const notes = reinterpret_cast<char const*>(object->dlpi_addr + segment.p_vaddr);
        auto id = id_among({notes, segment.p_memsz});
        if (!id.empty()) *static_cast<std::string*>(result) = std::move(id);
    }
    return 1;
}

} // namespace

std::string build_id() {
    std::string id;
    ::dl_iterate_phdr(look_at, &id);
    return id.empty() ? PLANLESER_VERSION : id;
}

} // namespace planleser
