#include "pdf/render_page.h"

#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace planleser {

Raster render(PDFDoc& document, int number, double pixels_an_inch) {
    constexpr double most_pixels = 50e6, points_an_inch = 72;
    Page* page = document.getPage(number);
    if (!page) return {};
    double width = page->getCropWidth(), height = page->getCropHeight();
    if (page->getRotate() % 180 != 0) std::swap(width, height);
    double const inches = std::max(width, 1.0) * std::max(height, 1.0) / (points_an_inch * points_an_inch);
    double const resolution = std::clamp(pixels_an_inch, 1.0, std::sqrt(most_pixels / inches));

    SplashColor paper{255, 255, 255};
    SplashOutputDev device(splashModeRGB8, 4, false, paper);
    device.setFontAntialias(true);
    device.setVectorAntialias(true);
    device.startDoc(&document);
    document.displayPage(&device, number, resolution, resolution, 0, false, true, false);
    SplashBitmap* bitmap = device.getBitmap();
    if (!bitmap || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) return {};
    Raster raster;
    raster.width = bitmap->getWidth();
    raster.height = bitmap->getHeight();
    raster.channels = 3;
    raster.box = {0, 0, width, height};
    raster.pixels.resize(raster.row_bytes() * static_cast<std::size_t>(raster.height));
    for (int y = 0; y < raster.height; ++y)
        std::memcpy(raster.pixels.data() + static_cast<std::size_t>(y) * raster.row_bytes(),
            bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize(), raster.row_bytes());
    return raster;
}

} // namespace planleser
