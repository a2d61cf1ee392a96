#include "app/shared_number.h"

#include <new>

#include <sys/mman.h>

namespace planleser {

static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "a lock would not hold between processes");

SharedNumber::SharedNumber() {
    void* const memory =
        ::mmap(nullptr, sizeof *m_value, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    m_value = new (memory) std::atomic<std::uint32_t>(0);
}

SharedNumber::~SharedNumber() {
    ::munmap(m_value, sizeof *m_value);
}

} // namespace planleser
