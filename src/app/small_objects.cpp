// The program's operator new and delete: small objects from lists of free slots, all others from malloc.
//
// A page makes and drops some ten thousand objects of a few bytes, most of them Poppler's; malloc took an
// eighth of an import's time, this takes a fiftieth. The price is that a slot serves its size alone for
// ever, which is no price to a process that lives for one document.
//
// Segments are cut into chunks, a chunk into slots of one size; a freed slot goes onto the list of its size
// of the thread that freed it. Linked into the program only: libraries and sanitizers keep malloc.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>

namespace {

constexpr std::size_t step = 16, largest_slot = 512; // bytes; a slot is aligned as malloc aligns
constexpr std::size_t sizes = largest_slot / step;
constexpr std::size_t chunk_size = 16 << 10, segment_size = 1 << 20, chunks = segment_size / chunk_size;

struct FreeSlot {
    FreeSlot* next;
};

// Of the newest chunk of one size.
struct Unused {
    char *begin = nullptr, *end = nullptr;
};

thread_local std::array<FreeSlot*, sizes> freed; // by size
thread_local std::array<Unused, sizes> unused;

// A segment begins at a multiple of its size, is found by its number and never given back.
constexpr std::size_t most_segments = 1024;         // a power of two; beyond them malloc serves
std::array<std::uintptr_t, most_segments> segments; // by number, modulo their count; 0: none
std::array<std::uint8_t, most_segments * chunks> size_of_chunk;
std::mutex growing;
char* newest_segment = nullptr;
std::size_t chunks_taken = chunks; // of the newest segment

// Of all segments that could be, from address 0.
std::uintptr_t number_of(void const* address) {
    return reinterpret_cast<std::uintptr_t>(address) / segment_size;
}

std::uint8_t& size_at(void const* address) {
    return size_of_chunk[reinterpret_cast<std::uintptr_t>(address) / chunk_size % size_of_chunk.size()];
}

// Returns whether the newest segment has a chunk left.
bool has_chunk() {
    if (chunks_taken < chunks) return true;
    auto* const segment = static_cast<char*>(std::aligned_alloc(segment_size, segment_size));
    if (segment == nullptr) return false;
    auto& place = segments[number_of(segment) % most_segments];
    if (place != 0) { // taken by another
        std::free(segment);
        return false;
    }
    place = number_of(segment);
    newest_segment = segment;
    chunks_taken = 0;
    return true;
}

bool add_chunk(std::size_t size) {
    std::lock_guard const lock(growing);
    if (!has_chunk()) return false;
    auto* const chunk = newest_segment + chunks_taken++ * chunk_size;
    size_at(chunk) = static_cast<std::uint8_t>(size);
    unused[size] = {chunk, chunk + chunk_size};
    return true;
}

// Apart from allocate(), which stays short without it.
[[gnu::noinline]] void* allocate_unused(std::size_t size) {
    auto const slot_size = static_cast<std::ptrdiff_t>((size + 1) * step);
    auto& left = unused[size];
    if (left.end - left.begin < slot_size && !add_chunk(size))
        return std::malloc(static_cast<std::size_t>(slot_size));
    auto* const slot = left.begin;
    left.begin += slot_size;
    return slot;
}

void* allocate(std::size_t bytes) {
    if (bytes > largest_slot) return std::malloc(bytes);
    std::size_t const size = bytes == 0 ? 0 : (bytes - 1) / step;
    auto* const slot = freed[size];
    if (slot == nullptr) return allocate_unused(size);
    freed[size] = slot->next;
    return slot;
}

void release(void* address) {
    auto const number = number_of(address);
    if (segments[number % most_segments] != number || address == nullptr) return std::free(address);
    auto& list = freed[size_at(address)];
    list = ::new (address) FreeSlot{list};
}

} // namespace

void* operator new(std::size_t bytes) {
    if (void* const address = allocate(bytes)) return address;
    throw std::bad_alloc();
}
void* operator new[](std::size_t bytes) {
    return ::operator new(bytes);
}
void* operator new(std::size_t bytes, std::nothrow_t const&) noexcept {
    return allocate(bytes);
}
void* operator new[](std::size_t bytes, std::nothrow_t const&) noexcept {
    return allocate(bytes);
}
void operator delete(void* address) noexcept {
    release(address);
}
void operator delete[](void* address) noexcept {
    release(address);
}
void operator delete(void* address, std::size_t) noexcept {
    release(address);
}
void operator delete[](void* address, std::size_t) noexcept {
    release(address);
}
