#include "ocr/text_reader.h"

#include "ocr/pixel_access.h"

#include "base/import_error.h"
#include "ocr/content_hash.h"
#include "ocr/tesseract_library.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace planleser {
namespace {

// A strip cut out, straightened and brought to the size that the model was trained on.
struct StripImage {
    PixPtr pix;
    int left = 0;     // column of the page's picture at the image's first column
    double scale = 1; // image pixels a page pixel
};

constexpr double wanted_height = 26;        // pixels of a capital
constexpr double above = 0.5, below = 0.45; // heights of paper around the line's capitals

StripImage cut_out(Ink const& ink, InkParts const& parts, TextStrip const& strip, double enlarged) {
    int const pad = std::max(4, static_cast<int>(0.35 * strip.height));
    int const left = strip.box.x0 - pad, width = strip.box.width() + 2 * pad;
    double const middle = strip.box.centre_x();
    int const rise = static_cast<int>(std::ceil(std::abs(strip.slope) * strip.box.width() / 2)) + pad;
    int const top = strip.box.y0 - rise, tall = strip.box.height() + 2 * rise;
    // What belongs to the strip: its own letters and the pale rim around them.
    auto own = checked(pixCreate(width, tall, 1));
    for (auto part : strip.parts) {
        auto const& box = parts.boxes[part];
        pixRasterop(own.get(), box.x0 - left, box.y0 - top, box.width(), box.height(), PIX_PAINT,
            parts.shapes[part].get(), 0, 0);
    }
    int const rim = std::max(3, static_cast<int>(ink.resolution * 0.012) | 1);
    own = checked(pixDilateBrick(nullptr, own.get(), rim, rim));
    int const first =
        std::min(static_cast<int>(strip.baseline - strip.height * (1 + above)), strip.box.y0 - 2);
    int const last = std::max(static_cast<int>(strip.baseline + strip.height * below), strip.box.y1 + 2);
    StripImage image;
    image.left = left;
    image.pix = checked(pixCreate(width, last - first, 8));
    pixSetAllGray(image.pix.get(), 255);
    int const page_width = pixGetWidth(ink.grey.get()), page_height = pixGetHeight(ink.grey.get());
    for (int y = std::max(0, -top); y < tall && top + y < page_height; ++y) {
        auto const* mine = row_of(own.get(), y);
        auto const* page = row_of(ink.grey.get(), top + y);
        for (int x = std::max(0, -left); x < width && left + x < page_width; ++x) {
            if (!bit_at(mine, x)) continue;
            // Whole rows up or down: a line that leans is straightened without a new sampling.
            int const row =
                top + y - static_cast<int>(std::lround(strip.slope * (left + x - middle))) - first;
            if (row < 0 || row >= last - first) continue;
            set_byte(row_of(image.pix.get(), row), x, byte_at(page, left + x));
        }
    }
    if (strip.height < 0.75 * wanted_height) image.scale = std::min(4.0, wanted_height / strip.height);
    image.scale *= enlarged;
    if (image.scale != 1) {
        auto const factor = static_cast<float>(image.scale);
        image.pix = checked(pixScale(image.pix.get(), factor, factor));
    }
    return image;
}

// Tesseract's own scale is bunched: of what it gives 98 per cent nearly all is right, of 93 a third is wrong,
// and it hardly ever goes below 80. Stretched, so that the figure says how often a letter is right.
double confidence_of(double tesseract_per_cent) {
    return std::clamp((tesseract_per_cent - 80) / 19, 0.05, 0.99);
}

std::string package_of(ReaderOptions const& options) {
    std::string name = "tesseract-ocr-" + options.language;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

std::filesystem::path model_file(ReaderOptions const& options) {
    std::vector<std::filesystem::path> folders;
    if (!options.model_folder.empty()) {
        folders = {options.model_folder};
    } else {
        if (char const* prefix = std::getenv("TESSDATA_PREFIX")) folders.emplace_back(prefix);
        folders.insert(
            folders.end(), {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata",
                               "/usr/share/tessdata", "/usr/local/share/tessdata"});
    }
    std::error_code error;
    for (auto const& folder : folders) {
        auto file = folder / (options.language + ".traineddata");
        if (std::filesystem::is_regular_file(file, error)) return file;
    }
    throw ImportError(ImportErrorKind::MissingPart, "the text recogniser's model '" + options.language +
                                                        "' is not installed: install the package " +
                                                        package_of(options));
}

} // namespace

struct TextReader::Engine {
    TesseractLibrary const& library = tesseract_library();
    std::unique_ptr<TessBaseAPI, decltype(&TessBaseAPIDelete)> api{library.create(), library.destroy};
};

std::string reader_identity(ReaderOptions const& options) {
    std::ifstream file(model_file(options), std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    return std::string("tesseract ") + tesseract_library().version() + " " + options.language + " " +
           hash_of(bytes);
}

TextReader::TextReader(ReaderOptions const& options) : m_engine(std::make_unique<Engine>()) {
    // Tesseract asks for four threads a layer, which spin while they wait and make it ten times slower. No
    // parallel region may be active, whatever the environment says.
    omp_set_max_active_levels(0);
    auto const& library = m_engine->library;
    auto* api = m_engine->api.get();
    auto const folder = model_file(options).parent_path().string();
    library.set_variable(api, "debug_file", "/dev/null");
    if (library.init(api, folder.c_str(), options.language.c_str(), tesseract::OEM_LSTM_ONLY) != 0)
        throw ImportError(ImportErrorKind::MissingPart, "the text recogniser's model '" + options.language +
                                                            "' is damaged: install the package " +
                                                            package_of(options) + " again");
    // Light on dark is turned before; the second try for it costs a pass a word.
    library.set_variable(api, "tessedit_do_invert", "0");
}

TextReader::~TextReader() = default;

ReadStrip TextReader::read(Ink const& ink, InkParts const& parts, TextStrip const& strip, ReadingMode mode) {
    auto const& library = m_engine->library;
    auto* api = m_engine->api.get();
    bool const enlarged = mode == ReadingMode::Enlarged || mode == ReadingMode::Figure;
    auto const image = cut_out(ink, parts, strip, enlarged ? 2.0 : 1.0);
    library.set_variable(
        api, "tessedit_char_whitelist", mode == ReadingMode::Figure ? "0123456789-.,()%" : "");
    library.set_page_seg_mode(
        api, mode == ReadingMode::Raw ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
    library.set_image(api, image.pix.get());
    library.set_source_resolution(api, 300);
    ReadStrip result;
    if (library.recognize(api, nullptr) != 0) return result;
    std::unique_ptr<TessResultIterator, decltype(library.delete_iterator)> const at(
        library.get_iterator(api), library.delete_iterator);
    if (!at) return result;
    auto const* page_at = library.page_iterator(at.get());
    double sum = 0;
    do {
        std::unique_ptr<char, decltype(library.delete_text)> const text(
            library.text(at.get(), tesseract::RIL_SYMBOL), library.delete_text);
        if (!text || *text == '\0' || *text == ' ') continue;
        int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        library.bounding_box(page_at, tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1);
        ReadSymbol symbol;
        symbol.text = text.get();
        symbol.x0 = image.left + x0 / image.scale;
        symbol.x1 = image.left + x1 / image.scale;
        symbol.confidence =
            confidence_of(static_cast<double>(library.confidence(at.get(), tesseract::RIL_SYMBOL)));
        symbol.begins_word = library.is_at_beginning_of(page_at, tesseract::RIL_WORD) != 0;
        sum += symbol.confidence;
        result.symbols.push_back(std::move(symbol));
    } while (library.next(at.get(), tesseract::RIL_SYMBOL) != 0);
    if (!result.symbols.empty()) result.confidence = sum / static_cast<double>(result.symbols.size());
    return result;
}

} // namespace planleser
