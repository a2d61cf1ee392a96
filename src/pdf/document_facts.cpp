#include "pdf/document_facts.h"

#include "pdf/page_device.h"
#include "pdf/text_strings.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace planleser {

namespace {

std::string info_text(PDFDoc& document, char const* key) {
    auto const text = document.getDocInfoStringEntry(key);
    return text ? utf8_of_text_string(text->toStr()) : std::string();
}

struct Target {
    int page = 0;
    double top = 0; // user space of the page
    bool has_top = false;
};

Target target_of(PageNumbers& pages, LinkAction const* action) {
    auto& document = pages.document();
    if (!action || action->getKind() != actionGoTo) return {};
    auto const* go_to = static_cast<LinkGoTo const*>(action);
    std::unique_ptr<LinkDest> named;
    LinkDest const* destination = go_to->getDest();
    if (!destination && go_to->getNamedDest()) {
        named = document.findDest(go_to->getNamedDest());
        destination = named.get();
    }
    if (!destination || !destination->isOk()) return {};
    int const page =
        destination->isPageRef() ? pages.number_of(destination->getPageRef()) : destination->getPageNum();
    if (page < 1 || page > document.getNumPages()) return {};
    return {page, destination->getTop(), destination->getChangeTop()};
}

double from_top_of_page(PDFDoc& document, Target const& target) {
    Page* page = target.has_top ? document.getPage(target.page) : nullptr;
    if (!page) return 0;
    double ctm[6];
    page->getDefaultCTM(ctm, 72, 72, 0, false, true);
    double const y = ctm[3] * target.top + ctm[5]; // of pages turned by a quarter the file says no height
    return ctm[3] != 0 && std::isfinite(y) ? std::clamp(y, 0.0, page->getCropHeight()) : 0;
}

} // namespace

PdfMetadata read_metadata(PDFDoc& document) {
    PdfMetadata metadata;
    metadata.producer = info_text(document, "Producer");
    metadata.creator = info_text(document, "Creator");
    metadata.title = info_text(document, "Title");
    metadata.author = info_text(document, "Author");
    metadata.created = iso_date_of(info_text(document, "CreationDate"));
    metadata.version =
        std::to_string(document.getPDFMajorVersion()) + "." + std::to_string(document.getPDFMinorVersion());
    Object const catalog = document.getXRef()->getCatalog();
    metadata.tagged = catalog.isDict() && catalog.dictLookup("StructTreeRoot").isDict();
    metadata.encrypted = document.isEncrypted();
    return metadata;
}

std::string page_label(PDFDoc& document, int number) {
    GooString label;
    if (!document.getCatalog()->indexToLabel(number - 1, &label)) return {};
    return utf8_of_text_string(label.toStr());
}

std::vector<Bookmark> read_bookmarks(PageNumbers& pages) {
    auto& document = pages.document();
    constexpr std::size_t most = 10'000;
    constexpr int deepest = 32; // beyond it entries are a loop or nonsense
    std::vector<Bookmark> bookmarks;
    Outline* outline = document.getOutline();
    auto const* roots = outline ? outline->getItems() : nullptr;
    if (!roots) return bookmarks;
    struct Pending {
        OutlineItem* item;
        int level;
    };
    std::vector<Pending> pending;
    auto const push = [&](std::vector<OutlineItem*> const& items, int level) {
        for (auto item = items.rbegin(); item != items.rend(); ++item) pending.push_back({*item, level});
    };
    push(*roots, 1);
    while (!pending.empty() && bookmarks.size() < most) {
        auto const [item, level] = pending.back();
        pending.pop_back();
        auto const target = target_of(pages, item->getAction());
        Bookmark bookmark{{}, level, target.page, from_top_of_page(document, target)};
        append_utf8(
            bookmark.title, std::span(item->getTitle(), static_cast<std::size_t>(item->getTitleLength())));
        bookmarks.push_back(std::move(bookmark));
        if (level >= deepest || !item->hasKids()) continue;
        item->open();
        if (auto const* kids = item->getKids()) push(*kids, level + 1);
    }
    return bookmarks;
}

int PageNumbers::number_of(Ref page) {
    for (; !m_number_of.contains(page) && m_last < m_document.getNumPages(); ++m_last)
        if (auto const* found = m_document.getCatalog()->getPageRef(m_last + 1))
            m_number_of.emplace(*found, m_last + 1);
    auto const known = m_number_of.find(page);
    return known == m_number_of.end() ? 0 : known->second;
}

std::vector<Link> read_links(PageNumbers& pages, Page& page, OutputDev const& device) {
    std::vector<Link> links;
    auto const found = page.getLinks();
    if (!found) return links;
    constexpr std::size_t most = PageLimits().links;
    double const* ctm = device.getDefCTM();
    for (auto const* annotation : found->getLinks()) {
        if (links.size() >= most) break;
        LinkAction const* action = annotation->getAction();
        if (!action || !action->isOk()) continue;
        Link link;
        if (action->getKind() == actionURI) {
            link.target = static_cast<LinkURI const*>(action)->getURI();
        } else if (auto const target = target_of(pages, action); target.page > 0) {
            link.target = "#" + std::to_string(target.page);
        } else {
            continue;
        }
        double x[2], y[2];
        annotation->getRect(&x[0], &y[0], &x[1], &y[1]);
        for (double const across : x)
            for (double const up : y) {
                double const dx = ctm[0] * across + ctm[2] * up + ctm[4],
                             dy = ctm[1] * across + ctm[3] * up + ctm[5];
                link.box.include({dx, dy, dx, dy});
            }
        if (std::isfinite(link.box.width() + link.box.height())) links.push_back(std::move(link));
    }
    return links;
}

} // namespace planleser
