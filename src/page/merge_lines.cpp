#include "page/merge_lines.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace planleser {

namespace {

// A line seen along its own way: `at` across, from begin to end along.
struct Piece {
    double at, begin, end, width;
    Colour colour;
};

Piece piece_of(DrawnLine const& line) {
    return line.horizontal() ? Piece{(line.y0 + line.y1) / 2, line.x0, line.x1, line.width, line.colour}
                             : Piece{(line.x0 + line.x1) / 2, line.y0, line.y1, line.width, line.colour};
}

auto colour_key(Colour colour) {
    return std::tuple(colour.red, colour.green, colour.blue);
}

bool touch(Piece const& a, Piece const& b, MergeOptions const& options) {
    if (!(a.colour == b.colour)) return false;
    // Hairlines of width 0 are drawn a pixel wide.
    double const thin = std::max(0.1, std::min(a.width, b.width)), thick = std::max(a.width, b.width);
    if (thick > options.width_ratio * thin && thick - thin > options.beside) return false;
    double const gap = b.begin - a.end;
    bool const dashes = b.end - b.begin <= options.dash && gap <= options.dash_gap;
    return gap <= options.gap || dashes;
}

void merge(std::vector<Piece>& pieces, MergeOptions const& options) {
    // Bands of pieces that lie side by side: sorted across, a band ends where the next piece is too far from
    // its first.
    std::sort(pieces.begin(), pieces.end(), [](Piece const& a, Piece const& b) {
        return std::tuple(a.at, a.begin, a.end) < std::tuple(b.at, b.begin, b.end);
    });
    std::vector<Piece> merged;
    for (auto band = pieces.begin(); band != pieces.end();) {
        auto const band_end = std::find_if(
            band, pieces.end(), [&](Piece const& p) { return p.at - band->at > options.beside; });
        std::sort(band, band_end, [](Piece const& a, Piece const& b) {
            return std::tuple(colour_key(a.colour), a.begin, a.end) <
                   std::tuple(colour_key(b.colour), b.begin, b.end);
        });
        auto const first_of_band = merged.size();
        bool last_was_dash = false;
        for (auto piece = band; piece != band_end; ++piece) {
            bool const dash = piece->end - piece->begin <= options.dash;
            bool const near = merged.size() > first_of_band && touch(merged.back(), *piece, options);
            if (near && (piece->begin - merged.back().end <= options.gap || last_was_dash)) {
                merged.back().end = std::max(merged.back().end, piece->end);
                merged.back().width = std::max(merged.back().width, piece->width);
            } else {
                merged.push_back(*piece);
            }
            last_was_dash = dash;
        }
        band = band_end;
    }
    pieces = std::move(merged);
    std::erase_if(pieces, [&](Piece const& piece) { return piece.end - piece.begin < options.shortest; });
}

} // namespace

std::vector<DrawnLine> merge_lines(std::vector<DrawnLine> lines, MergeOptions const& options) {
    std::vector<Piece> across, down;
    for (auto const& line : lines) (line.horizontal() ? across : down).push_back(piece_of(line));
    merge(across, options);
    merge(down, options);
    lines.clear();
    for (auto const& p : across) lines.push_back({p.begin, p.at, p.end, p.at, p.width, p.colour});
    for (auto const& p : down) lines.push_back({p.at, p.begin, p.at, p.end, p.width, p.colour});
    return lines;
}

} // namespace planleser
