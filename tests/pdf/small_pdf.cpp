#include "small_pdf.h"

#include <cstdio>

namespace planleser::test {

SmallPdf& SmallPdf::page(
    std::string const& content, std::string const& page_extra, std::string const& resources_extra) {
    int const number = m_next++, contents = m_next++;
    stream(contents, "", content);
    object(number,
        "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(contents) + " 0 R /Resources << " +
            (resources_extra.find("/Font ") == std::string::npos ? "/Font << /F1 3 0 R /F2 4 0 R >> " : "") +
            resources_extra + " >> " +
            (page_extra.find("/MediaBox") == std::string::npos ? "/MediaBox [0 0 595 842] " : "") +
            page_extra + " >>");
    m_pages.push_back(number);
    return *this;
}

SmallPdf& SmallPdf::object(int number, std::string const& value) {
    m_objects[number] = value;
    return *this;
}

SmallPdf& SmallPdf::stream(int number, std::string const& dictionary, std::string const& data) {
    return object(number, "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" +
                              data + "\nendstream");
}

SmallPdf& SmallPdf::catalog(std::string const& extra) {
    m_catalog += extra + " ";
    return *this;
}

SmallPdf& SmallPdf::info(std::string const& dictionary) {
    m_info = dictionary;
    return *this;
}

std::string SmallPdf::bytes() const {
    auto objects = m_objects;
    std::string kids;
    for (int const page : m_pages) kids += std::to_string(page) + " 0 R ";
    objects[1] = "<< /Type /Catalog /Pages 2 0 R " + m_catalog + ">>";
    objects[2] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(m_pages.size()) + " >>";
    objects.try_emplace(
        3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    objects.try_emplace(
        4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
    if (!m_info.empty()) objects[5] = "<< " + m_info + " >>";
    std::string bytes = "%PDF-1.7\n", table;
    for (auto const& [number, value] : objects) {
        char entry[64];
        std::snprintf(entry, sizeof entry, "%d 1\n%010zu 00000 n \n", number, bytes.size());
        table += entry;
        bytes += std::to_string(number) + " 0 obj\n" + value + "\nendobj\n";
    }
    auto const table_at = bytes.size();
    return bytes + "xref\n0 1\n0000000000 65535 f \n" + table + "trailer\n<< /Root 1 0 R /Size " +
           std::to_string(objects.rbegin()->first + 1) + (m_info.empty() ? "" : " /Info 5 0 R") +
           " >>\nstartxref\n" + std::to_string(table_at) + "\n%%EOF\n";
}

} // namespace planleser::test
