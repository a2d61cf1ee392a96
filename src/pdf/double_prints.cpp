#include "pdf/double_prints.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <tuple>

namespace planleser {

namespace {

constexpr std::size_t most_comparisons =
    50; // of glyphs, for each glyph of the page: text piled up is no text

struct Candidate {
    std::uint32_t run;
    Direction direction;
    float baseline, size;
    Extent extent;
};

class Search {
public:
    Search(PageContent const& page, double near)
        : m_page(page), m_near(near), m_budget(most_comparisons * page.glyphs.size()) {}

    std::vector<DoublePrint> run() {
        for (std::uint32_t index = 0; index < m_page.runs.size(); ++index) {
            auto const& run = m_page.runs[index];
            find_within(run);
            auto const& box = run.box;
            m_candidates.push_back({index, run.direction, run.baseline, run.size,
                extent_along(run.direction, box.x0, box.y0, box.x1, box.y1)});
        }
        std::sort(m_candidates.begin(), m_candidates.end(), [](Candidate const& a, Candidate const& b) {
            return std::tie(a.direction, a.baseline, a.extent.begin) <
                   std::tie(b.direction, b.baseline, b.extent.begin);
        });
        // Bands of runs on about one baseline, each nearer to the one before than a double print may be off.
        for (std::size_t begin = 0; begin < m_candidates.size();) {
            auto end = begin + 1;
            while (end < m_candidates.size() && is_beside(m_candidates[end - 1], m_candidates[end])) ++end;
            search_band(std::span(m_candidates).subspan(begin, end - begin));
            begin = end;
        }
        std::sort(m_found.begin(), m_found.end(), [](DoublePrint const& a, DoublePrint const& b) {
            return std::tie(a.second, a.first) < std::tie(b.second, b.first);
        });
        auto const same = [](DoublePrint const& a, DoublePrint const& b) { return a.second == b.second; };
        m_found.erase(std::unique(m_found.begin(), m_found.end(), same), m_found.end());
        return std::move(m_found);
    }

private:
    bool is_beside(Candidate const& a, Candidate const& b) const {
        return a.direction == b.direction && b.baseline - a.baseline <= m_near * std::max(a.size, b.size);
    }

    void search_band(std::span<Candidate> band) {
        if (band.size() < 2) return;
        std::sort(band.begin(), band.end(),
            [](Candidate const& a, Candidate const& b) { return a.extent.begin < b.extent.begin; });
        for (std::size_t i = 0; i < band.size(); ++i)
            for (auto j = i + 1; j < band.size() && band[j].extent.begin < band[i].extent.end && spend(1);
                 ++j)
                compare(m_page.runs[std::min(band[i].run, band[j].run)],
                    m_page.runs[std::max(band[i].run, band[j].run)]);
    }

    bool spend(std::size_t comparisons) {
        if (m_budget < comparisons) return false;
        m_budget -= comparisons;
        return true;
    }

    bool is_same(std::uint32_t a, std::uint32_t b, double near) const {
        auto const &g = m_page.glyphs[a], &h = m_page.glyphs[b];
        return std::abs(g.x0 - h.x0) <= near && std::abs(g.y0 - h.y0) <= near &&
               std::abs(g.x1 - h.x1) <= 2 * near && m_page.text_of(a) == m_page.text_of(b);
    }

    // A glyph printed twice before the next one is drawn stands in one run with its print.
    void find_within(GlyphRun const& run) {
        double const near = m_near * run.size;
        for (auto glyph = run.begin + 1; glyph < run.end; ++glyph)
            if (is_same(glyph - 1, glyph, near)) m_found.push_back({glyph - 1, glyph});
    }

    void compare(GlyphRun const& earlier, GlyphRun const& later) {
        double const near = m_near * std::min(earlier.size, later.size);
        auto const begin_of = [&](std::uint32_t glyph) {
            auto const& g = m_page.glyphs[glyph];
            return extent_along(later.direction, g.x0, g.y0, g.x1, g.y1).begin;
        };
        auto first = earlier.begin;
        for (auto second = later.begin; second < later.end && spend(1); ++second) {
            double const at = begin_of(second);
            while (first < earlier.end && begin_of(first) < at - near && spend(1)) ++first;
            for (auto other = first; other < earlier.end && begin_of(other) <= at + near && spend(1); ++other)
                if (is_same(other, second, near)) {
                    m_found.push_back({other, second});
                    break;
                }
        }
    }

    PageContent const& m_page;
    double m_near;
    std::size_t m_budget;
    std::vector<Candidate> m_candidates;
    std::vector<DoublePrint> m_found;
};

} // namespace

std::vector<DoublePrint> find_double_prints(PageContent const& page, double near) {
    return Search(page, near).run();
}

} // namespace planleser
