// A short run of a fuzz target without libFuzzer, the same each time: every seed as it is, then mutations of
// the seeds until the seconds are over or so many were tried.
//   fuzz_NAME SECONDS FILE-OR-FOLDER...
// An input is kept in ./fuzz-crash before it is tried, so that one that kills the process is there to look
// at.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr double most_seconds = 20; // of CPU time for one input; with the sanitizers, some take a second
constexpr std::size_t most_bytes = 1 << 16; // keeps a round short; the seeds are smaller

std::string content_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> read_seeds(int count, char** paths) {
    std::vector<fs::path> files;
    for (int i = 0; i < count; ++i) {
        if (fs::is_regular_file(paths[i])) files.emplace_back(paths[i]);
        if (fs::is_directory(paths[i]))
            for (auto const& entry : fs::recursive_directory_iterator(paths[i]))
                if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds;
    for (auto const& file : files) seeds.push_back(content_of(file));
    return seeds;
}

class Mutator {
public:
    explicit Mutator(std::vector<std::string> const& seeds) : m_seeds(seeds) {}

    std::string next() {
        auto text = piece_of(any_seed(), most_bytes);
        for (auto changes = 1U << below(5); changes > 0 && !text.empty(); --changes) change(text);
        return text;
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    std::string const& any_seed() { return m_seeds[below(m_seeds.size())]; }

    // The whole text where it is short, else a part: the beginning more often, since formats begin with a
    // head.
    std::string piece_of(std::string const& text, std::size_t most) {
        if (text.size() <= most) return text;
        return text.substr(below(3) > 0 ? 0 : below(text.size() - most), most);
    }

    void change(std::string& text) {
        auto const at = below(text.size());
        auto const length = std::min(text.size() - at, std::size_t{1} + below(64));
        switch (below(8)) {
        case 0: // a bit
            text[at] = static_cast<char>(text[at] ^ static_cast<char>(1U << below(7)));
            return;
        case 1: // a byte
            text[at] = static_cast<char>(below(256));
            return;
        case 2:
            text.resize(at);
            return;
        case 3:
            text.erase(at, length);
            return;
        case 4: // some of it many times, which makes things deep or long
            for (auto const part = text.substr(at, length); text.size() < most_bytes && below(40) > 0;)
                text.insert(at, part);
            return;
        case 5: { // a part of another
            auto const& other = any_seed();
            if (!other.empty()) text.insert(at, other, below(other.size()), length);
            return;
        }
        case 6: { // a number that is as large, small or odd as numbers get
            static char const* const numbers[] = {"0", "-1", "1e308", "99999999999999999999", "-0.0",
                "1e-320", "4294967296", "2147483647", "9223372036854775807", "nan", "null", "\"\"", "[]",
                "{}"};
            auto const first = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                [](char letter) { return letter >= '0' && letter <= '9'; });
            auto const last =
                std::find_if(first, text.end(), [](char letter) { return letter < '0' || letter > '9'; });
            text.replace(first, last, numbers[below(std::size(numbers))]);
            return;
        }
        default: // two parts change places
            auto const other = below(text.size());
            std::swap(text[at], text[other]);
        }
    }

    std::vector<std::string> const& m_seeds;
    std::minstd_rand m_random{17};
};

// Holds the input under trial. Kept open, since closing a file that was cut to nothing waits for the disk.
class KeptInput {
public:
    KeptInput() : m_file(::open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) {}
    ~KeptInput() { ::close(m_file); }
    KeptInput(KeptInput const&) = delete;
    KeptInput& operator=(KeptInput const&) = delete;
    bool keep(std::string const& text) const {
        return ::pwrite(m_file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
               ::ftruncate(m_file, static_cast<off_t>(text.size())) == 0;
    }

    static constexpr char const* name = "fuzz-crash";

private:
    int m_file;
};

// Returns the seconds it took.
double try_input(std::string const& text, KeptInput const& kept) {
    if (!kept.keep(text)) std::fputs("fuzz-crash cannot be written\n", stderr);
    auto const begin = std::clock();
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(text.data()), text.size());
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fputs("usage: fuzz_NAME SECONDS FILE-OR-FOLDER...\n", stderr), 1;
    auto const seconds = std::atoi(argv[1]);
    auto const seeds = read_seeds(argc - 2, argv + 2);
    if (seeds.empty()) return std::fputs("no seed\n", stderr), 1;
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    KeptInput const kept;
    std::size_t tried = 0;
    double slowest = 0;
    for (auto const& seed : seeds) {
        slowest = std::max(slowest, try_input(seed, kept));
        ++tried;
    }
    for (Mutator mutator(seeds); slowest < most_seconds && std::chrono::steady_clock::now() < end; ++tried)
        slowest = std::max(slowest, try_input(mutator.next(), kept));
    std::printf("%zu inputs, %zu of them seeds; the slowest took %.3f s\n", tried, seeds.size(), slowest);
    if (slowest >= most_seconds) return std::fputs("too slow: see fuzz-crash\n", stderr), 1;
    fs::remove(KeptInput::name);
}
