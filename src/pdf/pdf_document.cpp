#include "pdf/pdf_document.h"

#include "base/import_error.h"
#include "page/merge_lines.h"
#include "pdf/content_program.h"
#include "pdf/content_runner.h"
#include "pdf/content_stream.h"
#include "pdf/document_facts.h"
#include "pdf/font_book.h"
#include "pdf/kept_fonts.h"
#include "pdf/named_properties.h"
#include "pdf/page_device.h"
#include "pdf/picture_colours.h"
#include "pdf/picture_device.h"
#include "pdf/poppler_api.h"
#include "pdf/poppler_errors.h"
#include "pdf/render_page.h"
#include "pdf/structure_tree.h"

#include <algorithm>
#include <cassert>
#include <fstream>
#include <functional>
#include <new>
#include <optional>
#include <utility>

#include <sys/resource.h>

namespace planleser {

struct PdfDocument::Impl {
    std::string bytes; // Poppler reads from them as long as the document lives
    std::unique_ptr<PDFDoc> poppler;
    PdfMetadata metadata;
    int page_count = 0;
    FontBook fonts;
    PageDevice device{fonts};
    std::optional<KeptFonts> fonts_in_memory;
    std::optional<PictureColours> picture_colours;
    std::optional<NamedProperties> named_properties;
    std::optional<PageNumbers> page_numbers;

    std::optional<StructureTree> structure; // read when the first page is

    bool by_poppler_alone = false;
    // Of the page shown last; their memory serves the next one.
    std::string content;
    ContentProgram program;

    // `draw` is given the page's content decoded, unless that is too long, and draws it; false: Poppler must.
    using Draw = std::function<bool(Gfx&, std::string_view)>;
    void show(
        Page& page, OutputDev& out, bool (*is_enough)(void*), void* is_enough_of, Draw const& draw = {});
    bool draw_on_device(Page& page, Gfx& interpreter, std::string_view drawn);
    StructureTree const& tree(Diagnostics& diagnostics);
};

namespace {

[[noreturn]] void throw_unreadable(std::string const& reason) {
    throw ImportError(ImportErrorKind::Unreadable, reason);
}

constexpr std::size_t header_within = 1024; // bytes: where readers look for it

bool has_header(std::string_view bytes) {
    return bytes.substr(0, header_within).find("%PDF-") != std::string_view::npos;
}

std::string why_unreadable(std::string_view bytes, int error_code) {
    if (bytes.empty()) return "the file is empty";
    if (error_code == errEncrypted) return "the file is protected by a password";
    if (!has_header(bytes)) return "the file is not a PDF";
    if (bytes.substr(bytes.size() - std::min(bytes.size(), header_within)).find("%%EOF") ==
        std::string_view::npos)
        return "the PDF is truncated: its end is missing and its pages cannot be found";
    return "the PDF is damaged beyond repair";
}

// Of so many bytes. Throws ImportError where no process may have that much memory.
std::string room_for(std::ifstream& file, std::uintmax_t size) {
    try {
        return std::string(size, '\0');
    } catch (std::bad_alloc const&) {
        rlimit most{};
        if (::getrlimit(RLIMIT_AS, &most) == 0 && size < most.rlim_cur) throw;
        std::string head(header_within, '\0');
        file.read(head.data(), static_cast<std::streamsize>(head.size()));
        if (!has_header(head)) throw_unreadable("the file is not a PDF");
        throw ImportError(ImportErrorKind::LimitReached,
            "the file has " + std::to_string(size >> 20) + " MB, more than one document may use");
    }
}

// Form fields and free text are part of what a reader sees; stamps and comments are not the document's own.
bool is_shown(Annot const& annotation) {
    auto const type = annotation.getType();
    return type == Annot::typeWidget || type == Annot::typeFreeText;
}

bool is_over_limit(void* device) {
    return static_cast<PageDevice*>(device)->passed_limit() != nullptr;
}

void report_page(PageDevice const& device, PageContent const& page, Diagnostics& diagnostics) {
    if (auto const* limit = device.passed_limit())
        diagnostics.error("page-too-large",
            std::string("the page has too many ") + limit + ", so the rest of it was not read",
            {{page.number, {}}});
    else if (device.left_shapes_out())
        diagnostics.warn("shapes-left-out",
            "the page has more lines and boxes than are kept, so tables drawn late on it may lack theirs",
            {{page.number, {}}});
    if (device.unmapped_glyphs() > 0)
        diagnostics.note("unmapped-glyphs",
            std::to_string(device.unmapped_glyphs()) +
                " glyphs have no text, since their font maps them to none",
            {{page.number, {}}});
    auto const errors = take_poppler_errors();
    if (errors.count > 0)
        diagnostics.note("pdf-damage",
            std::to_string(errors.count) + " faults in the page's code, the first: " + errors.first,
            {{page.number, {}}});
}

} // namespace

StructureTree const& PdfDocument::Impl::tree(Diagnostics& diagnostics) {
    if (!structure) {
        structure.emplace(*poppler, by_poppler_alone ? std::string_view() : bytes, StructureLimits());
        if (structure->cut_short())
            diagnostics.warn(
                "structure-tree-too-large", "the structure tree is too large, so part of it was not read");
    }
    return *structure;
}

// As Page::display() does, but with the content decoded and its named properties marked.
void PdfDocument::Impl::show(
    Page& page, OutputDev& out, bool (*is_enough)(void*), void* is_enough_of, Draw const& draw) {
    constexpr double points_an_inch = 72;
    if (auto const* resources = page.getResourceDict()) fonts_in_memory->keep(*resources);
    std::unique_ptr<Gfx> const interpreter(page.createGfx(&out, points_an_inch, points_an_inch, 0, false,
        true, -1, -1, -1, -1, false, is_enough, is_enough_of));
    Object contents = page.getContents();
    bool const is_decoded = decode_content(contents, content);
    if (is_decoded) {
        if (auto marked = named_properties->mark(page, content)) content = *std::move(marked);
        contents = Object(static_cast<Stream*>(
            new MemStream(content.data(), 0, static_cast<Goffset>(content.size()), Object(objNull))));
    }
    if (!contents.isNull()) {
        interpreter->saveState();
        if (!draw || !is_decoded || !draw(*interpreter, content)) interpreter->display(&contents);
        interpreter->restoreState();
    }
    for (auto* annotation : page.getAnnots()->getAnnots())
        if (is_shown(*annotation)) annotation->draw(interpreter.get(), false);
}

bool PdfDocument::Impl::draw_on_device(Page& page, Gfx& interpreter, std::string_view drawn) {
    if (by_poppler_alone || !parse_content(drawn, program)) return false;
    run_content(program, drawn, page, interpreter, device);
    return true;
}

PdfDocument::PdfDocument(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

PdfDocument PdfDocument::open(std::filesystem::path const& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) throw_unreadable("the file is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw_unreadable("the file cannot be opened");
    auto const told = std::filesystem::file_size(path, error); // of a pipe none
    auto bytes = room_for(file, error ? 1 << 20 : told + 1);
    std::size_t size = 0;
    while (file.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size))) {
        size = bytes.size();
        bytes.resize(2 * size);
    }
    if (file.bad()) throw_unreadable("the file cannot be read");
    bytes.resize(size + static_cast<std::size_t>(file.gcount()));
    return from_bytes(std::move(bytes));
}

PdfDocument PdfDocument::from_bytes(std::string bytes) {
    catch_poppler_errors();
    take_poppler_errors();
    if (bytes.empty()) throw_unreadable(why_unreadable(bytes, 0));
    auto impl = std::make_unique<Impl>();
    impl->bytes = std::move(bytes);
    auto* stream =
        new MemStream(impl->bytes.data(), 0, static_cast<Goffset>(impl->bytes.size()), Object(objNull));
    impl->poppler = std::make_unique<PDFDoc>(stream); // takes the stream
    if (!impl->poppler->isOk()) throw_unreadable(why_unreadable(impl->bytes, impl->poppler->getErrorCode()));
    impl->page_count = impl->poppler->getNumPages();
    if (impl->page_count <= 0) throw_unreadable("the PDF has no pages");
    impl->metadata = read_metadata(*impl->poppler);
    impl->fonts_in_memory.emplace(*impl->poppler->getXRef());
    impl->picture_colours.emplace(*impl->poppler->getXRef());
    impl->page_numbers.emplace(*impl->poppler);
    impl->named_properties.emplace(*impl->poppler->getXRef(), impl->metadata.tagged);
    return PdfDocument(std::move(impl));
}

int PdfDocument::page_count() const {
    return m_impl->page_count;
}
PdfMetadata const& PdfDocument::metadata() const {
    return m_impl->metadata;
}
std::vector<Bookmark> PdfDocument::bookmarks() {
    return read_bookmarks(*m_impl->page_numbers);
}

PageContent PdfDocument::read_page(int number, GlyphId first_glyph, Diagnostics& diagnostics) {
    assert(number >= 1 && number <= page_count());
    PageContent content;
    content.number = number;
    content.first_glyph = first_glyph;
    content.width = 595;
    content.height = 842; // A4, where the page is too damaged to say
    auto& poppler = *m_impl->poppler;
    Page* page = poppler.getPage(number);
    if (!page || !page->isOk()) {
        take_poppler_errors();
        diagnostics.error("pdf-damage", "the page cannot be read", {{number, {}}});
        return content;
    }
    content.rotation = page->getRotate();
    content.label = page_label(poppler, number);
    auto& device = m_impl->device;
    if (auto const* resources = page->getResourceDict()) m_impl->picture_colours->leave_out(*resources);
    device.begin_page(content, m_impl->named_properties->all());
    m_impl->show(*page, device, is_over_limit, &device, [&](Gfx& interpreter, std::string_view drawn) {
        return m_impl->draw_on_device(*page, interpreter, drawn);
    });
    device.finish_page();
    content.links = read_links(*m_impl->page_numbers, *page, device);
    content.lines = merge_lines(std::move(content.lines), {});
    m_impl->tree(diagnostics).apply(page->getRef().num, device.marks(), content);
    report_page(device, content, diagnostics);
    return content;
}

void PdfDocument::read_by_poppler_alone() {
    m_impl->by_poppler_alone = true;
}

Raster PdfDocument::render_page(int number, double pixels_an_inch) {
    assert(number >= 1 && number <= page_count());
    m_impl->fonts_in_memory->release();
    m_impl->picture_colours->restore();
    auto raster = render(*m_impl->poppler, number, pixels_an_inch);
    take_poppler_errors();
    return raster;
}

std::optional<Raster> PdfDocument::picture_pixels(int number, std::uint32_t index) {
    assert(number >= 1 && number <= page_count());
    Page* page = m_impl->poppler->getPage(number);
    if (!page || !page->isOk()) return std::nullopt;
    m_impl->picture_colours->restore();
    PictureDevice device(index);
    auto const is_done = [](void* picture) { return static_cast<PictureDevice*>(picture)->is_done(); };
    m_impl->show(*page, device, is_done, &device);
    take_poppler_errors();
    return device.take();
}

} // namespace planleser
