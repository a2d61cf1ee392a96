#include "review/review_site.h"

#include "handover/markup.h"
#include "plan/json_writer.h"
#include "review/review_assets.h"

#include <algorithm>

namespace planleser {

namespace {

std::string filled(std::string_view page, std::map<std::string, std::string> const& parts) {
    std::string out;
    for (auto open = page.find("{{"); open != std::string_view::npos; open = page.find("{{")) {
        auto const close = page.find("}}", open);
        out += page.substr(0, open);
        out += parts.at(std::string(page.substr(open + 2, close - open - 2)));
        page.remove_prefix(close + 2);
    }
    return out += page;
}

std::string documents_script(std::vector<ReviewEntry> const& documents) {
    JsonWriter out;
    out.begin_list();
    for (auto const& document : documents) {
        out.begin_object(JsonShape::OneLine);
        out.key("name"), out.text(document.name);
        out.key("title"), out.text(document.title);
        out.key("file"), out.text(document.file);
        out.key("sha256"), out.text(document.sha256);
        for (auto const& [name, count] :
            {std::pair{"pages", document.pages}, {"values", document.values}, {"doubts", document.doubts}})
            out.key(name), out.integer(static_cast<std::int64_t>(count));
        out.end_object();
    }
    out.end_list();
    return "planleserDocuments(" + out.take() + ");\n";
}

} // namespace

std::map<std::string, std::string> review_site(std::vector<ReviewEntry> const& documents) {
    std::map<std::string, std::string> files;
    auto const add = [&](char const* name, std::string_view content) { files[name] = content; };
    add("index.html", review_assets::index);
    add("index.js", review_assets::index_script);
    add("review.css", review_assets::style);
    add("words.js", review_assets::words);
    add("decisions.js", review_assets::decisions);
    add("sheet.js", review_assets::sheet);
    add("review.js", review_assets::script);
    files["documents.js"] = documents_script(documents);
    for (auto const& document : documents)
        files[document.name + "/index.html"] =
            filled(review_assets::document, {{"title", escaped_markup(document.title)}});
    return files;
}

std::string page_file_name(int page, std::string const& ending) {
    constexpr std::size_t digits = 4;
    auto const number = std::to_string(page);
    return std::string(digits - std::min(digits, number.size()), '0') + number + ending;
}

} // namespace planleser
