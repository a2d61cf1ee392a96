#include "app/import_report.h"

#include "support/folder_content.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <sstream>
#include <thread>

using namespace planleser;

namespace {

ImportOutcome imported(std::string const& file) {
    ImportOutcome outcome;
    outcome.state = ImportState::Imported;
    outcome.file = file;
    return outcome;
}

std::string last_line(std::string const& text) {
    return text.substr(text.rfind('\r') == std::string::npos ? 0 : text.rfind('\r') + 1);
}

void pause_for(int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

} // namespace

TEST_CASE("the progress line tells of a scan's pages and of the time that they will take", "[report]") {
    std::ostringstream people;
    ReportOptions options;
    options.progress = true;
    ImportReport report(people, 1, options);
    report.pages_done("scan.pdf", 0, 20);
    report.refresh();
    CHECK(says(last_line(people.str()), "0 of 20 pages, "));
    CHECK(!says(people.str(), "left")); // nothing is known yet
    pause_for(250);
    report.pages_done("scan.pdf", 1, 20);
    report.refresh();
    auto const line = last_line(people.str());
    INFO(line);
    CHECK(says(line, "1 of 20 pages, "));
    CHECK((says(line, ", 0:04 left") || says(line, ", 0:05 left") || says(line, ", 0:06 left")));
    CHECK(!says(line, "documents"));
}

TEST_CASE("the progress line of a batch counts the pages of what is under way", "[report]") {
    std::ostringstream people;
    ReportOptions options;
    options.progress = true;
    ImportReport report(people, 4, options);
    report.pages_done("a.pdf", 0, 1);
    report.document_ended(imported("a.pdf"));
    auto failed = imported("b.pdf");
    failed.state = ImportState::Failed;
    failed.reason = "no PDF";
    report.document_ended(failed);
    report.pages_done("c.pdf", 5, 10);
    pause_for(250);
    report.refresh();
    auto const line = last_line(people.str());
    INFO(line);
    CHECK(says(line, "2 of 4 documents, 1 failed, 5 of 10 pages, "));
    CHECK(says(line, " pages/s, 0:00 left"));
    report.finish(false);
    CHECK(says(people.str(), "1 imported, 1 failed, 2 not begun or not ended\n"));
}

TEST_CASE("pages that an earlier run has recognised do not make the rest look quick", "[report]") {
    std::ostringstream people;
    ReportOptions options;
    options.progress = true;
    options.pace_of = std::chrono::milliseconds(500);
    ImportReport report(people, 1, options);
    for (int done = 0; done <= 10; ++done) report.pages_done("scan.pdf", done, 20);
    for (int done = 10; done <= 12; ++done) {
        report.pages_done("scan.pdf", done, 20);
        report.refresh();
        pause_for(400);
    }
    report.refresh();
    auto const line = last_line(people.str());
    INFO(line);
    CHECK(says(line, "12 of 20 pages, "));
    CHECK(says(line, " left"));
    CHECK(!says(line, ", 0:00 left")); // as all of the run would have it
    CHECK(!says(line, ", 0:01 left"));
}

TEST_CASE("programs hear of a document's pages once a second", "[report]") {
    std::ostringstream people, events;
    ReportOptions options;
    options.events = &events;
    ImportReport report(people, 1, options);
    report.pages_done("scan.pdf", 0, 20);
    report.pages_done("scan.pdf", 1, 20);
    CHECK(events.str().empty());
    pause_for(1050);
    report.pages_done("scan.pdf", 2, 20);
    report.pages_done("scan.pdf", 3, 20);
    CHECK(events.str() == "{\"event\":\"page\",\"file\":\"scan.pdf\",\"page\":3,\"pages\":20}\n");
}
