// This program is linked with the operator new and delete that it tests.
#include <catch2/catch.hpp>

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <new>
#include <random>
#include <thread>
#include <vector>

namespace {

// Objects of all sizes, each filled with its own byte, which nothing else may change.
class Objects {
public:
    ~Objects() {
        while (!m_objects.empty()) drop(m_objects.size() - 1);
    }
    void make(std::size_t size) {
        auto const mark = static_cast<unsigned char>(m_made++);
        void* const address = ::operator new(size);
        std::memset(address, mark, size);
        m_misaligned += reinterpret_cast<std::uintptr_t>(address) % alignof(std::max_align_t) != 0;
        m_objects.push_back({address, size, mark});
    }
    void drop(std::size_t index) {
        auto const object = m_objects[index];
        auto const* bytes = static_cast<unsigned char const*>(object.address);
        for (std::size_t i = 0; i < object.size; ++i) m_changed += bytes[i] != object.mark;
        if (object.mark % 2 == 0)
            ::operator delete(object.address, object.size);
        else
            ::operator delete(object.address);
        m_objects[index] = m_objects.back();
        m_objects.pop_back();
    }
    std::size_t size() const { return m_objects.size(); }
    std::size_t faults() const { return m_misaligned + m_changed; }

private:
    struct Object {
        void* address;
        std::size_t size;
        unsigned char mark;
    };
    std::deque<Object> m_objects;
    std::size_t m_made = 0, m_misaligned = 0, m_changed = 0;
};

std::size_t faults_after(unsigned seed) {
    std::minstd_rand random(seed);
    Objects objects;
    for (int round = 0; round < 200'000; ++round) {
        bool const grows = round % 50'000 < 30'000;
        if (objects.size() > 0 && random() % 10 >= (grows ? 7 : 2))
            objects.drop(random() % objects.size());
        else
            objects.make(random() % 50 == 0 ? random() % 70'000 : random() % 600);
    }
    while (objects.size() > 0) objects.drop(0);
    return objects.faults();
}

} // namespace

TEST_CASE("no object reaches into another, whatever their sizes and order", "[small_objects]") {
    CHECK(faults_after(1) == 0);
}

TEST_CASE("threads make and drop objects side by side, also those of each other", "[small_objects]") {
    std::vector<std::size_t> faults(4);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < faults.size(); ++i)
        threads.emplace_back([&faults, i] { faults[i] = faults_after(i + 2); });
    for (auto& thread : threads) thread.join();
    CHECK(faults == std::vector<std::size_t>(4));

    std::vector<std::unique_ptr<std::uint64_t>> handed_over(1000);
    std::thread([&] {
        for (auto& object : handed_over) object = std::make_unique<std::uint64_t>(7);
    }).join();
    for (auto& object : handed_over) CHECK((*object == 7 && (object.reset(), !object)));
}

TEST_CASE("a slot that was freed is used again", "[small_objects]") {
    constexpr std::size_t size = 48;
    void* const first = ::operator new(size);
    ::operator delete(first, size);
    void* const second = ::operator new(size);
    CHECK(first == second);
    ::operator delete(second);
}

TEST_CASE("nothing can be deleted, and what is too large is refused", "[small_objects]") {
    void* const nothing = nullptr;
    ::operator delete(nothing);
    ::operator delete[](nothing, std::size_t{8});
    auto const too_large = std::size_t{1} << 60;
    CHECK_THROWS_AS(::operator new(too_large), std::bad_alloc);
    CHECK(::operator new(too_large, std::nothrow) == nullptr);
    void* const none = ::operator new(0);
    CHECK(none != nullptr);
    ::operator delete(none);
}
