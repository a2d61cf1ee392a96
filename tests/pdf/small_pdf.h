// Writes small PDFs for tests, byte by byte, so that each shows one thing.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace planleser::test {

// A document of objects by number; object 1 is the catalog. The cross-reference table is made on writing.
class SmallPdf {
public:
    // One A4 page with the content given, Helvetica as /F1, Helvetica-Bold as /F2; `page_extra` goes into the
    // page's dictionary, `resources_extra` into its resources, where it may name other fonts. Further pages
    // are added the same way.
    SmallPdf& page(std::string const& content, std::string const& page_extra = {},
        std::string const& resources_extra = {});
    SmallPdf& object(int number, std::string const& value);
    SmallPdf& stream(int number, std::string const& dictionary, std::string const& data);
    // Goes into the catalog, e.g. "/StructTreeRoot 50 0 R".
    SmallPdf& catalog(std::string const& extra);
    SmallPdf& info(std::string const& dictionary);
    std::string bytes() const;

private:
    std::map<int, std::string> m_objects;
    std::vector<int> m_pages;
    std::string m_catalog, m_info;
    int m_next = 1000; // numbers of pages and contents; tests use those below
};

} // namespace planleser::test
