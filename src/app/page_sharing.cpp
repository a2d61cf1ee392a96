#include "app/page_sharing.h"

#include "app/document_rasters.h"
#include "app/import_failure.h"

#include "ocr/page_ocr.h"
#include "pdf/pdf_document.h"

#include <fmt/format.h>

#include <algorithm>

namespace planleser {

namespace {

// Ends the worker's work on the whole document.
struct PagesToShare {
    std::vector<int> pages;
};

void recognise_pages(SharedWork const& work, MessageWriter& messages) {
    auto document = PdfDocument::open(work.file);
    PageOcrOptions options;
    options.mode = work.ocr;
    options.cache = work.cache;
    options.held = work.order.held;
    options.keep = [&](std::string_view key, std::string_view entry) {
        messages.send(MessageKind::Keep, fmt::format("{} {}", key, entry));
    };
    int recognitions = 0;
    options.begins = [&](int page) { extend_cpu_limit(work.limits, page, ++recognitions); };
    PageOcr ocr(options);
    while (auto const page = work.order.shared->take()) {
        messages.send(MessageKind::Progress, fmt::format("{} {}", page, document.page_count()));
        Diagnostics diagnostics; // the document's own worker comes to the same
        auto content = document.read_page(page, 0, diagnostics);
        DocumentRasters rasters(document, page);
        ocr.complete(content, rasters, diagnostics);
    }
    messages.send(MessageKind::Result, "{}");
}

} // namespace

void PageSharing::recognition_begins(int page) {
    extend_cpu_limit(m_work.limits, page, ++m_recognitions);
    auto const* const has_room = m_work.order.has_room;
    if (m_alone || has_room == nullptr || has_room->get() == 0) return;
    auto pages = pages_to_recognise(page);
    if (pages.size() > 1) throw PagesToShare{std::move(pages)};
    m_alone = true;
}

std::vector<int> PageSharing::pages_to_recognise(int first) const {
    auto document = PdfDocument::open(m_work.file);
    auto const last = document.page_count();
    extend_cpu_limit(m_work.limits, first + last, m_recognitions);
    std::vector<int> pages;
    for (int page = first; page <= last; ++page) {
        auto const& order = m_work.order;
        if (order.failed_pages.count(page) > 0 || order.unrecognised.pages.count(page) > 0) continue;
        m_messages.send(MessageKind::Look, fmt::format("{} {}", page, last));
        Diagnostics diagnostics;
        auto const need = find_ocr_need(document.read_page(page, 0, diagnostics), m_work.ocr);
        // Pictures on a page of text are mostly photographs, which are not recognised.
        if (need.any() && !need.tables_only) pages.push_back(page);
    }
    m_messages.send(MessageKind::Pixels, fmt::format("{} {}", first, last));
    return pages;
}

void do_work(
    SharedWork const& work, MessageWriter& messages, std::function<void(PageSharing& sharing)> const& whole) {
    do_guarded(messages, [&] {
        if (work.order.shared != nullptr) return recognise_pages(work, messages);
        try {
            PageSharing sharing(work, messages);
            whole(sharing);
        } catch (PagesToShare const& share) {
            messages.send(MessageKind::Share, list_of_pages(share.pages));
        }
    });
}

} // namespace planleser
