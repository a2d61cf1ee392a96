// What an import tells while it runs: a table and a progress line for people, JSON lines for programs.
#pragma once

#include "app/plan_summary.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>

namespace planleser {

enum class ImportState { Imported, UpToDate, Failed };

struct ImportOutcome {
    ImportState state = ImportState::Failed;
    std::filesystem::path file, output; // output: empty where nothing was written
    PlanSummary summary;                // of a plan
    std::string kind, reason;           // of a failure; kind is a kebab word
    int page = 0;                       // of a failure; 0: the document as a whole
    double cpu_seconds = 0;
    std::uint64_t peak_memory = 0; // bytes
};

struct ReportOptions {
    std::size_t most_rows = 100; // of documents that went well; a longer table helps nobody
    bool progress = false;       // keep a line about the state at the bottom of the terminal
    // The time left is told by the pace of this long: what an earlier run left goes by in a moment.
    std::chrono::milliseconds pace_of{30000};
    std::ostream* events = nullptr; // JSON lines; null: none
};

// A file name may hold anything; a table row and a message are one line.
std::string on_one_line(std::string text);

class ImportReport {
public:
    ImportReport(std::ostream& people, std::size_t documents, ReportOptions const& options);
    void document_ended(ImportOutcome const& outcome);
    // So many of a document's pages are done.
    void pages_done(std::filesystem::path const& file, int done, int pages);
    // Draws the progress line, a few times a second at most.
    void refresh();
    void finish(bool interrupted);

    std::size_t done() const { return m_imported + m_up_to_date; }
    std::size_t failed() const { return m_failed; }
    // Errors and warnings in all plans.
    std::size_t findings() const { return m_findings; }
    // Corrections of all plans that found no place.
    std::size_t corrections_lost() const { return m_corrections_lost; }

private:
    struct Reading {
        int done = 0, pages = 0;
        std::chrono::steady_clock::time_point told{}; // when an event last told of it
    };
    struct Moment {
        std::chrono::steady_clock::time_point at{};
        double done = 0; // documents
    };
    // With the share of the pages of documents under way.
    double documents_done() const;
    std::string progress() const;
    // ", 3:07 left"; empty where nothing is known yet.
    std::string time_left(Moment const& now) const;
    void clear_progress();
    void print_row(ImportOutcome const& outcome);
    void write_event(ImportOutcome const& outcome);

    std::ostream& m_people;
    std::size_t m_documents;
    ReportOptions m_options;
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now(), m_drawn{};
    std::size_t m_imported = 0, m_up_to_date = 0, m_failed = 0, m_findings = 0, m_corrections_lost = 0,
                m_pages_done = 0, m_width = 0;
    std::deque<Moment> m_past; // some of the last options.pace_of, the oldest first
    PlanSummary m_total;
    std::map<std::filesystem::path, Reading> m_under_way;
};

} // namespace planleser
