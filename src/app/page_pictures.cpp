#include "app/page_pictures.h"

#include "app/batch.h"
#include "app/import_failure.h"
#include "app/interruption.h"
#include "app/page_picture.h"
#include "app/worker_limits.h"

#include "base/import_error.h"
#include "pdf/pdf_document.h"

#include <nlohmann/json.hpp>

namespace planleser {
namespace {

using nlohmann::json;

std::string rendered(PagesToRender const& wanted, double pixels_an_inch, WorkerLimits const& limits) {
    auto document = PdfDocument::open(wanted.file);
    json output = json::array();
    int done = 0;
    for (int const page : wanted.pages) {
        constexpr int rendering = 10; // a page rendered costs as much as ten read
        extend_cpu_limit(limits, rendering * ++done, 0);
        if (page < 1 || page > document.page_count()) continue;
        auto const picture = document.render_page(page, pixels_an_inch);
        if (picture.empty()) continue;
        auto const png = to_png(picture);
        output.push_back({{"page", page}, {"width", picture.box.width()}, {"height", picture.box.height()},
            {"png", json::binary({png.begin(), png.end()})}});
    }
    std::string bytes;
    json::to_cbor(output, bytes);
    return bytes;
}

} // namespace

RenderedPages render_pages(std::vector<PagesToRender> const& wanted, double pixels_an_inch) {
    RenderedPages result;
    result.of_file.resize(wanted.size());
    if (wanted.empty()) return result;
    BatchOptions options;
    options.order = BatchOrder::AsGiven;
    watch_for_interruption();
    BatchSteps steps;
    steps.work = [&](WorkOrder const& order, MessageWriter& messages) {
        do_guarded(messages, [&] {
            messages.send(
                MessageKind::Output, rendered(wanted[order.document], pixels_an_inch, options.limits));
            messages.send(MessageKind::Result, "{}");
        });
    };
    steps.ended = [&](std::size_t file, WorkerEnd end) {
        if (end.way != WorkerEnd::Way::Finished) {
            auto const reason = failure_of(end, options.limits).reason;
            result.failures.push_back(wanted[file].file.string() + ": " + reason);
            return;
        }
        for (auto const& page : json::from_cbor(end.output)) {
            auto const& bytes = page.at("png").get_binary();
            result.of_file[file][page.at("page").get<int>()] = {std::string(bytes.begin(), bytes.end()),
                page.at("width").get<double>(), page.at("height").get<double>()};
        }
    };
    steps.stopped = interrupted;
    run_batch(wanted.size(), options, steps);
    return result;
}

} // namespace planleser
