#include "review/review_data.h"

#include "corrections/find_items.h"
#include "plan/json_writer.h"

#include <algorithm>
#include <array>
#include <map>

namespace planleser {

namespace {

// How sure a value is, and why not more.
struct Doubt {
    double confidence = 1;
    std::vector<std::size_t> findings; // indices of diagnostics
    bool by_person = false;
};

bool is_grave(Diagnostic const& finding) {
    return finding.severity != Severity::Note && !finding.code.starts_with("correction");
}

class DataWriter {
public:
    DataWriter(ReviewDocument const& document, ReviewOptions const& options)
        : m_document(document), m_plan(document.plan), m_options(options), m_finder(document.plan),
          m_entry_of(m_finder.items().size(), -1) {
        index_findings();
        find_entries();
    }

    ReviewData write() {
        m_out.begin_object();
        write_facts();
        write_areas();
        write_choices();
        m_out.key("values");
        m_out.begin_list();
        for (std::size_t i = 0; i < m_finder.items().size(); ++i) write_value(i);
        m_out.end_list();
        write_findings();
        m_out.end_object();
        // The corrections have a writer of their own.
        auto script =
            "planleserReview(" + m_out.take() + ", " + corrections_to_json(m_document.corrections) + ");\n";
        return {std::move(script), m_finder.items().size(), m_doubts};
    }

private:
    void index_findings() {
        for (std::size_t i = 0; i < m_plan.diagnostics.size(); ++i)
            if (is_grave(m_plan.diagnostics[i]))
                for (auto const& place : m_plan.diagnostics[i].at)
                    if (!place.box.is_empty()) m_findings_on[place.page].push_back({i, place.box});
        m_shown.resize(m_plan.diagnostics.size());
    }

    void find_entries() {
        auto entries = m_document.corrections.entries;
        sort_corrections(entries);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            auto const& entry = entries[i];
            if (entry.action == CorrectionAction::Reject) continue;
            auto sought = entry;
            // The plan holds what the person says.
            sought.about.quote = entry.new_value.value_or(entry.about.quote);
            sought.old_value = entry.new_value ? entry.new_value : entry.old_value;
            if (auto const found = m_finder.find(sought); found.item >= 0)
                m_entry_of[static_cast<std::size_t>(found.item)] = static_cast<int>(i);
        }
    }

    // A part without places of its own is doubtful where what it is a part of is.
    static bool has_own_place(PlanItem const& item) {
        return item.at != nullptr && !item.at->empty() &&
               (item.shape != ItemShape::Field || item.kind == "document" || item.kind == "measure" ||
                   item.kind == "figure");
    }

    Doubt doubt_of(PlanItem const& item) {
        Doubt doubt;
        if (!has_own_place(item) || item.value.empty()) return doubt;
        for (auto const& at : *item.at) {
            doubt.confidence = std::min(doubt.confidence, at.confidence);
            doubt.by_person = doubt.by_person || !at.by.empty();
            auto const on_page = m_findings_on.find(at.place.page);
            if (on_page == m_findings_on.end()) continue;
            for (auto const& [finding, box] : on_page->second) {
                auto const shared = intersection(at.place.box, box).area();
                auto const smaller = std::min(at.place.box.area(), box.area());
                if (smaller <= 0 || shared < smaller / 2) continue;
                m_shown[finding] = true;
                if (std::ranges::find(doubt.findings, finding) == doubt.findings.end())
                    doubt.findings.push_back(finding);
            }
        }
        return doubt;
    }

    void text(std::string_view name, std::string_view value) { m_out.key(name), m_out.text(value); }

    void write_facts() {
        text("name", m_document.name);
        text("file", m_plan.source.file);
        text("sha256", m_plan.source.sha256);
        text("title", m_plan.document.title.value_or(m_plan.source.file));
        m_out.key("pages");
        m_out.begin_list(JsonShape::OneLine);
        for (auto const& [width, height] : m_document.page_sizes) {
            m_out.begin_list();
            m_out.rounded(width), m_out.rounded(height);
            m_out.end_list();
        }
        m_out.end_list();
    }

    void write_areas() {
        m_out.key("areas");
        m_out.begin_list();
        for (auto const& area : m_plan.areas) m_out.text(area.title);
        m_out.end_list();
    }

    void write_choices() {
        constexpr std::array<std::pair<char const*, char const*>, 7> chosen{
            {{"document", "kind"}, {"document", "language"}, {"area", "kind"}, {"goal", "level"},
                {"target", "kind"}, {"column", "kind"}, {"row", "kind"}}};
        m_out.key("choices");
        m_out.begin_object();
        for (auto const& [kind, field] : chosen) {
            m_out.key(std::string(kind) + "." + field);
            m_out.begin_list(JsonShape::OneLine);
            for (auto const choice : choices_of(kind, field)) m_out.text(choice);
            m_out.end_list();
        }
        m_out.end_object();
    }

    void write_place(Place const& place) {
        m_out.begin_list();
        m_out.integer(place.page);
        if (!place.box.is_empty())
            for (double const edge : {place.box.x0, place.box.y0, place.box.x1, place.box.y1})
                m_out.rounded(edge);
        m_out.end_list();
    }

    void write_value(std::size_t number) {
        auto const& item = m_finder.items()[number];
        auto const doubt = doubt_of(item);
        bool const doubtful =
            !doubt.by_person && (doubt.confidence < m_options.sure || !doubt.findings.empty());
        m_doubts += doubtful ? 1U : 0U;
        m_out.begin_object(JsonShape::OneLine);
        text("kind", item.kind);
        text("field", item.field);
        text("shape", item.shape == ItemShape::Thing   ? "thing"
                      : item.shape == ItemShape::Field ? "field"
                                                       : "element");
        text("value", item.value);
        if (item.quote != item.value) text("quote", item.quote);
        if (item.owner >= 0) m_out.key("owner"), m_out.integer(item.owner);
        if (item.column >= 0) m_out.key("column"), m_out.integer(item.column);
        if (has_own_place(item)) {
            m_out.key("at");
            m_out.begin_list();
            for (auto const& at : *item.at) write_place(at.place);
            m_out.end_list();
            text("rule", item.at->front().rule);
            m_out.key("confidence"), m_out.rounded(doubt.confidence);
            if (doubt.by_person) text("by", "person");
        }
        if (doubtful) {
            m_out.key("doubts");
            m_out.begin_list();
            for (auto const finding : doubt.findings) m_out.text(m_plan.diagnostics[finding].message);
            m_out.end_list();
        }
        if (m_entry_of[number] >= 0) m_out.key("entry"), m_out.integer(m_entry_of[number]);
        m_out.end_object();
    }

    // Those that no value shows.
    void write_findings() {
        m_out.key("findings");
        m_out.begin_list();
        for (std::size_t i = 0; i < m_plan.diagnostics.size(); ++i) {
            auto const& finding = m_plan.diagnostics[i];
            bool const is_kept = finding.code == "kept-as-text";
            if (m_shown[i] || finding.at.empty() || (!is_grave(finding) && !is_kept)) continue;
            m_out.begin_object(JsonShape::OneLine);
            text("severity", name_of(finding.severity));
            text("code", finding.code);
            text("message", finding.message);
            m_out.key("at");
            m_out.begin_list();
            for (auto const& place : finding.at) write_place(place);
            m_out.end_list();
            m_out.end_object();
        }
        m_out.end_list();
    }

    ReviewDocument const& m_document;
    Plan const& m_plan;
    ReviewOptions const& m_options;
    ItemFinder m_finder;
    std::vector<int> m_entry_of; // by item: the decision that it shows; -1: none
    std::map<int, std::vector<std::pair<std::size_t, Box>>> m_findings_on; // by page
    std::vector<bool> m_shown;                                             // by finding
    std::size_t m_doubts = 0;
    JsonWriter m_out;
};

} // namespace

ReviewData review_data(ReviewDocument const& document, ReviewOptions const& options) {
    return DataWriter(document, options).write();
}

} // namespace planleser
