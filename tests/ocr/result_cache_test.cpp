#include "ocr/result_cache.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

using namespace planleser;

namespace {

std::string const key(32, 'a');

Recognised found_text() {
    Recognised found;
    found.text = "ø1";
    found.glyphs = {{0, 1, 2, 3, 0, 90}, {2, 1, 3, 3, 2, 50}};
    found.fonts = {{"recognised", true, false, false}};
    GlyphRun run;
    run.end = 2;
    run.size = 11;
    run.baseline = 3;
    run.box = {0, 1, 3, 3};
    found.runs = {run};
    found.lines = {{0, 5, 100, 5, 0.5, {1, 2, 3}}};
    found.fills = {{{0, 0, 9, 9}, {200, 0, 7}}};
    found.doubtful = {{{2, 1, 3, 3}, "1", "7"}};
    found.skew = 0.25;
    return found;
}

std::filesystem::path fresh_folder(std::string const& name) {
    auto const folder = std::filesystem::path(PLANLESER_SCRATCH_DIR) / name;
    std::filesystem::remove_all(folder);
    return folder;
}

std::filesystem::path only_file(std::filesystem::path const& folder) {
    std::filesystem::path only;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        REQUIRE(only.empty());
        only = entry.path();
    }
    return only;
}

} // namespace

TEST_CASE("what is kept comes back as it was", "[ocr]") {
    ResultCache const cache(fresh_folder("cache"));
    CHECK(!cache.find(key));
    REQUIRE(cache.keep(key, packed(found_text())));
    auto const back = cache.find(key);
    REQUIRE(back);
    CHECK(packed(*back) == packed(found_text()));
    CHECK(back->text == "ø1");
    CHECK(back->runs[0].box == Box{0, 1, 3, 3});
    CHECK(back->doubtful == found_text().doubtful);
}

TEST_CASE("a damaged entry is as good as none and can be made again", "[ocr]") {
    auto const folder = fresh_folder("damaged");
    ResultCache const cache(folder);
    REQUIRE(cache.keep(key, packed(found_text())));
    auto const file = only_file(folder);
    auto const whole = std::filesystem::file_size(file);
    for (auto const size : {whole - 1, whole / 2, std::uintmax_t{0}}) {
        std::filesystem::resize_file(file, size);
        CHECK(!cache.find(key));
    }
    REQUIRE(cache.keep(key, packed(found_text())));
    CHECK(cache.find(key));
    std::fstream(file, std::ios::in | std::ios::out).seekp(70).put('\x7f');
    CHECK(!cache.find(key));
}

TEST_CASE("an entry whose numbers lie is refused", "[ocr]") {
    auto lying = found_text();
    lying.runs[0].end = 3000;
    CHECK(!unpacked(packed(lying)));
    lying = found_text();
    lying.glyphs[1].text_begin = 99;
    CHECK(!unpacked(packed(lying)));
    CHECK(!unpacked("planleser-ocr 0\n"));
    CHECK(!unpacked(""));
}

TEST_CASE("a key that is no fingerprint, or no folder, keeps nothing", "[ocr]") {
    CHECK(!ResultCache("").keep(key, "x"));
    CHECK(!ResultCache(fresh_folder("keys")).keep("../../etc/passwd", "x"));
    CHECK(!ResultCache("/proc/nowhere").keep(key, "x"));
}
