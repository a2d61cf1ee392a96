#include "corrections/correction.h"

#include "plan/json_writer.h"

namespace planleser {

namespace {

void write_text(JsonWriter& out, std::string_view name, std::string const& text) {
    if (!text.empty()) out.key(name), out.text(text);
}

void write_value(JsonWriter& out, std::string_view name, std::optional<std::string> const& value) {
    if (value) out.key(name), out.text(*value);
}

void write_about(JsonWriter& out, CorrectionAnchor const& about) {
    out.key("about");
    out.begin_object();
    out.key("kind"), out.text(about.kind);
    out.key("field"), out.text(about.field);
    out.key("quote"), out.text(about.quote);
    out.key("in");
    out.begin_list();
    for (auto const& words : about.in) out.text(words);
    out.end_list();
    if (about.place.page > 0) out.key("page"), out.integer(about.place.page);
    if (auto const& box = about.place.box; !box.is_empty()) {
        out.key("box");
        out.begin_list(JsonShape::OneLine);
        for (double const edge : {box.x0, box.y0, box.x1, box.y1}) out.rounded(edge);
        out.end_list();
    }
    write_text(out, "rule", about.rule);
    out.end_object();
}

} // namespace

std::string corrections_to_json(CorrectionsFile const& file) {
    auto entries = file.entries;
    sort_corrections(entries);
    JsonWriter out;
    out.begin_object();
    out.key("format"), out.text("planleser.corrections");
    out.key("format_version"), out.text("1.0");
    out.key("document");
    out.begin_object();
    write_text(out, "file", file.document);
    write_text(out, "sha256", file.sha256);
    out.end_object();
    out.key("corrections");
    out.begin_list();
    for (auto const& entry : entries) {
        out.begin_object();
        out.key("action"), out.text(name_of(entry.action));
        write_about(out, entry.about);
        write_value(out, "old", entry.old_value);
        write_value(out, "new", entry.new_value);
        write_text(out, "who", entry.who);
        write_text(out, "when", entry.when);
        write_text(out, "why", entry.why);
        out.end_object();
    }
    out.end_list();
    out.end_object();
    return out.take();
}

} // namespace planleser
