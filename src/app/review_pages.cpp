#include "app/review_pages.h"

#include "app/batch.h"
#include "app/cache_folder.h"
#include "app/document_rasters.h"
#include "app/import_failure.h"
#include "app/interruption.h"
#include "app/output_file.h"
#include "app/page_picture.h"
#include "app/text_file.h"
#include "app/worker_limits.h"

#include "base/import_error.h"
#include "layout/lay_out.h"
#include "ocr/page_ocr.h"
#include "ocr/result_cache.h"
#include "pdf/pdf_document.h"
#include "review/page_words.h"
#include "review/review_site.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planleser {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Small print stays readable at the width of half a screen, and a page of print takes some 100 kB.
constexpr double pixels_an_inch = 110;
// Pages of one worker: a document's pages go to several, and one that dies costs few.
constexpr std::size_t pages_a_piece = 8;
constexpr std::pair<double, double> a4{595.28, 841.89}; // points

// Some pages of one document.
struct Piece {
    std::size_t document = 0;
    int first = 1, last = 1;
};

std::string pages_of(fs::path const& pdf, Piece const& piece, WorkerLimits const& limits) {
    auto document = PdfDocument::open(pdf);
    PageOcrOptions options;
    options.cache = default_cache_folder();
    options.keep = [](std::string_view, std::string_view) {};
    int recognitions = 0;
    options.begins = [&](int page) { extend_cpu_limit(limits, page, ++recognitions); };
    PageOcr ocr(options);
    json output = json::array();
    int done = 0;
    for (int page = piece.first; page <= std::min(piece.last, document.page_count()); ++page) {
        constexpr int rendering = 15; // a page rendered and read costs as much as so many read
        extend_cpu_limit(limits, rendering * ++done, recognitions);
        Diagnostics diagnostics;
        auto const picture = document.render_page(page, pixels_an_inch);
        auto content = document.read_page(page, 0, diagnostics);
        DocumentRasters rasters(document, page);
        ocr.complete(content, rasters, diagnostics);
        auto const words = page_words(content, lay_out(content, {}, diagnostics));
        auto const png = picture.empty() ? std::string() : to_png(picture);
        output.push_back({{"page", page}, {"width", content.width}, {"height", content.height},
            {"words", words}, {"png", json::binary({png.begin(), png.end()})}});
    }
    std::string bytes;
    json::to_cbor(output, bytes);
    return bytes;
}

// Which bytes the pages of a folder were made from, and how.
class PagesStamp {
public:
    PagesStamp(PagesToReview const& document)
        : m_file(document.folder / "pages" / "made-of.json"), m_sha256(document.sha256) {
        std::error_code failed;
        if (!fs::exists(m_file, failed)) return;
        auto const found = json::parse(read_text_file(m_file), nullptr, false);
        if (found.is_object() && found.value("sha256", "") == m_sha256 &&
            found.value("pixels_an_inch", 0.0) == pixels_an_inch)
            m_sizes = found.value("sizes", json::array());
    }
    bool holds(std::size_t pages) const { return m_sizes.size() == pages; }
    std::vector<std::pair<double, double>> sizes() const {
        return m_sizes.get<std::vector<std::pair<double, double>>>();
    }
    void write(std::vector<std::pair<double, double>> const& sizes) const {
        json const content{{"sha256", m_sha256}, {"pixels_an_inch", pixels_an_inch}, {"sizes", sizes}};
        write_whole_file(m_file, content.dump() + "\n");
    }

private:
    fs::path m_file;
    std::string m_sha256;
    json m_sizes = json::array();
};

class PageMaker {
public:
    PageMaker(std::vector<PagesToReview> const& documents, std::size_t workers)
        : m_documents(documents), m_made(documents.size()) {
        m_options.workers = workers;
        for (std::size_t i = 0; i < documents.size(); ++i) plan(i);
    }

    std::vector<ReviewedPages> make() {
        watch_for_interruption();
        BatchSteps steps;
        steps.work = [this](WorkOrder const& order, MessageWriter& messages) {
            do_guarded(messages, [&] {
                auto const& each = m_pieces[order.document];
                messages.send(
                    MessageKind::Output, pages_of(m_documents[each.document].pdf, each, m_options.limits));
                messages.send(MessageKind::Result, "{}");
            });
        };
        steps.ended = [this](std::size_t piece, WorkerEnd end) { take(m_pieces[piece], end); };
        steps.stopped = interrupted;
        bool const whole = run_batch(m_pieces.size(), m_options, steps);
        for (std::size_t i = 0; whole && i < m_documents.size(); ++i)
            if (m_made[i].made > 0 && m_made[i].failures.empty())
                PagesStamp(m_documents[i]).write(m_made[i].sizes);
        return std::move(m_made);
    }

private:
    void plan(std::size_t number) {
        auto const& document = m_documents[number];
        PagesStamp const stamp(document);
        if (stamp.holds(document.pages)) {
            m_made[number].sizes = stamp.sizes();
            return;
        }
        m_made[number].sizes.assign(document.pages, a4);
        prepare_output_folder(document.folder / "pages");
        prepare_output_folder(document.folder / "words");
        for (std::size_t first = 1; first <= document.pages; first += pages_a_piece)
            m_pieces.push_back({number, static_cast<int>(first),
                static_cast<int>(std::min(first + pages_a_piece - 1, document.pages))});
    }

    void take(Piece const& piece, WorkerEnd const& end) {
        auto const& document = m_documents[piece.document];
        auto& made = m_made[piece.document];
        if (end.way != WorkerEnd::Way::Finished) {
            made.failures.push_back(fmt::format("{}: pages {} to {}: {}", document.pdf.string(), piece.first,
                piece.last, failure_of(end, m_options.limits).reason));
            return;
        }
        for (auto const& page : json::from_cbor(end.output)) {
            auto const number = page.at("page").get<int>();
            auto const& png = page.at("png").get_binary();
            write_whole_file(document.folder / "pages" / page_file_name(number, ".png"),
                {reinterpret_cast<char const*>(png.data()), png.size()});
            write_whole_file(document.folder / "words" / page_file_name(number, ".js"),
                page.at("words").get<std::string>());
            made.sizes[static_cast<std::size_t>(number) - 1] = {page.at("width"), page.at("height")};
            ++made.made;
        }
    }

    std::vector<PagesToReview> const& m_documents;
    BatchOptions m_options;
    std::vector<Piece> m_pieces;
    std::vector<ReviewedPages> m_made;
};

} // namespace

std::vector<ReviewedPages> make_review_pages(
    std::vector<PagesToReview> const& documents, std::size_t workers) {
    return PageMaker(documents, workers).make();
}

} // namespace planleser
