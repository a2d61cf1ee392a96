#include "app/page_picture.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <variant>

namespace planleser {

namespace {

constexpr Colour magenta{230, 0, 200}, blue{20, 60, 230}, red{220, 20, 20}, green{0, 150, 60},
    grey{130, 130, 130}, orange{255, 140, 0};

class Pen {
public:
    explicit Pen(Raster& picture)
        : m_picture(picture), m_scale(picture.width / std::max(picture.box.width(), 1.0)) {}

    void line(double x0, double y0, double x1, double y1, Colour colour, int width = 1) {
        double const dx = (x1 - x0) * m_scale, dy = (y1 - y0) * m_scale;
        auto const steps = static_cast<int>(std::min(std::max({std::abs(dx), std::abs(dy), 1.0}), 20000.0));
        for (int i = 0; i <= steps; ++i) {
            auto const x = static_cast<int>(x0 * m_scale + dx * i / steps);
            auto const y = static_cast<int>(y0 * m_scale + dy * i / steps);
            for (int j = 0; j < width; ++j)
                for (int k = 0; k < width; ++k) dot(x + j, y + k, colour);
        }
    }
    void frame(Box const& box, Colour colour, int width = 1) {
        line(box.x0, box.y0, box.x1, box.y0, colour, width);
        line(box.x0, box.y1, box.x1, box.y1, colour, width);
        line(box.x0, box.y0, box.x0, box.y1, colour, width);
        line(box.x1, box.y0, box.x1, box.y1, colour, width);
    }

private:
    void dot(int x, int y, Colour colour) {
        if (x < 0 || y < 0 || x >= m_picture.width || y >= m_picture.height) return;
        auto* const pixel = m_picture.pixels.data() + static_cast<std::size_t>(y) * m_picture.row_bytes() +
                            static_cast<std::size_t>(x) * 3;
        pixel[0] = colour.red;
        pixel[1] = colour.green;
        pixel[2] = colour.blue;
    }

    Raster& m_picture;
    double m_scale;
};

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFFU);
    return bytes;
}

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string chunk(std::string const& type, std::string const& data) {
    std::string const body = type + data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(checksum(body));
}

} // namespace

void draw_layout(Raster& page, PageContent const& content, PageLayout const& layout) {
    Pen pen(page);
    for (DrawnLine const& line : content.lines) pen.line(line.x0, line.y0, line.x1, line.y1, orange, 2);
    std::optional<Box> before;
    for (LayoutBlock const& block : layout.blocks) {
        Box const box = std::visit([](auto const& value) { return value.box; }, block);
        if (auto const* table = std::get_if<TableGrid>(&block)) {
            for (Cell const& cell : table->cells) {
                Box const inside = {cell.box.x0 + 1, cell.box.y0 + 1, cell.box.x1 - 1, cell.box.y1 - 1};
                pen.frame(inside, cell.header ? red : blue);
            }
            pen.frame(box, magenta, 2);
        } else {
            pen.frame(box, green);
        }
        if (before) pen.line(before->centre_x(), before->centre_y(), box.centre_x(), box.centre_y(), grey);
        before = box;
    }
}

std::string to_png(Raster const& picture) {
    std::string rows;
    rows.reserve((picture.row_bytes() + 1) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        rows += '\0'; // no filter
        rows.append(reinterpret_cast<char const*>(picture.row(y)), picture.row_bytes());
    }
    auto size = ::compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    if (::compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
            reinterpret_cast<Bytef const*>(rows.data()), static_cast<uLong>(rows.size()),
            Z_BEST_SPEED) != Z_OK)
        throw std::runtime_error("the picture of a page cannot be packed");
    packed.resize(size);
    auto const header = big_endian(static_cast<std::uint32_t>(picture.width)) +
                        big_endian(static_cast<std::uint32_t>(picture.height)) +
                        std::string{8, picture.channels == 1 ? '\0' : '\2', 0, 0, 0};
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", packed) + chunk("IEND", {});
}

} // namespace planleser
