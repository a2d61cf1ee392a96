#include "ocr/tesseract_library.h"

#include "base/import_error.h"

#include <dlfcn.h>
#include <type_traits>

namespace planleser {

namespace {

TesseractLibrary load() {
    void* library = dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
    bool whole = library != nullptr;
    auto const find = [&](auto& function, char const* name) {
        if (!whole) return;
        void* const symbol = dlsym(library, name);
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(symbol);
        whole = symbol != nullptr;
    };
    TesseractLibrary found{};
    find(found.version, "TessVersion");
    find(found.create, "TessBaseAPICreate");
    find(found.destroy, "TessBaseAPIDelete");
    find(found.set_variable, "TessBaseAPISetVariable");
    find(found.init, "TessBaseAPIInit2");
    find(found.set_page_seg_mode, "TessBaseAPISetPageSegMode");
    find(found.set_image, "TessBaseAPISetImage2");
    find(found.set_source_resolution, "TessBaseAPISetSourceResolution");
    find(found.recognize, "TessBaseAPIRecognize");
    find(found.get_iterator, "TessBaseAPIGetIterator");
    find(found.delete_iterator, "TessResultIteratorDelete");
    find(found.page_iterator, "TessResultIteratorGetPageIteratorConst");
    find(found.next, "TessResultIteratorNext");
    find(found.text, "TessResultIteratorGetUTF8Text");
    find(found.confidence, "TessResultIteratorConfidence");
    find(found.bounding_box, "TessPageIteratorBoundingBox");
    find(found.is_at_beginning_of, "TessPageIteratorIsAtBeginningOf");
    find(found.delete_text, "TessDeleteText");
    if (!whole)
        throw ImportError(ImportErrorKind::MissingPart,
            "the text recogniser is not installed: install the package libtesseract5");
    return found;
}

} // namespace

TesseractLibrary const& tesseract_library() {
    static TesseractLibrary const library = load();
    return library;
}

} // namespace planleser
