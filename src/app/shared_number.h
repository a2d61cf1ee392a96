// A number that a supervisor and all the workers that it forks see alike while they run.
//
// What a worker does to it, in error or with malice, may cost time and nothing else.
#pragma once

#include <atomic>
#include <cstdint>

namespace planleser {

class SharedNumber {
public:
    // 0. Throws std::bad_alloc where there is no memory to share.
    SharedNumber();
    ~SharedNumber();
    SharedNumber(SharedNumber const&) = delete;
    SharedNumber& operator=(SharedNumber const&) = delete;

    void set(std::uint32_t value) { m_value->store(value); }
    std::uint32_t get() const { return m_value->load(); }
    // Counts one up and returns what it was: no two processes get the same.
    std::uint32_t take() { return m_value->fetch_add(1); }

private:
    std::atomic<std::uint32_t>* m_value;
};

} // namespace planleser
