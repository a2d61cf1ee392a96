// CPU time of each stage alone, on samples of three producers; `pages` is the rate that users wait for.
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "page/glyph_table.h"
#include "pdf/pdf_document.h"
#include "structure/build_tree.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using namespace planleser;

constexpr char const* samples[] = {"program-2024.pdf", "strategy-2024.pdf", "finance-saetervag.pdf"};

std::string path_of(benchmark::State const& state) {
    return std::string(PLANLESER_SOURCE_DIR "/samples/") + samples[state.range(0)];
}

struct Pages {
    std::vector<PageContent> contents;
    GlyphTable glyphs;
};

Pages read_pages(PdfDocument& document) {
    Diagnostics diagnostics;
    Pages pages;
    for (int number = 1; number <= document.page_count(); ++number) {
        pages.contents.push_back(document.read_page(number, pages.glyphs.size(), diagnostics));
        pages.glyphs.add(pages.contents.back());
    }
    return pages;
}

std::vector<PageLayout> lay_out_all(Pages const& pages) {
    Diagnostics diagnostics;
    std::vector<PageLayout> layouts;
    for (auto const& content : pages.contents) layouts.push_back(lay_out(content, {}, diagnostics));
    set_furniture_aside(layouts);
    return layouts;
}

void count_pages(benchmark::State& state, std::size_t pages) {
    state.SetLabel(samples[state.range(0)]);
    state.counters["pages"] =
        benchmark::Counter(static_cast<double>(pages), benchmark::Counter::kIsIterationInvariantRate);
}

void open_and_read(benchmark::State& state) {
    std::size_t pages = 0;
    for ([[maybe_unused]] auto _ : state) {
        auto document = PdfDocument::open(path_of(state));
        auto const read = read_pages(document);
        pages = read.contents.size();
        benchmark::DoNotOptimize(read);
    }
    count_pages(state, pages);
}

void layout(benchmark::State& state) {
    auto document = PdfDocument::open(path_of(state));
    auto const pages = read_pages(document);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(lay_out_all(pages));
    count_pages(state, pages.contents.size());
}

void tree(benchmark::State& state) {
    auto document = PdfDocument::open(path_of(state));
    auto const pages = read_pages(document);
    auto const layouts = lay_out_all(pages);
    for ([[maybe_unused]] auto _ : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(build_tree(layouts, pages.glyphs, {}, diagnostics));
    }
    count_pages(state, pages.contents.size());
}

BENCHMARK(open_and_read)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(layout)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(tree)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
