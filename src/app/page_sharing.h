// What a worker does with its order of a batch: the whole document, which it may share, or some pages for
// another worker. See batch.h for the other side.
#pragma once

#include "app/batch.h"

#include "ocr/ocr_need.h"

#include <filesystem>
#include <functional>

namespace planleser {

struct SharedWork {
    WorkOrder const& order;
    WorkerLimits const& limits;
    std::filesystem::path const& file;
    OcrMode ocr = OcrMode::Auto;
    std::filesystem::path cache; // of what was recognised; empty: none
};

// The part of a document's worker that knows when to share.
class PageSharing {
public:
    PageSharing(SharedWork const& work, MessageWriter& messages) : m_work(work), m_messages(messages) {}

    // Called now and then as pages are begun: gives the worker the CPU time for them.
    void page_begins(int page) const { extend_cpu_limit(m_work.limits, page, m_recognitions); }
    // Called before something of a page is recognised: gives the worker the CPU time for it. Where others
    // have nothing to do and this page and more of the document must be recognised whole, it throws what
    // do_work() catches.
    void recognition_begins(int page);

private:
    // This page and those after it that have no text of their own.
    std::vector<int> pages_to_recognise(int first) const;

    SharedWork const& m_work;
    MessageWriter& m_messages;
    int m_recognitions = 0;
    bool m_alone = false; // it was found that there is nothing to share
};

// Does `whole`, or what else is ordered, and sends the last word, without privileges, as do_guarded() does.
void do_work(
    SharedWork const& work, MessageWriter& messages, std::function<void(PageSharing& sharing)> const& whole);

} // namespace planleser
