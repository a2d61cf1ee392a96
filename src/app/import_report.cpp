#include "app/import_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <ostream>

namespace planleser {

namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

constexpr auto between_page_events =
    1s; // of one document; a text page takes some milliseconds, a scan seconds
constexpr std::size_t most_readings_told = 2; // documents whose page stands in the progress line

constexpr auto row_format = "{:<34} {:>6} {:>6} {:>6} {:>9} {:>8} {:>9} {:>8} {:>8} {:>9} {:>8}\n";

// Counts code points, of which a terminal shows one a column in the names that occur here.
std::string shortened(std::string const& text, std::size_t width) {
    auto const begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    auto const length = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
    if (length <= width) return text;
    std::size_t skip = length - width + 1;
    auto first = text.begin();
    while (first != text.end() && (skip > 0 || !begins(*first))) {
        if (begins(*first)) --skip;
        ++first;
    }
    return "…" + std::string(first, text.end());
}

// At once, for the program that waits for it. A file's name need not be UTF-8.
void write_line(std::ostream& out, nlohmann::ordered_json const& event) {
    out << event.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << std::endl;
}

void add(PlanSummary& total, PlanSummary const& one) {
    total.pages += one.pages;
    total.areas += one.areas;
    total.goals += one.goals;
    total.measures += one.measures;
    total.targets += one.targets;
    total.partners += one.partners;
    total.budgets += one.budgets;
    total.figures += one.figures;
    total.errors += one.errors;
    total.warnings += one.warnings;
}

std::string row(std::string const& name, PlanSummary const& summary, std::string const& time) {
    return fmt::format(row_format, name, summary.pages, summary.areas, summary.goals, summary.measures,
        summary.targets, summary.partners, summary.budgets, summary.figures,
        summary.errors + summary.warnings, time);
}

std::string table_head() {
    return fmt::format(row_format, "document", "pages", "areas", "goals", "measures", "targets", "partners",
        "budgets", "figures", "findings", "CPU s");
}

char const* word_for(ImportState state) {
    switch (state) {
    case ImportState::Imported:
        return "imported";
    case ImportState::UpToDate:
        return "up-to-date";
    case ImportState::Failed:
        return "failed";
    }
    return "failed";
}

} // namespace

std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char byte) { return std::iscntrl(byte) != 0; }, '?');
    return text;
}

ImportReport::ImportReport(std::ostream& people, std::size_t documents, ReportOptions const& options)
    : m_people(people), m_documents(documents), m_options(options) {}

void ImportReport::document_ended(ImportOutcome const& outcome) {
    clear_progress();
    m_under_way.erase(outcome.file);
    if (outcome.state == ImportState::Failed)
        ++m_failed;
    else
        ++(outcome.state == ImportState::UpToDate ? m_up_to_date : m_imported);
    if (outcome.state != ImportState::Failed) {
        add(m_total, outcome.summary);
        m_findings += outcome.summary.errors + outcome.summary.warnings;
        m_corrections_lost += outcome.summary.corrections_lost;
    }
    print_row(outcome);
    if (m_options.events != nullptr) write_event(outcome);
}

void ImportReport::print_row(ImportOutcome const& outcome) {
    auto const name = on_one_line(outcome.file.string());
    if (outcome.state == ImportState::Failed) {
        auto const where = outcome.page > 0 ? fmt::format(":{}", outcome.page) : std::string();
        m_people << fmt::format("planleser: {}{}: {}\n", name, where, on_one_line(outcome.reason));
        return;
    }
    if (outcome.summary.failed_pages > 0)
        m_people << fmt::format(
            "planleser: {}: partial, {} of its pages failed\n", name, outcome.summary.failed_pages);
    if (m_imported + m_up_to_date > m_options.most_rows) return;
    if (m_imported + m_up_to_date == 1) m_people << table_head();
    auto const time =
        outcome.state == ImportState::UpToDate ? "as was" : fmt::format("{:.2f}", outcome.cpu_seconds);
    m_people << row(shortened(on_one_line(outcome.file.filename().string()), 34), outcome.summary, time);
    for (auto const& line : outcome.summary.corrections_listed)
        m_people << fmt::format("planleser: {}: {}\n", name, on_one_line(line));
}

void ImportReport::write_event(ImportOutcome const& outcome) {
    nlohmann::ordered_json event{
        {"event", "document"}, {"state", word_for(outcome.state)}, {"file", outcome.file.string()}};
    if (outcome.state == ImportState::Failed) {
        event["kind"] = outcome.kind;
        event["reason"] = outcome.reason;
        if (outcome.page > 0) event["page"] = outcome.page;
    } else {
        event["output"] = outcome.output.string();
        event["summary"] = nlohmann::ordered_json::parse(to_json(outcome.summary));
    }
    event["cpu_seconds"] = outcome.cpu_seconds;
    event["peak_memory"] = outcome.peak_memory;
    write_line(*m_options.events, event);
}

void ImportReport::clear_progress() {
    if (m_width == 0) return;
    m_people << '\r' << std::string(m_width, ' ') << '\r';
    m_width = 0;
}

void ImportReport::pages_done(std::filesystem::path const& file, int done, int pages) {
    auto const [entry, is_new] = m_under_way.try_emplace(file);
    auto& reading = entry->second;
    auto const moment = std::chrono::steady_clock::now();
    m_pages_done += static_cast<std::size_t>(std::max(0, done - reading.done));
    reading.done = done;
    reading.pages = pages;
    if (is_new) reading.told = moment;
    if (m_options.events == nullptr || moment - reading.told < between_page_events) return;
    reading.told = moment;
    nlohmann::ordered_json const event{
        {"event", "page"}, {"file", file.string()}, {"page", std::min(done + 1, pages)}, {"pages", pages}};
    write_line(*m_options.events, event);
}

double ImportReport::documents_done() const {
    auto done = static_cast<double>(m_imported + m_up_to_date + m_failed);
    for (auto const& [file, reading] : m_under_way)
        done += static_cast<double>(reading.done) / std::max(1, reading.pages);
    return done;
}

std::string ImportReport::progress() const {
    auto const seconds = Seconds(std::chrono::steady_clock::now() - m_began).count();
    auto const ended = m_imported + m_up_to_date + m_failed;
    auto line = m_documents > 1 ? fmt::format("{} of {} documents, {} failed, ", ended, m_documents, m_failed)
                                : std::string();
    for (auto const& [file, reading] : m_under_way)
        if (reading.pages > 1 && m_under_way.size() <= most_readings_told)
            line += fmt::format("{} of {} pages, ", reading.done, reading.pages);
    line += fmt::format("{:.1f} pages/s", static_cast<double>(m_pages_done) / std::max(seconds, 0.001));
    return line;
}

std::string ImportReport::time_left(Moment const& now) const {
    // Where the last minutes brought nothing forward, all of the run tells.
    auto const since =
        !m_past.empty() && m_past.front().done < now.done ? m_past.front() : Moment{m_began, 0};
    auto const open = static_cast<double>(m_documents) - now.done;
    if (now.done <= since.done || open <= 0) return {};
    auto const left = std::lround(Seconds(now.at - since.at).count() / (now.done - since.done) * open);
    return fmt::format(", {}:{:02} left", left / 60, left % 60);
}

void ImportReport::refresh() {
    auto const moment = std::chrono::steady_clock::now();
    if (!m_options.progress || moment - m_drawn < 200ms) return;
    m_drawn = moment;
    clear_progress();
    Moment const now{moment, documents_done()};
    auto const line = progress() + time_left(now);
    m_past.push_back(now);
    while (moment - m_past.front().at > m_options.pace_of) m_past.pop_front();
    m_people << line << std::flush;
    m_width = line.size();
}

void ImportReport::finish(bool interrupted) {
    clear_progress();
    auto const done = m_imported + m_up_to_date;
    if (done > m_options.most_rows) m_people << fmt::format("… and {} more\n", done - m_options.most_rows);
    if (done > 1) m_people << row("together", m_total, "");
    auto line = fmt::format("{} imported", m_imported);
    if (m_up_to_date > 0) line += fmt::format(", {} as they were", m_up_to_date);
    if (m_failed > 0) line += fmt::format(", {} failed", m_failed);
    auto const left = m_documents - done - m_failed;
    if (left > 0) line += fmt::format(", {} not begun or not ended", left);
    if (interrupted) line += "; interrupted";
    if (m_documents > 1 || done > 0 || interrupted) m_people << line << '\n';
    if (m_options.events == nullptr) return;
    nlohmann::ordered_json const event{{"event", "end"}, {"imported", m_imported},
        {"up_to_date", m_up_to_date}, {"failed", m_failed}, {"left", left}, {"interrupted", interrupted}};
    write_line(*m_options.events, event);
}

} // namespace planleser
